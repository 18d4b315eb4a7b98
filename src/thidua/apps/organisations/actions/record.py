"""Record a reorganisation that was tried out: the same outcome, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.apps.organisations.actions.drafts import open_draft
from thidua.apps.organisations.actions.hierarchies import load_hierarchies
from thidua.apps.organisations.actions.trial import Trial, try_out
from thidua.apps.organisations.actions.version_rows import version_row, withdraw
from thidua.apps.organisations.models import (
    ChangeRole,
    Confidence,
    Unit,
    UnitChange,
    UnitEvent,
    UnitLine,
    UnitVersion,
)
from thidua.apps.organisations.queries.proposal import THIS, Outcome
from thidua.apps.organisations.queries.world import Lived
from thidua.core import audit, clock
from thidua.core.events import UnitsReorganised, publish
from thidua.kernel.problems import BlockedError, Problem

BATCH = 500


@transaction.atomic
def record(draft_id: int, *, by: object, today: date, seen: str = "") -> UnitEvent:
    """Record what a draft says; a later day of effect is stored and comes about on its day.

    Args:
        draft_id: key of the draft.
        by: who records; rights are asked by the caller, who knows posts.
        today: day of recording; effect before it is allowed and marked as recorded late.
        seen: fingerprint of the dry run that was looked at; empty skips the comparison.

    Raises:
        BlockedError: something does not fit, or the outcome is another one than was seen.
    """
    draft = open_draft(draft_id)
    list(UnitEvent.objects.select_for_update().order_by("-pk").values_list("pk")[:1])
    trial = try_out(draft)
    if trial.blocked:
        raise BlockedError(trial.problems)
    if seen and seen != trial.fingerprint:
        raise BlockedError([Problem("organisations.outcome_changed")])
    event = _write(trial, f"E-R-{trial.planned.effective}-{draft.uuid.hex[:12]}", today)
    draft.event = event
    draft.save(update_fields=["event"])
    audit.record(
        by=by,
        action="organisations.record",
        obj=event,
        note=event.note,
        data={
            "kind": event.kind,
            "effective": event.effective,
            "basis": event.basis,
            "ends": len(trial.outcome.ends),
            "begins": len(trial.outcome.begins),
            "changes": len(trial.outcome.changes),
            "lines": len(trial.outcome.lines),
            "late": event.late,
        },
    )
    load_hierarchies(by=by, today=today)
    if event.told is not None:
        publish(UnitsReorganised(event.pk))
    return event


def _write(trial: Trial, uid: str, today: date) -> UnitEvent:
    """Write event, units, versions, changes and lines of a trial."""
    outcome, proposal, at = trial.outcome, trial.outcome.proposal, clock.now()
    event = UnitEvent.objects.create(
        uid=uid,
        kind=proposal.kind,
        effective=proposal.effective,
        decided=proposal.decided,
        recorded=at,
        basis=proposal.basis,
        note=proposal.note,
        confidence=Confidence.TEXT_READ,
        late=proposal.effective < today,
        told=at if proposal.effective <= today else None,
    )
    fresh = [Unit(uid=unit) for unit in outcome.begins]
    Unit.objects.bulk_create(fresh, batch_size=BATCH)
    units = dict(Unit.objects.values_list("uid", "pk"))
    write_versions(outcome.dropped, outcome.added, units, event, at)
    _write_changes(outcome, units, event)
    _write_lines(outcome, units, event)
    return event


def _write_changes(outcome: Outcome, units: dict[str, int], event: UnitEvent) -> None:
    """Write what the event does to which unit."""
    roles: tuple[tuple[ChangeRole, Iterable[str]], ...] = (
        (ChangeRole.BEGINS, outcome.begins),
        (ChangeRole.CHANGES, outcome.changes),
        (ChangeRole.ENDS, outcome.ends),
    )
    UnitChange.objects.bulk_create(
        [UnitChange(event=event, unit_id=units[u], role=r) for r, named in roles for u in named],
        batch_size=BATCH,
    )


def _write_lines(outcome: Outcome, units: dict[str, int], event: UnitEvent) -> None:
    """Write what goes from whom to whom."""
    lines = [
        UnitLine(
            event=event,
            source_id=units[line.source],
            target_id=units[line.target],
            area=line.area,
            people=line.people,
            functions=line.functions,
            weight=line.weight,
            is_main=line.main,
            note=line.note,
            recorded=event.recorded,
        )
        for line in outcome.lines
    ]
    UnitLine.objects.bulk_create(lines, batch_size=BATCH)


def write_versions(
    dropped: list[Lived],
    added: list[Lived],
    units: dict[str, int],
    event: UnitEvent | None,
    at: datetime,
) -> list[UnitVersion]:
    """Withdraw versions and write others in one moment; return the new ones, in their order.

    Args:
        dropped: versions that are no longer believed; their rows stay readable.
        added: versions that take their place; `THIS` stands for the event.
        units: key of every unit by identity.
        event: the event that is being recorded, None for a correction.
        at: the moment from which this is known.
    """
    withdraw([row.pk for row in dropped], at)
    wanted = {uid for row in added for uid in (row.opened, row.closed) if uid and uid != THIS}
    events: dict[str, Any] = dict(UnitEvent.objects.filter(uid__in=wanted).values_list("uid", "pk"))
    if event is not None:
        events[THIS] = event.pk
    rows = [version_row(row, units, events, at) for row in added]
    for row in rows:
        row.derive()
    return UnitVersion.objects.bulk_create(rows, batch_size=BATCH)
