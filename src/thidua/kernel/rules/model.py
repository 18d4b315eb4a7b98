"""A rule of the law as data: versions by day, routes, conditions, each with its citation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.conditions import Condition, Fact, Judgement, Routes
from thidua.kernel.rules.facts import ARMED, FORCES
from thidua.kernel.rules.hints import hints_of

SUBJECTS: Final = ("individual", "collective", "household", "enterprise", "foreign")
_APART: Final = frozenset({"leads", "consecutive_confirmed_by_person"})
"""Yes-or-no facts that conditions of other kinds look at."""


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
    claim: str = ""

    def fits_kind(self, kind: str) -> bool:
        """Tell whether it is for a kind of subject; one that is not known may be any."""
        return kind in self.kinds or kind not in SUBJECTS

    def fits_force(self, force: str) -> bool:
        """Tell whether it is not for other armed forces only than that of the subject."""
        groups = set(self.groups)
        if force not in FORCES or not groups or not groups <= ARMED:
            return True
        return force in groups


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

    def _walk(self) -> Iterator[tuple[tuple[str, ...], Condition]]:
        """Yield every condition with the kinds of subject for which it is asked."""
        every = tuple(dict.fromkeys(kind for route in self.routes for kind in route.kinds))
        for whole in self.common:
            yield from ((every, part) for part in whole.walk())
        for route in self.routes:
            yield from ((route.kinds, part) for part in route.requires.walk())

    @cached_property
    def judgements(self) -> frozenset[str]:
        """Return the names of everything that people judge here, with and without the outer one."""
        names = [part.id for _, part in self._walk() if isinstance(part, Judgement)]
        return frozenset((*names, *(name.rsplit(".", 1)[-1] for name in names)))

    @cached_property
    def facts(self) -> frozenset[str]:
        """Return the names of the yes-or-no facts that are looked at as such."""
        return _APART | {part.name for _, part in self._walk() if isinstance(part, Fact)}

    @cached_property
    def _rivals(self) -> dict[int, frozenset[frozenset[str]]]:
        """Return for each judgement the words of all that are asked of the same kinds."""
        told = [(set(kinds), part) for kinds, part in self._walk() if isinstance(part, Judgement)]
        return {
            id(part): frozenset(hints_of(other) for also, other in told if kinds & also)
            for kinds, part in told
        }

    def rivals(self, asked: Judgement) -> frozenset[frozenset[str]]:
        """Return the words of every judgement that words about this one could mean instead."""
        return self._rivals.get(id(asked), frozenset())

    def serves(self, route: Route, kind: str) -> bool:
        """Tell whether a route is one for a kind of subject, or one that such a route refers to."""
        return route.fits_kind(kind) or any(
            isinstance(part, Routes) and route.id in part.names
            for other in self.routes
            if kind in other.kinds
            for part in other.requires.walk()
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
