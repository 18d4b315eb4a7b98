"""Where units stand in the trees besides that of the state, as it follows from what is believed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from thidua.apps.organisations.models import Hierarchy, Level, UnitKind, UnitVersion
from thidua.books.places.sectors import sectors
from thidua.books.places.words import canonical

MEMBERS = (
    (Hierarchy.FRONT, UnitKind.MASS_ORGANISATION, UnitKind.FRONT),
    (Hierarchy.PARTY, UnitKind.PARTY_BODY, UnitKind.PARTY_BODY),
)
GUIDED = (UnitKind.DEPARTMENT, UnitKind.OFFICE)
GUIDES = (UnitKind.MINISTRY, UnitKind.MINISTERIAL_AGENCY)
DERIVED = (Hierarchy.FRONT, Hierarchy.PARTY, Hierarchy.SECTOR)
"""The trees whose places follow from the versions; a cluster is made by a decision."""


@dataclass(frozen=True)
class Stand:
    """That a unit stands under another one in a hierarchy from `start` until before `end`.

    `event` is the key of the event since which both are as they must be for it.
    """

    hierarchy: str
    unit: int
    parent: int
    start: date
    end: date | None
    event: int


def stands() -> list[Stand]:
    """Return every place that follows from the versions; four queries.

    A mass organisation whose unit above is the Front is one of its members, a Party body under
    another one is so in the tree of the Party too, and a department is guided in its line of work
    by the ministry that the book names, while both are there.
    """
    found = [*_guided()]
    for hierarchy, kind, above in MEMBERS:
        found += _members(hierarchy, kind, above)
    return list(_joined(found))


def _members(hierarchy: str, kind: str, above: str) -> Iterator[Stand]:
    """Yield the units of a kind that stand right under one of another kind."""
    rows = UnitVersion.objects.filter(withdrawn__isnull=True, kind=kind)
    tops = UnitVersion.objects.filter(withdrawn__isnull=True, kind=above).values("unit_id")
    for row in rows.filter(parent_id__in=tops):
        if row.parent_id is not None:
            yield Stand(hierarchy, row.unit_id, row.parent_id, row.start, row.end, row.opened_by_id)


def _guided() -> Iterator[Stand]:
    """Yield the bodies of provinces under the central bodies of the same line of work."""
    guide = sectors().guide
    believed = UnitVersion.objects.filter(withdrawn__isnull=True).order_by("start", "pk")
    above: dict[str, list[UnitVersion]] = {}
    for row in believed.filter(kind__in=GUIDES, level=Level.CENTRAL):
        above.setdefault(canonical(row.name), []).append(row)
    for row in believed.filter(kind__in=GUIDED, level=Level.PROVINCE_AGENCY):
        yield from _under(row, above.get(guide.get(canonical(row.name), ""), ()))


def _under(row: UnitVersion, tops: Iterable[UnitVersion]) -> Iterator[Stand]:
    """Yield the spans in which a body stands under one of those that bear the name, the elder."""
    free: date | None = row.start
    for top in tops:
        if free is None:
            return
        start = max(free, top.start)
        end = min((day for day in (row.end, top.end) if day), default=None)
        if end is None or start < end:
            later = row if row.start >= top.start else top
            event = later.opened_by_id
            yield Stand(Hierarchy.SECTOR, row.unit_id, top.unit_id, start, end, event)
            free = end


def _joined(found: Iterable[Stand]) -> Iterator[Stand]:
    """Yield stands, those that follow one another under the same unit as one."""
    last: Stand | None = None
    for each in sorted(found, key=lambda one: (one.hierarchy, one.unit, one.start)):
        same = last is not None and (last.hierarchy, last.unit, last.parent, last.end) == (
            each.hierarchy,
            each.unit,
            each.parent,
            each.start,
        )
        if same and last is not None:
            last = replace(last, end=each.end)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last
