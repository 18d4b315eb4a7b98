"""Ratings by year, from the facts of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from thidua.kernel.rules.facts import Usage
from thidua.kernel.rules.fields import Reading, Where
from thidua.kernel.rules.read_words import is_open
from thidua.kernel.text.fold import fold

_YEARS: Final = r"([12]\d{3})(?:\s*(?:[-–]|to|đến)\s*([12]\d{3}))?"
_EXCEPT: Final = re.compile(r"\s+(?:except|trừ)\s+(.*)$")
_SENTENCE: Final = re.compile(
    rf"(.+?)(?:\s+(?:every year|each year|in|for|from|hằng năm|các năm|năm|từ))*\s+{_YEARS}"
)


def ratings_from(
    reading: Reading, tree: object, under_review: int, on: date, usage: Usage
) -> dict[int, str] | None:
    """Return the rating of each year; None when nobody told.

    One word is the rating of the year under review; `HTTNV every year 2016-2025` names several.
    A year that is told to be not rated yet, or to be an exception, has no rating.
    """
    if tree is None:
        return None
    found: dict[int, str] = {}
    for year, said, where in _told(reading, tree, under_review):
        code = said if said in usage.ratings else usage.rating_words.get(fold(said), "")
        if not code and is_open(said):
            continue
        if not year:
            reading.fault("case.not_a_year", where, value=str(where[-1]))
        elif year > on.year:
            reading.fault("case.future_year", where, year=year, on=on)
        elif year in found:
            reading.fault("case.two_ratings", where, year=year)
        elif not code:
            allowed = ", ".join(usage.ratings)
            reading.fault("case.no_such_rating", where, value=said, allowed=allowed)
        else:
            found[year] = code
    return found


def _told(reading: Reading, tree: object, year: int) -> Iterator[tuple[int, str, Where]]:
    """Yield year, words and place, each year of a span by itself."""
    for years, said, where in _lines(reading, tree, year):
        if said is not None:
            for one in _years(years):
                yield one, str(said).strip(), where


def _lines(reading: Reading, tree: object, year: int) -> Iterator[tuple[object, object, Where]]:
    """Yield years, words and place: from one word, a sentence, a block or a list."""
    if isinstance(tree, str):
        yield from _sentence(tree.strip(), year)
    elif isinstance(tree, dict):
        yield from ((key, said, ("rating", key)) for key, said in tree.items())
    elif isinstance(tree, list):
        for place, block in enumerate(tree):
            said = reading.mapping(block, ("rating", place), None, ("year", "rating"))
            if said is not None:
                yield said.get("year"), said.get("rating"), ("rating", place)
    else:
        reading.fault("case.wrong_type", ("rating",), value=tree)


def _sentence(text: str, year: int) -> Iterator[tuple[int, str, Where]]:
    """Yield each year, words and place of what is said in one line."""
    rule = _EXCEPT.sub("", text)
    apart = re.findall(r"[12]\d{3}", text[len(rule) :])
    found = _SENTENCE.fullmatch(rule)
    words, years = (found[1], rule[found.start(2) :]) if found else (rule, str(year))
    yield from ((one, words, ("rating",)) for one in _years(years) if str(one) not in apart)


def _years(tree: object) -> range:
    """Return the years of `2025` or `2021-2025`, or the year 0."""
    found = re.fullmatch(_YEARS, str(tree).strip())
    if found is None:
        return range(1)
    return range(int(found[1]), int(found[2] or found[1]) + 1)
