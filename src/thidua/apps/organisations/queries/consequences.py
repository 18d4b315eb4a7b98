"""What follows from a planned event in the apps above, asked without knowing them.

An app above registers a function in `apps.py` (`ready`); the dry run of a reorganisation calls
each with the planned event and shows what it answers: what moves by itself, what waits for whose
decision, what ends, what stands in the way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Move = Literal["moves", "waits", "ends", "blocks"]


@dataclass(frozen=True)
class PlannedHeir:
    """One unit that takes over from a unit that ends.

    Attributes:
        uid: identity of the unit; also of one that begins with this event (its identity is
            drawn when the draft is tried out and stays the same at the recording).
        unit_id: its key, None while it does not exist yet.
        name: its name on the day of effect.
        main: whether it takes all or most.
        share: share of the source, 0 to 1, where known.
        functions: `none`, `part` or `whole` of the functions.
    """

    uid: str
    unit_id: int | None
    name: str
    main: bool
    share: float | None
    functions: str


@dataclass(frozen=True)
class PlannedEvent:
    """An event as it would be recorded, in terms that the apps above know.

    Attributes:
        effective: first day on which it holds.
        kind: code of `EventKind`.
        ended: for the key of each unit that ends, who takes over, the main one first; nobody when
            it ends without lines.
        begins: name of each unit that begins, by its identity.
        changes: for the key of each unit that changes, its new attributes by name; `parent` is the
            identity of the new unit above.
    """

    effective: date
    kind: str
    ended: Mapping[int, Sequence[PlannedHeir]] = field(default_factory=dict)
    begins: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[int, Mapping[str, object]] = field(default_factory=dict)


@dataclass(frozen=True)
class Consequence:
    """One thing that follows.

    Attributes:
        kind: `moves` by itself, `waits` for a decision, `ends`, or `blocks` the recording.
        count: how many of the thing.
        text: in the reader's language, e.g. "nhiệm vụ chuyển sang Sở Mẫu".
        url: where it can be looked at, or empty.
    """

    kind: Move
    count: int
    text: str
    url: str = ""


Function = Callable[[PlannedEvent], Sequence[Consequence]]
_asked: dict[str, Function] = {}


def register(name: str, function: Function) -> None:
    """Let the dry run ask `function`; `name` is the app, and a second call replaces the first."""
    _asked[name] = function


def all_consequences(planned: PlannedEvent) -> list[Consequence]:
    """Return what every registered app answers, what blocks first, then in order of the names."""
    order = ("blocks", "waits", "moves", "ends")
    found = [each for name in sorted(_asked) for each in _asked[name](planned)]
    return sorted(found, key=lambda each: order.index(each.kind))
