"""Plans: read in, look at, link, move."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import File, Form, Query, Router, Schema, Status, UploadedFile
from ninja.security import django_auth
from pydantic import Field

from thidua.apps.accounts.queries import as_person
from thidua.apps.movements import actions, queries
from thidua.apps.movements.models import Plan
from thidua.apps.organisations import queries as organisations
from thidua.core import clock, paging
from thidua.surfaces.api.errors import (
    CHANGES,
    LISTS,
    READS,
    REFUSES,
    ProblemOut,
    problems_out,
)
from thidua.surfaces.api.paging import Listed, Paged
from thidua.surfaces.api.v1.shapes import ClauseOut, clause_out
from thidua.surfaces.api.values import Day, LongText, Name, Plain

router = Router(tags=["plans"])


class PlanOut(Schema):
    """A plan (kế hoạch): one version of what carries a movement out."""

    uuid: UUID
    movement: str
    number: str
    title: str
    version: int
    state: str
    effect_from: date | None
    parent: UUID | None
    revision: int


class PlanIn(Schema):
    """Whose plan it is, and of which running plan it is a new version."""

    unit: Plain
    replaces: UUID | None = None


class LinkIn(Schema):
    """The higher plan, or none."""

    parent: UUID | None


class EffectIn(Schema):
    """From which day the plan applies."""

    effect_from: Day | None


class ActorIn(Schema):
    """Which units an actor's name means."""

    actor: Name
    units: Annotated[list[Name], Field(max_length=1000)] = []
    set_aside: bool = False


class StepIn(Schema):
    """Why, where a reason is kept."""

    note: LongText = ""


class AssignmentOut(Schema):
    """One clause that asks something of one actor."""

    clause: UUID
    actor: str
    how: str
    units: list[str]
    reason: str


@router.get("", response={200: Listed[PlanOut], **LISTS})
def list_plans(request: HttpRequest, page: Query[Paged], state: Plain = "") -> dict[str, object]:
    """List the plans that the caller may see, newest first."""
    rows = queries.visible_plans(request.user)
    if state:
        rows = rows.filter(state=state)
    found = paging.keyset(rows, order=("-pk",), after=page.after, size=page.size)
    return {
        "count": found.count,
        "rows": [_out(p) for p in found.rows],
        "next": found.next_cursor,
    }


@router.post("", auth=django_auth, response={201: PlanOut, **CHANGES, **REFUSES})
def read_in(
    request: HttpRequest, values: Form[PlanIn], document: File[UploadedFile]
) -> Status[dict[str, object]]:
    """Read a document in as a draft plan of a unit."""
    unit = organisations.by_uid(values.unit)
    if unit is None:
        raise Http404
    replaces = _plan(request, values.replaces).pk if values.replaces else None
    plan = actions.read_in(
        document.read(settings.MAX_UPLOAD_BYTES + 1),
        document.name or "",
        unit_id=unit.pk,
        by=as_person(request.user),
        today=clock.today(),
        replaces_id=replaces,
    )
    return Status(201, _out(plan))


@router.get("/{uuid}", response={200: PlanOut, **READS})
def one_plan(request: HttpRequest, uuid: UUID) -> dict[str, object]:
    """Give one plan."""
    return _out(_plan(request, uuid))


@router.get("/{uuid}/clauses", response={200: list[ClauseOut], **READS})
def clauses(request: HttpRequest, uuid: UUID) -> list[dict[str, object]]:
    """Give the clauses of a plan as a tree, in reading order."""
    return [clause_out(c) for c in queries.clause_tree(_plan(request, uuid))]


