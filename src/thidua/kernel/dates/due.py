"""Dates as plans give them (a day, a month, a quarter, a year, a span of years) as intervals."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_FORMS = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)


@dataclass(frozen=True)
class Due:
    """The days in which a thing may be due, both ends counted.

    Attributes:
        first: the first day that the words allow.
        last: the last one, which is the deadline.
    """

    first: date
    last: date


def parse(words: object) -> Due | None:
    """Read `2025-06-30`, `2025-06`, `2025-Q2`, `2025` or `2025/2027`.

    Returns:
        The interval, or None for anything else (`yearly`, a day that does not exist, null).
    """
    text = str(words).strip() if isinstance(words, (str, int)) else ""
    first, slash, last = text.partition("/")
    if not slash:
        return _one(text)
    start, stop = _one(first), _one(last)
    if start is None or stop is None or start.first > stop.last:
        return None
    return Due(start.first, stop.last)


def relation(higher: object, lower: object) -> str:
    """Say how a lower date stands to the higher one.

    Returns:
        same; later (surely after the last day of the higher one); earlier (its last day is before
        that of the higher one); narrower (the same last day, a shorter time); wider (it allows
        days after the last day of the higher one without saying so); added, left_out (only one of
        them has a date); none; or unclear, where words cannot be read as dates.
    """
    if not higher or not lower:
        return "none" if not (higher or lower) else ("added" if lower else "left_out")
    upper, under = parse(higher), parse(lower)
    if upper is None or under is None:
        return "same" if str(higher).strip() == str(lower).strip() else "unclear"
    if upper == under:
        return "same"
    if under.first > upper.last:
        return "later"
    if under.last != upper.last:
        return "earlier" if under.last < upper.last else "wider"
    return "narrower" if under.first > upper.first else "same"


def _one(text: str) -> Due | None:
    match = _FORMS.fullmatch(text)
    if match is None or not int(match["year"]):
        return None
    year = int(match["year"])
    months = (1, 12)
    if match["quarter"]:
        months = (int(match["quarter"]) * 3 - 2, int(match["quarter"]) * 3)
    elif match["month"]:
        months = (int(match["month"]), int(match["month"]))
    try:
        if match["day"]:
            day = date(year, months[0], int(match["day"]))
            return Due(day, day)
        end = calendar.monthrange(year, months[1])[1]
        return Due(date(year, months[0], 1), date(year, months[1], end))
    except ValueError:
        return None
