"""The lines between units along which what they had went on, from one unit to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from thidua.apps.organisations.models import UnitLine

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


def reached_from(unit_ids: Sequence[int], on: date) -> list[int]:
    """Return the units to which lines lead by the day `on`, those asked among them; one query."""
    sql = _REACHED.format(places=", ".join(["%s"] * len(unit_ids)))
    with connection.cursor() as cursor:
        cursor.execute(sql, [*unit_ids, on])
        return [row[0] for row in cursor.fetchall()]


def lines_from(unit_ids: Sequence[int], on: date) -> QuerySet[UnitLine]:
    """Return the lines that lead away from units by the day `on`, with event, oldest first."""
    rows = UnitLine.objects.filter(
        source_id__in=unit_ids,
        event__effective__lte=on,
        withdrawn__isnull=True,
        event__withdrawn__isnull=True,
    )
    return rows.select_related("event").order_by("event__effective", "event_id", "id")
