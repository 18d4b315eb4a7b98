"""The facts of the history of organisations: events, what they say of units, and corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

DIMENSIONS = ("area", "people", "functions")
SHARES = ("none", "part", "whole")
DAWN = date(1900, 1, 1)
"""Stands for "before the data begin": a first day that is not known."""
TERRITORIAL = frozenset({"province", "district", "commune"})
"""Levels whose units hold land and people, so that both must be accounted for when one ends."""


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
    most of it; `note` says what a reader should know of this line.
    """

    source: str
    target: str
    area: str = "none"
    people: str = "none"
    functions: str = "none"
    weight: float | None = None
    main: bool = False
    note: str = ""

    def share(self, dimension: str) -> str:
        """Return the share of one of `DIMENSIONS`."""
        if dimension == "area":
            return self.area
        return self.people if dimension == "people" else self.functions


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
class Correction:
    """That something was known wrongly, and why; not an event: nothing happened to the units.

    Attributes:
        event: identity of the event that is corrected.
        reason: why it was wrong.
        was: what stood there before, by name of the field.
        unit: the unit that is concerned, empty for the event as a whole.
        target: with `unit` the line from one to the other.
    """

    event: str
    reason: str
    was: Mapping[str, object] = field(default_factory=dict)
    unit: str = ""
    target: str = ""


@dataclass(frozen=True)
class Version:
    """How a unit was from `start` until the day before `end` (None: still so)."""

    unit: str
    start: date
    end: date | None
    attributes: Attributes
    opened_by: str
    closed_by: str = ""

    def on(self, day: date) -> bool:
        """Say whether this version holds on the day."""
        return self.start <= day and (self.end is None or day < self.end)
