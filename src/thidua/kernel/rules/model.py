"""A rule of the law as data: versions by day, routes, conditions, each with its citation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.conditions import Condition, Judgement


@dataclass(frozen=True)
class Caution:
    """A text for the reader of a passing route, when its condition passes."""

    id: str
    said: Said
    when: Condition | None = None


@dataclass(frozen=True)
class Stop:
    """From this day the route has no reading that is known."""

    day: date
    said: Said
    cite: Cite


@dataclass(frozen=True)
class Route:
    """One way to the award; see the reference of the law books for each field."""

    id: str
    label: Said
    kinds: tuple[str, ...]
    groups: tuple[str, ...]
    merit: str
    cite: Cite
    common: bool
    requires: Condition
    warnings: tuple[Caution, ...] = ()
    stopped: Stop | None = None


@dataclass(frozen=True)
class Version:
    """The rule as it stands between two days.

    Attributes:
        valid_from, valid_to: first and last day, or no end.
        certain_until: last day for which what was read is known to be complete.
        confidence: `text-read`, `secondary` or `unverified`; only the first decides.
        basis: instrument and article.
        amended: what ends the certainty, in words, with the place.
    """

    valid_from: date
    valid_to: date | None
    certain_until: date | None
    confidence: str
    basis: Cite
    amended: tuple[Cite, Said] | None
    common: tuple[Condition, ...]
    routes: tuple[Route, ...]

    @cached_property
    def judgements(self) -> frozenset[str]:
        """Return the names of everything that people judge here, without what it stands in."""
        whole = (*self.common, *(route.requires for route in self.routes))
        return frozenset(
            part.id.rsplit(".", 1)[-1]
            for one in whole
            for part in one.walk()
            if isinstance(part, Judgement)
        )

    def route(self, name: str) -> Route | None:
        """Return the route of this name, or None."""
        return next((route for route in self.routes if route.id == name), None)


@dataclass(frozen=True)
class Rule:
    """One title or commendation with its versions, oldest first."""

    code: str
    name: Said
    kind: str
    family: str
    level: str
    subjects: tuple[str, ...]
    versions: tuple[Version, ...]
    previous: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    what: Said | None = None
    cadence: Said | None = None

    def version_on(self, day: date) -> Version | None:
        """Return the version in force on a day, or None."""
        for version in self.versions:
            if version.valid_from <= day and (version.valid_to is None or day <= version.valid_to):
                return version
        return None

    def last_certain(self, day: date) -> Version | None:
        """Return the newest version not after `day` that was read at first hand, or None."""
        fit = [v for v in self.versions if v.valid_from <= day and v.confidence == "text-read"]
        return max(fit, key=lambda version: version.valid_from, default=None)
