"""Can an event that was recorded have taken effect on another day?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from thidua.apps.organisations.checks import afterwards, fits
from thidua.apps.organisations.models import ChangeRole, UnitEvent
from thidua.apps.organisations.queries.proposal import Outcome, PlannedLine, Proposal
from thidua.apps.organisations.queries.undone import undone
from thidua.apps.organisations.queries.world import Lived, World
from thidua.core.wording import sentence
from thidua.kernel.problems import Problem


@dataclass(frozen=True)
class Moved:
    """An event on another day.

    Attributes:
        outcome: what the event does on that day, seen from a world without it.
        without: that world.
        dropped: versions believed now that are then believed no more.
        added: versions that take their place; `THIS` stands for the event.
        problems: why it cannot be.
    """

    outcome: Outcome
    without: World
    dropped: list[Lived]
    added: list[Lived]
    problems: list[Problem]


def moved(event: UnitEvent, effective: date, before: World) -> Moved:
    """Return what becomes of the versions when an event takes effect on another day.

    Args:
        event: an event that is believed and on which no other event rests.
        effective: the other day.
        before: the world as it is believed now.
    """
    gone, come = undone(event, before)
    without = before.with_rows(gone, come)
    outcome = _outcome(event, effective, before)
    found = [*_absent(outcome, without), *fits.settle(outcome, without)]
    found += fits.check(outcome, without)
    replaced = {id(row) for row in outcome.dropped}
    dropped = [*gone, *(row for row in outcome.dropped if row.pk)]
    added = [*(row for row in come if id(row) not in replaced), *outcome.added]
    if not found:
        found = afterwards.versions_fit(before.with_rows(dropped, added), added)
    problems = [_refusal(effective, _unrowed(each)) for each in found]
    return Moved(outcome, without, dropped, added, problems)


def _outcome(event: UnitEvent, effective: date, before: World) -> Outcome:
    """Return what an event does, read back from its rows."""
    outcome = nothing(event, effective)
    for change in event.changes.select_related("unit").order_by("pk"):
        uid = change.unit.uid
        rows = before.versions[uid]
        if change.role == ChangeRole.BEGINS:
            outcome.begins[uid] = rows[0].own
        elif change.role == ChangeRole.ENDS:
            outcome.ends[uid] = None
        else:
            at = next(place for place, row in enumerate(rows) if row.opened == event.uid)
            old = rows[at - 1].own
            outcome.changes[uid] = {k: v for k, v in rows[at].own.items() if old[k] != v}
    lines = event.lines.filter(withdrawn__isnull=True).select_related("source", "target")
    for number, row in enumerate(lines.order_by("pk"), 1):
        ends, shares = (row.source.uid, row.target.uid), (row.area, row.people, row.functions)
        outcome.lines.append(PlannedLine(number, *ends, *shares, row.weight, row.is_main, row.note))
    return outcome


def nothing(event: UnitEvent, effective: date) -> Outcome:
    """Return the outcome of an event that may not be moved: it does nothing."""
    seed, said = UUID(int=event.pk), (event.decided, event.basis, event.note)
    return Outcome(Proposal(seed, event.kind, effective, *said, follow=False, asks=()))


def _absent(outcome: Outcome, without: World) -> list[Problem]:
    """Find units that give or take and are not there on the day."""
    day = outcome.proposal.effective
    wanted = {line.source: day - timedelta(days=1) for line in outcome.lines}
    wanted |= {line.target: day for line in outcome.lines}
    problems = []
    for uid, on in wanted.items():
        if uid not in outcome.begins and uid not in outcome.ends and not without.on(uid, on):
            why = _("“%(name)s” không có vào ngày đó.") % {"name": without.name(uid, day)}
            problems.append(_refusal(day, why))
    return problems


def _refusal(day: date, why: str) -> Problem:
    """Return that an event does not fit a day."""
    return Problem("organisations.day_not_fit", ("effective",), {"day": day, "why": why})


def _unrowed(found: Problem) -> str:
    """Return the sentence of a finding without the number of a row, which nobody sees here."""
    if found.code == "organisations.day_not_fit":
        return str(found.params["why"])
    text = sentence(found)
    return text.partition(": ")[2] if "row" in found.params else text
