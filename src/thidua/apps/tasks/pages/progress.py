"""Who must do what by when under one movement, and how far it is: by clause and by unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements import queries as movements
from thidua.apps.organisations import queries as organisations
from thidua.apps.tasks import queries
from thidua.core import clock


def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the progress of the running plan of a movement."""
    found = get_object_or_404(movements.visible_to(request.user), slug=slug)
    plan = movements.running_plan(found)
    clauses = queries.progress_by_clause(plan) if plan else []
    units = queries.progress_by_unit(plan) if plan else []
    names = organisations.names_on([u["unit"] for u in units], clock.today())
    context = {
        "movement": found,
        "plan": plan,
        "tabs": movements.tabs_of(found, plan),
        "clauses": clauses,
        "sheets": list(queries.sheets_of(plan)) if plan else [],
        "duties": queries.duties(plan) if plan else {},
        "units": [(names.get(u["unit"], ""), u) for u in units],
        "columns": [_("Nhiệm vụ"), _("Hạn"), _("Đơn vị"), _("Hoàn thành"), _("Quá hạn")],
        "unit_columns": [_("Đơn vị"), _("Hoàn thành"), _("Quá hạn")],
    }
    return render(request, "tasks/pages/progress.html", context)
