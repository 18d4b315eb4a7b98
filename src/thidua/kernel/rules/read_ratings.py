"""Ratings by year, from the facts of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from thidua.kernel.rules.fields import Reading, Where


def ratings_from(
    reading: Reading, tree: object, under_review: int, on: date, known: tuple[str, ...]
) -> dict[int, str] | None:
    """Return the rating of each year; None when nobody told.

    One word is the rating of the year under review; `HTTNV every year 2016-2025` names several.
    """
    if tree is None:
        return None
    found: dict[int, str] = {}
    for year, code, where in _told(reading, tree, under_review):
        if not year:
            reading.fault("case.not_a_year", where, value=str(where[-1]))
        elif year > on.year:
            reading.fault("case.future_year", where, year=year, on=on)
        elif year in found:
            reading.fault("case.two_ratings", where, year=year)
        elif code not in known:
            reading.fault("case.no_such_rating", where, value=code, allowed=", ".join(known))
        else:
            found[year] = code
    return found


def _told(reading: Reading, tree: object, year: int) -> Iterator[tuple[int, str, Where]]:
    """Yield year, code and place: from one word, a sentence, a block or a list."""
    if isinstance(tree, str):
        words = re.fullmatch(r"(\w+) every year (\d{4})\s*[-–]\s*(\d{4})", tree.strip())
        code, first, last = words.groups() if words else (tree.strip(), str(year), str(year))
        for one in range(int(first), int(last) + 1):
            yield one, code, ("rating",)
    elif isinstance(tree, dict):
        for key, code in tree.items():
            if code is not None:
                yield _year(key), str(code), ("rating", key)
    elif isinstance(tree, list):
        for place, one in enumerate(tree):
            said = reading.mapping(one, ("rating", place), None, ("year", "rating"))
            if said is not None:
                yield _year(said.get("year")), str(said.get("rating")), ("rating", place)
    else:
        reading.fault("case.wrong_type", ("rating",), value=tree)


def _year(tree: object) -> int:
    """Return a year, or 0."""
    text = str(tree)
    return int(text) if re.fullmatch(r"[12]\d{3}", text) else 0
