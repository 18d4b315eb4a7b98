"""The versions as they would be if one event had never been recorded."""

from __future__ import annotations

from thidua.apps.organisations.models import ChangeRole, UnitEvent
from thidua.apps.organisations.queries.world import Lived, World


def undone(event: UnitEvent, before: World) -> tuple[list[Lived], list[Lived]]:
    """Return the versions that go and come when an event is taken away; one query."""
    dropped: list[Lived] = []
    added: list[Lived] = []
    for change in event.changes.select_related("unit"):
        rows = before.versions.get(change.unit.uid, [])
        if change.role == ChangeRole.BEGINS:
            dropped += rows
        elif change.role == ChangeRole.ENDS:
            last = rows[-1]
            dropped.append(last)
            added.append(last.but(end=None, closed=""))
        else:
            _rejoin(event.uid, rows, dropped, added)
    return dropped, added


def _rejoin(event: str, rows: list[Lived], dropped: list[Lived], added: list[Lived]) -> None:
    """Join the two versions around a change; what later ones took over from it goes too."""
    at = next(place for place, row in enumerate(rows) if row.opened == event)
    old, new = rows[at - 1], rows[at]
    dropped += [old, new]
    added.append(old.but(end=new.end, closed=new.closed))
    carried = {k: value for k, value in new.own.items() if old.own[k] != value}
    for later in rows[at + 1 :]:
        carried = {k: value for k, value in carried.items() if later.own[k] == value}
        if not carried:
            break
        dropped.append(later)
        added.append(later.but(own=later.own | {k: old.own[k] for k in carried}))
