"""Units on a day."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from thidua.apps.organisations import queries
from thidua.core import clock
from thidua.surfaces.api.errors import LISTS, READS
from thidua.surfaces.api.values import Plain

router = Router(tags=["units"])


class UnitOut(Schema):
    """A unit (đơn vị) as on a day."""

    uid: str
    name: str


class SuccessionOut(Schema):
    """Who took a unit over."""

    uid: str
    name: str


class OneUnitOut(UnitOut):
    """A unit as on a day, and who took it over since."""

    on: date
    exists: bool
    successors: list[SuccessionOut]


@router.get("", response={200: list[UnitOut], **LISTS})
def find_units(request: HttpRequest, q: Plain, on: date | None = None) -> list[dict[str, object]]:
    """Find units by any name they ever bore, with or without diacritics; at most 50."""
    day = on or clock.today()
    found = queries.find(q[:200], on=day)
    names = queries.names_on([u.pk for u in found], day)
    return [{"uid": u.uid, "name": names.get(u.pk, "")} for u in found]


@router.get("/{uid}", response={200: OneUnitOut, **READS})
def one_unit(request: HttpRequest, uid: Plain, on: date | None = None) -> dict[str, object]:
    """Give one unit as on a day."""
    unit = queries.by_uid(uid)
    if unit is None:
        raise Http404
    day = on or clock.today()
    taken = queries.successors(unit, day)
    names = queries.names_on([unit.pk, *(s.unit.pk for s in taken)], day)
    return {
        "uid": unit.uid,
        "name": names.get(unit.pk, ""),
        "on": day,
        "exists": queries.version_on(unit, day) is not None,
        "successors": [{"uid": s.unit.uid, "name": names.get(s.unit.pk, "")} for s in taken],
    }
