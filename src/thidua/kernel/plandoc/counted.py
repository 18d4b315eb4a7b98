"""Lists that run on inside one paragraph: `Một là, ...; hai là, ...`, `(1) ...; (2) ...`."""

from __future__ import annotations

import itertools
import re

from thidua.kernel.plandoc import markers
from thidua.kernel.plandoc.run import Run

_SEQUENCES = (
    re.compile(
        r"(?:^|(?<=[.;:,]\s))(?:và\s)?(?P<mark>(?P<v>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|"
        r"mười)\slà\s?"
        r"[,:]?)\s(?=[^\W\d])",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:^|(?<=[.;:,]\s))(?:và\s)?(?P<mark>thứ\s(?P<v>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
        r"\s?(?:là\s?)?[,:])\s(?=[^\W\d])",
        re.IGNORECASE,
    ),
    re.compile(r"(?:^|(?<=[.;:,]\s))(?:và\s)?(?P<mark>\((?P<v>\d{1,2})\))\s(?=[^\W\d])"),
)  # fmt: skip
_LEAST = 2


def counted_parts(run: Run) -> list[Run]:
    """A paragraph cut before each member of a list that counts from one inside it.

    A paragraph that is an item itself is cut only where a colon opens the list.

    >>> [part.text for part in counted_parts(Run("Gồm: (1) Cờ; (2) Bằng khen.", ((0, 0),)))]
    ['Gồm:', '(1) Cờ;', '(2) Bằng khen.']
    """
    for pattern in _SEQUENCES:
        starts = _starts(run.text, pattern)
        if starts:
            edges = [0, *starts, len(run.text)]
            parts = [run.part(a, b) for a, b in itertools.pairwise(edges)]
            return [part for part in parts if part.text]
    return [run]


def _starts(text: str, pattern: re.Pattern[str]) -> list[int]:
    """Where the members of the list begin; empty when it does not count one, two, three ..."""
    found: list[int] = []
    for match in pattern.finditer(text):
        if _value(match["v"]) == len(found) + 1:
            found.append(match.start("mark"))
    if len(found) < _LEAST or found[0] == 0:
        return []
    before = text[: found[0]].rstrip()
    item = markers.match(text) is not None
    return found if before.endswith(":") or (before.endswith(".") and not item) else []


def _value(word: str) -> int:
    low = word.lower()
    return int(low) if low.isdigit() else markers.ORDINALS.get(low, markers.COUNTED.get(low, 0))
