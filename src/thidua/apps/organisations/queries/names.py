"""Names of units for lists in which many bear one name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F

from thidua.apps.organisations.models import UnitVersion
from thidua.apps.organisations.queries.versions import as_of


def placed_names(unit_ids: Iterable[int], on: date) -> dict[int, str]:
    """Return names on a day, with the place of an agency: "Sở Y tế, Thành phố Hà Nội".

    A name that holds its place already stays as it is. Of a unit that had ended the last name
    counts, of one not yet begun the first. Two queries, one when nothing stands above the units.
    """
    rows = (
        UnitVersion.objects.filter(unit_id__in=set(unit_ids), withdrawn__isnull=True)
        .order_by("unit_id", "start")
        .values_list("unit_id", "start", "acting_name", "parent_id")
    )
    found: dict[int, tuple[str, int | None]] = {}
    for unit_id, start, name, parent_id in rows:
        if unit_id not in found or start <= on:
            found[unit_id] = (name, parent_id)
    places = _places({parent for _name, parent in found.values() if parent}, on)
    return {
        key: _placed(name, places.get(parent or 0, "")) for key, (name, parent) in found.items()
    }


def _places(unit_ids: set[int], on: date) -> dict[int, str]:
    """Return the names of those units that are territories, on the day."""
    if not unit_ids:
        return {}
    alive = as_of(on).filter(unit_id__in=unit_ids).exclude(name=F("acting_name"))
    return dict(alive.order_by().values_list("unit_id", "name"))


def _placed(name: str, place: str) -> str:
    """Return the name with its place, unless the name says it."""
    said = place.lower() in name.lower()
    return name if said else f"{name}, {place}"
