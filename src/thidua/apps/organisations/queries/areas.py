"""Provinces of a day as areas of a map, with what can be counted or said of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from thidua.apps.organisations.models import Level, UnitVersion
from thidua.apps.organisations.queries.versions import on_day
from thidua.books.places import shapes


@dataclass(frozen=True)
class AreaOn:
    """A province or city as on a day.

    Attributes:
        uid: identity, which joins the unit with its outline.
        name: name as a place, "Tỉnh Lào Cai".
        kind: code of the kind; `kind_label` says it ("Thành phố trực thuộc trung ương").
        region: its region that day, None when no source says one.
        communes: units of the commune level in it that day; 0 when none is recorded.
    """

    uid: str
    name: str
    kind: str
    kind_label: str
    region: shapes.Region | None
    communes: int


def areas_on(on: date) -> list[AreaOn]:
    """Return the provinces and cities of the day `on`, in Vietnamese order; two queries.

    63 until 30/6/2025, 34 from 1/7/2025, and whatever later events make of them.
    """
    rows = (
        UnitVersion.objects.filter(on_day(on), level=Level.PROVINCE)
        .select_related("unit")
        .order_by("sort_key", "unit_id")
    )
    regions, counts = shapes.regions_on(on), communes_on(on)
    return [
        AreaOn(
            uid=row.unit.uid,
            name=row.name,
            kind=row.kind,
            kind_label=row.get_kind_display(),
            region=regions.get(row.unit.uid),
            communes=counts.get(row.unit_id, 0),
        )
        for row in rows
    ]


def communes_on(on: date) -> dict[int, int]:
    """Return how many units of the commune level each province had on a day, by key; one query.

    Until 30/6/2025 they stood under districts, and are counted for the province of the district.
    """
    rows = (
        UnitVersion.objects.filter(
            on_day(on), on_day(on, "parent__versions__"), level=Level.COMMUNE
        )
        .order_by()
        .values_list("parent_id", "parent__versions__level", "parent__versions__parent_id")
        .annotate(number=Count("pk"))
    )
    found: dict[int, int] = defaultdict(int)
    for parent, level, above, number in rows:
        found[above if level == Level.DISTRICT else parent] += number
    return dict(found)
