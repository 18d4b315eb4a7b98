"""Correct what is known: the row that was wrong is withdrawn, a right one takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from thidua.apps.organisations import checks
from thidua.apps.organisations.actions.correct_day import move_event
from thidua.apps.organisations.actions.hierarchies import load_hierarchies
from thidua.apps.organisations.actions.record import write_versions
from thidua.apps.organisations.models import (
    Correction,
    Level,
    UnitEvent,
    UnitKind,
    UnitLine,
    UnitVersion,
)
from thidua.apps.organisations.queries.world import Lived, world
from thidua.core import audit, clock
from thidua.core.events import UnitsReorganised, publish
from thidua.kernel.problems import BlockedError, Problem

EVENT_FIELDS = ("effective", "basis", "decided", "note", "source", "confidence")
VERSION_FIELDS = ("name", "acting_name", "short_name", "kind", "level", "parent", "code")
_CODES = {"kind": frozenset(UnitKind.values), "level": frozenset(Level.values)}
LINE_FIELDS = ("area", "people", "functions", "weight", "is_main", "note")


@transaction.atomic
def correct_event(
    event_id: int,
    *,
    values: Mapping[str, Any],
    reason: str,
    by: object,
    today: date,
    seen: str = "",
) -> UnitEvent:
    """Correct what is said about an event: day of effect, basis, day of decision, note and so on.

    What stood before is kept in the correction. With another day of effect all versions around the
    event follow, and the apps above are told.

    Args:
        event_id: key of an event that is believed.
        values: new values by name, see `EVENT_FIELDS`.
        reason: where the error was and how it was found.
        by: who corrects.
        today: day of the correction.
        seen: fingerprint of the dry run of another day that was looked at; empty skips this.

    Raises:
        BlockedError: no reason, another field, a value that cannot be, or something rests on the
            event and its day would change: each dependent is named.
    """
    event = UnitEvent.objects.select_for_update().get(pk=event_id)
    _open(event, reason)
    day = event.effective
    was = _changed(event, values, EVENT_FIELDS)
    if "effective" in was:
        effective, event.effective = event.effective, day
        move_event(event, effective=effective, seen=seen, by=by, today=today)
    event.save(update_fields=[*was, "late", "told"])
    Correction.objects.create(event=event, reason=reason, was=was, recorded=clock.now())
    data = {"was": was, "day": today}
    audit.record(by=by, action="organisations.correct", obj=event, note=reason, data=data)
    return event


@transaction.atomic
def correct_line(
    line_id: int, *, values: Mapping[str, Any], reason: str, by: object, today: date
) -> UnitLine:
    """Correct what went along a line; all lines of its source are judged together.

    Raises:
        BlockedError: no reason, another field, or shares that do not add up.
    """
    line = UnitLine.objects.select_for_update().select_related("event").get(pk=line_id)
    _open(line, reason)
    at, old = clock.now(), line.pk
    was = _changed(line, values, LINE_FIELDS)
    UnitLine.objects.filter(pk=old).update(withdrawn=at)
    line.pk, line.recorded = None, at
    line.save()
    problems = checks.lines_of(line.source_id, line.event)
    if problems:
        raise BlockedError(problems)
    Correction.objects.create(line_id=old, event=line.event, reason=reason, was=was, recorded=at)
    data = {"was": was, "day": today}
    audit.record(by=by, action="organisations.correct", obj=line, note=reason, data=data)
    _tell(line.event, today)
    return line


@transaction.atomic
def correct_version(
    version_id: int, *, values: Mapping[str, Any], reason: str, by: object, today: date
) -> UnitVersion:
    """Correct names, kind, tier, code or unit above of one version of a unit.

    The right value also takes the place of the wrong one in later versions that had taken it over.

    Args:
        version_id: key of a version that is believed.
        values: new values by name; `parent` is the identity of a unit, or empty.
        reason: where the error was and how it was found.
        by: who corrects.
        today: day of the correction.

    Raises:
        BlockedError: no reason, another field, or the version would not fit the tree.
    """
    version = UnitVersion.objects.select_for_update().get(pk=version_id)
    _open(version, reason)
    before = world()
    rows = before.versions[version.unit.uid]
    at = next(place for place, row in enumerate(rows) if row.pk == version_id)
    fresh = _values(rows[at], values)
    dropped, added = _through(rows, at, fresh)
    problems = checks.versions_fit(before.with_rows(dropped, added), added)
    if problems:
        raise BlockedError(problems)
    moment = clock.now()
    written = write_versions(dropped, added, before.keys, None, moment)
    was = {name: rows[at].own[name] for name in fresh}
    Correction.objects.create(version=version, reason=reason, was=was, recorded=moment)
    data = {"was": was, "day": today}
    audit.record(by=by, action="organisations.correct", obj=version, note=reason, data=data)
    load_hierarchies(by=by, today=today)
    if "parent" in fresh:
        _tell(version.opened_by, today)
    return written[0]


def _through(rows: list[Lived], at: int, fresh: dict[str, Any]) -> tuple[list[Lived], list[Lived]]:
    """Return the versions that go and come when values change from one version on."""
    row = rows[at]
    dropped, added = [row], [row.but(own=row.own | fresh)]
    carried = {name: (row.own[name], value) for name, value in fresh.items()}
    for later in rows[at + 1 :]:
        carried = {k: pair for k, pair in carried.items() if later.own[k] == pair[0]}
        if not carried:
            break
        dropped.append(later)
        added.append(later.but(own=later.own | {k: new for k, (_old, new) in carried.items()}))
    return dropped, added


def _values(row: Lived, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that really change, cleaned."""
    _known(values, VERSION_FIELDS)
    fresh = {name: " ".join(str(value or "").split()) for name, value in values.items()}
    if "name" in fresh and "acting_name" not in fresh and row.own["acting_name"] == row.own["name"]:
        fresh["acting_name"] = fresh["name"]
    for name in ("name", "acting_name", "kind"):
        if name in fresh and not fresh[name]:
            raise BlockedError([_value(name, "")])
    for name in ("kind", "level"):
        if fresh.get(name) and fresh[name] not in _CODES[name]:
            raise BlockedError([_value(name, fresh[name])])
    fresh = {name: value for name, value in fresh.items() if row.own[name] != value}
    if not fresh:
        raise BlockedError([_value(", ".join(values), "")])
    return fresh


