"""One act of reorganisation: the decision, what ended, began and changed, what went where."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.apps.organisations import queries
from thidua.apps.organisations.models import ChangeRole
from thidua.core import clock

MOST = 200


@require_safe
def event(request: HttpRequest, uid: str) -> HttpResponse:
    """Show one event; it answers for ever, also when it was withdrawn."""
    found = queries.event_by_uid(uid)
    if found is None:
        raise Http404
    lines = list(queries.lines_in(found)[:MOST])
    changes = list(queries.changes_in(found)[: 3 * MOST])
    keys = {key for line in lines for key in (line.source_id, line.target_id)}
    names = queries.place_names_on(keys | {row.unit_id for row in changes}, found.effective)
    before = queries.place_names_on({row.unit_id for row in changes}, queries.eve(found.effective))
    context: dict[str, Any] = {
        "event": found,
        "today": clock.today(),
        "counts": queries.counts_of(found),
        "groups": [
            (
                role.label,
                [(row.unit, _name(row, before, names)) for row in changes if row.role == role],
            )
            for role in (ChangeRole.ENDS, ChangeRole.BEGINS, ChangeRole.CHANGES)
        ],
        "lines": [(line, names[line.source_id], names[line.target_id]) for line in lines],
        "most": MOST,
        "corrections": list(queries.corrections_of(found)),
    }
    return render(request, "organisations/pages/event.html", context)


def _name(row: Any, before: dict[int, str], after: dict[int, str]) -> str:
    """Return the name of a unit in an event; of one that changed its name, both."""
    old, new = before.get(row.unit_id, ""), after.get(row.unit_id, "")
    if row.role == ChangeRole.CHANGES and old != new:
        return f"{old} → {new}"
    return old if row.role == ChangeRole.ENDS else new
