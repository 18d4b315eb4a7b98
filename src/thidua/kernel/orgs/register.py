"""A history that can be asked: who was there on a day, what came of whom, what stands between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from thidua.kernel.orgs.facts import Event, Version
from thidua.kernel.orgs.history import History, replay
from thidua.kernel.orgs.lineage import Difference, Lineage, Meeting, difference, trace
from thidua.kernel.orgs.succession import Portion, Step, by_source, flow


@dataclass(frozen=True)
class Origin:
    """A unit of an earlier day that lies, at least in part, in the unit asked.

    Attributes:
        unit: identity of the earlier unit.
        share: how much of *that* unit lies in the one asked, by dimension, and by which events.
    """

    unit: str
    share: Portion


class Register:
    """Every version and every line, with the questions that are asked of them.

    Reading is by identity and day only. A register does not change; a new event makes a new one.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        """Work the versions out.

        Raises:
            Refusal: the events do not fit together.
        """
        self.events: tuple[Event, ...] = tuple(
            sorted(events, key=lambda event: (event.effective, event.uid))
        )
        self.versions: History = replay(self.events)
        self.by_uid: dict[str, Event] = {event.uid: event for event in self.events}
        self.ended: dict[str, date] = {u: e.effective for e in self.events for u in e.ends}

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All lines with day and event, oldest first."""
        return tuple((e.effective, e.uid, line) for e in self.events for line in e.lines)

    @cached_property
    def outgoing(self) -> dict[str, list[Step]]:
        """The lines by source."""
        return by_source(self.steps)

    @cached_property
    def incoming(self) -> dict[str, list[Step]]:
        """The lines by target."""
        found: dict[str, list[Step]] = {}
        for step in self.steps:
            found.setdefault(step[2].target, []).append(step)
        return found

    def version(self, unit: str, on: date) -> Version | None:
        """Return how the unit was on the day; None when it was not there."""
        return next((v for v in self.versions.get(unit, ()) if v.on(on)), None)

    def nearest(self, unit: str, on: date) -> Version:
        """Return how the unit was on the day, else as it was last, else as it will be first."""
        versions = self.versions[unit]
        past = [version for version in versions if version.start <= on]
        return past[-1] if past else versions[0]

    def as_of(self, on: date, *, level: str = "", under: str = "") -> dict[str, Version]:
        """Return the units alive on the day, by identity.

        Args:
            on: the day.
            level: only this level.
            under: only this unit and those anywhere under it on the day.
        """
        alive = {
            unit: version
            for unit, versions in self.versions.items()
            for version in versions
            if version.on(on)
        }
        if under:
            alive = {unit: alive[unit] for unit in _under(under, alive)}
        return {u: v for u, v in alive.items() if not level or v.attributes.level == level}

    def subtree(self, unit: str, on: date) -> list[str]:
        """Return the unit and all units under it on the day, each after the one above it."""
        return list(_under(unit, self.as_of(on)))

    def holder(self, code: str, on: date, *, scheme: str = "") -> list[str]:
        """Return the units that hold the code on the day: one for each list that has it."""
        return [
            unit
            for unit, version in self.as_of(on).items()
            if version.attributes.code == code
            and (not scheme or version.attributes.code_scheme == scheme)
        ]

    def successors(self, unit: str, on: date) -> list[Portion]:
        """Return the units in which this one lives on at the day, the main one first.

        In each dimension of which the lines speak the shares add up to 1.
        """
        return flow(unit, self.outgoing, self.ended, on)

    def predecessors(self, unit: str, since: date) -> list[Origin]:
        """Return the units of the day `since` that lie in `unit` on its first day or later.

        Each with the share of it that lies here; the one that gave most of itself comes first.
        The unit itself when it was there on `since` already.
        """
        found: list[Origin] = []
        first = self.versions[unit][0].start
        for origin in self._above(unit):
            if not self.version(origin, since):
                continue
            portions = self.successors(origin, max(first, since))
            found += [Origin(origin, each) for each in portions if each.unit == unit]
        return sorted(found, key=_most)

    def _above(self, unit: str) -> Iterator[str]:
        """Yield the unit and every unit from which lines lead to it."""
        seen, queue = {unit}, [unit]
        while queue:
            here = queue.pop(0)
            yield here
            for _, _, line in self.incoming.get(here, ()):
                if line.source not in seen:
                    seen.add(line.source)
                    queue.append(line.source)

    def lineage(self, unit: str) -> Lineage:
        """Return everything that the unit came from and everything that came of it."""
        return trace(unit, self.versions, self.incoming, self.outgoing, self.by_uid)

    def difference(self, first: date, last: date) -> Difference:
        """Return what differs between two days, and the events after `first` until `last`."""
        between = [event for event in self.events if first < event.effective <= last]
        return difference(self.as_of(first), self.as_of(last), between)

    def common_day(self, units: Iterable[str], *, by: date) -> Meeting:
        """Return the day on which all the units can be set side by side.

        The latest day, not after `by`, on which all are alive. When there is none, the first day
        of the youngest: those that had ended by then must be carried to their successors.
        """
        wanted = sorted(set(units))
        starts = [self.versions[unit][0].start for unit in wanted]
        ends = [end for unit in wanted if (end := self.versions[unit][-1].end)]
        first = max(starts)
        last = min([by, *(end - timedelta(1) for end in ends)])
        if first <= last:
            return Meeting(last, ())
        carried = tuple(unit for unit in wanted if self.version(unit, first) is None)
        return Meeting(first, carried)


def _under(top: str, alive: dict[str, Version]) -> Iterator[str]:
    """Yield a unit and those under it."""
    children: dict[str, list[str]] = {}
    for unit, version in alive.items():
        children.setdefault(version.attributes.parent, []).append(unit)
    queue = [top] if top in alive else []
    while queue:
        here = queue.pop(0)
        yield here
        queue.extend(children.get(here, ()))


def _most(origin: Origin) -> tuple[Fraction, str]:
    """Put the origin first that gave most of itself."""
    shares = (origin.share.people, origin.share.area, origin.share.functions)
    return -max(share or Fraction(0) for share in shares), origin.unit
