"""One award on one day: the rule of that day, who decides, papers, time limits, money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from thidua.books.law import topics
from thidua.books.law.awards import rules
from thidua.kernel.rules.model import Route, Rule, Version
from thidua.kernel.rules.topics.authority import deciders_of
from thidua.kernel.rules.topics.book import Provision
from thidua.kernel.rules.topics.money import one_bonus
from thidua.kernel.rules.topics.names import applies
from thidua.kernel.rules.topics.result import VALUE, Result

CERTAIN, UNCERTAIN, STOPPED = "certain", "uncertain", "stopped"
NOT_YET, NOT_READ, ENDED = "not_yet", "not_read", "ended"
PAID: Final = ("individual", "collective", "household")
"""Kinds of subject for which the decrees name sums."""
_DESKS: Final = {"state": ("ministry", "bbnt"), "grassroots": ("commune",)}
"""Where a dossier passes, by the level of the award; `at` of the limits."""


@dataclass(frozen=True)
class AwardDay:
    """What the books say of one award on one day.

    Attributes:
        rule: the rule with every version.
        day: the day.
        version: the version in force, or None.
        shown: the version to read: the one in force, else the last certain one before, else the
            first to come.
        state: `certain`, `uncertain` (after `certain_until`), `stopped` (no route is known any
            more), `not_yet`, `not_read` or `ended`.
    """

    rule: Rule
    day: date
    version: Version | None
    shown: Version
    state: str

    @property
    def routes(self) -> tuple[Route, ...]:
        """Return the routes of the version shown that are open on the day."""
        return tuple(route for route in self.shown.routes if not stopped(route, self.day))

    @cached_property
    def deciders(self) -> list[Provision]:
        """Return the provisions by which somebody decides the award."""
        return deciders_of(self.rule.code, topics.books(), self.day)

    @cached_property
    def proposers(self) -> list[Provision]:
        """Return the ways by which the award is proposed; what names the award itself alone."""
        found = self._applying("proposer")
        return [p for p in found if self.rule.code in p.data.get("awards", ())] or found

    @cached_property
    def merits(self) -> tuple[str, ...]:
        """Return the types of achievement that the routes reward, in their order."""
        return tuple(dict.fromkeys(route.merit for route in self.shown.routes))

    @cached_property
    def papers(self) -> list[Provision]:
        """Return the provisions on the dossier that may concern the award."""
        local = self.rule.level == "grassroots"
        return [
            p
            for p in self._applying("parts")
            if (local or "levels" not in p.data)
            and (not (bases := p.data.get("bases")) or bool(set(bases) & self._ways))
        ]

    @property
    def _ways(self) -> set[str]:
        """Return the ways to the award in the words of the dossier lists."""
        extra = {"social", "work"} if "regular" in self.merits else set()
        return set(self.merits) | extra

    @cached_property
    def paper_notes(self) -> list[Provision]:
        """Return what else is said of the dossier: sets, local lists, lists not read."""
        books, code = topics.books(), self.rule.code
        sets = "copies" if self.rule.level in self._levels_of_sets() else "copies_inside"
        return [
            p
            for kind in (sets, "local_lists", "decree_lists")
            for p in books.of(kind, self.day)
            if code in p.data.get("awards", (code,))
            and self.rule.level in p.data.get("levels", (self.rule.level,))
        ]

    def _levels_of_sets(self) -> set[str]:
        """Return the levels for which the number of sets is fixed."""
        return {lv for p in topics.books().of("copies", self.day) for lv in p.data["levels"]}

    @cached_property
    def forms(self) -> list[Provision]:
        """Return the printed forms of the day that the award may need."""
        kinds = {"individual", "collective"} & set(self.rule.subjects) or {"collective"}
        wanted = {self.rule.code, "submission"} if self.rule.level == "state" else set()
        if self.rule.level == "state":
            wanted |= {*self.merits, *(f"{m}_{k}" for m in self.merits for k in kinds)}
        return [p for p in topics.books().of("form", self.day) if p.data["report"] in wanted]

    @cached_property
    def limits(self) -> list[Provision]:
        """Return time limits and yearly dates on the way of the dossier."""
        books = topics.books()
        desks = _DESKS.get(self.rule.level, ())
        dates = [p for p in books.of("submission_date", self.day) if self._named(p)]
        guided = [p for p in books.of("guided_date", self.day) if self._named(p)]
        unread = books.of("submission_date_unread", self.day) if self.rule.level == "state" else ()
        limits = [p for p in books.of("limit", self.day) if p.data["at"] in desks]
        return [*dates, *guided, *unread, *limits]

    @cached_property
    def bonuses(self) -> Mapping[str, Result]:
        """Return the sum for each kind of subject that is paid, by kind."""
        found = {
            kind: one_bonus({"award": self.rule.code, "kind": kind}, topics.books(), self.day)
            for kind in PAID
            if kind in self.rule.subjects
        }
        return {kind: said for kind, said in found.items() if said.cite}

    def _applying(self, kind: str) -> list[Provision]:
        """Return the provisions of a kind that speak of the award."""
        books = topics.books()
        return [p for p in books.of(kind, self.day) if applies(p, self.rule.code, books)]

    def _named(self, provision: Provision) -> bool:
        """Tell whether a provision names the award or its family."""
        data = provision.data
        return self.rule.code in data["awards"] or self.rule.family in data.get("families", ())


def stopped(route: Route, day: date) -> bool:
    """Tell whether a route has no known reading on a day."""
    return route.stopped is not None and route.stopped.day <= day


@lru_cache(maxsize=1024)
def award_on(code: str, day: date) -> AwardDay:
    """Return one award on one day.

    Raises:
        KeyError: there is no such award.
    """
    rule = rules()[code]
    version = rule.version_on(day)
    shown = version or rule.last_certain(day) or rule.versions[0]
    return AwardDay(rule, day, version, shown, _state(rule, version, day))


def awards_on(day: date) -> list[AwardDay]:
    """Return every award on one day, in the order of the books."""
    return [award_on(code, day) for code in rules()]


def _state(rule: Rule, version: Version | None, day: date) -> str:
    """Return how far the rule can be relied on."""
    if version is None:
        return NOT_YET if day < rule.versions[0].valid_from else ENDED
    if version.confidence != "text-read":
        return NOT_READ
    if version.certain_until is not None and day > version.certain_until:
        return UNCERTAIN
    if all(stopped(route, day) for route in version.routes):
        return STOPPED
    return CERTAIN


def bodies(provisions: Iterable[Provision]) -> list[str]:
    """Return the codes of the bodies that provisions name as deciders, each once."""
    return list(dict.fromkeys(p.data["who"] for p in provisions))


def decided(result: Result) -> int | None:
    """Return the sum of a bonus that is decided, đồng, or None."""
    return int(result.value) if result.verdict == VALUE else None
