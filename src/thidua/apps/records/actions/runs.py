"""Looks over whole registers: asked for, worked out, thrown away after some days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.organisations.models import Unit
from thidua.apps.records import rules
from thidua.apps.records.models import Run, RunKind, RunState
from thidua.apps.records.queries import deserving, reform
from thidua.core import audit, clock, jobs
from thidua.kernel.problems import NotAllowedError

AT_ONCE: Final = 3_000
"""Up to so many records are judged while the reader waits; more by the worker."""
KEPT: Final = timedelta(days=7)
JOB: Final = "thidua.apps.records.jobs.look_over"
GOING = (RunState.WAITING, RunState.RUNNING)


def look_for_deserving(
    unit: Unit, *, asked: deserving.Asked, by: Person, at_once: int = AT_ONCE
) -> Run:
    """Ask who meets the standards at a unit and under it.

    Args:
        unit: whose people and collectives.
        asked: awards, day and year.
        by: who asks, and who alone sees the answer.
        at_once: up to how many records are judged before this returns.

    Raises:
        NotAllowedError: `by` may not see the records of the unit.
    """
    _may(by, unit)
    rows = deserving.register(by, unit.pk, asked.on)
    total = rows.filter(kind__in=deserving.kinds_of(asked.awards)).count()
    run = Run(kind=RunKind.DESERVING, on=asked.on, year=asked.year, asked=asked.plain())
    return _begin(run, unit, by, total, at_once)


def look_at_reform(unit: Unit, *, asked: reform.Asked, by: Person, at_once: int = AT_ONCE) -> Run:
    """Ask whose verdict changes between two versions of a rule; see `look_for_deserving`.

    Raises:
        NotAllowedError: `by` may not see the records of the unit.
        RefusedError: the draft cannot be read.
    """
    _may(by, unit)
    reform.sides(asked)
    rows = deserving.register(by, unit.pk, asked.on)
    total = rows.filter(kind__in=deserving.kinds_of((asked.award,))).count()
    run = Run(kind=RunKind.REFORM, on=asked.on, year=asked.year, asked=asked.plain())
    return _begin(run, unit, by, total, at_once)


def _may(by: Person, unit: Unit) -> None:
    """Refuse whoever may not see the records of a unit."""
    if not rules.can_list(by, unit):
        raise NotAllowedError(rules.can_list.name)


def _begin(run: Run, unit: Unit, by: Person, total: int, at_once: int) -> Run:
    """Keep the question and work it out, at once or by the worker; not twice at a time."""
    run.unit, run.by, run.at, run.total = unit, by, clock.now(), total
    with transaction.atomic():
        same = Run.objects.select_for_update().filter(
            by=by, unit=unit, kind=run.kind, on=run.on, year=run.year, state__in=GOING
        )
        if (going := next((one for one in same if one.asked == run.asked), None)) is not None:
            return going
        run.save()
        audit.record(by=by, action="records.run_asked", obj=run, data=_said(run))
        if total > at_once:
            jobs.enqueue(JOB, run.pk)
    if total <= at_once:
        work_out(run.pk)
        run.refresh_from_db()
    return run


def _said(run: Run) -> dict[str, Any]:
    """Return what was asked, for the audit; of a draft only that there was one."""
    asked = {key: value for key, value in run.asked.items() if key != "draft"}
    draft = {"draft": bool(run.asked["draft"])} if "draft" in run.asked else {}
    return {
        **asked,
        **draft,
        "unit": run.unit.uid,
        "on": run.on.isoformat(),
        "year": run.year,
        "records": run.total,
    }


def work_out(run_id: int) -> None:
    """Judge the records of a run and keep the answers; bears to run twice."""
    run = Run.objects.select_related("by", "unit").filter(pk=run_id).first()
    if run is None or run.state == RunState.DONE:
        return
    mine = Run.objects.filter(pk=run_id)
    mine.update(state=RunState.RUNNING, done=0)

    def told(done: int) -> None:
        """Keep how far it is."""
        mine.update(done=done)

    rows = deserving.register(run.by, run.unit_id, run.on)
    try:
        if run.kind == RunKind.DESERVING:
            asked = deserving.asked_of(run)
            columns, answers = deserving.look_over(rows, asked, run.unit_id, told)
        else:
            columns, answers = reform.compare(rows, reform.asked_of(run), run.unit_id, told)
    except Exception as wrong:
        mine.update(state=RunState.FAILED, problem=type(wrong).__name__[:40])
        raise
    mine.update(
        state=RunState.DONE,
        done=len(columns.ids),
        total=len(columns.ids),
        answers=answers,
        columns=columns.packed(),
        finished_at=clock.now(),
    )


def throw_away(*, today: date) -> int:
    """Delete runs that are older than a week; return how many."""
    old = Run.objects.filter(at__date__lt=today - KEPT)
    with transaction.atomic():
        keys = list(old.order_by("pk").values_list("pk", flat=True))
        if keys:
            Run.objects.filter(pk__in=keys).delete()
            audit.record(
                by=None, action="records.runs_thrown_away", obj=None, data={"runs": len(keys)}
            )
    return len(keys)
