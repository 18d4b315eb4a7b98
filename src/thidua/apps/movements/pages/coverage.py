"""The coverage map: which clause of a plan which lower plan carries out, and which none does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements import queries
from thidua.apps.movements.models.clause import KINDS
from thidua.apps.movements.pages.words import RELATIONS
from thidua.apps.organisations.queries import placed_names
from thidua.core import clock

MAPPED = ("content", "criterion", "award", "milestone", "solution", "duty")


def coverage(request: HttpRequest, uuid: str) -> HttpResponse:
    """Show one kind of clause of a plan against its running lower plans."""
    found = get_object_or_404(queries.visible_plans(request.user), uuid=uuid)
    kind = request.GET.get("kind", "content")
    kind = kind if kind in MAPPED else "content"
    rows, lower = queries.coverage(found, kind)
    names = placed_names([p.movement.issuer_id for p in lower], clock.today())
    here = reverse("movements:coverage", args=[found.uuid])
    context = {
        "plan": found,
        "tabs": queries.tabs_of(found.movement, found),
        "kinds": [(KINDS[k], f"{here}?kind={k}", k == kind) for k in MAPPED],
        "rows": [
            (
                row,
                [
                    (cell, RELATIONS.get(cell.relation) if cell else None, below)
                    for cell, below in zip(row.cells, lower, strict=True)
                ],
            )
            for row in rows
        ],
        "columns": [_("Mục"), *(names.get(p.movement.issuer_id, "") for p in lower)],
        "lower": lower,
        "bare": [row.clause for row in rows if not row.carried],
    }
    return render(request, "movements/pages/coverage.html", context)
