"""Load the history of the books of places; a second call changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thidua.apps.organisations.actions import load_rows as rows
from thidua.apps.organisations.actions.hierarchies import load_hierarchies
from thidua.apps.organisations.actions.load_versions import reconcile
from thidua.apps.organisations.models import Correction, UnitEvent, UnitLine
from thidua.apps.organisations.queries.history import stored_events
from thidua.books.places.communes import corrections
from thidua.books.places.history import events as facts
from thidua.core import audit, clock
from thidua.kernel.orgs import replay


@dataclass(frozen=True)
class Loaded:
    """How many rows a call of `load_places` added."""

    events: int
    units: int
    versions: int
    lines: int


@transaction.atomic
def load_places(*, by: object, today: date, communes: bool = True) -> Loaded:
    """Bring the database up to the events of `books/places`; idempotent.

    Events that are already there stay as they are; new ones are added with their units and lines.
    The versions are then worked out anew from all events, those that people recorded included. So
    an event of the books whose day lies before others that are there already is a late one: what
    it changes in the past gets new versions, and the old ones stay readable as withdrawn.

    Nobody holds a post or owes a task in an empty database, so what it is first loaded with needs
    no telling; whatever a newer book adds later is told of by `tell_effects`.

    Args:
        by: who loads: a person, the name of a program, or None for the system.
        today: the day of loading, for the audit.
        communes: also the commune level; a later call can still add it.

    Raises:
        BookError: a book is not in its form.
        Refusal: the events do not fit together.
    """
    known = set(UnitEvent.objects.values_list("uid", flat=True))
    fresh = [event for event in facts(communes=communes) if event.uid not in known]
    if not fresh:
        return Loaded(0, 0, 0, 0)
    moment = clock.now()
    history = replay([*stored_events(), *fresh] if known else fresh)
    events = rows.save_events(fresh, moment, told=None if known else today)
    units, added = rows.save_units(history)
    versions = reconcile(history, units, events, moment, empty=not known)
    lines = rows.save_changes(fresh, units, events, moment)
    _save_corrections(events, {event.uid for event in fresh}, moment)
    load_hierarchies(by=by, today=today)
    rows.refresh_statistics()
    done = Loaded(len(fresh), added, versions, lines)
    audit.record(
        by=by,
        action="organisations.load_places",
        obj=None,
        data={"events": done.events, "units": done.units, "day": today},
    )
    return done


def _save_corrections(events: dict[str, int], fresh: set[str], moment: datetime) -> None:
    """Write what the books correct in their sources, for the events that are new."""
    for said in corrections():
        if said.event not in fresh:
            continue
        line = UnitLine.objects.filter(
            event_id=events[said.event],
            source__uid=said.unit,
            target__uid=said.target,
        ).first()
        Correction.objects.create(
            event_id=events[said.event],
            line=line,
            recorded=moment,
            reason=said.reason,
            was={"unit": said.unit, "target": said.target, **said.was},
        )
