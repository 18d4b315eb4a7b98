"""Take an event back that was recorded in error and on which nothing else rests."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from thidua.apps.organisations import checks
from thidua.apps.organisations.actions.hierarchies import load_hierarchies
from thidua.apps.organisations.actions.record import write_versions
from thidua.apps.organisations.models import Correction, UnitEvent
from thidua.apps.organisations.queries.proposal import FIRST_LOADING
from thidua.apps.organisations.queries.undone import undone
from thidua.apps.organisations.queries.world import world
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
    dropped, added = undone(event, before)
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
    load_hierarchies(by=by, today=today)
    if event.effective <= today:
        publish(UnitsReorganised(event.pk))
    return event
