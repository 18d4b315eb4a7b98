"""Tie a plan to the higher plan it carries out, and movements to each other."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.movements import rules
from thidua.apps.movements.actions.guard import locked, touch
from thidua.apps.movements.models import Clause, Movement, MovementLink, Plan
from thidua.apps.movements.queries.compare import comparison
from thidua.core import audit
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem

# list of the comparison -> kind of clause whose rows it ties together
TIED = {
    "contents": "content",
    "criteria": "criterion",
    "awards": "award",
    "milestones": "milestone",
    "duties": "duty",
    "solutions": "solution",
}


@transaction.atomic
def link_parent(plan_id: int, *, parent_id: int | None, by: Person) -> Plan:
    """Say which plan this one carries out, or that it carries out none.

    Every clause gets the higher clause it carries out, with relation and similarity. A running
    plan can be linked too, because its higher plan may have come in later.

    Raises:
        NotAllowedError: `by` may not read in plans of this unit, or it waits for approval.
        BlockedError: the higher plan stands under this one already (`movements.circle`).
    """
    plan = locked(plan_id)
    if not rules.can_link(by, plan):
        raise NotAllowedError(rules.can_link.name)
    parent = (
        Plan.objects.select_related("document", "movement").get(pk=parent_id) if parent_id else None
    )
    _refuse_circle(plan, parent)
    plan.parent = parent
    plan.save(update_fields=["parent"])
    _tie_clauses(plan, parent)
    MovementLink.objects.filter(source=plan.movement, kind=MovementLink.CARRIES_OUT).delete()
    if parent and parent.movement_id != plan.movement_id:
        MovementLink.objects.create(
            source=plan.movement, target=parent.movement, kind=MovementLink.CARRIES_OUT
        )
    touch(plan)
    audit.record(by=by, action="plan.link_parent", obj=plan, data={"parent": parent_id})
    return plan


@transaction.atomic
def link_movements(movement_id: int, *, target_id: int, kind: str, by: Person) -> MovementLink:
    """Say that a movement continues, replaces or was merged with another.

    Raises:
        NotAllowedError: `by` may not read in plans for the issuer of the first.
        BlockedError: both are the same, or the target is linked back in the same way.
    """
    source = Movement.objects.select_for_update().select_related("issuer").get(pk=movement_id)
    if not rules.can_read_in(by, source):
        raise NotAllowedError(rules.can_read_in.name)
    back = MovementLink.objects.filter(source_id=target_id, target=source, kind=kind).exists()
    if source.pk == target_id or back:
        raise BlockedError([Problem("movements.circle", ("target",), {"name": source.name})])
    link, _ = MovementLink.objects.get_or_create(source=source, target_id=target_id, kind=kind)
    audit.record(by=by, action="movement.link", obj=source, data={"to": target_id, "kind": kind})
    return link


def _refuse_circle(plan: Plan, parent: Plan | None) -> None:
    above: Plan | None = parent
    while above is not None:
        if above.pk == plan.pk or above.movement_id == plan.movement_id:
            params = {"name": str(parent)}
            raise BlockedError([Problem("movements.circle", ("parent",), params)])
        above = above.parent


def _tie_clauses(plan: Plan, parent: Plan | None) -> None:
    """Write the relation of each clause to the higher one; clears what was there."""
    plan.clauses.update(carries_out=None, relation="", similarity=None)
    if parent is None:
        return
    found = comparison(parent, plan)
    higher = {(c.kind, c.text): c for c in parent.clauses.exclude(status="dropped")}
    lower: dict[tuple[str, str], list[Clause]] = {}
    for clause in plan.clauses.exclude(status="dropped"):
        lower.setdefault((clause.kind, clause.text), []).append(clause)
    changed = [
        clause
        for name, kind in TIED.items()
        for row in found.get(name) or []
        for clause in _tied(row, kind, lower, higher)
    ]
    Clause.objects.bulk_update(changed, ["carries_out", "relation", "similarity"], batch_size=200)


def _tied(
    row: dict[str, Any],
    kind: str,
    lower: dict[tuple[str, str], list[Clause]],
    higher: dict[tuple[str, str], Clause],
) -> list[Clause]:
    ends = [_texts(row.get("lower")), _texts(row.get("higher"))]
    above = next((higher[kind, t] for t in ends[1] if (kind, t) in higher), None)
    clauses = [c for t in ends[0] for c in lower.get((kind, t), [])]
    for clause in clauses:
        clause.carries_out = above
        clause.relation = str(row.get("relation") or "")
        clause.similarity = row.get("similarity")
    return clauses


def _texts(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]
