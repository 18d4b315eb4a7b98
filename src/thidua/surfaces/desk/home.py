"""My work: what waits for me, across all apps, most pressing first."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts import queries as accounts
from thidua.apps.accounts.roles import Permission
from thidua.apps.accounts.rules import holds
from thidua.apps.movements import queries as movements
from thidua.apps.organisations import queries as organisations
from thidua.apps.tasks import queries as tasks
from thidua.core import clock

SHOWN = 20
SOON = timedelta(days=30)


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person."""
    today = clock.today()
    owed = tasks.waiting_for(request.user)
    shown = list(owed[:SHOWN])
    posts = list(accounts.posts_on(request.user, today))
    names = organisations.names_on({t.unit_id for t in shown} | {p.unit_id for p in posts}, today)
    context = {
        "plans": list(movements.waiting_for(request.user)[:SHOWN]),
        "tasks": [(task, names.get(task.unit_id, "")) for task in shown],
        "counts": tasks.counts(owed, today, today + SOON),
        "posts": [(post, names.get(post.unit_id, "")) for post in posts],
        "columns": [_("Nhiệm vụ"), _("Đơn vị"), _("Hạn")],
        "can_read_in": holds(Permission.PLAN_READ_IN)(request.user),
        "all_tasks": reverse("tasks:index"),
    }
    return render(request, "desk/home.html", context)
