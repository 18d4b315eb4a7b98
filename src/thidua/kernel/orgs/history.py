"""One primitive event (ends, begins, changes, lines), and the versions that follow from many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from thidua.kernel.problems import ThiduaError


@dataclass(frozen=True)
class Attributes:
    """How a unit is during one version; all text, empty where there is none.

    Attributes:
        name: name as a place or a body.
        acting_name: name under which it acts, for a place the name of its people's committee.
        short_name: name without its kind.
        kind: code of its kind.
        level: code of its tier.
        parent: identity of the unit above, empty at the root.
        code: official code.
        code_scheme: which list the code belongs to.
        other_names: further names and spellings under which people look for it.
    """

    name: str
    acting_name: str
    kind: str
    level: str
    parent: str = ""
    short_name: str = ""
    code: str = ""
    code_scheme: str = ""
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """What went from one unit to another; each share is `none`, `part` or `whole`.

    `weight` is the share of the source, 0 to 1, where known; `main` marks the target that takes
    most of it.
    """

    source: str
    target: str
    area: str = "none"
    people: str = "none"
    functions: str = "none"
    weight: float | None = None
    main: bool = False


@dataclass(frozen=True)
class Event:
    """One act: some units end, some begin, some change; lines say what went where."""

    uid: str
    kind: str
    effective: date
    basis: str
    decided: date | None = None
    source: str = ""
    confidence: str = "unverified"
    note: str = ""
    begins: Mapping[str, Attributes] = field(default_factory=dict)
    changes: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    ends: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Version:
    """How a unit was from `start` until the day before `end` (None: still so)."""

    unit: str
    start: date
    end: date | None
    attributes: Attributes
    opened_by: str
    closed_by: str = ""


class Refusal(ThiduaError):  # noqa: N818 -- the word that the officer reads
    """An event does not fit what is known; `rule` is a stable code, `event` its identity."""

    def __init__(self, rule: str, event: str, unit: str = "") -> None:
        """Keep which rule refused which unit of which event."""
        super().__init__(f"{event}: {rule} {unit}".rstrip())
        self.rule, self.event, self.unit = rule, event, unit


def replay(events: Iterable[Event]) -> dict[str, list[Version]]:
    """Return the versions of every unit, oldest first, by the events in order of effect.

    Raises:
        Refusal: `unknown_unit` (not alive the day before), `used_before` (an identity begins
            twice), `ends_and_changes`, `line_to_nowhere`, `parent_not_alive`, `parent_circle`,
            `code_held_twice`.

    Note:
        Events of one day are applied as one act, in the order of their identities, so that their
        order in the file does not matter.
    """
    history: dict[str, list[Version]] = {}
    alive: dict[str, Version] = {}
    seen: set[str] = set()
    ordered = sorted(events, key=lambda event: (event.effective, event.uid))
    at = 0
    while at < len(ordered):
        day = ordered[at].effective
        together = [event for event in ordered[at:] if event.effective == day]
        at += len(together)
        touched: set[str] = set()
        for event in together:
            if event.uid in seen:
                raise Refusal("event_twice", event.uid)
            seen.add(event.uid)
            touched |= _apply(event, history, alive)
        _check_lines(together, history)
        _check_tree(together, alive, touched)
        _check_codes(together, alive)
    return history


def _apply(event: Event, history: dict[str, list[Version]], alive: dict[str, Version]) -> set[str]:
    """Apply one event; return the units that began, changed or ended."""
    for unit, attributes in event.begins.items():
        if unit in history:
            raise Refusal("used_before", event.uid, unit)
        fresh = Version(unit, event.effective, None, attributes, event.uid)
        history[unit] = [fresh]
        alive[unit] = fresh
    for unit, changed in event.changes.items():
        if unit in event.ends:
            raise Refusal("ends_and_changes", event.uid, unit)
        if unit not in alive:
            raise Refusal("unknown_unit", event.uid, unit)
        before = alive[unit]
        after = replace(before.attributes, **changed)  # type: ignore[arg-type]
        if before.start == event.effective:
            history[unit][-1] = alive[unit] = replace(before, attributes=after)
            continue
        history[unit][-1] = replace(before, end=event.effective, closed_by=event.uid)
        alive[unit] = Version(unit, event.effective, None, after, event.uid)
        history[unit].append(alive[unit])
    for unit in event.ends:
        if unit not in alive or alive[unit].start >= event.effective:
            raise Refusal("unknown_unit", event.uid, unit)
        before = alive.pop(unit)
        history[unit][-1] = replace(before, end=event.effective, closed_by=event.uid)
    return {*event.begins, *event.changes, *event.ends}


def _check_lines(events: Iterable[Event], history: Mapping[str, list[Version]]) -> None:
    """Refuse a line from a unit that was not there, or to one that is not."""
    for event in events:
        for line in event.lines:
            source, target = history.get(line.source), history.get(line.target)
            if not source or source[0].start >= event.effective:
                raise Refusal("unknown_unit", event.uid, line.source)
            if not target or target[-1].end is not None:
                raise Refusal("line_to_nowhere", event.uid, line.target)


def _check_tree(events: list[Event], alive: Mapping[str, Version], touched: Iterable[str]) -> None:
    """Refuse a unit that is left under one that has ended, and a circle of parents."""
    gone = {unit for event in events for unit in event.ends}
    suspects = alive if gone else [unit for unit in touched if unit in alive]
    for unit in suspects:
        seen, above = {unit}, alive[unit].attributes.parent
        while above:
            if above not in alive:
                raise Refusal("parent_not_alive", events[0].uid, unit)
            if above in seen:
                raise Refusal("parent_circle", events[0].uid, unit)
            seen.add(above)
            above = alive[above].attributes.parent


def _check_codes(events: list[Event], alive: Mapping[str, Version]) -> None:
    """Refuse a code that two units of one list hold on one day."""
    holders: dict[tuple[str, str], str] = {}
    for unit, version in alive.items():
        own = version.attributes
        if own.code and holders.setdefault((own.code_scheme, own.code), unit) != unit:
            raise Refusal("code_held_twice", events[0].uid, unit)
