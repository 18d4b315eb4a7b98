"""Take an event back that was recorded in error and on which nothing else rests."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from thidua.apps.organisations import checks
from thidua.apps.organisations.actions.record import write_versions
from thidua.apps.organisations.models import ChangeRole, Correction, UnitEvent
from thidua.apps.organisations.queries.proposal import FIRST_LOADING
from thidua.apps.organisations.queries.world import Lived, World, world
from thidua.core import audit, clock
from thidua.core.events import UnitsReorganised, publish
from thidua.kernel.problems import BlockedError, Problem


@transaction.atomic
def withdraw_event(event_id: int, *, reason: str, by: object, today: date) -> UnitEvent:
    """Withdraw an event: the units are again as they were without it; all rows stay readable.

    Raises:
        BlockedError: no reason, withdrawn before, first loading, or something rests on it: each
            dependent is named.
    """
    event = UnitEvent.objects.select_for_update().get(pk=event_id)
    if event.withdrawn is not None:
        raise BlockedError([Problem("organisations.already_withdrawn")])
    if not reason.strip():
        raise BlockedError([Problem("organisations.reason_missing", ("reason",))])
    if event.kind == FIRST_LOADING:
        raise BlockedError([Problem("organisations.first_loading")])
    if found := checks.dependents(event):
        raise BlockedError(found)
    before = world()
    dropped, added = _back(event, before)
    problems = checks.versions_fit(before.with_rows(dropped, added), added)
    if problems:
        raise BlockedError(problems)
    at = clock.now()
    write_versions(dropped, added, before.keys, None, at)
    event.lines.filter(withdrawn__isnull=True).update(withdrawn=at)
    event.places.filter(withdrawn__isnull=True).update(withdrawn=at)
    event.withdrawn = at
    event.save(update_fields=["withdrawn"])
    Correction.objects.create(event=event, reason=reason, was={"withdrawn": None}, recorded=at)
    data = {"day": today}
    audit.record(by=by, action="organisations.withdraw", obj=event, note=reason, data=data)
    if event.effective <= today:
        publish(UnitsReorganised(event.pk))
    return event


def _back(event: UnitEvent, before: World) -> tuple[list[Lived], list[Lived]]:
    """Return the versions that go and come when an event is taken away."""
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
