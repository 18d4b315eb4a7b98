"""One tree on one day, opened along one path: what the tree page shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from thidua.apps.organisations.models import Confidence, Hierarchy, Unit, UnitVersion
from thidua.apps.organisations.queries.hierarchies import children_in, hierarchies_under
from thidua.apps.organisations.queries.names import placed_names
from thidua.apps.organisations.queries.versions import version_on
from thidua.books.places.sectors import sectors

DEEPEST = 12


@dataclass
class Node:
    """A unit in the tree: its version, whether something stands under it, what is shown of that.

    `name` says the place too where many bear one name.
    """

    version: UnitVersion
    name: str
    has_children: bool = False
    open: bool = False
    children: list[Node] = field(default_factory=list)


def branch(hierarchy: str, opened: Unit | None, on: date) -> list[Node]:
    """Return the tops of a tree with the way to `opened` unfolded, and what stands right under it.

    Two queries for each level on the way. A single top is unfolded by itself.
    """
    way = _way(hierarchy, opened, on)
    tops = _level(hierarchy, None, on)
    if not way and len(tops) == 1:
        way = [tops[0].version.unit_id]
    level = tops
    for key in way[:DEEPEST]:
        node = next((each for each in level if each.version.unit_id == key), None)
        if node is None:
            break
        node.open = True
        node.children = level = _level(hierarchy, node.version.unit, on)
    return tops


def basis_of(hierarchy: str) -> tuple[str, str, str] | None:
    """Return basis, source and confidence of a tree that the books work out, else None."""
    if hierarchy != Hierarchy.SECTOR:
        return None
    book = sectors()
    return book.basis, book.source, str(Confidence(book.confidence).label)


def _level(hierarchy: str, unit: Unit | None, on: date) -> list[Node]:
    """Return one level with who has something under it."""
    rows = list(children_in(hierarchy, unit, on))
    some = hierarchies_under([row.unit_id for row in rows], hierarchy, on)
    names = placed_names([row.unit_id for row in rows], on) if hierarchy == Hierarchy.SECTOR else {}
    return [Node(row, names.get(row.unit_id, row.name), row.unit_id in some) for row in rows]


def _way(hierarchy: str, unit: Unit | None, on: date) -> list[int]:
    """Return the keys from the top down to a unit on the day."""
    way: list[int] = []
    here = unit
    while here is not None and here.pk not in way and len(way) < DEEPEST:
        way.append(here.pk)
        here = _above(hierarchy, here, on)
    return way[::-1]


def _above(hierarchy: str, unit: Unit, on: date) -> Unit | None:
    """Return the unit right above in a hierarchy on the day."""
    if hierarchy == Hierarchy.STATE:
        row = version_on(unit, on)
        return row.parent if row else None
    places = unit.places.filter(hierarchy=hierarchy, start__lte=on, withdrawn__isnull=True)
    place = places.select_related("parent").order_by("-start").first()
    return place.parent if place and (place.end is None or place.end > on) else None
