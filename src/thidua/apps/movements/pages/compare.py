"""A plan beside the plan it carries out: what agrees, what is missing, changed, new."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.apps.movements import queries
from thidua.apps.movements.pages.beside import beside


def compare(request: HttpRequest, uuid: str) -> HttpResponse:
    """Show the comparison of a plan with its parent."""
    found = get_object_or_404(queries.visible_plans(request.user), uuid=uuid)
    if found.parent is None:
        raise Http404
    higher = get_object_or_404(queries.visible_plans(request.user), pk=found.parent_id)
    context = {
        "plan": found,
        "higher": higher,
        "tabs": queries.tabs_of(found.movement, found),
    }
    return render(
        request,
        "movements/pages/compare.html",
        context | beside(queries.comparison(higher, found)),
    )
