"""Load invented records for demonstrations; nobody real is ever written here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.organisations.models import Unit
from thidua.apps.records import rules
from thidua.apps.records.actions.store import From, write
from thidua.apps.records.checks.clean import Clean, GrantSaid, MeasureSaid, WorkSaid
from thidua.apps.records.models import Source, Subject
from thidua.core import audit, clock
from thidua.kernel.problems import NotAllowedError


@transaction.atomic
def load_demo(rows: Sequence[Clean], *, unit_id: int, by: Person, today: date) -> list[Subject]:
    """Write invented subjects, marked as such, all at or under one unit; one entry in the audit.

    Raises:
        NotAllowedError: `by` may not take records in for the unit, or is not invented.
    """
    unit = Unit.objects.get(pk=unit_id)
    if not (by.is_demo and rules.can_take_in(by, unit)):
        raise NotAllowedError(rules.can_take_in.name)
    come = From(Source.DEMO, by, clock.now(), today)
    written = write([(None, row) for row in rows], come, demo=True)
    audit.record(by=by, action="records.load_demo", obj=unit, data={"subjects": len(rows)})
    return written.subjects


__all__ = ["Clean", "GrantSaid", "MeasureSaid", "WorkSaid", "load_demo"]
