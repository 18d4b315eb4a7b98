"""Transition sheets: what moved, what waits for whom, which tasks of one kind met at one unit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import Reader
from thidua.apps.accounts.queries import within
from thidua.apps.accounts.roles import Permission
from thidua.apps.movements import queries as movements
from thidua.apps.movements import states as plan_states
from thidua.apps.movements.models import Plan
from thidua.apps.organisations.queries.heirs import Heir, endings, heirs_at_end
from thidua.apps.tasks import states
from thidua.apps.tasks.models import Task, TaskMove, TransitionSheet
from thidua.core.clock import today


def sheets_visible_to(person: Reader) -> QuerySet[TransitionSheet]:
    """Return the sheets of the plans that `person` may see, the latest day first."""
    plans = movements.visible_plans(person)
    rows = TransitionSheet.objects.filter(plan__in=plans)
    return rows.select_related("plan__movement", "plan__document", "old_issuer", "keeper")


def sheets_waiting_for(person: Reader) -> QuerySet[TransitionSheet]:
    """Return the sheets on which `person` has something to decide: the plan, or waiting tasks."""
    if person is None or not person.is_authenticated:
        return TransitionSheet.objects.none()
    on = today()
    plan = Q(
        issuer_ended=True,
        decision="",
        plan__state=plan_states.RUNNING,
        keeper__in=within(person, Permission.PLAN_APPROVE, on),
    )
    tasks = Q(Exists(_waiting_here()), keeper__in=within(person, Permission.PLAN_READ_IN, on))
    return sheets_visible_to(person).filter(plan | tasks)


def _waiting_here() -> QuerySet[TaskMove]:
    return TaskMove.objects.filter(
        sheet=OuterRef("pk"), how=TaskMove.WAITS, task__state=states.WAITING
    )


def move_counts(sheet: TransitionSheet) -> dict[str, int]:
    """Return how many tasks of a sheet went which way, and `waiting` for those still undecided."""
    rows = sheet.moves.values("how").annotate(n=Count("task", distinct=True))
    found = {row["how"]: row["n"] for row in rows}
    found["waiting"] = waiting_on(sheet).count()
    return found


def counts_of_sheets(sheet_ids: list[int]) -> dict[int, dict[str, int]]:
    """Return, for each sheet, how many tasks moved by themselves and how many still wait."""
    rows = TaskMove.objects.filter(sheet__in=sheet_ids).values("sheet")
    waits = Q(how=TaskMove.WAITS, task__state=states.WAITING)
    summed = rows.annotate(
        moved=Count("pk", filter=Q(how=TaskMove.MOVED)), waiting=Count("pk", filter=waits)
    )
    found = {
        row["sheet"]: {"moved": int(row["moved"]), "waiting": int(row["waiting"])} for row in summed
    }
    return {key: found.get(key, {"moved": 0, "waiting": 0}) for key in sheet_ids}


def on_sheet(sheet: TransitionSheet) -> QuerySet[Task]:
    """Return the tasks that waited on a sheet, those that have been decided since among them."""
    waited = TaskMove.objects.filter(sheet=sheet, task=OuterRef("pk"), how=TaskMove.WAITS)
    return Task.objects.filter(Exists(waited))


def waiting_on(sheet: TransitionSheet) -> QuerySet[Task]:
    """Return the tasks of a sheet that wait for a decision, by clause and unit."""
    rows = on_sheet(sheet).filter(state=states.WAITING)
    return rows.select_related("clause", "unit").order_by("clause__order", "unit_id", "pk")


def heirs_for(tasks: Iterable[Task]) -> dict[int, list[Heir]]:
    """Return who took over from the unit of each waiting task, by key of the unit."""
    return heirs_at_end(endings({task.unit_id for task in tasks}, date.max))


def alike(plan: Plan) -> list[dict[str, Any]]:
    """Return what met at one unit: clause, title, period, turn, unit, n (open tasks)."""
    rows = Task.objects.filter(plan=plan, state=states.OPEN)
    grouped = rows.values("clause", "title", "kind", "period", "turn", "unit").annotate(
        n=Count("pk")
    )
    met = grouped.filter(n__gt=1).order_by("-n", "clause__order", "unit")
    return [dict(row) for row in met]


def flows(sheet: TransitionSheet, how: str) -> list[dict[str, Any]]:
    """Return moves of one kind summed by source and target: source, target, basis, n."""
    rows = sheet.moves.filter(how=how).values("source", "target", "basis")
    return [dict(row) for row in rows.annotate(n=Count("pk")).order_by("source", "target")]


def duties(plan: Plan) -> dict[str, int]:
    """Return the count of original duties and how they stand; shared ones stand by their parts.

    `total` never changes through reorganisations; open, waiting, done, ended and merged add up
    to it.
    """
    first = Task.objects.filter(plan=plan, origin=None)
    owed = Task.objects.filter(origin=OuterRef("pk"), state__in=states.OWED)
    rows = first.annotate(parts_owed=Exists(owed))
    shared = Q(state=states.SHARED)
    return rows.aggregate(
        total=Count("pk"),
        open=Count("pk", filter=Q(state=states.OPEN) | (shared & Q(parts_owed=True))),
        waiting=Count("pk", filter=Q(state=states.WAITING)),
        done=Count("pk", filter=Q(state=states.DONE) | (shared & Q(parts_owed=False))),
        ended=Count("pk", filter=Q(state=states.CANCELLED)),
        merged=Count("pk", filter=Q(state=states.MERGED)),
    )


def moves_of(task: Task) -> QuerySet[TaskMove]:
    """Return what reorganisations did to one task, oldest first."""
    rows = task.moves.select_related("source", "target", "decided_by", "sheet")
    return rows.order_by("pk")


def sheets_of(plan: Plan) -> QuerySet[TransitionSheet]:
    """Return the sheets of a plan with `waits` (undecided tasks), the latest day first."""
    waits = Count("moves", filter=Q(moves__how="waits", moves__task__state=states.WAITING))
    return plan.sheets.annotate(waits=waits).order_by("-day")
