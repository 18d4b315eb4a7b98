"""Two clocks: when something took effect, and when it became known here.

An event says what happened. A correction says that we had it wrong: nothing happened to the units,
so it has no day of effect, only a moment of recording and a reason. The ledger keeps every entry;
what is no longer believed stays and can be shown again as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from thidua.kernel.orgs.facts import Event
from thidua.kernel.orgs.history import findings, replay
from thidua.kernel.orgs.refusals import Finding, Refusal


@dataclass(frozen=True)
class Entry:
    """One event as it was known for a time.

    Attributes:
        event: the event.
        recorded: since when it was known so.
        withdrawn: since when it is no longer believed; None while it is.
        reason: why it replaced what stood there, or was withdrawn; empty for a first recording.
    """

    event: Event
    recorded: datetime
    withdrawn: datetime | None = None
    reason: str = ""

    def believed(self, moment: datetime) -> bool:
        """Say whether this was believed at the moment."""
        return self.recorded <= moment and (self.withdrawn is None or moment < self.withdrawn)

    @property
    def late(self) -> bool:
        """Whether it became known only after its day, and so changed answers about the past."""
        return self.recorded.date() > self.event.effective


class Ledger:
    """All entries, in the order of recording; every act gives a new ledger."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Keep the entries."""
        self.entries: tuple[Entry, ...] = tuple(entries)

    def as_known(self, moment: datetime) -> tuple[Event, ...]:
        """Return the events as they were believed at the moment."""
        return tuple(entry.event for entry in self.entries if entry.believed(moment))

    def record(self, event: Event, moment: datetime) -> Ledger:
        """Return the ledger with one more event, whatever its day of effect.

        Raises:
            Refusal: it does not fit with what is believed at the moment.
        """
        replay((*self.as_known(moment), event))
        return Ledger((*self.entries, Entry(event, moment)))

    def correct(self, event: Event, moment: datetime, reason: str) -> Ledger:
        """Return the ledger in which `event` stands for the one of the same identity.

        Raises:
            Refusal: `corrects_nothing`, or the corrected event does not fit with the others.
        """
        at = self._place(event.uid, moment, reason)
        others = [known for known in self.as_known(moment) if known.uid != event.uid]
        replay((*others, event))
        return Ledger((*self._without(at, moment), Entry(event, moment, reason=reason)))

    def withdraw(self, uid: str, moment: datetime, reason: str) -> Ledger:
        """Return the ledger without an event that never happened.

        Raises:
            Refusal: `corrects_nothing`; `needed` when other events depend on it, which
                `finding.others` lists.
        """
        at = self._place(uid, moment, reason)
        leaning = dependents(self.as_known(moment), uid)
        if leaning:
            raise Refusal(Finding("needed", uid, others=leaning))
        kept = list(self._without(at, moment))
        kept[at] = replace(kept[at], reason=reason)
        return Ledger(kept)

    def _place(self, uid: str, moment: datetime, reason: str) -> int:
        """Return the place of the entry that is believed at the moment."""
        for at, entry in enumerate(self.entries):
            if entry.event.uid == uid and entry.believed(moment) and reason:
                return at
        raise Refusal(Finding("corrects_nothing", uid))

    def _without(self, at: int, moment: datetime) -> Iterator[Entry]:
        """Yield the entries, the one at the place no longer believed since the moment."""
        for place, entry in enumerate(self.entries):
            yield replace(entry, withdrawn=moment) if place == at else entry


def dependents(events: Iterable[Event], uid: str) -> tuple[str, ...]:
    """Return the events that no longer fit when the one with this identity is not there.

    Those that lean on one of them are among them.
    """
    known = tuple(events)
    before = set(findings(known)[1])
    gone = {uid}
    while True:
        rest = [event for event in known if event.uid not in gone]
        broken = {found.event for found in findings(rest)[1] if found not in before}
        if not broken:
            return tuple(sorted(gone - {uid}))
        gone |= broken
