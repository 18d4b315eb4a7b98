"""Organisations through time: who was there on a day, what came of whom, and whether it all fits.

Public: which bodies the State has, and which law made them, is open to everybody.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from thidua.apps.organisations import queries
from thidua.apps.organisations.models import Unit
from thidua.core import clock, paging
from thidua.kernel.orgs import Register
from thidua.kernel.orgs.plain import day, lineage_row, portion_row, report_row
from thidua.surfaces.api.errors import LISTS, READS
from thidua.surfaces.api.paging import Listed, Paged
from thidua.surfaces.api.values import Plain

router = Router(tags=["organisations"])
Level = Literal[
    "", "nation", "central", "province", "province_agency", "district", "commune", "subordinate"
]
Share = Literal["none", "part", "whole"]


class UnitOnOut(Schema):
    """A unit as on a day; `since` is empty when its first day lies before the data."""

    uid: str
    code: str
    name: str
    acting_name: str
    kind: str
    level: str
    parent: str
    since: str | None


class EventOut(Schema):
    """An act of reorganisation with its basis."""

    uid: str
    effective: str | None
    kind: str
    basis: str


class ShareOut(Schema):
    """A unit and its share of each dimension, empty where no line speaks of it."""

    uid: str
    name: str
    area: float | None
    people: float | None
    functions: float | None
    estimated: bool


class PortionOut(ShareOut):
    """A successor; shares of each dimension add up to 1, empty where no line speaks of it."""

    main: bool
    events: list[EventOut]


class SuccessorsOut(Schema):
    """Where a unit lives on."""

    uid: str
    name: str
    on: date
    successors: list[PortionOut]


class VersionOut(Schema):
    """How a unit was for a time; `to` is the first day on which it was no more so."""

    since: str | None
    to: str | None
    name: str
    code: str
    kind: str
    level: str
    parent: str
    opened_by: str
    closed_by: str


class AncestorOut(ShareOut):
    """An earlier unit, and how much of it lies in the one asked."""


class NamedOut(Schema):
    """A unit with its name."""

    uid: str
    name: str


class LineOut(Schema):
    """What went from one unit to another, by which act."""

    event: str
    effective: date
    basis: str
    source: str
    source_name: str
    target: str
    target_name: str
    area: Share
    people: Share
    functions: Share
    weight: float | None
    note: str


class LineageOut(SuccessorsOut):
    """Everything that a unit came from and everything that came of it."""

    versions: list[VersionOut]
    ancestors: list[AncestorOut]
    descendants: list[NamedOut]
    before: list[LineOut]
    after: list[LineOut]
    events: list[EventOut]


class BrokenOut(Schema):
    """One place where a rule does not hold."""

    rule: str
    event: str
    unit: str
    day: date | None
    dimension: str
    lines: list[tuple[str, str]]
    others: list[str]


class InvariantOut(Schema):
    """One rule: how much was looked at, and where it does not hold."""

    number: int
    name: str
    checked: int
    broken: list[BrokenOut]


class CheckOut(Schema):
    """What the invariants say of the whole history."""

    ok: bool
    counts: dict[str, Any]
    invariants: list[InvariantOut]


class Which(Paged):
    """Which units of the day."""

    on: date | None = None
    level: Level = ""
    under: Plain = ""


@router.get("/as-of", response={200: Listed[UnitOnOut], **READS})
def as_of(request: HttpRequest, which: Query[Which]) -> dict[str, object]:
    """List the units of a day, in the Vietnamese order of names."""
    on = which.on or clock.today()
    rows = queries.as_of(on)
    if which.level:
        rows = rows.filter(level=which.level)
    if which.under:
        rows = rows.filter(unit_id__in=queries.ids_under(_unit(which.under).pk, on))
    found = paging.keyset(rows, order=("sort_key", "unit_id"), after=which.after, size=which.size)
    return {
        "count": found.count,
        "rows": [
            {
                "uid": row.unit.uid,
                "code": row.code,
                "name": row.name,
                "acting_name": row.acting_name,
                "kind": row.kind,
                "level": row.level,
                "parent": row.parent.uid if row.parent else "",
                "since": day(row.start),
            }
            for row in found.rows
        ],
        "next": found.next_cursor,
    }


@router.get("/check", response={200: CheckOut, **LISTS})
def check(request: HttpRequest) -> dict[str, object]:
    """Say whether every rule of the model holds in the whole history."""
    history = queries.register()
    return report_row(history, queries.examined(history))


@router.get("/{uid}/successors", response={200: SuccessorsOut, **READS})
def successors(request: HttpRequest, uid: Plain, on: date | None = None) -> dict[str, object]:
    """Give the units in which a unit lives on at the day, the main one first."""
    history, asked = _known(uid), on or clock.today()
    return {
        "uid": uid,
        "name": history.nearest(uid, asked).attributes.name,
        "on": asked,
        "successors": [
            portion_row(portion, history, asked) for portion in history.successors(uid, asked)
        ],
    }


@router.get("/{uid}/lineage", response={200: LineageOut, **READS})
def lineage(request: HttpRequest, uid: Plain, on: date | None = None) -> dict[str, object]:
    """Give the ancestors and descendants of a unit with the lines and acts between them."""
    told = lineage_row(_known(uid), uid, on or clock.today())
    for version in told["versions"]:
        version["since"] = version.pop("from")
    return told


def _unit(uid: str) -> Unit:
    """Return the unit with this identity."""
    unit = queries.by_uid(uid)
    if unit is None:
        raise Http404
    return unit


def _known(uid: str) -> Register:
    """Return the history, if it knows the unit."""
    history = queries.register()
    if uid not in history.versions:
        raise Http404
    return history
