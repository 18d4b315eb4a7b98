"""Load the history of the books of places; a second call changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from thidua.apps.organisations.models import (
    ChangeRole,
    Unit,
    UnitChange,
    UnitEvent,
    UnitLine,
    UnitVersion,
)
from thidua.books.places.history import events as facts
from thidua.core import audit
from thidua.kernel.orgs import Event, Version, replay

BATCH = 500


@dataclass(frozen=True)
class Loaded:
    """How many rows a call of `load_places` added."""

    events: int
    units: int
    versions: int
    lines: int


@transaction.atomic
def load_places(*, by: object, today: date) -> Loaded:
    """Bring the database up to the events of `books/places`; idempotent.

    Events that are already there stay as they are; new ones are added with their units, versions
    and lines, and versions that they close get their end.

    Args:
        by: who loads: a person, the name of a program, or None for the system.
        today: the day of loading, for the audit.

    Raises:
        BookError: a book is not in its form.
        Refusal: the events of the books do not fit together.
    """
    wanted = facts()
    history = replay(wanted)
    known = set(UnitEvent.objects.values_list("uid", flat=True))
    fresh = [event for event in wanted if event.uid not in known]
    if not fresh:
        return Loaded(0, 0, 0, 0)
    events = _save_events(fresh)
    units, added = _save_units(history)
    versions = _save_versions(history, units, events, {event.uid for event in fresh})
    lines = _save_changes(fresh, units, events)
    _refresh_statistics()
    done = Loaded(len(fresh), added, versions, lines)
    audit.record(
        by=by,
        action="organisations.load_places",
        obj=None,
        data={"events": done.events, "units": done.units, "day": today},
    )
    return done


def _refresh_statistics() -> None:
    """Let PostgreSQL count the new rows at once; without it joins over them take minutes."""
    if connection.vendor == "postgresql":
        models = (Unit, UnitEvent, UnitVersion, UnitLine, UnitChange)
        tables = ", ".join(model._meta.db_table for model in models)  # noqa: SLF001
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {tables}")


def _save_events(fresh: Iterable[Event]) -> dict[str, int]:
    """Write new events; return the keys of all events by identity."""
    UnitEvent.objects.bulk_create(
        [
            UnitEvent(
                uid=event.uid,
                kind=event.kind,
                effective=event.effective,
                decided=event.decided,
                basis=event.basis,
                source=event.source,
                confidence=event.confidence,
                note=event.note,
            )
            for event in fresh
        ],
        batch_size=BATCH,
    )
    return dict(UnitEvent.objects.values_list("uid", "pk"))


def _save_units(history: Iterable[str]) -> tuple[dict[str, int], int]:
    """Write new units; return the keys of all units by identity, and how many were new."""
    known = set(Unit.objects.values_list("uid", flat=True))
    missing = [Unit(uid=uid) for uid in history if uid not in known]
    Unit.objects.bulk_create(missing, batch_size=BATCH)
    return dict(Unit.objects.values_list("uid", "pk")), len(missing)


def _save_versions(
    history: Mapping[str, list[Version]],
    units: Mapping[str, int],
    events: Mapping[str, int],
    fresh: set[str],
) -> int:
    """Close the versions that new events end, then write the versions that they open."""
    closing = [v for versions in history.values() for v in versions if v.closed_by in fresh]
    for version in closing:
        if version.opened_by not in fresh:
            UnitVersion.objects.filter(
                unit_id=units[version.unit],
                start=version.start,
                end__isnull=True,
                withdrawn__isnull=True,
            ).update(end=version.end, closed_by=events[version.closed_by])
    opening = [v for versions in history.values() for v in versions if v.opened_by in fresh]
    UnitVersion.objects.bulk_create(
        [_row(version, units, events) for version in opening], batch_size=BATCH
    )
    return len(opening)


def _row(version: Version, units: Mapping[str, int], events: Mapping[str, int]) -> UnitVersion:
    """Return the row of one version."""
    own = version.attributes
    row = UnitVersion(
        unit_id=units[version.unit],
        start=version.start,
        end=version.end,
        code=own.code,
        code_scheme=own.code_scheme,
        name=own.name,
        short_name=own.short_name,
        acting_name=own.acting_name,
        kind=own.kind,
        level=own.level,
        parent_id=units[own.parent] if own.parent else None,
        other_names=list(own.other_names),
        opened_by_id=events[version.opened_by],
        closed_by_id=events[version.closed_by] if version.closed_by else None,
    )
    row.derive()
    return row


def _save_changes(
    fresh: Iterable[Event], units: Mapping[str, int], events: Mapping[str, int]
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
            changes += [UnitChange(event_id=key, unit_id=units[uid], role=role) for uid in named]
        lines += [
            UnitLine(
                event_id=key,
                source_id=units[line.source],
                target_id=units[line.target],
                area=line.area,
                people=line.people,
                functions=line.functions,
                weight=None if line.weight is None else str(line.weight),
                is_main=line.main,
            )
            for line in event.lines
        ]
    UnitChange.objects.bulk_create(changes, batch_size=BATCH)
    UnitLine.objects.bulk_create(lines, batch_size=BATCH)
    return len(lines)
