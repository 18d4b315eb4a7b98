"""Tasks: list, one, finish, reopen."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from ninja.security import django_auth

from thidua.apps.accounts.queries import as_person
from thidua.apps.organisations import queries as organisations
from thidua.apps.tasks import actions, queries
from thidua.apps.tasks.models import Task
from thidua.core import clock, paging
from thidua.surfaces.api.errors import CHANGES, LISTS, READS
from thidua.surfaces.api.paging import Listed, Paged
from thidua.surfaces.api.values import LongText, Plain

router = Router(tags=["tasks"])


class TaskOut(Schema):
    """A task (nhiệm vụ); `timing` is computed from the due day."""

    uuid: UUID
    title: str
    kind: str
    unit: str
    unit_uid: str
    plan: UUID
    clause: UUID
    period: int | None
    turn: int
    due_text: str
    due_on: date | None
    state: str
    timing: str
    done_on: date | None
    note: str


class NoteIn(Schema):
    """What was done."""

    note: LongText = ""


@router.get("", response={200: Listed[TaskOut], **LISTS})
def list_tasks(
    request: HttpRequest,
    page: Query[Paged],
    unit: Plain = "",
    movement: Plain = "",
    timing: Plain = "",
) -> dict[str, object]:
    """List the tasks that the caller may see, earliest due first."""
    rows = queries.visible_to(request.user)
    for name, value in (
        ("unit__uid", unit),
        ("plan__movement__slug", movement),
        ("timing", timing),
    ):
        if value:
            rows = rows.filter(**{name: value})
    found = paging.keyset(rows, order=("due_on", "pk"), after=page.after, size=page.size)
    names = organisations.names_on([t.unit_id for t in found.rows], clock.today())
    return {
        "count": found.count,
        "rows": [_out(t, names) for t in found.rows],
        "next": found.next_cursor,
    }


@router.get("/{uuid}", response={200: TaskOut, **READS})
def one_task(request: HttpRequest, uuid: UUID) -> dict[str, object]:
    """Give one task."""
    return _one(request, uuid)


@router.post("/{uuid}/steps/{name}", auth=django_auth, response={200: TaskOut, **CHANGES})
def step(request: HttpRequest, uuid: UUID, name: Plain, values: NoteIn) -> dict[str, object]:
    """Move a task: finish, reopen."""
    task = get_object_or_404(queries.visible_to(request.user), uuid=uuid)
    actions.take_step(
        task.pk, name, by=as_person(request.user), today=clock.today(), note=values.note
    )
    return _one(request, uuid)


def _one(request: HttpRequest, uuid: UUID) -> dict[str, object]:
    task = get_object_or_404(queries.visible_to(request.user), uuid=uuid)
    return _out(task, organisations.names_on([task.unit_id], clock.today()))


def _out(task: Task, names: dict[int, str]) -> dict[str, object]:
    return {
        "uuid": task.uuid,
        "title": task.title,
        "kind": task.kind,
        "unit": names.get(task.unit_id, ""),
        "unit_uid": task.unit.uid,
        "plan": task.plan.uuid,
        "clause": task.clause.uuid,
        "period": task.period,
        "turn": task.turn,
        "due_text": task.due_text,
        "due_on": task.due_on,
        "state": task.state,
        "timing": queries.timing_of(task),
        "done_on": task.done_on,
        "note": task.note,
    }
