"""What people decide on a transition sheet: who goes on with a task, and with the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.movements import actions as movements
from thidua.apps.organisations.queries.heirs import Heir
from thidua.apps.tasks import rules, states
from thidua.apps.tasks.actions.carry import carry_plan
from thidua.apps.tasks.checks.fits import COPY, DIVIDE, END, GIVE, Choice, misfits
from thidua.apps.tasks.models import Task, TaskMove, TransitionSheet
from thidua.apps.tasks.queries.transition import heirs_for
from thidua.core import audit
from thidua.kernel.problems import BlockedError, NoSuchStepError, NotAllowedError, Problem


@transaction.atomic
def settle(
    sheet_id: int, *, task_ids: Iterable[int], choice: Choice, by: Person, today: date
) -> int:
    """Decide about waiting tasks of a sheet; return how many were settled.

    Raises:
        NotAllowedError: `by` may not decide for the keeper of the sheet.
        NoSuchStepError: one of the tasks no longer waits.
        BlockedError: the choice does not fit; every problem is listed and nothing is done.
    """
    sheet = _to_settle(sheet_id, by)
    rows = Task.objects.select_for_update(of=("self",)).filter(plan=sheet.plan, pk__in=task_ids)
    tasks = list(rows.order_by("pk"))
    for task in tasks:
        states.TASK.step(task.state, {GIVE: "give", END: "end"}.get(choice.what, "share"))
    heirs = heirs_for(tasks)
    found = [p for task in tasks for p in misfits(task, choice, heirs.get(task.unit_id, []))]
    if not tasks:
        found = [Problem("tasks.none_chosen", ("task",), {})]
    if found:
        raise BlockedError(found)
    trace = _Trace(sheet, by, today, choice.reason)
    for task in tasks:
        _settle(task, choice, heirs.get(task.unit_id, []), trace)
    audit.record(
        by=by,
        action=f"tasks.{choice.what}",
        obj=sheet.plan,
        note=choice.reason,
        data={"sheet": str(sheet.uuid), "tasks": [str(task.uuid) for task in tasks]},
    )
    carry_plan(sheet.plan_id, today)  # whoever was chosen may have ended meanwhile
    return len(tasks)


@transaction.atomic
def merge_alike(
    sheet_id: int, *, by: Person, today: date, task_ids: Iterable[int] | None = None
) -> int:
    """Merge open tasks of one clause and turn that met at one unit; return how many went in.

    The oldest of each group goes on; the others stay readable and point to it.

    Args:
        sheet_id: sheet of the plan.
        by: who decides.
        today: day of the decision.
        task_ids: only groups that hold one of these; None for all groups of the plan.

    Raises:
        NotAllowedError: `by` may not decide for the keeper of the sheet.
    """
    sheet = _to_settle(sheet_id, by)
    wanted = None if task_ids is None else set(task_ids)
    groups: dict[tuple[object, ...], list[Task]] = {}
    owed = Task.objects.select_for_update(of=("self",)).filter(plan=sheet.plan, state=states.OPEN)
    for task in owed.order_by("pk"):
        alike = (task.clause_id, task.unit_id, task.kind, task.period, task.turn)
        groups.setdefault(alike, []).append(task)
    trace, merged = _Trace(sheet, by, today, ""), []
    for first, *others in groups.values():
        if not others or (
            wanted is not None and wanted.isdisjoint({t.pk for t in (first, *others)})
        ):
            continue
        for task in others:
            task.state, task.merged_into = states.TASK.step(task.state, "merge").target, first
            trace.leave(task, TaskMove.MERGED, task.unit_id)
            merged.append(task)
    Task.objects.bulk_update(merged, ["state", "merged_into"], batch_size=500)
    if merged:
        audit.record(by=by, action="tasks.merge", obj=sheet.plan, data={"tasks": len(merged)})
    return len(merged)


@transaction.atomic
def decide_plan(
    sheet_id: int,
    *,
    decision: str,
    by: Person,
    today: date,
    reason: str = "",
    new_plan_id: int | None = None,
) -> TransitionSheet:
    """Decide what becomes of the plan of an issuer that ended.

    Raises:
        NotAllowedError: `by` may not decide for the successor.
        NoSuchStepError: it was decided before.
        BlockedError: a reason or the new plan is missing.
    """
    sheet = _locked(sheet_id)
    if sheet.decision or not sheet.issuer_ended or sheet.keeper_id is None:
        raise NoSuchStepError("transition_sheet", sheet.decision or "open", decision)
    if not rules.can_decide(by, sheet):
        raise NotAllowedError(rules.can_decide.name)
    keeper = sheet.keeper_id
    if decision == TransitionSheet.ADOPT:
        movements.adopt(sheet.plan_id, unit_id=keeper, by=by, note=reason)
    elif decision == TransitionSheet.CLOSE:
        movements.close(sheet.plan_id, unit_id=keeper, by=by, note=reason)
    else:
        new = new_plan_id or 0
        movements.replace_by(sheet.plan_id, new_plan_id=new, unit_id=keeper, by=by)
        sheet.replaced_by_id = new_plan_id
    sheet.decision, sheet.reason = decision, reason
    sheet.decided_by, sheet.decided_on = by, today
    sheet.save()
    return sheet


def _locked(sheet_id: int) -> TransitionSheet:
    rows = TransitionSheet.objects.select_for_update(of=("self",))
    return rows.select_related("plan__movement", "keeper").get(pk=sheet_id)


def _to_settle(sheet_id: int, by: Person) -> TransitionSheet:
    """Return the locked sheet, on whose waiting tasks `by` may decide."""
    sheet = _locked(sheet_id)
    if sheet.keeper is None or not rules.can_settle(by, sheet.keeper):
        raise NotAllowedError(rules.can_settle.name)
    return sheet


def _settle(task: Task, choice: Choice, heirs: list[Heir], trace: _Trace) -> None:
    """Carry out a choice that fits."""
    if choice.what == END:
        task.state = states.TASK.step(task.state, "end").target
        trace.leave(task, TaskMove.ENDED, None)
    elif choice.what == GIVE:
        main = [heir.unit_id for heir in heirs if heir.main]
        target = choice.unit_ids[0] if choice.unit_ids else main[0]
        trace.leave(task, TaskMove.GIVEN, target)
        task.state, task.unit_id = states.TASK.step(task.state, "give").target, target
    else:
        task.state = states.TASK.step(task.state, "share").target
        how = {COPY: TaskMove.COPIED, DIVIDE: TaskMove.DIVIDED}[choice.what]
        for target in choice.unit_ids or [heir.unit_id for heir in heirs]:
            trace.leave(task, how, target)
            _part(task, target, choice.parts.get(target, "").strip()).save()
    task.save(update_fields=["state", "unit"])


def _part(task: Task, unit_id: int, words: str) -> Task:
    """Return the part of a task that one successor gets; everything else stays as it was."""
    return Task(
        plan=task.plan,
        clause_id=task.clause_id,
        lineage=task.lineage,
        unit_id=unit_id,
        first_unit_id=task.first_unit_id,
        origin=task,
        part=words,
        kind=task.kind,
        title=task.title,
        actor=task.actor,
        period=task.period,
        turn=task.turn,
        due_text=task.due_text,
        due_on=task.due_on,
    )


@dataclass(frozen=True)
class _Trace:
    """Leaves what was decided about each task on the sheet."""

    sheet: TransitionSheet
    by: Person
    today: date
    reason: str

    def leave(self, task: Task, how: str, target: int | None) -> None:
        """Write one move; the row of the waiting task gets its answer, too."""
        decided: dict[str, Any] = {"decided_by": self.by, "decided_on": self.today}
        waits = TaskMove.objects.filter(sheet=self.sheet, task=task, how=TaskMove.WAITS)
        waits.update(**decided)
        TaskMove.objects.create(
            sheet=self.sheet,
            task=task,
            source_id=task.unit_id,
            target_id=target,
            how=how,
            reason=self.reason,
            **decided,
        )
