"""Rows of events, units and lines, written in batches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Model

from thidua.apps.organisations.models import (
    ChangeRole,
    Unit,
    UnitChange,
    UnitEvent,
    UnitLine,
    UnitVersion,
)
from thidua.kernel.orgs import Event, Line

BATCH = 2000
_LINE = (
    "event_id",
    "source_id",
    "target_id",
    "area",
    "people",
    "functions",
    "weight",
    "is_main",
    "note",
    "recorded",
)


def insert(model: type[Model], names: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """Write many rows of a table straight, four times as fast as through objects.

    Args:
        model: whose table.
        names: fields that the rows give, foreign keys as `event_id`; the key is given by the
            database.
        rows: values as Python knows them.
    """
    fields = [model._meta.get_field(name.removesuffix("_id")) for name in names]  # noqa: SLF001
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)  # type: ignore[union-attr]
    places = ", ".join(["%s"] * len(names))
    table = quote(model._meta.db_table)  # noqa: SLF001
    known: dict[object, Any] = {}
    prepared = [tuple(_prepared(value, known) for value in row) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", prepared)  # noqa: S608


def _prepared(value: object, known: dict[object, Any]) -> Any:
    """Return a value as the database takes it; days and moments are worked out once."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if not isinstance(value, date):
        return value
    if value not in known:
        ops = connection.ops
        if isinstance(value, datetime):
            known[value] = ops.adapt_datetimefield_value(value)
        else:
            known[value] = ops.adapt_datefield_value(value)
    return known[value]


def refresh_statistics() -> None:
    """Let the database count the new rows at once; without it joins over them can be slow."""
    models = (Unit, UnitEvent, UnitVersion, UnitLine, UnitChange)
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"ANALYZE {model._meta.db_table}")  # noqa: SLF001


def save_events(fresh: Iterable[Event], moment: datetime, *, told: date | None) -> dict[str, int]:
    """Write new events; return the keys of all events by identity.

    Args:
        fresh: the events.
        moment: when they become known.
        told: nobody is to be told of events with effect up to this day; None for telling of all.
    """
    UnitEvent.objects.bulk_create(
        [
            UnitEvent(
                uid=event.uid,
                kind=event.kind,
                effective=event.effective,
                decided=event.decided,
                recorded=moment,
                basis=event.basis,
                source=event.source,
                confidence=event.confidence,
                note=event.note,
                told=moment if told and event.effective <= told else None,
            )
            for event in fresh
        ],
        batch_size=BATCH,
    )
    return dict(UnitEvent.objects.values_list("uid", "pk"))


def save_units(history: Iterable[str]) -> tuple[dict[str, int], int]:
    """Write new units; return the keys of all units by identity, and how many were new."""
    known = set(Unit.objects.values_list("uid", flat=True))
    missing = [(uid,) for uid in history if uid not in known]
    insert(Unit, ("uid",), missing)
    return dict(Unit.objects.values_list("uid", "pk")), len(missing)


def save_changes(
    fresh: Iterable[Event],
    units: Mapping[str, int],
    events: Mapping[str, int],
    moment: datetime,
) -> int:
    """Write what new events do to which unit, and their lines; return the number of lines."""
    changes, lines = [], []
    for event in fresh:
        key = events[event.uid]
        for role, named in (
            (ChangeRole.BEGINS, event.begins),
            (ChangeRole.CHANGES, event.changes),
            (ChangeRole.ENDS, event.ends),
        ):
            changes += [(key, units[uid], role.value) for uid in named]
        lines += [_line(line, key, units, moment) for line in event.lines]
    insert(UnitChange, ("event_id", "unit_id", "role"), changes)
    insert(UnitLine, _LINE, lines)
    return len(lines)


def _line(line: Line, event: int, units: Mapping[str, int], moment: datetime) -> tuple[object, ...]:
    """Return the row of one line, in the order of `_LINE`."""
    weight = None if line.weight is None else str(line.weight)
    ends = (units[line.source], units[line.target])
    shares = (line.area, line.people, line.functions)
    return (event, *ends, *shares, weight, line.main, line.note, moment)
