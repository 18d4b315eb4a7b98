"""What must hold in every history, and what is looked at to see that it does.

The numbers are those of the model: of its thirteen invariants, those about data are checked here;
8 and 11 (duties, rights) and the page of 12 are the work of the application, which builds on these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from thidua.kernel.orgs.facts import DIMENSIONS, TERRITORIAL, Correction, Event, Version
from thidua.kernel.orgs.history import History, findings, versions_of
from thidua.kernel.orgs.lines import unaccounted
from thidua.kernel.orgs.refusals import Finding
from thidua.kernel.orgs.succession import Portion, Step, by_source, flow

NAMES: Final[dict[int, str]] = {
    1: "versions of a unit follow one another without overlap or gap; no identity comes back",
    2: "a code of a list has at most one holder on any day",
    3: "every unit stands under one that is there, and never above itself",
    4: "land and people of a territory that ended went to one unit whole or to several in parts",
    5: "shares of the successors add up to 1 on every later day, and each of them is there",
    6: "going through a day between gives the same shares",
    7: "an event changes no answer about days before it; a second telling of it is refused",
    9: "the order in which events are listed changes nothing",
    12: "every act that ends a unit names its basis",
    13: "every correction names what it corrects and why",
}
_RULES: Final[dict[int, frozenset[str]]] = {
    1: frozenset({"used_before", "versions_broken", "ends_and_changes", "already_ended"}),
    2: frozenset({"code_held_twice"}),
    3: frozenset({"parent_not_alive", "parent_circle"}),
    4: frozenset({"not_accounted", "whole_twice", "weights_not_one", "weight_outside"}),
    5: frozenset({"shares_not_one", "heir_not_alive"}),
    6: frozenset({"way_matters"}),
    7: frozenset({"past_changed", "event_twice", "before_birth"}),
    9: frozenset({"order_matters", "changed_twice", "ends_twice"}),
    12: frozenset({"no_basis"}),
    13: frozenset({"corrects_nothing"}),
}


@dataclass(frozen=True)
class Report:
    """What a check looked at, and what it found.

    Attributes:
        history: the versions, as far as they could be told.
        checked: how many things were looked at, by number of the invariant.
        findings: what does not hold.
    """

    history: History
    checked: Mapping[int, int]
    findings: tuple[Finding, ...]

    def of(self, number: int) -> tuple[Finding, ...]:
        """Return the findings that break one invariant; 0 gives those that break none of them."""
        if number:
            return tuple(found for found in self.findings if found.rule in _RULES[number])
        known = frozenset().union(*_RULES.values())
        return tuple(found for found in self.findings if found.rule not in known)


def check(events: Iterable[Event], corrections: Iterable[Correction] = ()) -> list[Finding]:
    """Return everything that does not hold in a history; an empty list when all is well."""
    return list(examine(events, corrections).findings)


def examine(events: Iterable[Event], corrections: Iterable[Correction] = ()) -> Report:
    """Look at every invariant about data, on every unit, line and day of the events."""
    known = tuple(sorted(events, key=lambda event: (event.effective, event.uid)))
    said = tuple(corrections)
    history, found = findings(known)
    found += _broken(history)
    found += unaccounted(known, history)
    walk = _Walk(known, history)
    found += walk.shares()
    found += walk.ways()
    found += _past(known, history)
    found += _order(known, history)
    found += [Finding("no_basis", e.uid, day=e.effective) for e in known if not e.basis]
    found += _corrections(known, said)
    versions = sum(len(rows) for rows in history.values())
    territories = sum(1 for unit in walk.ended if _level(history, unit) in TERRITORIAL)
    days = len({event.effective for event in known})
    checked = {1: len(history), 2: versions, 3: versions, 4: territories}
    checked |= {5: walk.asked, 6: walk.compared, 7: days, 9: len(known)}
    checked |= {12: sum(1 for event in known if event.ends), 13: len(said)}
    return Report(history, checked, tuple(found))


def _level(history: Mapping[str, list[Version]], unit: str) -> str:
    """Return the level at which a unit was last."""
    versions = history.get(unit)
    return versions[-1].attributes.level if versions else ""


def _broken(history: Mapping[str, list[Version]]) -> Iterator[Finding]:
    """Yield the units whose versions overlap, leave a gap or hold on no day."""
    for unit, versions in history.items():
        ends = [version.end for version in versions]
        starts = [version.start for version in versions]
        empty = any(end is not None and end <= start for start, end in zip(starts, ends))  # noqa: B905
        if empty or ends[:-1] != starts[1:]:
            yield Finding("versions_broken", versions[-1].opened_by, unit, starts[-1])


class _Walk:
    """Follows every unit that ended, on every day on which something happened later."""

    def __init__(self, events: Sequence[Event], history: History) -> None:
        self.history = history
        self.steps: list[Step] = [(e.effective, e.uid, x) for e in events for x in e.lines]
        self.outgoing = by_source(self.steps)
        self.ended = {unit: event.effective for event in events for unit in event.ends}
        self.days = sorted({event.effective for event in events})
        self.asked = self.compared = 0
        self._known: dict[tuple[str, date], list[Portion]] = {}

    def _at(self, unit: str, day: date) -> list[Portion]:
        """Return the successors on a day; asked again, the answer is remembered."""
        key = (unit, day)
        if key not in self._known:
            self._known[key] = flow(unit, self.outgoing, self.ended, day)
        return self._known[key]

    def _marks(self, unit: str) -> list[date]:
        """Return the days after which the answer for a unit may be another one, the end first."""
        first, marks = self.ended[unit], set()
        reached, queue = {unit}, [unit]
        while queue:
            here = queue.pop()
            if here in self.ended:
                marks.add(self.ended[here])
            for _, _, line in self.outgoing.get(here, ()):
                if line.target not in reached:
                    reached.add(line.target)
                    queue.append(line.target)
        return sorted(day for day in marks if day >= first)

    def shares(self) -> Iterator[Finding]:
        """Yield the units whose shares do not make one whole on some later day."""
        for unit in self.ended:
            if unit not in self.outgoing:
                continue
            for day in self._marks(unit):
                portions = self._at(unit, day)
                self.asked += 1
                yield from self._not_there(unit, day, portions)
                for dimension in DIMENSIONS:
                    shares = [getattr(portion, dimension) for portion in portions]
                    given = [share for share in shares if share is not None]
                    if given and sum(given, Fraction(0)) != 1:
                        yield Finding("shares_not_one", "", unit, day, dimension)

    def _not_there(self, unit: str, day: date, portions: list[Portion]) -> Iterator[Finding]:
        for portion in portions:
            if not any(version.on(day) for version in self.history.get(portion.unit, ())):
                yield Finding("heir_not_alive", "", unit, day, others=(portion.unit,))

    def ways(self) -> Iterator[Finding]:
        """Yield the units for which a day between gives other shares than going directly."""
        for unit in self.ended:
            marks = self._marks(unit) if unit in self.outgoing else []
            for at, middle in enumerate(marks[:-1]):
                for last in marks[at + 1 :]:
                    self.compared += 1
                    if self._direct(unit, last) != self._through(unit, middle, last):
                        yield Finding("way_matters", "", unit, middle)

    def _direct(self, unit: str, last: date) -> dict[tuple[str, str], Fraction]:
        return _table((portion, portion) for portion in self._at(unit, last))

    def _through(self, unit: str, middle: date, last: date) -> dict[tuple[str, str], Fraction]:
        stops = self._at(unit, middle)
        return _table((stop, end) for stop in stops for end in self._at(stop.unit, last))


def _table(pairs: Iterable[tuple[Portion, Portion]]) -> dict[tuple[str, str], Fraction]:
    """Return the shares by unit and dimension, those of each pair multiplied."""
    found: dict[tuple[str, str], Fraction] = {}
    for stop, end in pairs:
        for dimension in DIMENSIONS:
            share, further = getattr(stop, dimension), getattr(end, dimension)
            if share and further:
                key = (end.unit, dimension)
                product = share if stop is end else share * further
                found[key] = found.get(key, Fraction(0)) + product
    return found


def _past(events: Sequence[Event], history: History) -> Iterator[Finding]:
    """Yield the units about whose past a later event changed an answer."""
    for day in sorted({event.effective for event in events})[1:]:
        known = versions_of(event for event in events if event.effective < day)
        for unit, versions in known.items():
            now = [(v.start, v.attributes) for v in history[unit] if v.start < day]
            if [(v.start, v.attributes) for v in versions] != now:
                yield Finding("past_changed", "", unit, day)


def _order(events: Sequence[Event], history: History) -> Iterator[Finding]:
    """Yield the units whose versions depend on the order of the list."""
    other = versions_of(reversed(events))
    for unit, versions in history.items():
        if other.get(unit) != versions:
            yield Finding("order_matters", versions[-1].opened_by, unit)


def _corrections(events: Sequence[Event], said: Iterable[Correction]) -> Iterator[Finding]:
    """Yield the corrections that name nothing that is there, or no reason."""
    by_uid = {event.uid: event for event in events}
    for correction in said:
        event = by_uid.get(correction.event)
        named = event is not None and (
            not correction.unit or correction.unit in {*event.begins, *event.changes, *event.ends}
        )
        lined = event is not None and (
            not correction.target
            or any(
                (x.source, x.target) == (correction.unit, correction.target) for x in event.lines
            )
        )
        if not (named and lined and correction.reason):
            yield Finding("corrects_nothing", correction.event, correction.unit)
