"""Keys that sort the Vietnamese way in any database, whatever its collation.

A key holds only digits and lower-case ASCII letters, so that SQLite's byte order, PostgreSQL's `C`
and its language collations agree on it. First the letters in the order of the alphabet
(a ă â b c d đ e ê ...), then, where all letters are equal, the tones in the order of the dictionary
(ngang, huyền, hỏi, ngã, sắc, nặng). Numbers count as numbers: `Quận 2` stands before `Quận 10`.
"""

from __future__ import annotations

import re
import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_FOREIGN = "6"
_END, _SPACE, _SIGN, _NUMBER, _OTHER = "00", "01", "02", "03", "z9"
_SIGNS = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum())
_PIECES = re.compile(r"[0-9]+|\s+|.", re.DOTALL)


def _letters() -> dict[str, tuple[str, str]]:
    """Return, for every composed Vietnamese letter, the codes of its letter and its tone."""
    found = {}
    for place, letter in enumerate(ALPHABET):
        for rank, tone in enumerate(TONES):
            composed = unicodedata.normalize("NFC", letter + tone)
            if len(composed) == 1:
                found[composed] = (f"{chr(ord('a') + place // 10)}{place % 10}", str(rank))
    return found


_LETTERS = _letters()


def sort_key(text: str) -> str:
    """Return the key under which a text is sorted; store it beside the text.

    >>> sorted(["Yến", "Đào", "Ơn", "Dũng", "Ông", "On", "dao"], key=sort_key)
    ['dao', 'Dũng', 'Đào', 'On', 'Ông', 'Ơn', 'Yến']
    """
    letters: list[str] = []
    tones: list[str] = []
    for piece in _PIECES.findall(unicodedata.normalize("NFC", text.strip()).lower()):
        letter, tone = _LETTERS.get(piece) or _code(piece)
        letters.append(letter)
        tones.append(tone)
    return "".join((*letters, _END, *tones))


def name_sort_key(name: str) -> str:
    """Return the key for the name of a person: given name first, as Vietnamese lists have it.

    >>> sorted(["Trần Thị Ánh", "Lê Văn An", "Nguyễn Thị An"], key=name_sort_key)
    ['Lê Văn An', 'Nguyễn Thị An', 'Trần Thị Ánh']
    """
    words = name.split()
    return sort_key(" ".join(words[-1:] + words[:-1]))


def _code(piece: str) -> tuple[str, str]:
    """Return the codes of a number, a space, a sign or a letter of another alphabet."""
    if piece.isspace():
        return _SPACE, "0"
    if piece.isascii() and piece.isdigit():
        digits = piece.lstrip("0") or "0"
        return f"{_NUMBER}{len(digits):04d}{digits}", "0"
    if piece in _SIGNS:
        return f"{_SIGN}{_SIGNS.index(piece):02d}", "0"
    base = unicodedata.normalize("NFD", piece)[0]
    if base in _LETTERS and base != piece:
        return _LETTERS[base][0], _FOREIGN
    return f"{_OTHER}{ord(piece):06x}", "0"
