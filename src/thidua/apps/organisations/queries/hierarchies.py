"""Where units stand in trees other than that of the state: Party, Front, sector, cluster."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from thidua.apps.organisations.models import Hierarchy, Unit, UnitPlace, UnitVersion
from thidua.apps.organisations.queries.tree import children
from thidua.apps.organisations.queries.versions import on_day


def children_in(hierarchy: str, unit: Unit | None, on: date) -> QuerySet[UnitVersion]:
    """Return the units right under `unit` in a hierarchy on the day, in Vietnamese order.

    Without a unit: those at the top, which stand under nobody in that hierarchy.
    """
    if hierarchy == Hierarchy.STATE and unit is not None:
        return children(unit, on)
    rows = UnitVersion.objects.filter(on_day(on)).select_related("unit")
    rows = rows.order_by("sort_key", "unit_id")
    if hierarchy == Hierarchy.STATE:
        return rows.filter(parent__isnull=True)
    places = _on(hierarchy, on)
    if unit is not None:
        return rows.filter(unit_id__in=places.filter(parent=unit).values("unit_id"))
    tops = places.exclude(parent_id__in=places.values("unit_id"))
    return rows.filter(unit_id__in=tops.values("parent_id"))


def hierarchies_under(unit_ids: list[int], hierarchy: str, on: date) -> set[int]:
    """Return those of the units under which something stands in a hierarchy on the day."""
    if hierarchy == Hierarchy.STATE:
        rows = UnitVersion.objects.filter(on_day(on), parent_id__in=unit_ids)
    else:
        rows = _on(hierarchy, on).filter(parent_id__in=unit_ids)  # type: ignore[assignment]
    return {key for key in rows.values_list("parent_id", flat=True).distinct() if key}


def hierarchies_held() -> list[str]:
    """Return the trees besides that of the state in which anything ever stood; one query."""
    rows = UnitPlace.objects.filter(withdrawn__isnull=True, event__withdrawn__isnull=True)
    return sorted(rows.order_by().values_list("hierarchy", flat=True).distinct())


def places_of(unit: Unit) -> QuerySet[UnitPlace]:
    """Return where a unit stands or stood in other hierarchies, oldest first."""
    rows = unit.places.filter(withdrawn__isnull=True, event__withdrawn__isnull=True)
    return rows.select_related("parent", "event").order_by("hierarchy", "start")


def _on(hierarchy: str, on: date) -> QuerySet[UnitPlace]:
    """Return the places of a hierarchy that hold on the day."""
    return UnitPlace.objects.filter(
        Q(end__isnull=True) | Q(end__gt=on),
        hierarchy=hierarchy,
        start__lte=on,
        withdrawn__isnull=True,
        event__withdrawn__isnull=True,
    )