@router.get("/{uuid}/reading", response={200: dict[str, Any], **READS})
def reading(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """Give the plan as people confirmed it, in the shape of `thidua plan read`."""
    return queries.as_reading(_plan(request, uuid))


@router.get("/{uuid}/comparison", response={200: dict[str, Any], **READS})
def comparison(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """Compare a plan with the plan it carries out, as `thidua plan compare` does."""
    plan = _plan(request, uuid)
    if plan.parent_id is None:
        raise Http404
    return queries.comparison(_plan_by_key(request, plan.parent_id), plan)


@router.get("/{uuid}/assignments", response={200: list[AssignmentOut], **READS})
def assignments(request: HttpRequest, uuid: UUID) -> list[dict[str, object]]:
    """Say who must do what: every actor of a plan with the units it means."""
    return [
        {
            "clause": a.clause.uuid,
            "actor": a.actor,
            "how": a.how,
            "units": [u.uid for u in a.units],
            "reason": a.reason,
        }
        for a in queries.assignments(_plan(request, uuid), clock.today())
    ]


@router.get("/{uuid}/problems", response={200: list[ProblemOut], **READS})
def problems(request: HttpRequest, uuid: UUID) -> list[dict[str, object]]:
    """Say what stands between a plan and its approval."""
    return problems_out(actions.problems(_plan(request, uuid), clock.today()))


@router.post("/{uuid}/parent", auth=django_auth, response={200: PlanOut, **CHANGES})
def link(request: HttpRequest, uuid: UUID, values: LinkIn) -> dict[str, object]:
    """Say which plan this one carries out."""
    parent = _plan(request, values.parent).pk if values.parent else None
    plan = actions.link_parent(
        _plan(request, uuid).pk, parent_id=parent, by=as_person(request.user)
    )
    return _out(plan)


@router.post("/{uuid}/effect", auth=django_auth, response={200: PlanOut, **CHANGES})
def effect(request: HttpRequest, uuid: UUID, values: EffectIn) -> dict[str, object]:
    """Say from which day the plan applies."""
    key = _plan(request, uuid).pk
    return _out(actions.set_effect(key, effect_from=values.effect_from, by=as_person(request.user)))


@router.post("/{uuid}/actors", auth=django_auth, response={200: PlanOut, **CHANGES})
def choose_actor(request: HttpRequest, uuid: UUID, values: ActorIn) -> dict[str, object]:
    """Say which units an actor's name means."""
    plan = _plan(request, uuid)
    found = [organisations.by_uid(u) for u in values.units]
    if None in found:
        raise Http404
    actions.choose_actor(
        plan.pk,
        actor=values.actor,
        unit_ids=[u.pk for u in found if u],
        set_aside=values.set_aside,
        by=as_person(request.user),
    )
    return _out(_plan(request, uuid))


@router.post("/{uuid}/confirm", auth=django_auth, response={200: PlanOut, **CHANGES})
def confirm_all(request: HttpRequest, uuid: UUID) -> dict[str, object]:
    """Confirm every clause that nobody has looked at yet."""
    actions.confirm_all(_plan(request, uuid).pk, by=as_person(request.user))
    return _out(_plan(request, uuid))


@router.post("/{uuid}/steps/{name}", auth=django_auth, response={200: PlanOut, **CHANGES})
def step(request: HttpRequest, uuid: UUID, name: Plain, values: StepIn) -> dict[str, object]:
    """Move a plan: submit, send_back, approve, discard."""
    key = _plan(request, uuid).pk
    actions.take_step(key, name, by=as_person(request.user), today=clock.today(), note=values.note)
    return _out(_plan(request, uuid))


def _plan(request: HttpRequest, uuid: UUID | None) -> Plan:
    return get_object_or_404(queries.visible_plans(request.user), uuid=uuid)


def _plan_by_key(request: HttpRequest, key: int) -> Plan:
    return get_object_or_404(queries.visible_plans(request.user), pk=key)


def _out(plan: Plan) -> dict[str, object]:
    return {
        "uuid": plan.uuid,
        "movement": plan.movement.slug,
        "number": plan.document.number,
        "title": plan.document.title,
        "version": plan.version,
        "state": plan.state,
        "effect_from": plan.effect_from,
        "parent": plan.parent.uuid if plan.parent else None,
        "revision": plan.revision,
    }
