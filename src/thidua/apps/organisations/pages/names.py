"""Names of units for lists in which many bear one name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F

from thidua.apps.organisations import queries


def placed_names(unit_ids: Iterable[int], on: date) -> dict[int, str]:
    """Return names on a day, with the place of an agency: "Sở Y tế, Thành phố Hà Nội".

    A name that holds its place already stays as it is, as does the name of a unit that had ended.
    Three queries.
    """
    keys = set(unit_ids)
    names = queries.names_on(keys, on)
    above = dict(
        queries.as_of(on).filter(unit_id__in=keys).values_list("unit_id", "parent_id").order_by()
    )
    places = dict(
        queries.as_of(on)
        .filter(unit_id__in={parent for parent in above.values() if parent})
        .exclude(name=F("acting_name"))
        .values_list("unit_id", "name")
        .order_by()
    )
    return {key: _placed(name, places.get(above.get(key) or 0, "")) for key, name in names.items()}


def _placed(name: str, place: str) -> str:
    """Return the name with its place, unless the name says it."""
    said = place.lower() in name.lower()
    return name if said else f"{name}, {place}"
