"""Tell the apps above on the day on which a stored event takes effect."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from thidua.apps.organisations.models import EventKind, UnitEvent
from thidua.core import clock
from thidua.core.events import UnitsReorganised, publish


def tell_effects(*, by: object, today: date) -> int:
    """Tell of every event whose day has come and of which nobody was told; bears to run twice.

    Args:
        by: who asks, for the day's log; nothing is written but the moment of telling.
        today: the day.

    Returns:
        How many were told now.
    """
    del by
    waiting = UnitEvent.objects.filter(told__isnull=True, effective__lte=today)
    waiting = waiting.filter(withdrawn__isnull=True).exclude(kind=EventKind.RECORD)
    keys = list(waiting.order_by("effective", "pk").values_list("pk", flat=True))
    return sum(_tell(key) for key in keys)


@transaction.atomic
def _tell(key: int) -> int:
    """Tell of one event unless somebody did meanwhile."""
    told = UnitEvent.objects.filter(pk=key, told__isnull=True).update(told=clock.now())
    if told:
        publish(UnitsReorganised(key))
    return told
