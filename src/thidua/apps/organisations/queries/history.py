"""The whole history as the kernel knows it, for questions that go through all units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import DatabaseError

from thidua.apps.organisations.models import ChangeRole, UnitChange, UnitLine, UnitVersion
from thidua.books.places.history import events as facts
from thidua.kernel.orgs import Attributes, Line, Version, replay

Cited = tuple[date, str, str]


@dataclass(frozen=True)
class WholeHistory:
    """Every version and every line.

    Attributes:
        versions: by identity of the unit, oldest first.
        steps: day, event and line.
        ended: for each unit that ended, the first day on which it was no more.
        events: day, kind and basis of each event that has lines, by identity.
    """

    versions: Mapping[str, list[Version]]
    steps: list[tuple[date, str, Line]]
    ended: Mapping[str, date]
    events: Mapping[str, Cited]


def whole_history() -> WholeHistory:
    """Return the history in the database, or that of the books while the database has none."""
    try:
        return _stored() or _from_books()
    except DatabaseError:
        return _from_books()


def _from_books() -> WholeHistory:
    events = facts()
    versions = replay(events)
    return WholeHistory(
        versions,
        [(event.effective, event.uid, line) for event in events for line in event.lines],
        {unit: event.effective for event in events for unit in event.ends},
        {event.uid: (event.effective, event.kind, event.basis) for event in events},
    )


def _stored() -> WholeHistory | None:
    rows = (
        UnitVersion.objects.filter(withdrawn__isnull=True)
        .select_related("unit", "parent", "opened_by", "closed_by")
        .order_by("unit_id", "start")
    )
    versions: dict[str, list[Version]] = {}
    for row in rows:
        versions.setdefault(row.unit.uid, []).append(_version(row))
    if not versions:
        return None
    lines = (
        UnitLine.objects.filter(withdrawn__isnull=True, event__withdrawn__isnull=True)
        .select_related("event", "source", "target")
        .order_by("event__effective", "id")
    )
    steps, events = [], {}
    for line in lines:
        event = line.event
        events[event.uid] = (event.effective, event.kind, event.basis)
        weight = None if line.weight is None else float(line.weight)
        shares = (line.area, line.people, line.functions)
        steps.append(
            (
                event.effective,
                event.uid,
                Line(line.source.uid, line.target.uid, *shares, weight, line.is_main),
            )
        )
    ended = UnitChange.objects.filter(role=ChangeRole.ENDS, event__withdrawn__isnull=True)
    return WholeHistory(
        versions, steps, dict(ended.values_list("unit__uid", "event__effective")), events
    )


def _version(row: UnitVersion) -> Version:
    """Return a stored version as the kernel knows it."""
    own = Attributes(
        row.name,
        row.acting_name,
        row.kind,
        row.level,
        row.parent.uid if row.parent else "",
        row.short_name,
        row.code,
        row.code_scheme,
        tuple(row.other_names),
    )
    closed = row.closed_by.uid if row.closed_by else ""
    return Version(row.unit.uid, row.start, row.end, own, row.opened_by.uid, closed)
