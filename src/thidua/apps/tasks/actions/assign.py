"""Make tasks from the clauses of a running plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction

from thidua.apps.movements import queries as movements
from thidua.apps.movements.models import Plan
from thidua.apps.movements.queries.dues import last_day
from thidua.apps.tasks import states
from thidua.apps.tasks.models import Task
from thidua.apps.tasks.queries.periods import periods_of
from thidua.core import audit

KIND_OF = {
    "milestone": Task.MILESTONE,
    "reporting": Task.REPORT,
    "duty": Task.DUTY,
    "responsibility": Task.DUTY,
}


@transaction.atomic
def assign(plan_id: int, *, today: date) -> int:
    """Write one task for each clause, unit, period and turn of a plan; return how many are new.

    Work that was done under the version before stays done. Calling it again adds nothing.
    """
    plan = (
        Plan.objects.select_for_update(of=("self",))
        .select_related("movement__issuer")
        .get(pk=plan_id)
    )
    there = set(plan.tasks.values_list("clause_id", "first_unit_id", "kind", "period", "turn"))
    done = {(t.lineage, t.unit_id, t.period, t.turn): t for t in _done_before(plan)}
    fresh = []
    for task in _wanted(plan, today):
        key = (task.clause_id, task.unit_id, task.kind, task.period, task.turn)
        if key in there:
            continue
        there.add(key)
        _take_over(task, done)
        fresh.append(task)
    Task.objects.bulk_create(fresh, batch_size=500)
    if fresh:
        audit.record(by=None, action="plan.assign", obj=plan, data={"tasks": len(fresh)})
    return len(fresh)


@transaction.atomic
def end_tasks(plan_id: int, *, today: date) -> int:
    """Cancel what is still owed under a plan that was replaced or closed; return how many."""
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan_id)
    ended = plan.tasks.filter(state__in=states.OWED).update(state=states.CANCELLED)
    if ended:
        audit.record(by=None, action="plan.end_tasks", obj=plan, data={"tasks": ended})
    return ended


def _wanted(plan: Plan, today: date) -> Iterator[Task]:
    for asked in movements.assignments(plan, today):
        clause = asked.clause
        for unit in asked.units:
            for period, turn, due_text in periods_of(clause, plan):
                yield Task(
                    plan=plan,
                    clause=clause,
                    lineage=clause.lineage,
                    unit=unit,
                    first_unit=unit,
                    kind=KIND_OF[clause.kind],
                    title=_title(clause.text),
                    actor=asked.actor[:500],
                    period=period,
                    turn=turn,
                    due_text=due_text[:60],
                    due_on=last_day(due_text),
                )


def _title(text: str) -> str:
    """Return the words of a clause without the mark that ends an item, or the document."""
    return text.strip().removesuffix("./.").rstrip(" ;,")


def _done_before(plan: Plan) -> Iterator[Task]:
    rows = Task.objects.filter(plan__movement=plan.movement, state=states.DONE)
    return rows.exclude(plan=plan).iterator()


def _take_over(task: Task, done: dict[tuple[UUID, int, int | None, int], Task]) -> None:
    before = done.get((task.lineage, task.unit_id, task.period, task.turn))
    if before is not None:
        task.state, task.note = states.DONE, before.note
        task.done_on, task.done_by_id = before.done_on, before.done_by_id
