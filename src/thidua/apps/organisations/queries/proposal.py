"""A reorganisation as it is proposed and as it would come out, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from thidua.apps.organisations.models.shapes import SHAPES, Shape
from thidua.apps.organisations.queries.world import Lived, key_of

FIRST_LOADING = "record"
"""Kind of the events with which the data begin."""
THIS = "*"
"""Stands for the planned event where a version names who opened or closed it."""


@dataclass(frozen=True)
class Ask:
    """One row of a proposal, its cells read; empty where nothing was said.

    Attributes:
        row: number of the row as people count it.
        source: identity, code or name of the unit in the first column.
        target: the same for the second; or the new name of the source.
        new: the target begins with this event.
        kind: code of a kind of units.
        level: code of a tier.
        parent: identity, code or name of the unit above the target (or the source that moves).
        code: official code.
        area: `none`, `part` or `whole`; empty when not said.
        people: the same for people.
        functions: the same for functions.
        weight: share of the source, 0 to 1.
        main: the target takes most.
        note: remark.
    """

    row: int
    source: str = ""
    target: str = ""
    new: bool = False
    kind: str = ""
    level: str = ""
    parent: str = ""
    code: str = ""
    area: str = ""
    people: str = ""
    functions: str = ""
    weight: Decimal | None = None
    main: bool = False
    note: str = ""


@dataclass(frozen=True)
class Proposal:
    """What an officer wants to record; `follow`: children of ended units go to the main heir."""

    seed: UUID
    kind: str
    effective: date
    decided: date | None
    basis: str
    note: str
    follow: bool
    asks: tuple[Ask, ...]

    @property
    def shape(self) -> Shape:
        """The shape of the kind."""
        return SHAPES[self.kind]

    def identity(self, name: str, apart: str = "") -> str:
        """Return the identity of a unit that begins: the same each time the draft is tried."""
        return f"n-{uuid5(self.seed, f'{key_of(name)}|{apart}').hex[:16]}"


@dataclass(frozen=True)
class PlannedLine:
    """A line between two units, named by identity; `row` is where it was asked for."""

    row: int
    source: str
    target: str
    area: str
    people: str
    functions: str
    weight: Decimal | None
    main: bool
    note: str


@dataclass
class Outcome:
    """What a proposal would do.

    Attributes:
        proposal: what was asked.
        begins: attributes of the units that begin, by identity.
        ends: identities of the units that end, in order.
        changes: new values of the units that change, by identity.
        lines: what goes where.
        carried: units whose parent changes only because the one above them ends.
        rows: number of the row in which a unit was first named, by identity.
        dropped: versions that are no longer believed.
        added: versions that take their place, and first versions.
    """

    proposal: Proposal
    begins: dict[str, dict[str, Any]] = field(default_factory=dict)
    ends: dict[str, None] = field(default_factory=dict)
    changes: dict[str, dict[str, Any]] = field(default_factory=dict)
    lines: list[PlannedLine] = field(default_factory=list)
    carried: set[str] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)
    dropped: list[Lived] = field(default_factory=list)
    added: list[Lived] = field(default_factory=list)

    def heirs(self, unit: str) -> list[PlannedLine]:
        """Return the lines out of a unit, the main one first; asked when all lines are known."""
        return self._lines_out.get(unit, [])

    @cached_property
    def _lines_out(self) -> dict[str, list[PlannedLine]]:
        """Lines by source, the main one first."""
        found: dict[str, list[PlannedLine]] = {}
        for line in sorted(self.lines, key=lambda each: not each.main):
            found.setdefault(line.source, []).append(line)
        return found

    def touched(self) -> set[str]:
        """Return the units that are there and that the event touches."""
        ends = {end for line in self.lines for end in (line.source, line.target)}
        return ({*self.ends, *self.changes} | ends) - set(self.begins)
