"""From a case file to a `Case`: what is asked, of whom, on which day, on which facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from thidua.kernel.problems import Problem
from thidua.kernel.rules.cite import Cite
from thidua.kernel.rules.facts import ARMED, FORCES, UNSURE, Case, Facts, Usage
from thidua.kernel.rules.fields import Reading
from thidua.kernel.rules.model import Rule, Version
from thidua.kernel.rules.read_facts import Frame, facts_from
from thidua.kernel.rules.read_subject import (
    is_civil,
    subject_faults,
    subject_from,
)
from thidua.kernel.rules.read_words import year_of
from thidua.kernel.rules.years import LOOK_BACK
from thidua.kernel.text.fold import fold

_COMPUTABLE: Final = re.compile(r"computable|time condition|number of years|phần tính được")
_ARTICLE: Final = re.compile(
    r"\b(?:art(?:icle)?s?\.?|dieu|with|by|route)\s*(\d{1,3})(?:\.(\d{1,2}))?(?:\.([a-zđ]{1,2}))?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Books:
    """What a case is read against.

    Attributes:
        rules: every rule by its code.
        usage: how the law's words are read.
        aliases: other names of an award by its code, folded.
    """

    rules: Mapping[str, Rule]
    usage: Usage
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def groups(self) -> frozenset[str]:
        """Return every group for which a rule has a narrower route."""
        return frozenset(
            group
            for rule in self.rules.values()
            for version in rule.versions
            for route in version.routes
            for group in route.groups
        )

    @cached_property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Return every name of every award, folded, with the award's code."""
        return tuple(
            (name, code)
            for code, rule in self.rules.items()
            for name in (*map(fold, rule.name), *self.aliases.get(code, ()))
        )


def case_from(tree: object, books: Books) -> tuple[Case | None, list[Problem]]:
    """Return the case and every fault; the case is None when there is one.

    Args:
        tree: what the YAML or JSON reader returned; see the reference of cases for its keys.
        books: the rules and how words are read.
    """
    reading = Reading()
    said = reading.mapping(tree, (), None, ())
    case = None if said is None else _case(reading, said, books)
    return (None if reading.faults else case), reading.faults


def _case(reading: Reading, said: Mapping[str, Any], books: Books) -> Case | None:
    """Read the whole case."""
    question = str(said.get("question") or "")
    on = said.get("on", said.get("as_of"))
    if not isinstance(on, date):
        reading.fault("case.no_day", ("on",))
        return None
    award = _award(reading, said, question, books)
    told = said.get("facts")
    told = reading.mapping({} if told is None else told, ("facts",), None, ()) or {}
    frame = _frame(reading, said, told, on, books)
    if not on.year - LOOK_BACK <= frame.year <= on.year:
        reading.fault("case.no_such_year", ("year",), value=frame.year, on=on)
        return None
    facts = facts_from(reading, told, frame)
    if award is None:
        return None
    rule = books.rules[award]
    version = rule.version_on(on) or rule.last_certain(on)
    routes = () if version is None else _routes(reading, said, question, rule, version)
    if version is not None and not isinstance(said.get("subject"), dict):
        facts = _any_group(facts, version, said.get("subject"))
    computable = said.get("computable") is True or bool(_COMPUTABLE.search(question))
    return Case(award, facts, routes, computable)


def _any_group(facts: Facts, version: Version, subject: object) -> Facts:
    """Forget the groups read from words when they would leave no route.

    A force that is told stands against routes of another one, and whether somebody in civil work
    belongs to a force stays open.
    """
    groups = facts.groups
    if groups is None or any(not r.groups or groups & set(r.groups) for r in version.routes):
        return facts
    asked = {group for route in version.routes for group in route.groups}
    if asked & FORCES and groups & FORCES:
        return facts
    open_force = asked <= ARMED and is_civil(subject)
    return replace(facts, groups=frozenset({UNSURE}) if open_force else None)


