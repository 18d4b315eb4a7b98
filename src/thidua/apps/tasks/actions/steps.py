"""The one way a task moves from state to state."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.tasks import rules, states
from thidua.apps.tasks.models import Task
from thidua.core import audit
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem


@transaction.atomic
def take_step(task_id: int, step_name: str, *, by: Person, today: date, note: str = "") -> Task:
    """Move a task one step and return it; finishing needs a note of what was done.

    Raises:
        NoSuchStepError: somebody else has moved it already.
        NotAllowedError: `by` may not take this step here.
        BlockedError: the note is missing.
    """
    rows = Task.objects.select_for_update(of=("self",)).select_related("unit")
    task = rows.get(pk=task_id)
    step = states.TASK.step(task.state, step_name)
    rule = getattr(rules, step.rule)
    if not rule(by, task):
        raise NotAllowedError(rule.name)
    if step.name == "finish" and not note.strip():
        raise BlockedError([Problem("tasks.note_missing", ("note",), {"task": str(task)})])
    task.state = step.target
    if step.name == "finish":
        task.note, task.done_on, task.done_by = note.strip(), today, by
    else:
        task.done_on, task.done_by = None, None
    task.save(update_fields=["state", "note", "done_on", "done_by"])
    audit.record(by=by, action=f"task.{step.name}", obj=task, note=note)
    return task
