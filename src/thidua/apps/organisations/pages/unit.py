"""One unit: its name on a day, what it came from, what came of it. Ended units answer for ever."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from thidua.apps.organisations import queries
from thidua.apps.organisations.models import Unit, UnitLine
from thidua.core import clock

MOST_CHILDREN = 200


@require_GET
def unit(request: HttpRequest, uid: str) -> HttpResponse:
    """Show one unit as on the day in the address, today when there is none."""
    found = queries.by_uid(uid)
    if found is None:
        raise Http404
    on = _day(request.GET.get("day", "")) or clock.today()
    versions = list(queries.versions_of(found))
    if not versions:
        raise Http404
    alive = [row for row in versions if row.start <= on and (row.end is None or row.end > on)]
    begun = [row for row in versions if row.start <= on]
    shown = (alive or begun or versions)[-1]
    ended = versions[-1].end
    before, after = queries.predecessors(found), queries.lines_out(found)
    return render(
        request,
        "organisations/pages/unit.html",
        {
            "unit": found,
            "on": on,
            "shown": shown,
            "alive": bool(alive),
            "ended": ended if ended is not None and ended <= on else None,
            "versions": list(reversed(versions)),
            "parent": _parent(shown.parent, on),
            "before": _named(before, "source", on),
            "after": _named(after, "target", on),
            "successors": queries.successors(found, on) if not alive and begun else [],
            "children": list(queries.children(found, on)[:MOST_CHILDREN]),
        },
    )


def _day(text: str) -> date | None:
    """Return the day that an address names, None when it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _parent(parent: Unit | None, on: date) -> tuple[Unit, str] | None:
    """Return the unit above with its name."""
    if parent is None:
        return None
    return parent, queries.place_names_on([parent.pk], on).get(parent.pk, "")


def _named(lines: list[UnitLine], end: str, on: date) -> list[tuple[UnitLine, Unit, str]]:
    """Return lines with the unit at one end and its name as a place."""
    units = [getattr(line, end) for line in lines]
    names = queries.place_names_on([row.pk for row in units], on)
    return [(line, row, names.get(row.pk, "")) for line, row in zip(lines, units, strict=True)]
