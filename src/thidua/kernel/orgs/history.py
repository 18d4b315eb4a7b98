"""The versions of every unit that follow from events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby

from thidua.kernel.orgs.facts import Attributes, Event, Version
from thidua.kernel.orgs.lines import check_lines
from thidua.kernel.orgs.refusals import Finding, Refusal

History = dict[str, list[Version]]
Tell = Callable[[Finding], None]


def replay(events: Iterable[Event]) -> History:
    """Return the versions of every unit, oldest first, by the events in order of effect.

    Events of one day are one act: first everything begins, then changes, then ends. So neither
    their order in the list nor their identities matter.

    Raises:
        Refusal: the first thing that does not fit, with rule, event, unit and lines.
    """
    return Replay(events, _refuse).run()


def findings(events: Iterable[Event]) -> tuple[History, list[Finding]]:
    """Return the versions as far as they can be told, and everything that does not fit."""
    found: list[Finding] = []
    return Replay(events, found.append).run(), found


def versions_of(events: Iterable[Event]) -> History:
    """Return the versions as far as they can be told, without looking whether they fit."""
    return Replay(events, lambda _finding: None, looking=False).run()


def _refuse(finding: Finding) -> None:
    raise Refusal(finding)


class Replay:
    """One walk through the events, day by day; `tell` hears of everything that does not fit."""

    def __init__(self, events: Iterable[Event], tell: Tell, *, looking: bool = True) -> None:
        """Sort the events and note on which day each unit begins."""
        self.tell, self.looking = tell, looking
        self.history: History = {}
        self.alive: dict[str, Version] = {}
        self.events = self._once(sorted(events, key=lambda event: (event.effective, event.uid)))
        self.births = {unit: e.effective for e in reversed(self.events) for unit in e.begins}

    def _once(self, events: list[Event]) -> list[Event]:
        """Return the events without those whose identity was there before."""
        kept: dict[str, Event] = {}
        for event in events:
            if event.uid in kept:
                self.tell(Finding("event_twice", event.uid, day=event.effective))
            kept.setdefault(event.uid, event)
        return list(kept.values())

    def run(self) -> History:
        """Walk through all days; return the versions."""
        for day, group in groupby(self.events, key=lambda event: event.effective):
            self._day(day, list(group))
        return self.history

    def _day(self, day: date, events: list[Event]) -> None:
        """Apply what happens on one day, then look at the outcome."""
        touched: set[str] = set()
        for event in events:
            touched.update(event.begins)
            for unit, attributes in event.begins.items():
                self._begin(event, unit, attributes)
        ends = self._ends(events)
        said: dict[tuple[str, str], tuple[object, str]] = {}
        for event in events:
            touched.update(event.changes)
            for unit, changed in event.changes.items():
                self._conflict(event, unit, changed, said)
                self._change(event, unit, changed, ends)
        for event in events:
            for unit in event.ends:
                self._end(event, unit, ends)
        if not self.looking:
            return
        check_lines(day, events, self.history, self.births, self.tell)
        self._check_tree(day, touched, ends)
        self._check_codes(day)

    def _ends(self, events: Iterable[Event]) -> dict[str, str]:
        """Return the units that end, with the event that ends them."""
        ends: dict[str, str] = {}
        for event in events:
            for unit in event.ends:
                if unit in ends:
                    self._tell("ends_twice", event, unit, others=(ends[unit],))
                ends.setdefault(unit, event.uid)
        return ends

    def _begin(self, event: Event, unit: str, attributes: Attributes) -> None:
        if unit in self.history:
            self._tell("used_before", event, unit, others=(self.history[unit][0].opened_by,))
            return
        fresh = Version(unit, event.effective, None, attributes, event.uid)
        self.history[unit] = [fresh]
        self.alive[unit] = fresh

    def _conflict(
        self,
        event: Event,
        unit: str,
        changed: Mapping[str, object],
        said: dict[tuple[str, str], tuple[object, str]],
    ) -> None:
        """Tell of an attribute to which another event of the day gave another value."""
        for name, value in changed.items():
            former, by = said.setdefault((unit, name), (value, event.uid))
            if former != value:
                self._tell("changed_twice", event, unit, others=(by, name))

    def _change(
        self, event: Event, unit: str, changed: Mapping[str, object], ends: Mapping[str, str]
    ) -> None:
        if unit in ends:
            self._tell("ends_and_changes", event, unit, others=(ends[unit],))
            return
        before = self.alive.get(unit)
        if before is None:
            self._absent(event, unit)
            return
        after = replace(before.attributes, **changed)  # type: ignore[arg-type]
        if before.start == event.effective:
            fresh = replace(before, attributes=after)
            self.history[unit][-1] = self.alive[unit] = fresh
            return
        self.history[unit][-1] = replace(before, end=event.effective, closed_by=event.uid)
        self.alive[unit] = Version(unit, event.effective, None, after, event.uid)
        self.history[unit].append(self.alive[unit])

    def _end(self, event: Event, unit: str, ends: Mapping[str, str]) -> None:
        if ends[unit] != event.uid:
            return
        before = self.alive.get(unit)
        if before is None or before.start >= event.effective:
            self._absent(event, unit)
            return
        del self.alive[unit]
        self.history[unit][-1] = replace(before, end=event.effective, closed_by=event.uid)

    def _absent(self, event: Event, unit: str) -> None:
        """Tell why a unit is not there to be changed or ended."""
        self._tell(why_absent(unit, event.effective, self.history, self.births), event, unit)

    def _check_tree(self, day: date, touched: Iterable[str], ends: Mapping[str, str]) -> None:
        """Tell of units left under one that is not there, and of circles of parents."""
        suspects = self.alive if ends else sorted(unit for unit in touched if unit in self.alive)
        sound: set[str] = set()
        for unit in suspects:
            way, above = [unit], self.alive[unit].attributes.parent
            while above and above not in sound:
                if above not in self.alive:
                    by = ends.get(above) or self.alive[way[-1]].opened_by
                    found = Finding("parent_not_alive", by, way[-1], day, others=(above,))
                    self.tell(found)
                    break
                if above in way:
                    by = self.alive[unit].opened_by
                    self.tell(Finding("parent_circle", by, unit, day, others=tuple(way[1:])))
                    break
                way.append(above)
                above = self.alive[above].attributes.parent
            sound.update(way)

    def _check_codes(self, day: date) -> None:
        """Tell of codes that two units of one list hold on the day."""
        holders: dict[tuple[str, str], str] = {}
        for unit, version in self.alive.items():
            own = version.attributes
            if not own.code:
                continue
            other = holders.setdefault((own.code_scheme, own.code), unit)
            if other != unit:
                both = sorted((version, self.alive[other]), key=lambda v: (v.start, v.unit))
                late = both[-1]
                if late.start == day:
                    found = Finding(
                        "code_held_twice", late.opened_by, late.unit, day, others=(both[0].unit,)
                    )
                    self.tell(found)

    def _tell(self, rule: str, event: Event, unit: str, others: tuple[str, ...] = ()) -> None:
        self.tell(Finding(rule, event.uid, unit, event.effective, others=others))


def why_absent(
    unit: str, day: date, history: Mapping[str, list[Version]], births: Mapping[str, date]
) -> str:
    """Return the rule by which a unit is not there on the day before `day`."""
    if unit in births and births[unit] >= day:
        return "before_birth"
    return "already_ended" if unit in history else "unknown_unit"
