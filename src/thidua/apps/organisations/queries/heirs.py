"""Who takes over from many units at once, for apps whose records stand at units that ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db import connection
from django.db.models import QuerySet

from thidua.apps.organisations.models import ChangeRole, UnitChange, UnitLine
from thidua.kernel.orgs import Line, Portion, follow

_REACHED = """
WITH RECURSIVE reached(id) AS (
  SELECT u.id FROM organisations_unit u WHERE u.id IN ({places})
  UNION
  SELECT l.target_id FROM organisations_unitline l
  JOIN reached ON l.source_id = reached.id
  JOIN organisations_unitevent e ON e.id = l.event_id
  WHERE e.effective <= %s AND l.withdrawn IS NULL AND e.withdrawn IS NULL
) SELECT id FROM reached
"""
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


def _ways(
    units: list[int], on: date
) -> tuple[dict[int, list[tuple[date, str, Line]]], dict[str, date]]:
    """Return, for each of the units, the lines on its way, and the days of all endings."""
    sql = _REACHED.format(places=", ".join(["%s"] * len(units)))
    with connection.cursor() as cursor:
        cursor.execute(sql, [*units, on])
        reached = [row[0] for row in cursor.fetchall()]
    ended = {str(unit): ending.day for unit, ending in endings(reached, on).items()}
    out: dict[int, list[tuple[date, str, Line]]] = {}
    for row in _lines(reached, on):
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


def _lines(reached: list[int], on: date) -> Iterable[UnitLine]:
    return (
        UnitLine.objects.filter(
            source_id__in=reached,
            event__effective__lte=on,
            withdrawn__isnull=True,
            event__withdrawn__isnull=True,
        )
        .select_related("event")
        .order_by("event__effective", "event_id", "id")
    )


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
