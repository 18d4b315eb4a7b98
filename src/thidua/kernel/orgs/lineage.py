"""The family of a unit as a graph, and what differs between two days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from thidua.kernel.orgs.facts import Event, Version
from thidua.kernel.orgs.succession import Step


@dataclass(frozen=True)
class Lineage:
    """Where a unit comes from and what came of it.

    Attributes:
        unit: the unit asked.
        ancestors: all units from which lines lead here, nearest first.
        descendants: all units to which lines lead from here, nearest first.
        before: the lines among the ancestors and to the unit, oldest first.
        after: the lines from the unit and among the descendants, oldest first.
        events: every event of those lines, and every event that began, changed or ended the unit,
            oldest first.
    """

    unit: str
    ancestors: tuple[str, ...]
    descendants: tuple[str, ...]
    before: tuple[Step, ...]
    after: tuple[Step, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Difference:
    """What differs between two days.

    Attributes:
        began: units that are there only on the later day.
        ended: units that are there only on the earlier day.
        changed: for units of both days, each attribute that differs: before and after.
        events: what happened after the first day until the last.
    """

    began: tuple[str, ...]
    ended: tuple[str, ...]
    changed: Mapping[str, Mapping[str, tuple[object, object]]]
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Meeting:
    """A day on which several units can be set side by side.

    Attributes:
        day: the day.
        carried: the units that had ended by then and must be followed to their successors.
    """

    day: date
    carried: tuple[str, ...]


def trace(
    unit: str,
    versions: Mapping[str, Sequence[Version]],
    incoming: Mapping[str, Sequence[Step]],
    outgoing: Mapping[str, Sequence[Step]],
    events: Mapping[str, Event],
) -> Lineage:
    """Return the lineage of a unit; see `Register.lineage`."""
    ancestors, before = _walk(unit, incoming, "source")
    descendants, after = _walk(unit, outgoing, "target")
    named = {uid for _, uid, _ in (*before, *after)}
    for version in versions[unit]:
        named |= {version.opened_by, version.closed_by} - {""}
    ordered = sorted(named, key=lambda uid: (events[uid].effective, uid))
    return Lineage(
        unit, ancestors, descendants, before, after, tuple(events[uid] for uid in ordered)
    )


def _walk(
    unit: str, steps: Mapping[str, Sequence[Step]], end: Literal["source", "target"]
) -> tuple[tuple[str, ...], tuple[Step, ...]]:
    """Return the units that can be reached in one direction, and the lines on the way."""
    seen, queue, found = {unit: None}, [unit], []
    while queue:
        for step in steps.get(queue.pop(0), ()):
            found.append(step)
            there = step[2].source if end == "source" else step[2].target
            if there not in seen:
                seen[there] = None
                queue.append(there)
    found.sort(key=lambda step: (step[0], step[1], step[2].source, step[2].target))
    return tuple(seen)[1:], tuple(found)


def difference(
    first: Mapping[str, Version], last: Mapping[str, Version], between: Sequence[Event]
) -> Difference:
    """Return what differs between the units of two days."""
    changed = {}
    for unit in sorted(first.keys() & last.keys()):
        before, after = first[unit].attributes, last[unit].attributes
        if before != after:
            changed[unit] = {
                field.name: (getattr(before, field.name), getattr(after, field.name))
                for field in fields(before)
                if getattr(before, field.name) != getattr(after, field.name)
            }
    return Difference(
        tuple(sorted(last.keys() - first.keys())),
        tuple(sorted(first.keys() - last.keys())),
        changed,
        tuple(between),
    )
