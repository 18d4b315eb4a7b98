"""School years as a plan of a school writes its time: `Năm học 2025 - 2026: ...`."""

from __future__ import annotations

import re

from thidua.kernel.plandoc.outline import Node
from thidua.kernel.plandoc.run import Run
from thidua.kernel.text.flat import flat

_SCHOOL = re.compile(r"nam hoc (?P<a>20\d\d)\s?-\s?(?P<b>20\d\d)(?:(?:,| va)? (?P<c>20\d\d)\s?-\s?"
                     r"(?P<d>20\d\d))*")  # fmt: skip


def school_years(nodes: list[Node]) -> tuple[str, str] | None:
    """From the first to the last school year when the items of the section are school years."""
    heads = [flat(n.text[:_HEAD]) for s in nodes for n in s.children if n.block]
    found = [m for head in heads if (m := _SCHOOL.match(head.removeprefix("cac ")))]
    if len(found) < _TWO:
        return None
    years = [y for m in found for y in re.findall(r"20\d\d", m.group())]
    return min(years), max(years)


_HEAD, _TWO = 120, 2


def without_label(clause: Run) -> int:
    """Where a clause goes on after `Năm học 2025 - 2026:`; 0 when it does not begin so."""
    label = _LABEL.match(flat(clause.text))
    return label.end() if label else 0


_LABEL = re.compile(r"(?:cac )?nam hoc [\d\s,va-]{4,60}:")
