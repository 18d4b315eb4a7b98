"""What a check says: one finding, in Vietnamese and English, with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.kernel.plandoc.compare.checks.texts import texts
from thidua.kernel.plandoc.compare.items import Document
from thidua.kernel.plandoc.compare.rows import Row

Finding = dict[str, Any]

BLOCKS = "blocks"
WARNS = "warns"
_LONGEST = 90


@dataclass(frozen=True)
class Both:
    """The two plans and their comparison.

    Attributes:
        higher: the higher plan as it was read.
        lower: the lower plan as it was read.
        answer: the comparison so far.
    """

    higher: Document
    lower: Document
    answer: dict[str, Any]

    @property
    def whole(self) -> bool:
        """Whether the lower text holds the whole plan, so that what is missing is missing."""
        return bool(self.answer["scope"]["lower"] == "whole")

    def rows(self, name: str) -> list[Row]:
        """Give the rows of one list."""
        rows: list[Row] = self.answer[name]
        return rows


@dataclass(frozen=True)
class Place:
    """Where a finding stands.

    Attributes:
        span: [start, end) in the lower text, or None where the thing is not there.
        where: the path in the lower document.
    """

    span: object = None
    where: Sequence[str | int] = ()


def finding(
    code: str,
    place: Place,
    values: Mapping[str, object] | None = None,
    *,
    text: str = "",
    severity: str = WARNS,
    **more: object,
) -> Finding:
    """Make a finding.

    Args:
        code: its stable name.
        place: where it stands.
        values: what its sentences name.
        text: the name of its sentences, where that is not the code.
        severity: blocks or warns.
        more: further values for a page (words, numbers, due dates).
    """
    vi, en = (one.format(**(values or {})) for one in texts()[text or code])
    return {
        "code": code,
        "severity": severity,
        "text": vi,
        "text_en": en,
        "span": first_span(place.span),
        "where": list(place.where),
        **more,
    }


def first_span(span: object) -> list[int] | None:
    """Give a span; of several, the one from the first start to the last end."""
    if not isinstance(span, list) or not span:
        return None
    spans = [one for one in span if isinstance(one, list)]
    if not spans:
        return [span[0], span[1]] if isinstance(span[0], int) else None
    return [min(one[0] for one in spans), max(one[1] for one in spans)]


def short(value: object) -> str:
    """Give the beginning of a text for a sentence, cut between words."""
    text = "; ".join(value) if isinstance(value, list) else str(value or "")
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
