"""Which clause of a higher plan is carried out by which lower plan."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.apps.movements import states
from thidua.apps.movements.models import Clause, Plan

COVERED_KINDS = ("content", "criterion", "award", "milestone", "solution", "duty")


@dataclass(frozen=True)
class Coverage:
    """One clause of the higher plan against all lower plans.

    `cells` has one entry a lower plan, in the order of `coverage`'s second result: the clause
    that carries this one out, or None.
    """

    clause: Clause
    cells: list[Clause | None]

    @property
    def carried(self) -> int:
        """Return how many lower plans carry the clause out."""
        return sum(cell is not None for cell in self.cells)


def coverage(plan: Plan, kind: str = "content") -> tuple[list[Coverage], list[Plan]]:
    """Return the rows of the coverage map of `plan` and the running lower plans as columns.

    Three queries whatever the size.
    """
    lower = list(
        plan.lower.filter(state=states.RUNNING)
        .select_related("movement__issuer", "document")
        .order_by("effect_from", "pk")
    )
    higher = list(plan.clauses.filter(kind=kind).exclude(status="dropped"))
    below = Clause.objects.filter(plan__in=lower, carries_out__in=higher).exclude(status="dropped")
    found = {(c.carries_out_id, c.plan_id): c for c in below.order_by("-order")}
    rows = [Coverage(c, [found.get((c.pk, p.pk)) for p in lower]) for c in higher]
    return rows, lower
