"""The last day on which something is due, from the way a plan writes it."""

from __future__ import annotations

from datetime import date

from thidua.kernel.dates.due import parse

FIRST_YEAR, LAST_YEAR = 1945, 2100
"""Years outside are slips of the pen."""


def last_day(due: str) -> date | None:
    """Return the last day of `2025-06-30`, `2025-06`, `2025-Q2`, `2027`; None for anything else."""
    found = parse(due)
    return found.last if found else None


def year_of(value: object) -> int | None:
    """Return the year with which `2025`, `2025-Q2` or `2025-06-30` begins, else None."""
    head = str(value or "")[:4]
    year = int(head) if head.isascii() and head.isdigit() else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def day_of(value: object) -> date | None:
    """Return the day that `2025-06-30` names, None for anything else."""
    try:
        return date.fromisoformat(str(value or ""))
    except ValueError:
        return None
