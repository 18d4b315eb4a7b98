"""Movements: list and one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from thidua.apps.movements import queries
from thidua.apps.movements.models import Movement
from thidua.apps.organisations import queries as organisations
from thidua.apps.tasks import queries as tasks
from thidua.core import clock, paging
from thidua.kernel.text.fold import fold
from thidua.surfaces.api.errors import LISTS, READS
from thidua.surfaces.api.paging import Listed, Paged
from thidua.surfaces.api.values import Plain

router = Router(tags=["movements"])


class MovementOut(Schema):
    """A movement (phong trào thi đua)."""

    uuid: UUID
    slug: str
    name: str
    issuer: str
    issuer_uid: str
    level: str
    launch_mode: str
    length: str
    starts: int | None
    ends: int | None


class ProgressOut(Schema):
    """Sums over the tasks of one clause and period."""

    title: str
    period: int | None
    due_on: str | None
    total: int
    done: int
    overdue: int


class OneMovementOut(MovementOut):
    """A movement with its running plan and progress."""

    plan: UUID | None
    carries_out: list[str]
    carried_by: list[str]
    progress: list[ProgressOut]


@router.get("", response={200: Listed[MovementOut], **LISTS})
def list_movements(
    request: HttpRequest, page: Query[Paged], q: Plain = "", level: Plain = ""
) -> dict[str, object]:
    """List the movements that the caller may see, by name."""
    rows = queries.visible_to(request.user)
    for word in fold(q).split()[:10]:
        rows = rows.filter(search__contains=word)
    if level:
        rows = rows.filter(level=level)
    found = paging.keyset(rows, order=("search", "pk"), after=page.after, size=page.size)
    names = organisations.names_on([m.issuer_id for m in found.rows], clock.today())
    return {
        "count": found.count,
        "rows": [_out(m, names) for m in found.rows],
        "next": found.next_cursor,
    }


@router.get("/{slug}", response={200: OneMovementOut, **READS})
def one_movement(request: HttpRequest, slug: Plain) -> dict[str, object]:
    """Give one movement with its running plan and the progress of its tasks."""
    found = get_object_or_404(queries.visible_to(request.user), slug=slug)
    plan = queries.running_plan(found)
    visible = queries.visible_to(request.user)
    above = visible.filter(linked_from__source=found, linked_from__kind="carries_out")
    below = visible.filter(links__target=found, links__kind="carries_out")
    names = organisations.names_on([found.issuer_id], clock.today())
    return _out(found, names) | {
        "plan": plan.uuid if plan else None,
        "carries_out": list(above.values_list("slug", flat=True)),
        "carried_by": list(below.values_list("slug", flat=True)),
        "progress": [
            row | {"due_on": str(row["due_on"]) if row["due_on"] else None}
            for row in (tasks.progress_by_clause(plan) if plan else [])
        ],
    }


def _out(movement: Movement, names: dict[int, str]) -> dict[str, object]:
    return {
        "uuid": movement.uuid,
        "slug": movement.slug,
        "name": movement.name,
        "issuer": names.get(movement.issuer_id, ""),
        "issuer_uid": movement.issuer.uid,
        "level": movement.level,
        "launch_mode": movement.launch_mode,
        "length": movement.length,
        "starts": movement.starts,
        "ends": movement.ends,
    }
