"""Names, codes and kinds of units on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from thidua.apps.organisations.models import Unit, UnitVersion


def on_day(on: date, prefix: str = "") -> Q:
    """Return the condition that a version holds on the day `on` by what is known now."""
    return (
        Q(**{f"{prefix}start__lte": on})
        & (Q(**{f"{prefix}end__isnull": True}) | Q(**{f"{prefix}end__gt": on}))
        & Q(**{f"{prefix}withdrawn__isnull": True})
    )


def visible_to(_person: Any) -> QuerySet[Unit]:
    """Return all units: who exists is public (hồ sơ tổ chức là thông tin công khai)."""
    return Unit.objects.all()


def by_uid(uid: str) -> Unit | None:
    """Return the unit with this identity, or None."""
    return Unit.objects.filter(uid=uid).first()


def version_on(unit: Unit, on: date) -> UnitVersion | None:
    """Return how the unit was on the day `on`; None when it did not exist that day."""
    return UnitVersion.objects.filter(on_day(on), unit=unit).select_related("parent").first()


def versions_of(unit: Unit) -> QuerySet[UnitVersion]:
    """Return all versions that are believed now, oldest first, with the events around them."""
    return (
        unit.versions.filter(withdrawn__isnull=True)
        .select_related("opened_by", "closed_by", "parent")
        .order_by("start")
    )


def name_on(unit: Unit, on: date) -> str:
    """Return the name of one unit on a day; see `names_on` for days outside its life."""
    return names_on([unit.pk], on).get(unit.pk, "")


def names_on(unit_ids: Iterable[int], on: date) -> dict[int, str]:
    """Return the names under which the units act on the day `on`, by key; one query.

    The name of a unit that had ended is its last one, of a unit not yet begun its first one.
    """
    return _labels(unit_ids, on, "acting_name")


def place_names_on(unit_ids: Iterable[int], on: date) -> dict[int, str]:
    """Return the names of the units as places ("Tỉnh Bình Định") on the day; one query."""
    return _labels(unit_ids, on, "name")


def as_of(on: date) -> QuerySet[UnitVersion]:
    """Return the versions of all units alive on the day `on`, in the Vietnamese order of names."""
    return (
        UnitVersion.objects.filter(on_day(on))
        .select_related("unit", "parent")
        .order_by("sort_key", "unit_id")
    )


def _labels(unit_ids: Iterable[int], on: date, field: str) -> dict[int, str]:
    """Return one field of the version that is nearest to the day `on`, by key of the unit."""
    rows = (
        UnitVersion.objects.filter(unit_id__in=set(unit_ids), withdrawn__isnull=True)
        .order_by("unit_id", "start")
        .values_list("unit_id", "start", field)
    )
    found: dict[int, str] = {}
    for unit_id, start, label in rows:
        if unit_id not in found or start <= on:
            found[unit_id] = label
    return found
