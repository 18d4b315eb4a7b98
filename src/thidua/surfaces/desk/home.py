"""My work: what waits for me, across all apps, most pressing first."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts import queries as accounts
from thidua.apps.accounts.roles import ROLES, Permission
from thidua.apps.movements import queries as movements
from thidua.apps.organisations import queries as organisations
from thidua.apps.tasks import queries as tasks
from thidua.apps.tasks.models import Task
from thidua.core import clock

SHOWN = 20
FETCHED = 100  # a yearly report comes once a year: many tasks, one row
SOON = timedelta(days=30)


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person."""
    today = clock.today()
    owed = tasks.waiting_for(request.user)
    shown = _without_repeats(list(owed[:FETCHED]))
    posts = list(accounts.posts_on(request.user, today))
    names = organisations.names_on(
        {row[0].unit_id for row in shown} | {p.unit_id for p in posts}, today
    )
    counts = tasks.counts(owed, today, today + SOON)
    context = {
        "plans": list(movements.waiting_for(request.user)[:SHOWN]),
        "sheets": list(tasks.sheets_waiting_for(request.user).order_by("-day", "pk")[:SHOWN]),
        "tasks": [(task, names.get(task.unit_id, ""), periods) for task, periods in shown],
        "counts": counts,
        "posts": [(post, names.get(post.unit_id, "")) for post in posts],
        "columns": [_("Nhiệm vụ"), _("Đơn vị"), _("Hạn")],
        "is_cut": counts["total"] > sum(max(1, len(periods)) for _task, periods in shown),
        "can_read_in": any(
            Permission.PLAN_READ_IN in ROLES[post.role].permissions for post in posts
        ),
        "all_tasks": reverse("tasks:index"),
    }
    return render(request, "desk/home.html", context)


def _without_repeats(owed: list[Task]) -> list[tuple[Task, list[Task]]]:
    """Return (task, tasks of all its periods): what is owed every year without a day, once."""
    rows: dict[object, list[Task]] = {}
    for task in owed:
        repeats = task.period is not None and task.due_on is None
        rows.setdefault((task.clause_id, task.unit_id) if repeats else task.pk, []).append(task)
    found = [(same[0], same if same[0].period is not None else []) for same in rows.values()]
    return found[:SHOWN]
