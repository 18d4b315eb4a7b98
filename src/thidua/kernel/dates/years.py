"""Counting years between days."""

from __future__ import annotations

from datetime import date


def full_years(start: date, end: date) -> int:
    """Return how many full years lie between two days; negative when `end` is before `start`.

    >>> [full_years(date(2018, 3, day), date(2026, 3, 1)) for day in (1, 2)]
    [8, 7]
    """
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
