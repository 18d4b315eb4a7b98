"""The whole history as the kernel knows it, for questions that go through all units."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DatabaseError
from django.db.models import Max, Q

from thidua.apps.organisations.models import (
    ChangeRole,
    Correction,
    Unit,
    UnitChange,
    UnitEvent,
    UnitLine,
    UnitVersion,
)
from thidua.books.places.communes import corrections
from thidua.books.places.history import events as facts
from thidua.kernel.orgs import Attributes, Event, Line, Register, Report, examine

_Mark = tuple[object, ...]
_Opened = tuple[Attributes | None, Attributes]
_TEXTS = ("name", "acting_name", "kind", "level", "short_name", "code", "code_scheme")
_CORRECTED = ("effective", "basis", "decided", "note", "source", "confidence")
_CARRIED = ("area", "people", "functions", "weight", "is_main", "note")


_kept: dict[str, tuple[_Mark, Register]] = {}
_reports: WeakKeyDictionary[Register, Report] = WeakKeyDictionary()


def register() -> Register:
    """Return the whole history that is believed now, or that of the books while there is none.

    It is worked out once for each state of the database and kept by the process; asking whether
    it still holds takes four queries.
    """
    try:
        mark = _mark()
    except DatabaseError:
        mark = None
    if mark is None:
        return _of_books()
    kept = _kept.get("now")
    if kept is None or kept[0] != mark:
        kept = _kept["now"] = (mark, Register(stored_events()))
    return kept[1]


def from_books(history: Register) -> bool:
    """Say whether a history is that of the books, not that of the database."""
    return history is _of_books()


def examined(history: Register) -> Report:
    """Return what the invariants say of a history; kept beside it.

    What the books correct is looked at where their events are; not all need be loaded.
    """
    if history not in _reports:
        said = [each for each in corrections() if each.event in history.by_uid]
        whole = from_books(history)
        _reports[history] = examine(history.events, corrections() if whole else said)
    return _reports[history]


@cache
def _of_books() -> Register:
    return Register(facts())


def _mark() -> _Mark | None:
    """Return what changes whenever something is recorded or withdrawn; None without any event."""
    values: list[object] = []
    for model, withdrawn in (
        (UnitEvent, True),
        (UnitVersion, True),
        (UnitLine, True),
        (Correction, False),
    ):
        what = {"last": Max("pk"), "recorded": Max("recorded")}
        if withdrawn:
            what["withdrawn"] = Max("withdrawn")
        values += model._default_manager.aggregate(**what).values()  # noqa: SLF001
    return tuple(values) if values[0] is not None else None


def stored_events(known_at: datetime | None = None) -> tuple[Event, ...]:
    """Return the events of the database as the kernel knows them; four queries.

    Args:
        known_at: only what was believed at this moment; None for what is believed now.

    What an event changed in a unit is read from the versions before and after it; of several
    events that change one unit on one day, the one that opened the version holds all of it.
    """
    parts = _Parts(known_at)
    rows = UnitEvent.objects.filter(_believed(known_at)).order_by("pk")
    return tuple(parts.event(row) for row in rows)


def _believed(known_at: datetime | None, prefix: str = "") -> Q:
    """Return the condition that a row was believed at a moment, or is now."""
    if known_at is None:
        return Q(**{f"{prefix}withdrawn__isnull": True})
    return Q(**{f"{prefix}recorded__lte": known_at}) & (
        Q(**{f"{prefix}withdrawn__isnull": True}) | Q(**{f"{prefix}withdrawn__gt": known_at})
    )


def _said_before(known_at: datetime | None) -> dict[int, dict[str, Any]]:
    """Return what was corrected in events since a moment, as it stood then; no query for now."""
    if known_at is None:
        return {}
    found: dict[int, dict[str, Any]] = {}
    rows = Correction.objects.filter(recorded__gt=known_at, line=None, version=None)
    for event, was in rows.order_by("-recorded", "-pk").values_list("event_id", "was"):
        if event is not None:
            said = {name: was[name] for name in _CORRECTED if name in was}
            days = {k: date.fromisoformat(said[k]) for k in ("effective", "decided") if said.get(k)}
            found.setdefault(event, {}).update(said | days)
    return found


class _Parts:
    """What belongs to each event, gathered with one query for each table."""

    def __init__(self, known_at: datetime | None) -> None:
        self.uids = dict(Unit.objects.values_list("pk", "uid"))
        self.opened = self._versions(known_at)
        self.acts: dict[int, dict[str, list[int]]] = {}
        changes = UnitChange.objects.filter(_believed(known_at, "event__")).order_by("pk")
        for event, unit, role in changes.values_list("event_id", "unit_id", "role"):
            self.acts.setdefault(event, {}).setdefault(role, []).append(unit)
        self.lines = self._lines(known_at)
        self.was = _said_before(known_at)

    def _versions(self, known_at: datetime | None) -> dict[tuple[int, int], _Opened]:
        """Return how a unit was before and after the event that opened a version of it."""
        opened: dict[tuple[int, int], _Opened] = {}
        before: Attributes | None = None
        last = 0
        rows = UnitVersion.objects.filter(_believed(known_at)).order_by("unit_id", "start")
        for unit, event, parent, others, *texts in rows.values_list(
            "unit_id", "opened_by_id", "parent_id", "other_names", *_TEXTS
        ):
            own = Attributes(
                **dict(zip(_TEXTS, texts, strict=True)),
                parent=self.uids[parent] if parent else "",
                other_names=tuple(others),
            )
            opened[event, unit] = (before if unit == last else None, own)
            before, last = own, unit
        return opened

    def _lines(self, known_at: datetime | None) -> dict[int, list[Line]]:
        """Return the lines of each event."""
        found: dict[int, list[Line]] = {}
        rows = UnitLine.objects.filter(_believed(known_at)).order_by("pk")
        for event, source, target, area, people, functions, weight, main, note in rows.values_list(
            "event_id", "source_id", "target_id", *_CARRIED
        ):
            line = Line(
                self.uids[source],
                self.uids[target],
                area,
                people,
                functions,
                None if weight is None else float(weight),
                main,
                note,
            )
            found.setdefault(event, []).append(line)
        return found

    def event(self, row: UnitEvent) -> Event:
        """Return one event with its parts."""
        acts = self.acts.get(row.pk, {})
        now = Event(
            uid=row.uid,
            kind=row.kind,
            effective=row.effective,
            basis=row.basis,
            decided=row.decided,
            source=row.source,
            confidence=row.confidence,
            note=row.note,
            begins={
                self.uids[unit]: self.opened[row.pk, unit][1]
                for unit in acts.get(ChangeRole.BEGINS, ())
            },
            changes={
                self.uids[unit]: self._changed(row.pk, unit)
                for unit in acts.get(ChangeRole.CHANGES, ())
            },
            ends=tuple(self.uids[unit] for unit in acts.get(ChangeRole.ENDS, ())),
            lines=tuple(self.lines.get(row.pk, ())),
        )
        return replace(now, **self.was.get(row.pk, {}))

    def _changed(self, event: int, unit: int) -> dict[str, object]:
        """Return the attributes that differ before and after; nothing when another event opened."""
        before, after = self.opened.get((event, unit), (None, None))
        if before is None or after is None:
            return {}
        return {
            field.name: getattr(after, field.name)
            for field in fields(after)
            if getattr(after, field.name) != getattr(before, field.name)
        }
