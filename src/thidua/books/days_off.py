"""Days on which nobody is expected at work."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from thidua.books.reader import read_yaml


@cache
def _book() -> dict[str, Any]:
    path = Path(__file__).with_name("days_off.yaml")
    book: dict[str, Any] = read_yaml(path.read_text(encoding="utf-8"), path.name)
    return book


def is_day_off(day: date) -> bool:
    """Say whether `day` is a weekend or a holiday with a fixed date.

    Source:
        books/days_off.yaml; holidays of the lunar calendar are not in it.
    """
    fixed = {row["day"] for row in _book()["fixed"]}
    return day.isoweekday() in _book()["weekend"] or f"{day:%m-%d}" in fixed
