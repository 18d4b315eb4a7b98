"""Who takes over from many units at once, for apps whose records stand at units that ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import QuerySet

from thidua.apps.organisations.models import ChangeRole, UnitChange, UnitEvent
from thidua.apps.organisations.queries.ways import lines_from, reached_from
from thidua.kernel.orgs import Line, Portion, follow

BATCH = 400


@dataclass(frozen=True)
class Ending:
    """That a unit ended: `day` is the first day on which it was no more."""

    day: date
    kind: str
    basis: str


@dataclass(frozen=True)
class Heir:
    """A unit that takes over duties; `share` is its part of the functions, else of the people."""

    unit_id: int
    main: bool
    share: Fraction
    estimated: bool


def ended_by(on: date) -> QuerySet[UnitChange]:
    """Return the endings of units that had taken effect by the day `on`."""
    return UnitChange.objects.filter(
        role=ChangeRole.ENDS, event__withdrawn__isnull=True, event__effective__lte=on
    )


def ended_with(event: UnitEvent) -> QuerySet[UnitChange, int]:
    """Return the keys of the units that ended by an event."""
    ends = event.changes.filter(role=ChangeRole.ENDS)
    return ends.order_by().values_list("unit_id", flat=True)


def endings(unit_ids: Iterable[int], on: date) -> dict[int, Ending]:
    """Return, for those of the units that had ended by the day `on`, how they ended."""
    rows = ended_by(on).filter(unit_id__in=set(unit_ids))
    values = rows.values_list("unit_id", "event__effective", "event__kind", "event__basis")
    return {unit: Ending(day, kind, basis) for unit, day, kind, basis in values}


def heirs_of(unit_ids: Iterable[int], on: date) -> dict[int, list[Heir]]:
    """Return for each unit those alive on the day `on` that bear its duties, the main one first.

    Duties go with functions where the lines speak of functions, else with people, else with land.
    A unit that has not ended bears its own; one whose lines lead nowhere has nobody. Three
    queries for each 400 units.
    """
    wanted = sorted(set(unit_ids))
    found: dict[int, list[Heir]] = {}
    for start in range(0, len(wanted), BATCH):
        some = wanted[start : start + BATCH]
        steps, ended = _ways(some, on)
        for unit in some:
            found[unit] = list(_bearing(follow(str(unit), steps.get(unit, ()), ended, on)))
    return found


def heirs_at_end(ended: Mapping[int, Ending]) -> dict[int, list[Heir]]:
    """Return who took over from units on the day on which each ended, by key of the unit."""
    days: dict[date, list[int]] = {}
    for unit, ending in ended.items():
        days.setdefault(ending.day, []).append(unit)
    found: dict[int, list[Heir]] = {}
    for day, units in days.items():
        found |= heirs_of(units, day)
    return found


def _ways(
    units: list[int], on: date
) -> tuple[dict[int, list[tuple[date, str, Line]]], dict[str, date]]:
    """Return, for each of the units, the lines on its way, and the days of all endings."""
    reached = reached_from(units, on)
    ended = {str(unit): ending.day for unit, ending in endings(reached, on).items()}
    out: dict[int, list[tuple[date, str, Line]]] = {}
    for row in lines_from(reached, on):
        weight = None if row.weight is None else float(row.weight)
        line = Line(
            str(row.source_id),
            str(row.target_id),
            row.area,
            row.people,
            row.functions,
            weight,
            row.is_main,
        )
        out.setdefault(row.source_id, []).append((row.event.effective, row.event.uid, line))
    return {unit: list(_from(unit, out)) for unit in units}, ended


def _from(
    unit: int, out: dict[int, list[tuple[date, str, Line]]]
) -> Iterator[tuple[date, str, Line]]:
    """Yield the lines that can be reached from one unit."""
    seen, queue = {unit}, [unit]
    while queue:
        for step in out.get(queue.pop(), ()):
            yield step
            target = int(step[2].target)
            if target not in seen:
                seen.add(target)
                queue.append(target)


def _bearing(portions: list[Portion]) -> Iterator[Heir]:
    """Yield those that bear duties: by functions, else by people, else by land."""
    for dimension in ("functions", "people", "area"):
        bearers = [(row, share) for row in portions if (share := getattr(row, dimension))]
        for row, share in bearers:
            yield Heir(int(row.unit), row.main, share, row.estimated)
        if bearers:
            return
