"""The checks of a comparison; each speaks only of what the two texts show."""

from __future__ import annotations

from typing import Any

from thidua.kernel.plandoc.compare.checks import names, substance, times
from thidua.kernel.plandoc.compare.checks.findings import Both, Finding
from thidua.kernel.plandoc.compare.items import Document

__all__ = ["check"]


def check(higher: Document, lower: Document, answer: dict[str, Any]) -> list[Finding]:
    """Run every check.

    Args:
        higher: the higher plan as it was read.
        lower: the lower plan as it was read.
        answer: the comparison, with the rows of all lists.

    Returns:
        The findings, those that block first.
    """
    both = Both(higher, lower, answer)
    found = [*names.checks(both), *substance.checks(both), *times.checks(both)]
    return sorted(found, key=lambda one: one["severity"] != "blocks")
