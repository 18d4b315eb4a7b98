"""What was known at an earlier moment: the second clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Q

from thidua.apps.organisations.models import Unit, UnitVersion
from thidua.core import clock


def end_of(day: date) -> datetime:
    """Return the first moment after a day in Vietnam."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=clock.ZONE)


def versions_known(unit: Unit, day: date) -> list[UnitVersion]:
    """Return the versions of a unit as they were believed at the end of a day, oldest first.

    A version whose end was not known yet is open, also where its row was closed in place.
    """
    moment = end_of(day)
    rows = (
        unit.versions.filter(Q(withdrawn__isnull=True) | Q(withdrawn__gte=moment))
        .filter(recorded__lt=moment)
        .select_related("opened_by", "closed_by", "parent")
        .order_by("start")
    )
    found = list(rows)
    for row in found:
        if row.closed_by is not None and row.closed_by.recorded >= moment:
            row.end, row.closed_by = None, None
    return found


def known_on(unit: Unit, on: date, day: date) -> UnitVersion | None:
    """Return how a unit was on the day `on`, as it was known at the end of `day`."""
    rows = versions_known(unit, day)
    held = [row for row in rows if row.start <= on and (row.end is None or row.end > on)]
    return held[-1] if held else None


def versions_withdrawn(unit: Unit) -> list[UnitVersion]:
    """Return the versions that were believed last of a unit that is no longer believed."""
    last = unit.versions.order_by("-withdrawn").values_list("withdrawn", flat=True).first()
    rows = unit.versions.filter(withdrawn=last) if last else unit.versions.none()
    return list(rows.select_related("opened_by", "closed_by", "parent").order_by("start"))
