"""What a page asks of a finished run: who, how many, by unit; nothing is judged here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit
from thidua.apps.records.models import Subject
from thidua.apps.records.queries.deserving_answers import MEETS, ONE, OPEN, STANDINGS, Line
from thidua.apps.records.queries.deserving_store import DIRECT, LEADER, PERSON, Kept
from thidua.apps.records.queries.seen import narrowed, visible_to
from thidua.core import clock

SIZE: Final = 25
PIECE: Final = 1_000
ORDERS: Final = ("name", "-name", "unit", "-unit", "standing", "-standing")
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Narrowed:
    """What a list is narrowed to; every empty value leaves all in.

    Attributes:
        award: of which the standings are.
        standing: one of `STANDINGS`.
        unit: uid of a unit right under the one asked about, or of that one itself.
        work: `direct` or `leader`.
        granted: `yes` or `no`.
        lacks: the one condition that is lacking.
        unknown: a fact that is missing.
        text: words of the name.
    """

    award: str
    standing: str = ""
    unit: str = ""
    work: str = ""
    granted: str = ""
    lacks: str = ""
    unknown: str = ""
    text: str = ""


@dataclass(frozen=True)
class Page:
    """One page of a kept list, as `core.paging.Page`; the list never changes, so places serve."""

    rows: list[int]
    next_cursor: str | None
    prev_cursor: str | None
    count: int


@dataclass(frozen=True)
class Share:
    """How many of some work directly, and how many lead."""

    total: int
    direct: int
    leader: int


@dataclass(frozen=True)
class UnitShares:
    """The shares of a unit among all, among those who meet, among those awarded."""

    unit_id: int | None
    everybody: Share
    meets: Share
    granted: Share


def chosen(kept: Kept, asked: Narrowed, person: Any) -> NDArray[np.intp]:
    """Return the places of the records that fit, in the order of names."""
    columns = kept.columns
    standing = kept.standing(asked.award)
    fits = standing >= 0
    if asked.standing:
        fits &= standing == STANDINGS.index(asked.standing)
    if asked.work:
        fits &= (columns.marks & (DIRECT if asked.work == "direct" else LEADER)) > 0
    if asked.granted:
        fits &= columns.granted[asked.award] == (asked.granted == "yes")
    if asked.lacks:
        fits &= kept.having(
            asked.award, lambda line: line.standing == ONE and asked.lacks in line.lacking
        )
    if asked.unknown:
        fits &= kept.having(
            asked.award, lambda line: line.standing == OPEN and asked.unknown in line.missing
        )
    if asked.unit:
        fits &= _in_unit(kept, asked.unit)
    if asked.text:
        fits &= _named(kept, asked.text, person)
    return np.flatnonzero(fits)


def _in_unit(kept: Kept, uid: str) -> Flags:
    """Tell which records belong to the group of a unit; one query."""
    unit = organisations.by_uid(uid)
    at = -1 if unit is None else unit.pk
    return np.isin(kept.columns.group, np.flatnonzero(kept.columns.units == at))


def _named(kept: Kept, text: str, person: Any) -> Flags:
    """Tell which records bear these words; one query."""
    rows = narrowed(visible_to(person), text=text).order_by().values_list("pk", flat=True)
    return np.isin(kept.columns.ids, np.fromiter(rows.iterator(), np.int64))


def ordered(kept: Kept, award: str, places: NDArray[np.intp], order: str) -> NDArray[np.intp]:
    """Return places in another order; equal ones stay in that of names."""
    by = order.removeprefix("-")
    if by == "name":
        return places[::-1] if order.startswith("-") else places
    key = kept.columns.group if by == "unit" else kept.standing(award)
    keys = key[places].astype(np.int64)
    return places[np.argsort(-keys if order.startswith("-") else keys, kind="stable")]


def page(places: NDArray[np.intp], after: str, size: int = SIZE) -> Page:
    """Return one page; `after` is a cursor of an earlier one, anything else gives the first."""
    count = len(places)
    start = int(after) if after.isdecimal() and int(after) < count else 0
    end = start + size
    return Page(
        places[start:end].tolist(),
        str(end) if end < count else None,
        str(max(0, start - size)) if start else None,
        count,
    )


def counts(kept: Kept, award: str) -> dict[str, int]:
    """Return how many records there are by standing."""
    standing = kept.standing(award)
    found = np.bincount(standing[standing >= 0], minlength=len(STANDINGS))
    return dict(zip(STANDINGS, found.tolist(), strict=True))


def meets_without(kept: Kept, award: str) -> int:
    """Return how many meet the standard and were not granted it that year."""
    met = kept.standing(award) == STANDINGS.index(MEETS)
    return int((met & ~kept.columns.granted[award]).sum())


def lacking(kept: Kept, award: str) -> list[tuple[str, str, int]]:
    """Return route, condition and number of those who lack this condition alone, most first."""
    found = Counter[tuple[str, str]]()
    for line, n in _used(kept, award):
        if line.standing == ONE:
            found[line.route, line.lacking[0]] += n
    return [(*pair, n) for pair, n in found.most_common()]


def unknown(kept: Kept, award: str) -> list[tuple[str, int]]:
    """Return missing facts and for how many records they would decide, most first."""
    found = Counter[str]()
    for line, n in _used(kept, award):
        if line.standing == OPEN:
            found.update(dict.fromkeys(line.missing, n))
    return found.most_common()


def _used(kept: Kept, award: str) -> Iterator[tuple[Line, int]]:
    """Yield every distinct answer with the number of its records."""
    answer, known = kept.columns.answer[award], kept.lines[award]
    found = np.bincount(answer[answer >= 0], minlength=len(known))
    yield from zip(known, found.tolist(), strict=True)


def shares(kept: Kept, award: str) -> tuple[UnitShares, list[UnitShares]]:
    """Return the shares of persons in all, and by unit for those in which there are any."""
    columns, standing = kept.columns, kept.standing(award)
    persons = (columns.marks & PERSON > 0) & (standing >= 0)
    sets = (
        persons,
        persons & (standing == STANDINGS.index(MEETS)),
        persons & columns.granted[award],
    )
    tables = [_by_group(kept, one) for one in sets]
    whole = UnitShares(None, *(_share(table.sum(axis=0)) for table in tables))
    each = [
        UnitShares(int(unit), *(_share(table[at]) for table in tables))
        for at, unit in enumerate(columns.units)
        if tables[0][at, 0]
    ]
    return whole, each


def _by_group(kept: Kept, flags: Flags) -> NDArray[np.int64]:
    """Return a line for each group: how many in all, directly, leading."""
    columns = kept.columns
    size = len(columns.units)
    made = [
        np.bincount(columns.group[flags & one], minlength=size)
        for one in (
            np.ones(len(flags), np.bool_),
            columns.marks & DIRECT > 0,
            columns.marks & LEADER > 0,
        )
    ]
    return np.stack(made, axis=1)


def _share(row: NDArray[np.int64]) -> Share:
    """Return a line as a share."""
    return Share(*(int(value) for value in row))


def by_unit(kept: Kept, award: str) -> list[tuple[int, dict[str, int]]]:
    """Return for each group with any record its unit and how many there are by standing."""
    standing, group = kept.standing(award), kept.columns.group
    here = standing >= 0
    width = len(STANDINGS)
    key = group[here].astype(np.int64) * width + standing[here]
    table = np.bincount(key, minlength=width * len(kept.columns.units)).reshape(-1, width)
    return [
        (int(unit), dict(zip(STANDINGS, table[at].tolist(), strict=True)))
        for at, unit in enumerate(kept.columns.units)
        if table[at].any()
    ]


def people(kept: Kept, places: list[int], person: Any) -> Mapping[int, Subject]:
    """Return the records at these places that `person` may still see, by key; one query."""
    ids = [int(kept.columns.ids[at]) for at in places]
    found = visible_to(person).filter(pk__in=ids).select_related("unit")
    return {one.pk: one for one in found}


def unit_names(kept: Kept) -> dict[int, str]:
    """Return the names of the units of the groups; at most two queries."""
    return organisations.placed_names(kept.columns.units.tolist(), clock.today())


def people_said(kept: Kept, places: Any, person: Any) -> Iterator[tuple[int, Subject, str]]:
    """Yield place, record and name of its unit in this order; few queries for each thousand."""
    listed = [int(at) for at in places]
    for start in range(0, len(listed), PIECE):
        some = listed[start : start + PIECE]
        found = people(kept, some, person)
        names = organisations.placed_names({one.unit_id for one in found.values()}, clock.today())
        for at in some:
            subject = found.get(int(kept.columns.ids[at]))
            if subject is not None:
                yield at, subject, names.get(subject.unit_id, "")


def unit_uids(kept: Kept) -> dict[int, str]:
    """Return the identities of the units of the groups; one query."""
    units = Unit.objects.filter(pk__in=kept.columns.units.tolist())
    return dict(units.values_list("pk", "uid"))
