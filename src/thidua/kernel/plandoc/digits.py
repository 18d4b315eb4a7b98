"""Faults of recognition in numbers: l, I and O read for 1 and 0, mended place by place."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"(?<![^\W_])(?=[lIO]*\d)[\dlIO]{2,5}(?![^\W_])")
_ALONE = re.compile(
    r"(?m)(?:^[ \t>*#]{0,9}|(?<=\d[./-]))(?P<head>l)(?=[.)/-]\s?\S)"
    r"|(?<=[Gg]iai đoạn )(?P<phase>l)(?!\w)"
    r"|(?<=[Bb]ước )(?P<step>l)(?!\w)"
    r"|(?<=[Đđ]ợt )(?P<round>l)(?!\w)"
    r"|(?<=[Tt]háng )(?P<month>l)(?=\s?[/\s])"
    r"|(?<![^\W_])(?P<before>l)(?=[/.]\d)"
)
_UNIT = re.compile(r"\d{1,4}l")
_GAS = re.compile(r"[OI]\d")
_NEAR_BEFORE = re.compile(r"(?:[/.-]|(?:ngày|tháng|năm|quý|số:?|đoạn|đến|từ|-)\s)$", re.IGNORECASE)
_NEAR_AFTER = re.compile(r"\s?(?:[/-]|tháng\b|năm\b|hằng\b|hàng\b)|\.\d")
_DIGITS = str.maketrans("lIO", "110")
_REACH = 8


def mend_digits(text: str) -> str:
    """The text with the figures that a scan misread; every place stays the same.

    A letter becomes a figure only inside a number (`2l7/KH-UBND`, `2O25`) or where only a number
    can stand (`l. ` at the head of a line, `Giai đoạn l`).

    >>> mend_digits("Số: 2l7/KH-UBND ngày l6 tháng l0 năm 2O25")
    'Số: 217/KH-UBND ngày 16 tháng 10 năm 2025'
    """
    mended = _TOKEN.sub(_number, text)
    return _ALONE.sub(lambda m: m.group()[:-1] + "1", mended)


def _number(match: re.Match[str]) -> str:
    token = match.group()
    if token.isdigit():
        return token
    if _UNIT.fullmatch(token) or _GAS.fullmatch(token):
        text, start, end = match.string, match.start(), match.end()
        before = _NEAR_BEFORE.search(text[max(0, start - _REACH) : start])
        if not (before or _NEAR_AFTER.match(text, end)):
            return token
    return token.translate(_DIGITS)