def _changed(row: Any, values: Mapping[str, Any], allowed: tuple[str, ...]) -> dict[str, Any]:
    """Set new values on a row; return those that stood before, JSON-ready."""
    _known(values, allowed)
    was: dict[str, Any] = {}
    for name, value in values.items():
        field = row._meta.get_field(name)  # noqa: SLF001 - documented door
        try:
            clean = field.clean(value, row)
        except ValidationError:
            raise BlockedError([_value(name, value)]) from None
        old = getattr(row, name)
        if old != clean:
            was[name] = old.isoformat() if isinstance(old, date) else _plain(old)
            setattr(row, name, clean)
    if not was:
        raise BlockedError([_value(", ".join(values), "")])
    return was


def _plain(value: Any) -> Any:
    """Return a value that JSON knows."""
    return str(value) if isinstance(value, Decimal) else value


def _known(values: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
    """Refuse a field that is not corrected here."""
    for name in values:
        if name not in allowed:
            params = {"field": name, "fields": list(allowed)}
            raise BlockedError([Problem("organisations.field_unknown", (name,), params)])


def _value(name: str, value: object) -> Problem:
    """Return that a value cannot be."""
    return Problem("organisations.value_wrong", (name,), {"field": name, "value": value})


def _open(row: Any, reason: str) -> None:
    """Refuse a row that is not believed any more, or a correction without a reason."""
    if row.withdrawn is not None:
        raise BlockedError([Problem("organisations.already_withdrawn")])
    if not reason.strip():
        raise BlockedError([Problem("organisations.reason_missing", ("reason",))])


def _tell(event: UnitEvent, today: date) -> None:
    """Tell the apps above that what an event did has changed, once it holds."""
    if event.effective <= today:
        publish(UnitsReorganised(event.pk))
