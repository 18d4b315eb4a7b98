"""Clauses of running lower plans that carry out the clauses of a plan."""

from __future__ import annotations

from thidua.apps.movements import states
from thidua.apps.movements.models import Clause, Plan


def carried_by(plan: Plan) -> dict[int, list[Clause]]:
    """Return, by key of a clause of `plan`, the clauses of running plans below it. One query."""
    rows = (
        Clause.objects.filter(carries_out__plan=plan, plan__state=states.RUNNING)
        .exclude(status="dropped")
        .select_related("plan__movement", "plan__document")
        .order_by("plan__effect_from", "order")
    )
    found: dict[int, list[Clause]] = {}
    for clause in rows:
        if clause.carries_out_id:
            found.setdefault(clause.carries_out_id, []).append(clause)
    return found
