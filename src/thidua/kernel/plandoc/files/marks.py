"""How a count is written as a list mark: 3, c, C, iii, III, ba."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_ONES: Final = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_LETTERS: Final = 26
_TEN: Final = 10
_HUNDRED: Final = 100
_LARGEST_ROMAN: Final = 4000


def written(value: int, form: str) -> str:
    """VALUE in FORM, the names being those of Word (`ST_NumberFormat`).

    Letters are those of the Latin alphabet (a, b, c, d, e), as Word counts; đ is never counted.
    Forms that are not known are written as figures.
    """
    if form in {"none", "bullet"} or value <= 0:
        return str(value) if value <= 0 else ""
    if form in {"lowerRoman", "upperRoman"} and value < _LARGEST_ROMAN:
        roman = _roman(value)
        return roman.upper() if form == "upperRoman" else roman
    if form in {"lowerLetter", "upperLetter"}:
        times, place = divmod(value - 1, _LETTERS)
        letters = chr(ord("a") + place) * (min(times, 9) + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form == "decimalZero":
        return f"{value:02d}"
    if form in {"vietnameseCounting", "cardinalText"} and value < _HUNDRED:
        return _counted(value)
    return str(value)


def _roman(value: int) -> str:
    out = []
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        out.append(sign * times)
    return "".join(out)


def _counted(value: int) -> str:
    tens, ones = divmod(value, _TEN)
    if not tens:
        return _ONES[ones]
    first = "mười" if tens == 1 else f"{_ONES[tens]} mươi"
    last = {1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, _ONES[ones])
    return f"{first} {last}".strip()
