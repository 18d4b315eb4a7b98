"""Correct the day of effect of an event: tried out first, then all versions around it follow."""

from __future__ import annotations

from datetime import date

from thidua.apps.organisations import checks
from thidua.apps.organisations.actions.hierarchies import load_hierarchies
from thidua.apps.organisations.actions.record import write_versions
from thidua.apps.organisations.actions.trial import Trial, trial_of
from thidua.apps.organisations.models import UnitEvent
from thidua.apps.organisations.queries.proposal import FIRST_LOADING
from thidua.apps.organisations.queries.world import World, world
from thidua.core import clock
from thidua.core.events import UnitsReorganised, publish
from thidua.kernel.problems import BlockedError, Problem

FIRST_DAY = date(1945, 9, 2)


def try_day(event: UnitEvent, effective: date) -> Trial:
    """Return what becomes of all when an event takes effect on another day; nothing is written.

    What stands in the way is among the problems: the day cannot be, the event belongs to the first
    loading, others rest on it (each is named), or the versions would not fit together.
    """
    return _try(event, effective, world())[0]


def move_event(event: UnitEvent, *, effective: date, seen: str, by: object, today: date) -> None:
    """Let an event take effect on another day.

    Called with the event locked, inside the transaction of the correction; sets the fields of the
    event and leaves saving it to the caller.

    Raises:
        BlockedError: see `try_day`; or the outcome is another one than was seen.
    """
    before, was = world(), event.effective
    trial, found = _try(event, effective, before)
    if trial.blocked or found is None:
        raise BlockedError(trial.problems)
    if seen and seen != trial.fingerprint:
        raise BlockedError([Problem("organisations.outcome_changed")])
    at = clock.now()
    write_versions(found.dropped, found.added, before.keys, event, at)
    event.effective = effective
    event.late = effective < clock.day_of(event.recorded)
    event.told = at if effective <= today else None
    load_hierarchies(by=by, today=today)
    if min(was, effective) <= today:
        publish(UnitsReorganised(event.pk))


def _try(event: UnitEvent, effective: date, before: World) -> tuple[Trial, checks.Moved | None]:
    """Return the trial, and the versions that go and come while nothing rests on the event."""
    problems = [*_day(event, effective), *checks.dependents(event)]
    if problems:
        return trial_of(checks.nothing(event, effective), problems, before), None
    found = checks.moved(event, effective, before)
    return trial_of(found.outcome, found.problems, found.without), found


def _day(event: UnitEvent, effective: date) -> list[Problem]:
    """Return why a day cannot be the day of effect."""
    if event.withdrawn is not None:
        return [Problem("organisations.already_withdrawn")]
    if event.kind == FIRST_LOADING:
        return [Problem("organisations.first_loading")]
    if effective < FIRST_DAY or effective == event.effective:
        params = {"field": "effective", "value": effective}
        return [Problem("organisations.value_wrong", ("effective",), params)]
    return []
