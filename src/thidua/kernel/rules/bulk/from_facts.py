"""From facts as objects to columns, for facts that came as JSON and for comparing the engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thidua.kernel.dates import full_years
from thidua.kernel.rules.bulk.masks import OLD, Calendar, Flags, Mask, Years
from thidua.kernel.rules.bulk.part import Part, part
from thidua.kernel.rules.bulk.sheet import (
    LAUNCHERS,
    NO,
    NOT_TOLD,
    ORGANISERS,
    OUTSIDE,
    UNKNOWN,
    WORKS,
    YES,
    Granted,
    Members,
    MovementColumns,
    Numbers,
    Sheet,
    Who,
    Works,
)
from thidua.kernel.rules.facts import Facts, Grant, Usage, Work


def sheet_of(several: Sequence[Facts], usage: Usage) -> Sheet:
    """Return the columns of facts that share the day of judgement and the year under review."""
    calendar = Calendar(several[0].on, several[0].year)
    size = len(several)
    return Sheet(
        size=size,
        calendar=calendar,
        who=_who(several),
        civil=_flags(several, lambda one: one.force == "civil"),
        levels=_levels(several, calendar, usage),
        disciplined=_disciplined(several, calendar),
        grants=_grants(several, calendar),
        titles_told=_flags(several, lambda one: one.titles_told),
        awards_told=_flags(several, lambda one: one.awards_told),
        works=_works(several, calendar, usage),
        works_told=_flags(several, lambda one: one.works is not None),
        combat_told=_flags(several, lambda one: one.combat_told),
        standards=_standards(several),
        standards_told=_flags(several, lambda one: one.standards is not None),
        numbers=_numbers([one.numbers for one in several]),
        answers=_answers([one.answers for one in several]),
        judgements=_answers([one.judgements for one in several]),
        members=_members(several, calendar, usage),
        members_told=_flags(several, lambda one: one.members_disciplined is not None),
        open_cases=_flags(several, lambda one: bool(one.open_cases)),
        movement=_movement(several),
        organiser=np.array([ORGANISERS.index(one.organiser) for one in several]),
        placed=_flags(several, lambda one: one.place is not None),
        place=np.array([one.place or 0 for one in several]),
    )


def _flags(several: Sequence[Facts], ask: Callable[[Facts], bool]) -> NDArray[np.bool_]:
    """Return a yes or no for each."""
    return np.array([ask(one) for one in several], np.bool_)


def _who(several: Sequence[Facts]) -> Part[Who]:
    """Return kind, groups, whether a movement is told, and force."""
    places: dict[Who, int] = {}
    who = [Who(one.kind, one.groups, one.movement is not None, one.force) for one in several]
    index = [places.setdefault(one, len(places)) for one in who]
    return part(np.array(index, np.intp), list(places))


def _levels(several: Sequence[Facts], calendar: Calendar, usage: Usage) -> tuple[Mask, ...]:
    """Return the years of each rating."""
    levels = [np.zeros(len(several), np.uint64) for _ in usage.ratings]
    for row, one in enumerate(several):
        for year, rating in (one.ratings or {}).items():
            bit = calendar.bit(year)
            if bit != OLD:
                levels[usage.ratings.index(rating)][row] |= np.uint64(1 << bit)
    return tuple(levels)


def _disciplined(several: Sequence[Facts], calendar: Calendar) -> Years:
    """Return the years that count beside the measures: those after, perhaps that of their end."""
    whole = int(calendar.whole)
    sure = np.full(len(several), whole, np.uint64)
    perhaps = sure.copy()
    for row, one in enumerate(several):
        certain = possible = whole
        for measure in one.measures or ():
            if measure.ends is not None:
                last = measure.ends.year
                certain &= _from(calendar, last + 1)
            else:
                last = measure.year or calendar.year
                certain = 0
            possible &= _from(calendar, last)
        sure[row], perhaps[row] = certain, possible
    return Years(sure, perhaps)


def _from(calendar: Calendar, year: int) -> int:
    """Return every year from this one."""
    back = calendar.on.year - year
    return 0 if back < 0 else (1 << (min(back, OLD) + 1)) - 1


def _grants(several: Sequence[Facts], calendar: Calendar) -> dict[str, Granted]:
    """Return what was granted and not cancelled by the day of judgement, by award."""
    found: dict[str, Granted] = {}
    size = len(several)
    for row, one in enumerate(several):
        times: Counter[tuple[str, str, int, bool]] = Counter()
        for grant in one.grants:
            if grant.cancelled is not None and grant.cancelled <= calendar.on:
                continue
            if grant.award not in found:
                found[grant.award] = Granted(
                    {}, np.zeros(size, np.uint64), np.zeros(size, np.uint64)
                )
            granted, bit = found[grant.award], calendar.bit(grant.year)
            other = grant.giver == "OTHER"
            layer = times[grant.award, grant.type, bit, other]
            times[grant.award, grant.type, bit, other] += 1
            layers = (granted.others if other else granted.layers).setdefault(grant.type, [])
            if layer == len(layers):
                layers.append(np.zeros(size, np.uint64))
            layers[layer][row] |= np.uint64(1 << bit)
            _rests_on(granted, row, grant, calendar)
    return found


def _rests_on(granted: Granted, row: int, grant: Grant, calendar: Calendar) -> None:
    """Keep on which years a grant says it rests, or that it does not say."""
    if not grant.used:
        granted.unsaid[row] |= np.uint64(1 << calendar.bit(grant.year))
    elif grant.year <= calendar.year:
        for year in grant.used:
            if year <= calendar.on.year:
                granted.used[row] |= np.uint64(1 << calendar.bit(year))


def _works(several: Sequence[Facts], calendar: Calendar, usage: Usage) -> Works | None:
    """Return the works one after the other."""
    rows = [
        (row, 1, *_work(work, calendar, usage))
        for row, one in enumerate(several)
        for work in one.works or ()
    ]
    return Works(*np.array(rows, np.int64).T) if rows else None


def _work(work: Work, calendar: Calendar, usage: Usage) -> tuple[int, ...]:
    """Return kind, scope, states, who recognised it and year of one work as numbers."""
    bit = NOT_TOLD
    if work.year is not None:
        bit = OUTSIDE if work.year > calendar.on.year else calendar.bit(work.year)
        bit = OUTSIDE if bit == OLD else bit
    return (
        WORKS.index(work.kind),
        usage.scopes.index(work.scope) if work.scope in usage.scopes else NOT_TOLD,
        _said(work.recognised),
        _said(work.applied),
        _said(work.replicable),
        int(work.by == "UNIT"),
        bit,
    )


def _said(answer: object) -> int:
    """Return NO, UNKNOWN or YES."""
    return UNKNOWN if answer is None else YES if answer else NO


def _standards(several: Sequence[Facts]) -> dict[str, Flags]:
    """Return for each award whether its standard is said to be met."""
    said = [one.standards or frozenset() for one in several]
    return {code: np.array([code in one for one in said]) for code in frozenset().union(*said)}


def _numbers(several: Sequence[Mapping[str, Fraction]]) -> dict[str, Numbers]:
    """Return each number that anybody told."""
    found = {}
    for name in sorted({name for one in several for name in one}):
        values = np.array([float(one[name]) if name in one else np.nan for one in several])
        found[name] = Numbers(values, partial(_exact, several, name))
    return found


def _exact(several: Sequence[Mapping[str, Fraction]], name: str, row: int) -> Fraction:
    """Return the number of one row."""
    return several[row][name]


def _answers(several: Sequence[Mapping[str, bool]]) -> dict[str, NDArray[Any]]:
    """Return each yes or no that anybody told."""
    return {
        name: np.array([_said(one.get(name)) for one in several], np.int8)
        for name in sorted({name for one in several for name in one})
    }


def _members(several: Sequence[Facts], calendar: Calendar, usage: Usage) -> dict[str, Members]:
    """Return how many members were disciplined, by form."""
    found = {}
    for form in usage.forms:
        both = [
            [
                sum(m.form == form and m.year == year for m in one.members_disciplined or ())
                for one in several
            ]
            for year in (calendar.year, None)
        ]
        if any(map(any, both)):
            found[form] = Members(np.array(both[0]), np.array(both[1]))
    return found


def movement_numbers(one: Facts) -> tuple[bool, int, int, int, int]:
    """Return what is told of the movement as numbers; see `MovementColumns`."""
    told = one.movement
    if told is None:
        return False, 0, 0, NOT_TOLD, NOT_TOLD
    review, held = 0, one.on
    for place, day in ((1, told.interim_review), (2, told.final_review)):
        if day is not None and day <= one.on:
            review, held = place, day
    gone = planned = NOT_TOLD
    if told.start is not None:
        gone = max(full_years(told.start, held), 0)
        if told.planned_end is not None:
            planned = max(full_years(told.start, told.planned_end), 0)
    return True, LAUNCHERS.index(told.launched_by), review, gone, planned


def _movement(several: Sequence[Facts]) -> MovementColumns | None:
    """Return the columns of the movement."""
    rows = [movement_numbers(one) for one in several]
    if not any(row[0] for row in rows):
        return None
    told, *others = zip(*rows, strict=True)
    return MovementColumns(np.array(told), *(np.array(one) for one in others))
