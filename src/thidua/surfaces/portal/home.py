"""The first page: what runs, what is due soon, without an account."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements import queries as movements
from thidua.apps.organisations.queries import placed_names
from thidua.apps.tasks import queries as tasks
from thidua.core import clock

SHOWN = 10
SOON = timedelta(days=90)


def home(request: HttpRequest) -> HttpResponse:
    """Show the running movements and the next milestones."""
    today = clock.today()
    public = movements.visible_to(None)
    listed = list(public.order_by("-published")[:SHOWN])
    names = placed_names([m.issuer_id for m in listed], today)
    context = {
        "count": public.count(),
        "movements": [(m, names.get(m.issuer_id, "")) for m in listed],
        "columns": [_("Phong trào"), _("Cơ quan ban hành")],
        "next": tasks.next_milestones(today, today + SOON),
        "units": tasks.units_at_work(),
    }
    return render(request, "portal/home.html", context)
