"""Try a reorganisation out: what it would do, what follows in the apps above, what is wrong."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from thidua.apps.organisations import checks
from thidua.apps.organisations.models import EventKind, ReorganisationDraft
from thidua.apps.organisations.queries.consequences import (
    Consequence,
    PlannedEvent,
    PlannedHeir,
    all_consequences,
)
from thidua.apps.organisations.queries.proposal import Outcome
from thidua.apps.organisations.queries.world import World, world
from thidua.kernel.problems import Problem


@dataclass(frozen=True)
class Trial:
    """The result of a dry run; nothing was written.

    Attributes:
        outcome: what would end, begin and change, and the versions that follow.
        problems: all findings, those that block first.
        consequences: what the apps above say; empty while something blocks.
        before: the world as it is believed now.
        planned: the event as the apps above see it.
        fingerprint: stands for the outcome; `record` refuses when it has changed meanwhile.
    """

    outcome: Outcome
    problems: list[Problem]
    consequences: list[Consequence]
    before: World
    planned: PlannedEvent
    fingerprint: str

    @property
    def blocked(self) -> bool:
        """Say whether it cannot be recorded."""
        waits = any(each.kind == "blocks" for each in self.consequences)
        return waits or any(each.severity == "blocks" for each in self.problems)

    def touched(self) -> set[int]:
        """Return the keys of the units that are there and that the event touches."""
        return {self.before.keys[uid] for uid in self.outcome.touched()}

    def parents(self) -> set[int]:
        """Return the keys of the units under which something comes to stand anew."""
        own = [self.outcome.begins[uid].get("parent") for uid in self.outcome.begins]
        own += [fresh.get("parent") for fresh in self.outcome.changes.values()]
        return {self.before.keys[uid] for uid in own if uid and uid in self.before.keys}


def try_out(draft: ReorganisationDraft) -> Trial:
    """Return what a draft would do; nothing is written."""
    return try_fields(draft.uuid, draft.kind, draft.fields)


def try_fields(seed: UUID, kind: str, fields: Mapping[str, Any]) -> Trial:
    """Return what typed fields would do, without a stored draft."""
    before = world()
    outcome, problems = checks.try_out(seed, kind, fields, before)
    return trial_of(outcome, problems, before)


def trial_of(outcome: Outcome, problems: list[Problem], before: World) -> Trial:
    """Return the trial of an outcome, with what follows from it in the apps above."""
    planned = _planned(outcome, before)
    blocked = any(each.severity == "blocks" for each in problems)
    consequences = [] if blocked else all_consequences(planned)
    return Trial(outcome, problems, consequences, before, planned, _fingerprint(outcome))


def _planned(outcome: Outcome, before: World) -> PlannedEvent:
    """Return the outcome in terms of keys."""
    proposal = outcome.proposal
    names = {uid: own.get("name", "") for uid, own in outcome.begins.items()}
    ended = {
        before.keys[uid]: [
            PlannedHeir(
                line.target,
                before.keys.get(line.target),
                names.get(line.target) or before.name(line.target, proposal.effective),
                line.main or "whole" in (line.area, line.people, line.functions),
                None if line.weight is None else float(line.weight),
                line.functions,
            )
            for line in outcome.heirs(uid)
        ]
        for uid in outcome.ends
    }
    changes = {before.keys[uid]: fresh for uid, fresh in outcome.changes.items()}
    return PlannedEvent(proposal.effective, EventKind(proposal.kind).value, ended, names, changes)


def _fingerprint(outcome: Outcome) -> str:
    """Return a text that changes when the outcome does."""
    rows = [
        (row.pk, row.unit, row.start, row.end, row.opened, row.closed, sorted(row.own.items()))
        for row in outcome.added
    ]
    lines = [
        (x.source, x.target, x.area, x.people, x.functions, str(x.weight), x.main)
        for x in outcome.lines
    ]
    said = [rows, sorted(row.pk for row in outcome.dropped), lines, list(outcome.ends)]
    return hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()[:32]
