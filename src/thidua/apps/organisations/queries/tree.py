"""Who stands under whom on a day: recursive queries that run on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from thidua.apps.organisations.models import Unit, UnitVersion
from thidua.apps.organisations.queries.versions import on_day

# A unit that has ended stands where it stood last: so nobody loses sight of the own past.
_PLACED = """
  v.start <= %s AND v.withdrawn IS NULL AND NOT EXISTS (
    SELECT 1 FROM organisations_unitversion later
    WHERE later.unit_id = v.unit_id AND later.start > v.start AND later.start <= %s
      AND later.withdrawn IS NULL)
"""
_ALIVE = """
  v.start <= %s AND (v."end" IS NULL OR v."end" > %s) AND v.withdrawn IS NULL
"""
_ABOVE = """
WITH RECURSIVE above(id) AS (
  SELECT v.parent_id FROM organisations_unitversion v WHERE v.unit_id = %s AND {placed}
  UNION
  SELECT v.parent_id FROM organisations_unitversion v JOIN above ON v.unit_id = above.id
  WHERE {placed}
) SELECT id FROM above WHERE id IS NOT NULL
"""
_UNDER = """
WITH RECURSIVE under(id) AS (
  SELECT u.id FROM organisations_unit u WHERE u.id IN ({places})
  UNION
  SELECT v.unit_id FROM organisations_unitversion v JOIN under ON v.parent_id = under.id
  WHERE {condition}
) SELECT id FROM under
"""


def ancestor_ids(unit_id: int, on: date) -> set[int]:
    """Return the keys of all units above a unit on the day `on`, without itself; one query.

    For a unit that had ended by then, those above the place where it stood last.
    """
    sql = _ABOVE.format(placed=_PLACED)
    with connection.cursor() as cursor:
        cursor.execute(sql, [unit_id, on, on, on, on])
        return {row[0] for row in cursor.fetchall()}


def is_under(unit_id: int, ancestor_id: int, on: date) -> bool:
    """Say whether a unit is the other one or stands anywhere under it on the day `on`."""
    return unit_id == ancestor_id or ancestor_id in ancestor_ids(unit_id, on)


def ids_under(unit_id: int, on: date) -> set[int]:
    """Return the keys of the unit and of all units alive under it on the day `on`; one query."""
    return _under([unit_id], on, _ALIVE)


def ids_under_all(unit_ids: Iterable[int], on: date) -> set[int]:
    """Return the keys of the units and of all under them, ended ones where they stood last."""
    return _under(unit_ids, on, _PLACED)


def units_under(starts: QuerySet[Any], on: date) -> RawSQL | list[int]:
    """Return, for `__in` of a filter, what `ids_under_all` returns, without asking beforehand.

    Args:
        starts: a query that gives one column, the keys of units.
        on: the day.
    """
    try:
        given, values = starts.query.sql_with_params()
    except EmptyResultSet:
        return []
    sql = _UNDER.format(places=given, condition=_PLACED)
    return RawSQL(sql, (*values, on, on))  # noqa: S611 - the only text put in is a query of Django


def children(unit: Unit, on: date) -> QuerySet[UnitVersion]:
    """Return the versions of the units right under `unit` on the day, in Vietnamese order."""
    return (
        UnitVersion.objects.filter(on_day(on), parent=unit)
        .select_related("unit")
        .order_by("sort_key", "unit_id")
    )


def alive_on(unit: Unit, on: date) -> bool:
    """Say whether the unit existed on the day `on`."""
    return UnitVersion.objects.filter(on_day(on), unit=unit).exists()


def _under(unit_ids: Iterable[int], on: date, condition: str) -> set[int]:
    """Run the recursive query downwards from several units."""
    starts = sorted(set(unit_ids))
    if not starts:
        return set()
    sql = _UNDER.format(places=", ".join(["%s"] * len(starts)), condition=condition)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*starts, on, on])
        return {row[0] for row in cursor.fetchall()}
