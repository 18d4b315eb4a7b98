"""The heading of a phase: `Giai đoạn 1 (2025 - 2027)`, `Đợt 2: từ ... đến ...`."""

from __future__ import annotations

import re

from thidua.kernel.text.flat import flat

_TIME = r"(?:nam\s|ngay\s|thang\s)?\d[\d/]*(?: thang \d{1,2})?(?:,? nam (?:19|20)\d\d)?"
_PHASE = re.compile(
    r"(?:giai doan|dot|buoc|chang)\s(?:thi dua\s)?(?:thu\s)?"
    r"(?:\d|[iv]{1,3}|nhat|mot|hai|ba|tu)\b(?P<years>\s?[,:(]?\s?(?:tu\s)?"
    rf"{_TIME}(?:\s?(?:-|den)\s?(?:het\s)?{_TIME})?)?"
)


_SPAN = (
    r"(?:het |cuoi |dau )?(?:nam |thang \d{1,2}[/ ]|"
    r"ngay \d{1,2}/\d{1,2}/|\d{1,2}/)?(?:nam )?(?:19|20)\d\d"
)
_YEARS = re.compile(
    rf"(?:giai doan|dot) (?:tu )?{_SPAN}\s?(?:-|den)\s?{_SPAN}(?:\s?:|\s?$)|"
    rf"tu (?:nay|{_SPAN})\s?(?:-|den)\s?{_SPAN}\s?:"
)


def phase_end(text: str) -> int:
    """Where the heading of a phase ends, or 0."""
    match = _PHASE.match(flat(text[:200]))
    if not match:
        spanned = _YEARS.match(flat(text[:200]))
        return spanned.end() if spanned else 0
    end = match.end("years") if match["years"] else match.end()
    bracket = text.find("(", 0, match.end() + 1)
    close = text.find(")", bracket, bracket + 90) if bracket > 0 else -1
    if close > 0:
        end = close + 1
    if text[end : end + 2].strip()[:1] == ":":
        end = text.index(":", end) + 1
    return min(end, len(text))
