"""Lists of tasks; every row carries what a row shows, whatever the number of rows."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from thidua.apps.accounts.models import Reader
from thidua.apps.accounts.queries import within
from thidua.apps.accounts.roles import Permission, granting
from thidua.apps.accounts.rules import posts_on
from thidua.apps.movements import states as plan_states
from thidua.apps.movements.models import Plan
from thidua.apps.tasks import states
from thidua.apps.tasks.models import Task
from thidua.core.clock import today


def _rows(on: date) -> QuerySet[Task]:
    """Return tasks with `timing`: early, on_time, late, overdue, open, no_date, cancelled.

    After a reorganisation also waiting (for a decision) and moved (shared out or merged).
    Computed from the due day, never typed: early and on_time are before and on the day; late was
    finished after it; overdue is open after it.
    """
    done, due = Q(state=states.DONE), Q(due_on__isnull=False)
    timing = Case(
        When(state=states.CANCELLED, then=Value("cancelled")),
        When(state=states.WAITING, then=Value("waiting")),
        When(state__in=(states.SHARED, states.MERGED), then=Value("moved")),
        When(done & due & Q(done_on__lt=F("due_on")), then=Value("early")),
        When(done & due & Q(done_on=F("due_on")), then=Value("on_time")),
        When(done & due, then=Value("late")),
        When(done, then=Value("done")),
        When(due_on__isnull=True, then=Value("no_date")),
        When(due_on__lt=on, then=Value("overdue")),
        default=Value("open"),
        output_field=CharField(),
    )
    related = Task.objects.select_related("unit", "plan__movement", "plan__document", "clause")
    return related.annotate(timing=timing)


def ordered(rows: QuerySet[Task]) -> QuerySet[Task]:
    """Return `rows` with the earliest due first, those without a date last."""
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def visible_to(person: Reader) -> QuerySet[Task]:
    """Return the tasks that `person` may see: of public plans, and within reach."""
    rows = _rows(today())
    public = Q(plan__state__in=plan_states.PUBLIC_STATES)
    if person is None or not person.is_authenticated:
        return rows.filter(public)
    return rows.filter(public | Q(unit_id__in=within(person, Permission.TASK_VIEW, today())))


def waiting_for(person: Reader) -> QuerySet[Task]:
    """Return the open tasks of the units at which `person` holds a post, earliest due first.

    Units below are theirs to do, so they are not my work, though I may see and record them.
    """
    posts = posts_on(person, today()).filter(role__in=granting(Permission.TASK_EDIT))
    units = posts.values("unit_id")
    return ordered(_rows(today()).filter(unit_id__in=units, state=states.OPEN))


def of_plan(plan: Plan) -> QuerySet[Task]:
    """Return the tasks of one plan, earliest due first."""
    return ordered(_rows(today()).filter(plan=plan))


def due_between(rows: QuerySet[Task], first: date, last: date) -> QuerySet[Task]:
    """Return those of `rows` that are due from `first` to `last`, both included."""
    return ordered(
        rows.filter(due_on__range=(first, last)).filter(state__in=(*states.OWED, states.DONE))
    )


def without_date(rows: QuerySet[Task]) -> QuerySet[Task]:
    """Return the open ones of `rows` for which the plan gives no date."""
    return rows.filter(due_on__isnull=True, state=states.OPEN).order_by("pk")


def with_timing(rows: QuerySet[Task], timing: str) -> QuerySet[Task]:
    """Return those of `rows`, as the other functions give them, that stand so in time."""
    return rows.filter(Q(("timing", timing)))


def timing_of(task: Task) -> str:
    """Return how a row of these functions stands in time, see `_rows`."""
    return str(task.timing)  # type: ignore[attr-defined]
