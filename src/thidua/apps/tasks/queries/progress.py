"""How far a plan is, summed in the database."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from thidua.apps.movements import states as plan_states
from thidua.apps.movements.models import Plan
from thidua.apps.tasks import states
from thidua.apps.tasks.models import Task
from thidua.core.clock import today

SHOWN = 8
SUMS = {
    "total": Count("pk"),
    "done": Count("pk", filter=Q(state=states.DONE)),
}


def progress_by_clause(plan: Plan) -> list[dict[str, Any]]:
    """Return a row for each clause and period: title, due_on, total, done, overdue (units).

    One query; earliest due first, without a date last.
    """
    rows = _summed(plan, "clause", "clause__order", "title", "period", "due_on")
    return sorted(rows, key=lambda r: (r["due_on"] is None, str(r["due_on"]), r["clause__order"]))


def progress_by_unit(plan: Plan) -> list[dict[str, Any]]:
    """Return a row for each unit: unit (key), total, done, overdue (tasks). One query."""
    return sorted(_summed(plan, "unit"), key=lambda r: (-r["overdue"], r["unit"]))


def _summed(plan: Plan, *by: str) -> list[dict[str, Any]]:
    late = Q(state=states.OPEN, due_on__lt=today())
    rows = Task.objects.filter(plan=plan).exclude(state=states.CANCELLED)
    return list(rows.values(*by).annotate(**SUMS, overdue=Count("pk", filter=late)))


def counts(rows: QuerySet[Task], today: date, soon: date) -> dict[str, int]:
    """Return how many of `rows` there are in all, overdue, and due from today to `soon`."""
    return rows.aggregate(
        total=Count("pk"),
        overdue=Count("pk", filter=Q(due_on__lt=today)),
        soon=Count("pk", filter=Q(due_on__range=(today, soon))),
    )


def next_milestones(first: date, last: date) -> list[dict[str, Any]]:
    """Return what public plans ask for between two days, once a clause: title, due_on, name."""
    rows = Task.objects.filter(
        plan__state=plan_states.RUNNING, due_on__range=(first, last), state=states.OPEN
    )
    named = rows.values("clause", "title", "due_on", name=F("plan__movement__name"))
    return [dict(row) for row in named.distinct().order_by("due_on", "clause")[:SHOWN]]


def units_at_work() -> int:
    """Return how many units have a task under a running plan."""
    rows = Task.objects.filter(plan__state=plan_states.RUNNING)
    return int(rows.aggregate(n=Count("unit", distinct=True))["n"])
