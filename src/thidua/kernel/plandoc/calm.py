"""Texts that are all in capitals: sentences are read in small letters, headings stay."""

from __future__ import annotations

import re

from thidua.kernel.plandoc import markers
from thidua.kernel.plandoc.headings import loose
from thidua.kernel.plandoc.doc_numbers import NUMBER
from thidua.kernel.text.flat import flat

_SHARE = 0.9
_SEEN = 200_000
_HEADING = 90
_SENTENCE = re.compile(r"(?<=[.:;“\"])\s{1,3}[^\W\d_]|“[^\W\d_]")
_KEPT = re.compile(r"(?:ke hoach$|noi nhan|(?:tm|kt|tl)\.|cong hoa|doc lap|so:)")


def calm(text: str) -> str:
    """A text in capitals with its sentences in small letters; every place stays the same.

    Args:
        text: the text as given.

    Returns:
        The text itself when it is written as usual; else a text of the same length.
    """
    letters = [c for c in text[:_SEEN] if c.isalpha()]
    if sum(map(str.isupper, letters)) < _SHARE * len(letters):
        return text
    lines = text.split("\n")
    tail = next(
        (i for i, x in enumerate(lines) if flat(x[:20]).strip().startswith("noi nhan")), None
    )
    body = lines[:tail]
    return "\n".join([*map(_line, body), *(lines[tail:] if tail is not None else [])])


def _line(line: str) -> str:
    """One line in small letters unless it is a numbered heading."""
    marker = markers.match(line.strip())
    roman = marker is not None and marker.kind in {"roman", "part", "upper"}
    plain = flat(line).strip()
    if _KEPT.match(plain) or (roman and len(line) < _HEADING and loose(line)):
        return line
    low = line.lower()
    if len(low) != len(line):
        return line
    start = len(line) - len(line.lstrip()) + (marker.end if marker else 0)
    out = low[:start] + low[start : start + 1].upper() + low[start + 1 :]
    out = _SENTENCE.sub(lambda m: m.group()[:-1] + m.group()[-1].upper(), out)
    for match in NUMBER.finditer(line):
        out = out[: match.start()] + match.group() + out[match.end() :]
    return out if len(out) == len(line) else line
