"""Single clauses: correct, confirm, drop, add."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from ninja.security import django_auth
from pydantic import Field

from thidua.apps.accounts.queries import as_person
from thidua.apps.movements import actions, queries
from thidua.apps.movements.models import Clause
from thidua.surfaces.api.errors import CHANGES
from thidua.surfaces.api.v1.shapes import ClauseOut, clause_out
from thidua.surfaces.api.values import ClauseValues, LongText, Name

router = Router(tags=["clauses"], auth=django_auth)


class ClauseIn(Schema):
    """A new wording; `revision` is the one that the caller saw."""

    text: LongText
    revision: Annotated[int, Field(ge=0, le=2_147_483_647)]
    data: ClauseValues | None = None


class NewClauseIn(Schema):
    """A clause that the reader missed."""

    plan: UUID
    kind: Name
    text: LongText
    parent: UUID | None = None
    data: ClauseValues | None = None


@router.post("", response={201: ClauseOut, **CHANGES})
def add(request: HttpRequest, values: NewClauseIn) -> Status[dict[str, object]]:
    """Add a clause to a draft plan."""
    plan = get_object_or_404(queries.visible_plans(request.user), uuid=values.plan)
    parent = _clause(request, values.parent) if values.parent else None
    clause = actions.add(
        plan.pk,
        kind=values.kind,
        text=values.text,
        by=as_person(request.user),
        parent_id=parent.pk if parent else None,
        data=values.data.given() if values.data else None,
    )
    return Status(201, clause_out(clause))


@router.put("/{uuid}", response={200: ClauseOut, **CHANGES})
def change(request: HttpRequest, uuid: UUID, values: ClauseIn) -> dict[str, object]:
    """Correct the wording of a clause and the values beside it."""
    clause = actions.change(
        _clause(request, uuid).pk,
        text=values.text,
        revision=values.revision,
        by=as_person(request.user),
        data=values.data.given() if values.data else None,
    )
    return clause_out(clause)


@router.post("/{uuid}/confirm", response={200: ClauseOut, **CHANGES})
def confirm(request: HttpRequest, uuid: UUID) -> dict[str, object]:
    """Confirm a clause as it was read."""
    actions.confirm([_clause(request, uuid).pk], by=as_person(request.user))
    return clause_out(_clause(request, uuid))


@router.delete("/{uuid}", response={200: ClauseOut, **CHANGES})
def drop(request: HttpRequest, uuid: UUID) -> dict[str, object]:
    """Leave a clause out of the plan; it stays readable in the review."""
    return clause_out(actions.drop(_clause(request, uuid).pk, by=as_person(request.user)))


@router.post("/{uuid}/restore", response={200: ClauseOut, **CHANGES})
def restore(request: HttpRequest, uuid: UUID) -> dict[str, object]:
    """Take a dropped clause back."""
    return clause_out(actions.restore(_clause(request, uuid).pk, by=as_person(request.user)))


def _clause(request: HttpRequest, uuid: UUID | None) -> Clause:
    found = queries.clause_by_uuid(request.user, uuid)
    if found is None:
        raise Http404
    return found
