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
COUNTED = (states.OPEN, states.DONE)


def progress_by_clause(plan: Plan) -> list[dict[str, Any]]:
    """Return a row for each clause and period: title, due_on, total, done, overdue (units).

    A unit counts once, however many duties of older units met in it; it is done when nothing of
    the clause is open there. `duties` are the original ones that stand behind, `waiting` those
    that wait for a decision after a reorganisation. One query; earliest due first, without a
    date last.
    """
    kept = Q(state__in=COUNTED)
    rows = Task.objects.filter(plan=plan).exclude(state=states.CANCELLED)
    summed = rows.values("clause", "clause__order", "title", "period", "due_on").annotate(
        total=Count("unit", distinct=True, filter=kept),
        pending=Count("unit", distinct=True, filter=Q(state=states.OPEN)),
        overdue=Count("unit", distinct=True, filter=_late()),
        duties=Count("pk", filter=Q(origin=None)),
        waiting=Count("pk", filter=Q(state=states.WAITING)),
    )
    found = [row | {"done": row["total"] - row["pending"]} for row in summed]
    return sorted(found, key=lambda r: (r["due_on"] is None, str(r["due_on"]), r["clause__order"]))


def progress_by_unit(plan: Plan) -> list[dict[str, Any]]:
    """Return a row for each unit: unit (key), total, done, overdue (tasks). One query."""
    rows = Task.objects.filter(plan=plan, state__in=(*COUNTED, states.WAITING)).values("unit")
    summed = rows.annotate(
        total=Count("pk"),
        done=Count("pk", filter=Q(state=states.DONE)),
        overdue=Count("pk", filter=_late()),
    )
    found = [dict(row) for row in summed]
    return sorted(found, key=lambda r: (-r["overdue"], r["unit"]))


def _late() -> Q:
    return Q(state=states.OPEN, due_on__lt=today())


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
