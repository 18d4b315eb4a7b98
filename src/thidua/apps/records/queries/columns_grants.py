"""Everything that was granted to many records, as columns."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from numpy.typing import NDArray

from thidua.apps.records.models import Grant
from thidua.apps.records.queries.columns_frame import Frame
from thidua.books.law import awards as book
from thidua.kernel.rules.bulk.masks import Calendar
from thidua.kernel.rules.bulk.sheet import Granted

Column = NDArray[Any]
_NEVER: Final = date.max.year


@dataclass
class Named:
    """Values that are no numbers, each with its place: types of award, years of lower titles."""

    types: list[str]
    years: list[tuple[int, ...]]
    at: dict[str, int] = field(default_factory=dict)

    def type(self, name: str) -> int:
        """Return the place of a type."""
        if name not in self.types:
            self.types.append(name)
        return self.types.index(name)

    def rest(self, text: str) -> int:
        """Return the place of a list of years; 0 is the empty one."""
        if text not in self.at:
            years = tuple(year for year in json.loads(text) if isinstance(year, int))
            self.at[text] = len(self.years) if years else 0
            self.years += [years] if years else []
        return self.at[text]


@dataclass(frozen=True)
class AllGranted:
    """What was granted.

    Attributes:
        by_award: as the engine takes it.
        titles, awards: who has any title, any commendation, cancelled ones too.
        first: the first year of anything granted, or a year far off.
    """

    by_award: dict[str, Granted]
    titles: NDArray[np.bool_]
    awards: NDArray[np.bool_]
    first: Column


def grants_of(frame: Frame) -> AllGranted:
    """Return everything granted to some records by the day of judgement; one query."""
    codes, named = list(book.rules()), Named([""], [()])
    is_title = np.array([one.kind == "title" for one in book.rules().values()])
    table = _read(frame, {code: place for place, code in enumerate(codes)}, named)
    table = _titles_once(table, is_title)
    row, award, year = (table[:, at] for at in (0, 1, 2))
    titles, awards = np.zeros(frame.size, np.bool_), np.zeros(frame.size, np.bool_)
    titles[row[is_title[award]]] = True
    awards[row[~is_title[award]]] = True
    first = np.full(frame.size, _NEVER, np.int64)
    np.minimum.at(first, row, year)
    by_award = {
        codes[place]: _granted(frame, table[award == place], named) for place in np.unique(award)
    }
    return AllGranted(by_award, titles, awards, first)


_USED: Final = 5
"""Place of the years used, in the columns row, award, year, type, cancelled, used."""


def _read(frame: Frame, codes: dict[str, int], named: Named) -> Column:
    """Return row, award, year, type, ordinal of the day of cancelling or 0, years used."""
    on = frame.calendar.on
    past = Q(decided__isnull=True) | Q(decided__lte=on)
    found = frame.of(Grant).filter(past, year__lte=on.year)
    read = (
        found.annotate(rests=Cast("used", TextField()))
        .order_by("year", "id")
        .values_list("subject_id", "award", "year", "type", "cancelled", "rests")
    )
    kinds = {code: rule.kind for code, rule in book.rules().items()}
    flat = (
        value
        for key, award, year, kind, cancelled, rests in read.iterator()
        if award in codes
        for value in (
            key,
            codes[award],
            year,
            named.type("" if kinds[award] == "title" else kind),
            cancelled.toordinal() if cancelled else 0,
            named.rest(rests or "[]"),
        )
    )
    table = np.fromiter(flat, np.int64).reshape(-1, _USED + 1)
    table[:, 0] = frame.places(table[:, 0])
    return table


def _titles_once(table: Column, is_title: NDArray[np.bool_]) -> Column:
    """Leave one grant of a title for a year: the last that stands, else the first cancelled."""
    titled = is_title[table[:, 1]]
    some, rest = table[titled], table[~titled]
    if not len(some):
        return table
    stands = some[:, 4] == 0
    place = np.arange(len(some))
    rank = np.where(stands, len(some) + place, len(some) - 1 - place)
    order = np.lexsort((rank, some[:, 2], some[:, 1], some[:, 0]))
    some = some[order]
    same = (some[1:, :3] == some[:-1, :3]).all(axis=1)
    return np.concatenate([some[np.append(~same, True)], rest])


def _granted(frame: Frame, table: Column, named: Named) -> Granted:
    """Return the grants of one award that were not cancelled by the day of judgement."""
    calendar = frame.calendar
    then = (table[:, 4] == 0) | (table[:, 4] > calendar.on.toordinal())
    table = table[then]
    made = Granted({}, np.zeros(frame.size, np.uint64), np.zeros(frame.size, np.uint64))
    row, year, used = (table[:, at] for at in (0, 2, _USED))
    bit = _bits(calendar, year)
    unsaid = used == 0
    np.bitwise_or.at(made.unsaid, row[unsaid], np.uint64(1) << bit[unsaid].astype(np.uint64))
    for place in np.flatnonzero(~unsaid & (year <= calendar.year)):
        made.used[row[place]] |= np.uint64(_mask(calendar, named.years[used[place]]))
    for kind in np.unique(table[:, 3]):
        here = table[:, 3] == kind
        made.layers[named.types[kind]] = _layers(frame.size, row[here], bit[here])
    return made


def _bits(calendar: Calendar, years: Column) -> Column:
    """Return the bit of each year."""
    found = np.zeros(len(years), np.int64)
    for year in np.unique(years):
        found[years == year] = calendar.bit(int(year))
    return found


def _mask(calendar: Calendar, years: Iterable[int]) -> int:
    """Return the bits of years that are not after the day of judgement."""
    mask = 0
    for year in years:
        if year <= calendar.on.year:
            mask |= 1 << calendar.bit(year)
    return mask


def _layers(size: int, row: Column, bit: Column) -> list[NDArray[np.uint64]]:
    """Return the years with at least one grant, at least two, and so on."""
    key = np.sort(row * 64 + bit)
    starts = np.flatnonzero(np.append(True, key[1:] != key[:-1]))
    turn = np.arange(len(key)) - np.repeat(starts, np.diff(np.append(starts, len(key))))
    layers = []
    for layer in range(int(turn.max()) + 1):
        made = np.zeros(size, np.uint64)
        here = key[turn == layer]
        np.bitwise_or.at(made, here // 64, np.uint64(1) << (here % 64).astype(np.uint64))
        layers.append(made)
    return layers
