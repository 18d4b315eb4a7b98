"""Record, correct and withdraw reorganisations: rights first, then what organisations do.

Organisations stand below accounts and know no posts, so the right is asked here: the permission to
edit organisations, at the lowest unit above all that is touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from thidua.apps.accounts import rules
from thidua.apps.accounts.models import Person
from thidua.apps.organisations import actions, queries
from thidua.apps.organisations.actions import Trial
from thidua.apps.organisations.models import (
    ReorganisationDraft,
    Unit,
    UnitEvent,
    UnitLine,
    UnitVersion,
)
from thidua.kernel.problems import NotAllowedError, Problem


def start_reorganisation(*, kind: str, by: Person, today: date) -> ReorganisationDraft:
    """Begin a draft; see `organisations.actions.start_draft`.

    Raises:
        NotAllowedError: `by` may edit organisations nowhere.
    """
    _anywhere(by)
    return actions.start_draft(kind=kind, by=by, today=today)


def save_reorganisation(
    draft: ReorganisationDraft,
    *,
    typed: Mapping[str, Any],
    rows: Sequence[Mapping[str, str]] | None,
    by: Person,
) -> ReorganisationDraft:
    """Keep what was typed in an own draft."""
    _own(draft, by)
    return actions.save_draft(draft.pk, typed=typed, rows=rows, by=by)


def attach_to_reorganisation(
    draft: ReorganisationDraft, *, data: bytes, name: str, by: Person
) -> tuple[ReorganisationDraft, list[Problem]]:
    """Take over a table into an own draft; see `organisations.actions.attach_table`."""
    _own(draft, by)
    return actions.attach_table(draft.pk, data=data, name=name, by=by)


def drop_reorganisation(draft: ReorganisationDraft, *, by: Person) -> ReorganisationDraft:
    """Give an own draft up."""
    _own(draft, by)
    return actions.drop_draft(draft.pk, by=by)


def may_record(trial: Trial, by: Person) -> bool:
    """Say whether a person's reach covers all that a trial touches."""
    outcome = trial.outcome
    parents = [own.get("parent", "") for own in outcome.begins.values()]
    parents += [str(new.get("parent", "")) for new in outcome.changes.values()]
    known = [uid for uid in parents if uid and uid not in outcome.begins]
    eve = outcome.proposal.effective - timedelta(days=1)
    common = queries.common_above(trial.before, outcome.touched(), known, eve)
    return common is not None and rules.can_edit_organisation(by, common)


@transaction.atomic
def record_reorganisation(
    draft: ReorganisationDraft, *, by: Person, today: date, seen: str = ""
) -> UnitEvent:
    """Record an own draft; see `organisations.actions.record`.

    Raises:
        NotAllowedError: something touched lies outside the reach of `by`.
        BlockedError: something does not fit.
    """
    _own(draft, by)
    trial = actions.try_out(draft)
    if not trial.blocked and not may_record(trial, by):
        raise NotAllowedError(rules.can_edit_organisation.name)
    return actions.record(draft.pk, by=by, today=today, seen=seen)


def correct_reorganisation(
    thing: UnitEvent | UnitLine | UnitVersion,
    *,
    values: Mapping[str, Any],
    reason: str,
    by: Person,
    today: date,
    seen: str = "",
) -> UnitEvent | UnitLine | UnitVersion:
    """Correct an event, a line or a version within reach.

    `seen` is the fingerprint of the dry run when the day of effect of an event changes.

    Raises:
        NotAllowedError: it lies outside the reach of `by`.
        BlockedError: the correction cannot be.
    """
    said: dict[str, Any] = {"values": values, "reason": reason, "by": by, "today": today}
    if isinstance(thing, UnitVersion):
        above = _above(thing, values)
        _reach(by, above)
        return actions.correct_version(thing.pk, **said)
    if isinstance(thing, UnitLine):
        _reach(by, queries.above_event(thing.event))
        return actions.correct_line(thing.pk, **said)
    _reach(by, queries.above_event(thing))
    return actions.correct_event(thing.pk, seen=seen, **said)


def try_other_day(event: UnitEvent, effective: date, *, by: Person) -> Trial:
    """Try another day of effect out; see `organisations.actions.try_day`.

    Raises:
        NotAllowedError: the event lies outside the reach of `by`.
    """
    _reach(by, queries.above_event(event))
    return actions.try_day(event, effective)


def withdraw_reorganisation(event: UnitEvent, *, reason: str, by: Person, today: date) -> UnitEvent:
    """Withdraw an event within reach; see `organisations.actions.withdraw_event`.

    Raises:
        NotAllowedError: it lies outside the reach of `by`.
        BlockedError: something rests on it.
    """
    _reach(by, queries.above_event(event))
    return actions.withdraw_event(event.pk, reason=reason, by=by, today=today)


def may_correct(event: UnitEvent, by: Person) -> bool:
    """Say whether a person's reach covers an event."""
    above = queries.above_event(event)
    return above is not None and rules.can_edit_organisation(by, above)


def _above(version: UnitVersion, values: Mapping[str, Any]) -> Unit | None:
    """Return the lowest unit above a version and the unit under which it comes to stand."""
    parents = [str(values["parent"])] if values.get("parent") else []
    return queries.common_above(queries.world(), [version.unit.uid], parents, version.start)


def _anywhere(by: Person) -> None:
    """Refuse a person who may edit organisations nowhere."""
    if not rules.can_edit_organisation(by):
        raise NotAllowedError(rules.can_edit_organisation.name)


def _own(draft: ReorganisationDraft, by: Person) -> None:
    """Refuse the draft of somebody else."""
    _anywhere(by)
    if draft.by_id != str(by.pk):
        raise NotAllowedError(rules.can_edit_organisation.name)


def _reach(by: Person, unit: Unit | None) -> None:
    """Refuse what lies outside the reach of a person."""
    if unit is None or not rules.can_edit_organisation(by, unit):
        raise NotAllowedError(rules.can_edit_organisation.name)
