"""Find a unit by any name or code it ever bore, with or without marks and short forms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from thidua.apps.organisations.models import Unit, UnitVersion
from thidua.apps.organisations.queries.tree import ids_under_all
from thidua.apps.organisations.queries.versions import on_day
from thidua.books.places.words import canonical

LIMIT = 50

Rank = tuple[bool, bool, int, str]


def find(text: str, *, on: date, under: Unit | None = None, alive: bool = False) -> list[Unit]:
    """Return the units that bear or ever bore this name, best first, at most 50.

    A whole name goes before a part of one, a unit that exists on the day `on` before one that
    does not. When whole names match, parts are left out. Two queries at most.

    Args:
        text: a name, short form or code as people type it.
        on: the day that the asker has in mind.
        under: only this unit and those that stand, or stood last, under it.
        alive: leave out units that do not exist on the day.
    """
    key = canonical(text)
    if not key:
        return []
    rows = UnitVersion.objects.filter(withdrawn__isnull=True, search__contains=key)
    if under is not None:
        rows = rows.filter(unit_id__in=ids_under_all([under.pk], on))
    ranked: dict[Unit, Rank] = {}
    for version in rows.select_related("unit"):
        rank = _rank(version, key, on)
        ranked[version.unit] = min(rank, ranked.get(version.unit, rank))
    if alive:
        ranked = {unit: rank for unit, rank in ranked.items() if not rank[1]}
    whole = [unit for unit, rank in ranked.items() if not rank[0]]
    return sorted(whole or ranked, key=lambda unit: (ranked[unit], unit.uid))[:LIMIT]


def _rank(version: UnitVersion, key: str, on: date) -> Rank:
    """Return how well a version answers; the smaller the better."""
    alive = version.start <= on and (version.end is None or version.end > on)
    part = f"|{key}|" not in version.search
    return part, not alive, len(version.name) if part else 0, version.sort_key


def names_matching(text: str, unit_ids: Iterable[int]) -> dict[int, list[str]]:
    """Return the names ever borne by the units that answer a text, the oldest first; one query."""
    rows = UnitVersion.objects.filter(
        withdrawn__isnull=True, unit_id__in=set(unit_ids), search__contains=canonical(text)
    )
    found: dict[int, list[str]] = {}
    for unit_id, name in rows.order_by("start").values_list("unit_id", "name"):
        if name not in found.setdefault(unit_id, []):
            found[unit_id].append(name)
    return found


def search_versions(text: str, *, on: date, level: str = "") -> QuerySet[UnitVersion]:
    """Return the versions for the list page, each unit once, with unit and parent.

    Without a text: the units of the day. With a text: the units that bear or ever bore the name,
    each as on the day or, when it had ended, as it was last.
    """
    rows = UnitVersion.objects.filter(withdrawn__isnull=True).select_related("unit", "parent")
    if level:
        rows = rows.filter(level=level)
    key = canonical(text)
    if not key:
        return rows.filter(on_day(on))
    believed = UnitVersion.objects.filter(withdrawn__isnull=True, unit_id=OuterRef("unit_id"))
    later = believed.filter(start__gt=OuterRef("start"), start__lte=on)
    return rows.filter(Exists(believed.filter(search__contains=key)), ~Exists(later), start__lte=on)
