"""What each legal kind of reorganisation looks like: which columns it uses, what lives on.

One event ends units, begins units, changes units and draws lines between them; a kind is a shape
of that. `source` and `target` say what stands at the two ends of a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thidua.apps.organisations.models.kinds import EventKind

COLUMNS = (
    "source",
    "target",
    "new",
    "kind",
    "level",
    "parent",
    "code",
    "area",
    "people",
    "functions",
    "weight",
    "main",
    "note",
)
ATTRIBUTES = ("kind", "level", "parent", "code")
SHARES = ("area", "people", "functions")


@dataclass(frozen=True)
class Shape:
    """The shape of one kind.

    Attributes:
        source: what happens to the unit in the first column: `none` there is none, `ends`,
            `lives` it gives a part away and lives on, `changes` its attributes change, `mixed`
            it ends unless it is a target too.
        target: `none`, `new` a unit that begins, `old` one that is there, `either`, or `name` the
            new name of the source itself.
        columns: columns that this kind uses, besides `note`.
        needed: columns that no row may leave empty.
        share: share in each dimension of a row that names none.
        least_sources: fewest different sources.
        most_targets: most different targets, 0 for any number.
        least_targets: fewest different targets.
        adopts: children of an ended unit go to the unit above it without being named.
    """

    source: Literal["none", "ends", "lives", "changes", "mixed"]
    target: Literal["none", "new", "old", "either", "name"]
    columns: tuple[str, ...]
    needed: tuple[str, ...]
    share: tuple[str, str, str] = ("none", "none", "none")
    least_sources: int = 1
    least_targets: int = 0
    most_targets: int = 0
    adopts: bool = False


_NEW = ("kind", "level", "parent", "code")
_LINE = (*SHARES, "weight", "main")
_WHOLE = ("whole", "whole", "whole")
_PART = ("part", "part", "part")

SHAPES: dict[str, Shape] = {
    EventKind.ESTABLISH: Shape(
        "none", "new", ("target", *_NEW), ("target", "kind"), least_sources=0, least_targets=1
    ),
    EventKind.RENAME: Shape("changes", "name", ("source", "target"), ("source", "target")),
    EventKind.RECODE: Shape("changes", "none", ("source", "code"), ("source", "code")),
    EventKind.UPGRADE: Shape(
        "changes", "name", ("source", "target", "kind", "level", "code"), ("source", "kind")
    ),
    EventKind.REPARENT: Shape("changes", "none", ("source", "parent"), ("source", "parent")),
    EventKind.CONSOLIDATE: Shape(
        "ends",
        "new",
        ("source", "target", *_NEW, *_LINE),
        ("source", "target"),
        _WHOLE,
        least_sources=2,
        least_targets=1,
        most_targets=1,
    ),
    EventKind.ABSORB: Shape(
        "ends",
        "old",
        ("source", "target", *_LINE),
        ("source", "target"),
        _WHOLE,
        least_targets=1,
    ),
    EventKind.DIVIDE: Shape(
        "ends",
        "new",
        ("source", "target", *_NEW, *_LINE),
        ("source", "target"),
        _PART,
        least_targets=2,
    ),
    EventKind.SPLIT_OFF: Shape(
        "lives",
        "new",
        ("source", "target", *_NEW, *_LINE),
        ("source", "target"),
        _PART,
        least_targets=1,
    ),
    EventKind.BOUNDARY: Shape(
        "lives",
        "old",
        ("source", "target", "area", "people", "weight"),
        ("source", "target"),
        ("part", "none", "none"),
        least_targets=1,
    ),
    EventKind.TRANSFER: Shape(
        "lives",
        "old",
        ("source", "target", "functions", "weight"),
        ("source", "target"),
        ("none", "none", "part"),
        least_targets=1,
    ),
    EventKind.DISSOLVE: Shape(
        "ends", "old", ("source", "target", *_LINE), ("source",), ("none", "none", "part")
    ),
    EventKind.REGROUP: Shape(
        "mixed",
        "either",
        ("source", "target", "new", *_NEW, *_LINE),
        (),
        _PART,
    ),
    EventKind.ABOLISH_LEVEL: Shape(
        "ends",
        "old",
        ("source", "target", *_LINE),
        ("source",),
        ("none", "none", "part"),
        adopts=True,
    ),
}
"""Every kind that an officer may record; `record` is the first loading and not among them."""