def _award(reading: Reading, said: Mapping[str, Any], question: str, books: Books) -> str | None:
    """Return the award: named, or found in the question or the facts."""
    named = said.get("award")
    if named is None and isinstance(said.get("facts"), dict):
        named = said["facts"].get("award")
    if named is not None:
        if str(named) in books.rules:
            return str(named)
        reading.fault("case.no_such_award", ("award",), value=named)
        return None
    found = award_in(question, books)
    if found is None:
        reading.fault("case.no_award", ("award",))
    return found


def award_in(text: str, books: Books) -> str | None:
    """Return the award that a text names by its code, or by the longest of its names."""
    coded = re.findall(r"(\bfor )?\b([A-Z][A-Z0-9_]+)\b", text)
    known = [(bool(goal), word) for goal, word in coded if word in books.rules]
    if known:
        return str(next((word for goal, word in known if goal), known[0][1]))
    words = f" {fold(text)} "
    named = [
        (len(name), code)
        for name, code in books.names
        if name in words and re.search(rf"\b{re.escape(name)}\b", words)
    ]
    _, code = max(named, default=(0, ""))
    return code or None


def _frame(
    reading: Reading, said: Mapping[str, Any], told: Mapping[str, Any], on: date, books: Books
) -> Frame:
    """Return day, year and subject of the case."""
    question = str(said.get("question") or "")
    year = _told_year(reading, said.get("year"))
    subject_faults(reading, said.get("subject"))
    return Frame(
        on,
        _year(told, question, on) if year is None else year,
        books.usage,
        frozenset(books.rules),
        subject_from(said.get("subject"), told, question, books.groups),
    )


def _told_year(reading: Reading, value: object) -> int | None:
    """Return the year under review as the case names it, or None when it does not."""
    if value is None or value == "":
        return None
    year = value if isinstance(value, int) and not isinstance(value, bool) else year_of(value)
    if year is None:
        reading.fault("case.not_a_year", ("year",), value=value)
    return year


def _year(told: Mapping[str, Any], question: str, on: date) -> int:
    """Return the year under review: in the question, or this or the last year as told."""
    words = re.search(r"\b(?:for|năm)\s+(20\d\d)\b", question)
    if words:
        return int(words.group(1))
    years = {year for year in _years_in(told) if on.year - 1 <= year <= on.year}
    return max(years, default=on.year if on.month >= _REVIEW_MONTH else on.year - 1)


_REVIEW_MONTH: Final = 11
"""From this month on the running year is the one under review."""


def _years_in(told: Mapping[str, Any]) -> set[int]:
    """Return the years for which there are ratings or titles."""
    found: set[int] = set()
    rating = told.get("rating")
    if isinstance(rating, dict):
        found |= {year for year in map(year_of, rating) if year is not None}
    elif isinstance(rating, str) and (words := re.search(r"(\d{4})\s*$", rating)):
        found.add(int(words.group(1)))
    titles = told.get("titles")
    for several in titles.values() if isinstance(titles, dict) else ():
        for one in several if isinstance(several, list) else [several]:
            year = year_of(one.get("year") if isinstance(one, dict) else one)
            if year is not None:
                found.add(year)
    return found


def _routes(
    reading: Reading, said: Mapping[str, Any], question: str, rule: Rule, version: Version
) -> tuple[str, ...]:
    """Return the routes asked for: by name, by article, or by the article in the question."""
    named = said.get("route")
    if named is not None:
        names = tuple(str(one) for one in (named if isinstance(named, list) else [named]))
        known = [route.id for route in version.routes]
        for name in names:
            if name not in known:
                allowed = ", ".join(known)
                reading.fault(
                    "case.no_such_route", ("route",), value=name, award=rule.code, allowed=allowed
                )
        return names
    return _places(str(said.get("by") or ""), version) or _places(question, version)


def _places(text: str, version: Version) -> tuple[str, ...]:
    """Return the routes at the last place of the law that a text names and that has routes."""
    text = text if not re.match(r"\d", text) else f"by {text}"
    for article, clause, point in reversed(_ARTICLE.findall(text)):
        place = Cite(
            version.basis.instrument,
            int(article),
            int(clause) if clause else None,
            point.lower() if clause else "",
        )
        found = tuple(route.id for route in version.routes if route.cite.within(place))
        if found:
            return found
    return ()
