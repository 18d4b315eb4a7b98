"""Ratings, measures, works, cases and judgements of many records, as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

import numpy as np
from django.db.models import Case, IntegerField, Q, Value, When
from numpy.typing import NDArray

from thidua.apps.records.models import Judgement, Measure, OpenCase, Rating, Work
from thidua.apps.records.queries.columns_frame import Frame, marked, table
from thidua.books.law import awards as book
from thidua.kernel.dates import full_years
from thidua.kernel.rules.bulk.masks import OLD, Calendar, Years
from thidua.kernel.rules.bulk.sheet import (
    NO,
    NOT_TOLD,
    OUTSIDE,
    UNKNOWN,
    WORKS,
    YES,
    Numbers,
    Works,
)
from thidua.kernel.rules.read_words import is_open, recogniser

Judged = Mapping[str, dict[str, NDArray[Any]]]


def levels(frame: Frame) -> tuple[NDArray[np.uint64], ...]:
    """Return the years of each rating."""
    order = book.usage().ratings
    code = Case(
        *(When(code=name, then=Value(place)) for place, name in enumerate(order)),
        default=Value(len(order)),
        output_field=IntegerField(),
    )
    rated = frame.of(Rating).filter(year__lte=frame.calendar.on.year).annotate(level=code)
    found = table(rated.values_list("subject_id", "level", "year").iterator(), *[None] * 3)
    levels = [np.zeros(frame.size, np.uint64) for _ in order]
    back = frame.calendar.on.year - found[:, 2]
    near = back <= int(frame.calendar.whole).bit_length() - 1
    rows, bits = frame.places(found[:, 0]), np.uint64(1) << np.minimum(back, OLD).astype(np.uint64)
    for place, level in enumerate(levels):
        here = near & (found[:, 1] == place)
        np.bitwise_or.at(level, rows[here], bits[here])
    return tuple(levels)


def disciplined(frame: Frame) -> Years:
    """Return the years that count beside the measures: those after, perhaps that of their end."""
    calendar, on = frame.calendar, frame.calendar.on
    sure = np.full(frame.size, calendar.whole, np.uint64)
    perhaps = sure.copy()
    taken = Q(taken__isnull=True) | Q(taken__lte=on)
    measures = frame.of(Measure).filter(taken, _kept(on), form__in=book.usage().forms)
    for key, began, ends in measures.values_list("subject_id", "taken", "ends"):
        row = int(frame.places(np.array(key)))
        last = ends.year if ends else began.year if began else calendar.year
        sure[row] &= _from(calendar, last + 1) if ends else np.uint64(0)
        perhaps[row] &= _from(calendar, last)
    return Years(sure, perhaps)


def _from(calendar: Calendar, year: int) -> np.uint64:
    """Return every year from this one."""
    back = calendar.on.year - year
    return np.uint64(0 if back < 0 else (1 << (min(back, OLD) + 1)) - 1)


def _kept(on: date) -> Q:
    """Return the condition that an entry was not taken back by the day `on`."""
    return Q(withdrawn__isnull=True) | Q(withdrawn__gt=on)


def works(frame: Frame) -> tuple[Works | None, NDArray[np.bool_]]:
    """Return the works, and who has ingenuity in combat among them."""
    on, scopes = frame.calendar.on, book.usage().scopes
    told = Q(year__isnull=True) | Q(year__lte=on.year)
    rows = frame.of(Work).filter(told, _kept(on), scope__in=scopes)
    read = rows.values_list(
        "subject_id",
        "kind",
        "scope",
        "recognised",
        "applied",
        "replicable",
        "recognised_by",
        "year",
    )
    found = table(
        read.iterator(),
        None,
        WORKS.index,
        scopes.index,
        _said,
        _said,
        _said,
        _recognised,
        lambda year: year or 0,
    )
    if not len(found):
        return None, np.zeros(frame.size, np.bool_)
    own, kind, scope, recognised, applied, replicable, by, year = found.T
    row = frame.places(own)
    by_word = np.where(by == _OPEN, NO, np.where(by > 0, YES, UNKNOWN))
    recognised = np.where(recognised == UNKNOWN, by_word, recognised)
    applied = np.where(recognised == NO, NO, applied)
    back = on.year - year
    far = back > int(frame.calendar.whole).bit_length() - 1
    bit = np.where(year == 0, NOT_TOLD, np.where(far, OUTSIDE, back))
    by_unit = (by == _BY_UNIT).astype(np.int64)
    works = Works(
        row, np.ones_like(row), kind, scope, recognised, applied, replicable, by_unit, bit
    )
    return works, marked(frame.size, row[kind == WORKS.index("combat")])


def _said(answer: bool | None) -> int:  # noqa: FBT001 - one value of a column
    """Return NO, UNKNOWN or YES."""
    return UNKNOWN if answer is None else YES if answer else NO


_BY_UNIT: Final = 2
_OPEN: Final = 3


@lru_cache(maxsize=4096)
def _recognised(by: str) -> int:
    """Return 0 when nobody is named, else 1; 2 for one below the province, 3 while it is open."""
    if not by:
        return 0
    if is_open(by):
        return _OPEN
    return _BY_UNIT if recogniser(by) == "UNIT" else 1


def existence(founded: list[date | None], calendar: Calendar) -> dict[str, Numbers]:
    """Return full years since founding, where a day of it is told."""
    if not any(founded):
        return {}
    on = calendar.on
    years = [None if day is None else full_years(day, on) for day in founded]
    values = np.array([np.nan if one is None else float(one) for one in years])
    return {"years_of_existence": Numbers(values, lambda row: Fraction(years[row] or 0))}


def open_cases(frame: Frame) -> NDArray[np.bool_]:
    """Return where something is pending."""
    on = frame.calendar.on
    pending = Q(closed__isnull=True) | Q(closed__gt=on)
    rows = frame.of(OpenCase).filter(pending, since__lte=on).values_list("subject_id", flat=True)
    return marked(frame.size, frame.places(np.fromiter(rows.iterator(), np.int64)))


def judgements(frame: Frame, awards: Sequence[str]) -> Judged:
    """Return what people judged of awards in the year under review; the newest answer counts."""
    judged: dict[str, dict[str, NDArray[Any]]] = {}
    rows = frame.of(Judgement).filter(award__in=awards, year=frame.calendar.year).order_by("id")
    read = rows.values_list("subject_id", "award", "condition", "answer")
    for key, award, condition, answer in read.iterator():
        column = judged.setdefault(award, {}).get(condition)
        if column is None:
            column = judged[award][condition] = np.full(frame.size, UNKNOWN, np.int8)
        column[int(frame.places(np.array(key)))] = YES if answer else NO
    return judged
