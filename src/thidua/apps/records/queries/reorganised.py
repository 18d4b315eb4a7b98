"""What becomes of records when units are reorganised."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import UnitEvent
from thidua.apps.organisations.queries.consequences import Consequence, PlannedEvent
from thidua.apps.records.models import Stint, Subject

_ITSELF = Q(own_unit__isnull=False, own_unit=F("unit"))
"""A collective that is the unit itself ends with it; its record stays where it is."""


def left_behind(rows: QuerySet[Subject], on: date) -> QuerySet[Subject]:
    """Return those of `rows` whose unit is no more, and who did not leave before it ended."""
    gone = organisations.ended_by(on).filter(unit=OuterRef("unit"))
    return rows.filter(Exists(gone), left__isnull=True).exclude(_ITSELF)


def consequences(planned: PlannedEvent) -> list[Consequence]:
    """Return how many records move and how many wait when an event is recorded; one query."""
    rows = Subject.objects.filter(unit__in=planned.ended, left__isnull=True).exclude(_ITSELF)
    moves = waits = 0
    for unit, count in rows.order_by().values_list("unit").annotate(n=Count("pk")):
        if len(planned.ended[unit]) == 1:
            moves += count
        else:
            waits += count
    found = (
        Consequence("moves", moves, _moves(moves)),
        Consequence("waits", waits, _waits(waits), reverse("records:index") + "?waiting=on"),
    )
    return [one for one in found if one.count]


def resting(event: UnitEvent) -> list[str]:
    """Return how many records moved with the units of an event that took effect; one query."""
    ended = organisations.ended_with(event)
    n = Stint.objects.filter(unit__in=ended, end=event.effective).count()
    text = ngettext(
        "%(n)s hồ sơ thành tích đã chuyển theo đơn vị",
        "%(n)s hồ sơ thành tích đã chuyển theo đơn vị",
        n,
    )
    return [text % {"n": n}] if n else []


def _moves(n: int) -> str:
    return ngettext(
        "hồ sơ thành tích chuyển sang đơn vị tiếp nhận duy nhất",
        "hồ sơ thành tích chuyển sang đơn vị tiếp nhận duy nhất",
        n,
    )


def _waits(n: int) -> str:
    return ngettext(
        "hồ sơ thành tích chờ người phụ trách chuyển sang đơn vị mới",
        "hồ sơ thành tích chờ người phụ trách chuyển sang đơn vị mới",
        n,
    )
