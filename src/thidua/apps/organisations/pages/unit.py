"""One unit: its name on a day, what it came from, what came of it. Ended units answer for ever."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.apps.organisations import queries
from thidua.apps.organisations.models import DAWN, Unit, UnitLine, UnitVersion
from thidua.apps.organisations.pages.origin import Picture, picture
from thidua.core import clock, locale

MOST_CHILDREN = 200
ONE_DAY = timedelta(days=1)
FIRST_DRAWN = date(2024, 7, 1)
"""Where a life line begins whose first day lies before the data."""

Ends = list[tuple[UnitLine, Unit, str]]


@require_safe
def unit(request: HttpRequest, uid: str) -> HttpResponse:
    """Show one unit as on the day in the address, today when there is none.

    With `biet-den` in the address: as it was known at the end of that day.
    """
    found = queries.by_uid(uid)
    if found is None:
        raise Http404
    on = _day(request.GET.get("day", "")) or clock.today()
    versions = list(queries.versions_of(found))
    if not versions:
        versions = queries.versions_withdrawn(found)
    if not versions:
        raise Http404
    alive = [row for row in versions if row.start <= on and (row.end is None or row.end > on)]
    begun = [row for row in versions if row.start <= on]
    shown = (alive or begun or versions)[-1]
    ended = versions[-1].end
    before = _named(queries.predecessors(found), "source", on)
    after = _named(queries.lines_out(found), "target", on)
    parents = [row.parent_id for row in versions if row.parent_id]
    context = {
        "unit": found,
        "on": on,
        "shown": shown,
        "alive": bool(alive),
        "undone": versions[-1].withdrawn,
        "ended": ended if ended is not None and ended <= on else None,
        "versions": _with_parents(versions, queries.place_names_on(parents, on)),
        "phases": _phases(versions),
        "parent": _parent(shown.parent, on),
        "before": before,
        "after": after,
        "picture": _picture(shown.name, before, after),
        "successors": queries.successors(found, on) if not alive and begun else [],
        "children": list(queries.children(found, on)[:MOST_CHILDREN]),
        "stands": _stands(found, on),
        "members": list(queries.children_in("front", found, on)[:MOST_CHILDREN]),
        "late": queries.late_around(found),
        "corrections": list(queries.corrections_of_unit(found)),
    }
    return render(request, "organisations/pages/unit.html", context | _known(request, found, on))


def _known(request: HttpRequest, found: Unit, on: date) -> dict[str, Any]:
    """Return what was known at the end of the day that the address names."""
    known = _day(request.GET.get("biet-den", ""))
    if known is None:
        return {}
    return {"known": known, "as_known": queries.versions_known(found, known), "then": on}


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


def _named(lines: list[UnitLine], end: str, on: date) -> Ends:
    """Return lines with the unit at one end and its name as a place."""
    units = [getattr(line, end) for line in lines]
    names = queries.place_names_on([row.pk for row in units], on)
    return [(line, row, names.get(row.pk, "")) for line, row in zip(lines, units, strict=True)]


def _with_parents(
    versions: list[UnitVersion], names: dict[int, str]
) -> list[tuple[UnitVersion, str]]:
    """Return versions, the last first, each with the name of the unit above."""
    return [(row, names.get(row.parent_id or 0, "")) for row in reversed(versions)]


def _phases(versions: list[UnitVersion]) -> list[tuple[str, date, date, str]]:
    """Return the versions as parts of a life line; nothing for a life of one part without end."""
    if len(versions) == 1 and versions[0].end is None:
        return []
    today = clock.today()
    return [
        (
            row.name,
            FIRST_DRAWN if row.start == DAWN else row.start,
            row.end - ONE_DAY if row.end else max(today, date(row.start.year + 1, 1, 1)),
            _days(row),
        )
        for row in versions
        if row.end is None or row.end > FIRST_DRAWN
    ]


def _days(row: UnitVersion) -> str:
    """Return from when to when a version held, in words where an end is not known."""
    first = "…" if row.start == DAWN else locale.day(row.start)
    return f"{first} – {locale.day(row.end - ONE_DAY) if row.end else '…'}"


def _picture(name: str, before: Ends, after: Ends) -> Picture | None:
    """Return the picture of origin and succession; none for a unit without either."""
    if not before and not after:
        return None
    return picture(
        name,
        [(other, _partly(line)) for line, _unit, other in before],
        [(other, _partly(line)) for line, _unit, other in after],
    )


def _partly(line: UnitLine) -> bool:
    """Say whether only a part of the source goes along a line."""
    return "whole" not in (line.area, line.people, line.functions)


def _stands(found: Unit, on: date) -> list[tuple[Any, str]]:
    """Return where the unit stands in other trees, with the names of those above."""
    rows = list(queries.places_of(found))
    names = queries.place_names_on([row.parent_id for row in rows], on)
    return [(row, names.get(row.parent_id, "")) for row in rows]
