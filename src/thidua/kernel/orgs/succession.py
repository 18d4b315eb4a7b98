"""Where a unit went: follow the lines of events from one day to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.kernel.orgs.facts import DIMENSIONS, Line

_ALL = Fraction(1)
Step = tuple[date, str, Line]
"""Day, identity of the event, line."""


@dataclass(frozen=True)
class Portion:
    """What part of the first unit lies in one later unit.

    Attributes:
        unit: identity of the later unit.
        area: share of the area, 0 to 1; None when no line speaks of area.
        people: the same for people.
        functions: the same for functions and duties.
        estimated: a share was split evenly because the lines give no weight.
        main: on every step of the way this was the target that took all or most.
        events: the events on the way, oldest first.
    """

    unit: str
    area: Fraction | None
    people: Fraction | None
    functions: Fraction | None
    estimated: bool
    main: bool
    events: tuple[str, ...]


def follow(unit: str, steps: Iterable[Step], ended: Mapping[str, date], on: date) -> list[Portion]:
    """Return the units in which `unit` lives on at the day `on`, the main one first.

    Args:
        unit: identity of the first unit.
        steps: day, event and line of every line that may matter.
        ended: for each unit that ended, the first day on which it was no more.
        on: the day asked.

    Returns:
        The unit itself when it has not ended by `on`; nothing when it ended without lines. In
        each dimension of which the lines speak, the shares add up to 1.
    """
    return flow(unit, by_source(steps), ended, on)


def by_source(steps: Iterable[Step]) -> dict[str, list[Step]]:
    """Return the steps by the unit that they lead away from."""
    outgoing: dict[str, list[Step]] = {}
    for step in steps:
        outgoing.setdefault(step[2].source, []).append(step)
    return outgoing


def flow(
    unit: str, outgoing: Mapping[str, Sequence[Step]], ended: Mapping[str, date], on: date
) -> list[Portion]:
    """Do what `follow` does, with the steps by source: for many questions on one history."""
    found: dict[str, _Heap] = {}
    start = _Heap(dict.fromkeys(DIMENSIONS, _ALL))
    queue = [(unit, start)]
    while queue:
        here, heap = queue.pop()
        gone = ended.get(here)
        if gone is None or gone > on:
            _laid(found, here).add(heap)
            continue
        lines = [step for step in outgoing.get(here, ()) if step[0] == gone]
        queue.extend(heap.pour(lines))
    portions = [heap.portion(name) for name, heap in found.items()]
    return sorted(portions, key=_order)


def _order(portion: Portion) -> tuple[bool, Fraction, str]:
    """Put the main one first, then the larger share, then the identity."""
    shares = (portion.people, portion.functions, portion.area)
    return not portion.main, -max(share or Fraction(0) for share in shares), portion.unit


class _Heap:
    """Shares that lie at one unit while the lines are followed."""

    def __init__(self, shares: Mapping[str, Fraction]) -> None:
        self.shares = dict(shares)
        self.estimated = False
        self.main = True
        self.events: tuple[str, ...] = ()

    def add(self, other: _Heap) -> None:
        """Lay another heap on this one."""
        for dimension, share in other.shares.items():
            here = self.shares.get(dimension)
            self.shares[dimension] = share if here is None else here + share
        self.estimated |= other.estimated
        self.main |= other.main
        self.events += tuple(event for event in other.events if event not in self.events)

    def pour(self, steps: list[Step]) -> list[tuple[str, _Heap]]:
        """Share out along the lines of the event that ended the unit."""
        heaps: dict[int, _Heap] = {}
        for dimension, share in self.shares.items():
            carrying = [step for step in steps if step[2].share(dimension) != "none"]
            weights = _weights([step[2] for step in carrying])
            for step, weight in zip(carrying, weights, strict=True):
                heap = heaps.setdefault(id(step[2]), _Heap({}))
                heap.shares[dimension] = share if weight is _ALL else share * weight
                heap.estimated |= self.estimated or (
                    len(carrying) > 1 and any(s[2].weight is None for s in carrying)
                )
        poured = []
        for _, event, line in steps:
            if id(line) in heaps:
                heap = heaps[id(line)]
                heap.events = (*self.events, event)
                heap.main = self.main and _takes_most(line)
                poured.append((line.target, heap))
        return poured

    def portion(self, unit: str) -> Portion:
        """Return the finished answer for one unit."""
        area, people, functions = (self.shares.get(dimension) for dimension in DIMENSIONS)
        return Portion(unit, area, people, functions, self.estimated, self.main, self.events)


def _laid(found: dict[str, _Heap], unit: str) -> _Heap:
    """Return the heap at a unit, an empty one that is not main when there is none yet."""
    if unit not in found:
        found[unit] = _Heap({})
        found[unit].main = False
    return found[unit]


def _takes_most(line: Line) -> bool:
    """Say whether the target of a line took all or most of its source."""
    return line.main or "whole" in (line.area, line.people, line.functions)


def _weights(lines: list[Line]) -> list[Fraction]:
    """Return the weights of the lines, adding up to 1; even where one of them is unknown."""
    if len(lines) == 1:
        return [_ALL]
    known = [Fraction(str(line.weight)) for line in lines if line.weight is not None]
    total = sum(known, Fraction(0))
    if len(known) == len(lines) and total > 0:
        return [weight / total for weight in known]
    return [Fraction(1, len(lines) or 1)] * len(lines)
