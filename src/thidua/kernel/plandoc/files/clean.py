"""One form of text for everything that reads it: letters, spaces, line ends."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_SPACES: Final = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NOTHING: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_SYMBOLS: Final = re.compile("[\ue000-\uf8ff]")  # letters of picture fonts: used as bullets
_SIGNS: Final = re.compile(r"[^\w\s\x00-\x7f]{31,}")  # a long run of marks, dots or dashes
_MOST_MARKS: Final = 30  # on one letter, as Unicode's stream-safe text (UAX 15) allows
_BLANK_LINES: Final = re.compile("\n{3,}")
_SIDES: Final = re.compile(r"(?<=[^\s]{2}[;:.,)]|[^\s]{3}|\w\)[.;])[ \t]*\t[ \t]*(?=[^\W\d_]{2})")
_TABS: Final = re.compile(r" *\t[ \t]*")
_COLUMNS: Final = 3
_LINE_TAIL: Final = re.compile(" +\n")


def clean(text: str) -> str:
    """TEXT in NFC with LF line ends, plain spaces, at most one blank line on end.

    The first line has text; the last character is a line end. `clean(clean(x)) == clean(x)`.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _NOTHING.sub("", _SPACES.sub(" ", _SIDES.sub("    ", _rows(text))))
    text = _SIGNS.sub(_few_marks, text)
    text = unicodedata.normalize("NFC", _SYMBOLS.sub("•", text))
    text = _LINE_TAIL.sub("\n", text + "\n")
    text = _BLANK_LINES.sub("\n\n", text).strip("\n")
    return text.rstrip(" \n") + "\n" if text.strip() else ""


def _rows(text: str) -> str:
    """The text with bars between the cells of tables whose columns only tabs part.

    A table is two lines or more, one under the other, of three cells or more.
    """
    if "\t" not in text:
        return text
    lines = text.split("\n")
    cells = [_TABS.split(line.strip(" \t")) if "\t" in line else [] for line in lines]
    table = [len(row) >= _COLUMNS for row in cells]
    for n, row in enumerate(cells):
        if table[n] and ((n and table[n - 1]) or table[n + 1 : n + 2] == [True]):
            lines[n] = " | ".join(row)
    return "\n".join(lines)


def _few_marks(found: re.Match[str]) -> str:
    """The run without marks that no letter bears; to order a million of them takes hours."""
    out, marks = [], 0
    for sign in found[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            out.append(sign)
    return "".join(out)
