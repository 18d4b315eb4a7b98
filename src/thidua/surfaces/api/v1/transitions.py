"""Transition sheets: what a reorganisation did to running plans, and the deciding."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from ninja.security import django_auth
from pydantic import Field

from thidua.apps.accounts.queries import as_person
from thidua.apps.movements import queries as movements
from thidua.apps.organisations import queries as organisations
from thidua.apps.tasks import actions, queries
from thidua.apps.tasks.models import TransitionSheet
from thidua.apps.tasks.queries.sheet import on_sheet, sheet_rows, sheet_told
from thidua.core import clock, paging
from thidua.surfaces.api.errors import CHANGES, LISTS, READS
from thidua.surfaces.api.paging import Listed, Paged
from thidua.surfaces.api.values import LongText, Name

router = Router(tags=["transitions"])


class UnitNamed(Schema):
    """A unit with its name on the day that counts: old ones the day before, new ones on the day."""

    uid: str
    name: str


class SheetOut(Schema):
    """A transition sheet (phiếu chuyển tiếp); `keeper` decides, null when no fact says who."""

    uuid: UUID
    day: date
    plan: UUID
    movement: str
    name: str
    issuer: UnitNamed
    issuer_ended: bool
    keeper: UnitNamed | None
    decision: Literal["", "adopt", "replace", "close"]
    decided_on: date | None
    reason: str
    moved: int
    waiting: int


class Successor(Schema):
    """A unit that took over; `main` took most of the functions."""

    unit: UnitNamed
    main: bool


class WaitingOut(Schema):
    """A task that waits for a decision, with those who may get it."""

    uuid: UUID
    title: str
    kind: str
    period: int | None
    due_on: date | None
    unit: UnitNamed
    successors: list[Successor]


class FlowOut(Schema):
    """How many tasks went from one unit to another by themselves, or ended with their level."""

    how: Literal["moved", "cancelled"]
    source: UnitNamed
    target: UnitNamed | None
    tasks: int
    basis: str


class AlikeOut(Schema):
    """Open tasks of one clause and period that met at one unit."""

    title: str
    kind: str
    period: int | None
    unit: UnitNamed
    tasks: int


class SheetFull(SheetOut):
    """A sheet with its parts; `next` gives the next page of waiting tasks."""

    counts: dict[str, int]
    duties: dict[str, int]
    waiting_tasks: list[WaitingOut]
    next: str | None
    flows: list[FlowOut]
    alike: list[AlikeOut]


class DecideIn(Schema):
    """What becomes of the plan; `new_plan` goes with `replace`."""

    decision: Literal["adopt", "replace", "close"]
    new_plan: UUID | None = None
    reason: LongText = ""


class SettleIn(Schema):
    """What becomes of waiting tasks: these, or all; `parts` by identity of the unit."""

    what: Literal["copy", "give", "divide", "end"]
    tasks: Annotated[list[UUID], Field(max_length=20_000)] = []
    all: bool = False
    units: Annotated[list[Name], Field(max_length=500)] = []
    parts: Annotated[dict[Name, LongText], Field(max_length=500)] = {}
    reason: LongText = ""


class DoneOut(Schema):
    """How many tasks were decided or merged, and how many still wait."""

    tasks: int
    waiting: int


@router.get("", response={200: Listed[SheetOut], **LISTS})
def list_sheets(
    request: HttpRequest, page: Query[Paged], *, mine: bool = False
) -> dict[str, object]:
    """List the sheets that the caller may see, or those that wait for the caller."""
    find = queries.sheets_waiting_for if mine else queries.sheets_visible_to
    found = paging.keyset(
        find(request.user), order=("-day", "pk"), after=page.after, size=page.size
    )
    return {"count": found.count, "rows": sheet_rows(found.rows), "next": found.next_cursor}


@router.get("/{uuid}", response={200: SheetFull, **READS})
def one_sheet(request: HttpRequest, uuid: UUID, page: Query[Paged]) -> dict[str, object]:
    """Give one sheet with a page of its waiting tasks."""
    sheet = _sheet(request, uuid)
    order = ("clause__order", "unit_id", "pk")
    waiting = paging.keyset(
        queries.waiting_on(sheet), order=order, after=page.after, size=page.size
    )
    told = sheet_told(sheet, waiting.rows)
    return {**sheet_rows([sheet])[0], **told, "next": waiting.next_cursor}


@router.post("/{uuid}/decide", auth=django_auth, response={200: SheetOut, **CHANGES})
def decide(request: HttpRequest, uuid: UUID, values: DecideIn) -> dict[str, Any]:
    """Decide what becomes of the plan of an issuer that ended."""
    sheet = _sheet(request, uuid)
    new = None
    if values.new_plan:
        new = movements.visible_plans(request.user).filter(uuid=values.new_plan).first()
    actions.decide_plan(
        sheet.pk,
        decision=values.decision,
        by=as_person(request.user),
        today=clock.today(),
        reason=values.reason,
        new_plan_id=new.pk if new else None,
    )
    return sheet_rows([_sheet(request, uuid)])[0]


@router.post("/{uuid}/settle", auth=django_auth, response={200: DoneOut, **CHANGES})
def settle(request: HttpRequest, uuid: UUID, values: SettleIn) -> dict[str, int]:
    """Decide about waiting tasks at once."""
    sheet = _sheet(request, uuid)
    parts = {_unit_key(uid): words for uid, words in values.parts.items()}
    units = dict.fromkeys([*(_unit_key(uid) for uid in values.units), *parts])
    done = actions.settle(
        sheet.pk,
        task_ids=_tasks(sheet, values),
        choice=actions.Choice(values.what, tuple(units), parts, values.reason),
        by=as_person(request.user),
        today=clock.today(),
    )
    return _done(sheet, done)


@router.post("/{uuid}/merge", auth=django_auth, response={200: DoneOut, **CHANGES})
def merge(request: HttpRequest, uuid: UUID) -> dict[str, int]:
    """Merge all open tasks of one kind that met at one unit."""
    sheet = _sheet(request, uuid)
    done = actions.merge_alike(sheet.pk, by=as_person(request.user), today=clock.today())
    return _done(sheet, done)


def _sheet(request: HttpRequest, uuid: UUID) -> TransitionSheet:
    return get_object_or_404(queries.sheets_visible_to(request.user), uuid=uuid)


def _tasks(sheet: TransitionSheet, values: SettleIn) -> list[int]:
    """Return the keys of the named tasks, decided ones too, so that the act can say so."""
    if values.all:
        return list(queries.waiting_on(sheet).values_list("pk", flat=True))
    wanted = set(values.tasks)
    found = list(on_sheet(sheet).filter(uuid__in=wanted).values_list("pk", flat=True))
    if len(found) < len(wanted):
        raise Http404
    return found


def _unit_key(uid: str) -> int:
    found = organisations.by_uid(uid)
    if found is None:
        raise Http404
    return found.pk


def _done(sheet: TransitionSheet, done: int) -> dict[str, int]:
    return {"tasks": done, "waiting": queries.move_counts(sheet)["waiting"]}
