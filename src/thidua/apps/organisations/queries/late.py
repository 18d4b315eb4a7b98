"""Which events that were recorded late changed what a page says about a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q

from thidua.apps.organisations.models import Unit, UnitChange, UnitEvent, UnitLine
from thidua.apps.organisations.queries.ways import reached_from

_ABOVE = """
WITH RECURSIVE above(id, until) AS (
  SELECT v.parent_id, COALESCE(v."end", %s) FROM organisations_unitversion v
  WHERE v.unit_id = %s AND v.withdrawn IS NULL AND v.parent_id IS NOT NULL
  UNION
  SELECT v.parent_id,
    CASE WHEN v."end" IS NULL OR v."end" > above.until THEN above.until ELSE v."end" END
  FROM organisations_unitversion v JOIN above ON v.unit_id = above.id
  WHERE v.withdrawn IS NULL AND v.parent_id IS NOT NULL AND v.start < above.until
) SELECT id, MAX(until) FROM above GROUP BY id
"""
_BEFORE = """
WITH RECURSIVE before(id) AS (
  SELECT u.id FROM organisations_unit u WHERE u.id = %s
  UNION
  SELECT l.source_id FROM organisations_unitline l
  JOIN before ON l.target_id = before.id
  JOIN organisations_unitevent e ON e.id = l.event_id
  WHERE l.withdrawn IS NULL AND e.withdrawn IS NULL
) SELECT id FROM before
"""


@dataclass(frozen=True)
class Late:
    """An event that was recorded late; `own` when it touched the unit itself.

    Otherwise it touched a unit above, one that this came from, or one that took it over.
    """

    event: UnitEvent
    own: bool


def late_around(unit: Unit) -> list[Late]:
    """Return the late events that changed what is said about a unit, the latest effect first.

    An event of a unit above counts when it took effect before the unit left that one. Six queries,
    one while nothing was ever recorded late.
    """
    rows = UnitEvent.objects.filter(late=True, withdrawn__isnull=True)
    events = {row.pk: row for row in rows.order_by("-effective", "-pk")}
    if not events:
        return []
    above = _above(unit)
    around = {*_before(unit), *reached_from([unit.pk], date.max)}
    found: dict[int, bool] = {}
    for key, touched in _touched(events, {*above, *around}):
        far = touched not in around and events[key].effective >= above[touched]
        if not far:
            found[key] = found.get(key, False) or touched == unit.pk
    return [Late(event, found[key]) for key, event in events.items() if key in found]


def _touched(events: dict[int, UnitEvent], units: set[int]) -> list[tuple[int, int]]:
    """Return the pairs of an event and one of the units that it begins, changes, ends or links."""
    changes = UnitChange.objects.filter(event__in=events, unit__in=units)
    lines = UnitLine.objects.filter(event__in=events, withdrawn__isnull=True)
    lines = lines.filter(Q(source__in=units) | Q(target__in=units))
    found = list(changes.values_list("event_id", "unit_id"))
    for key, source, target in lines.values_list("event_id", "source_id", "target_id"):
        found += [(key, end) for end in (source, target) if end in units]
    return found


def _above(unit: Unit) -> dict[int, date]:
    """Return the units that ever stood above, each with the first day on which it did no more."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, [date.max, unit.pk])
        rows = cursor.fetchall()
    return {key: day if isinstance(day, date) else date.fromisoformat(day) for key, day in rows}


def _before(unit: Unit) -> set[int]:
    """Return the unit and those from which lines lead to it."""
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE, [unit.pk])
        return {row[0] for row in cursor.fetchall()}
