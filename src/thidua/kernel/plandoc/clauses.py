"""Cut running text into sentences and clauses; quotations and brackets stay whole."""

from __future__ import annotations

import re

from thidua.kernel.plandoc.run import Run
from thidua.kernel.text.flat import UPPER

_STEP = re.compile(r"[“”\"()]|[.;](?=\s|$)|[!?…](?=\s|$)")
_SHORT = re.compile(r"(?:\b(?:TP|TM|KT|TL|Th|TS|PGS|GS|ThS|BS|[A-ZĐ]|tr|v\.v|Q|P)|\.\.)$")
_LONGEST_ASIDE = 1500


def split(run: Run, marks: str) -> list[Run]:
    """Cut a run after each of the marks that stands outside brackets and quotations.

    Args:
        run: running text.
        marks: the characters to cut at, `.` for sentences, `;` for clauses, `.;` for both.

    Returns:
        The pieces in order, each with its mark at the end.
    """
    pieces: list[Run] = []
    at, depth, opened = 0, 0, 0
    for match in _STEP.finditer(run.text):
        char = match.group()
        if char in "(“":
            depth, opened = depth + 1, match.start()
        elif char in ")”":
            depth = max(0, depth - 1)
        if depth and match.start() - opened > _LONGEST_ASIDE:
            depth = 0
        if depth or char in '()“”"' or not _ends(run.text, match, marks):
            continue
        pieces.append(run.part(at, match.end()))
        at = match.end()
    pieces.append(run.part(at))
    return [p for p in pieces if p.text]


def _ends(text: str, match: re.Match[str], marks: str) -> bool:
    char = match.group()
    if char == ";":
        return ";" in marks
    if "." not in marks:
        return False
    if char == "." and _SHORT.search(text[max(0, match.start() - 5) : match.start()]):
        return False
    following = text[match.end() : match.end() + 2].strip()
    return not following or bool(re.match(rf"[{UPPER}“\"(\-+•\d]", following))


def sentences(run: Run) -> list[Run]:
    """The sentences of a run."""
    return split(run, ".")


def clauses(run: Run) -> list[Run]:
    """The sentences of a run, cut at semicolons too."""
    return split(run, ".;")
