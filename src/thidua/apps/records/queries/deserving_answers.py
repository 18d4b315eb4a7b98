"""The answers of the engine by columns, cut down to what a page shows, each distinct one once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from thidua.kernel.rules.bulk.outcome import Answer, Question, judged
from thidua.kernel.rules.bulk.part import Part
from thidua.kernel.rules.bulk.sheet import Sheet
from thidua.kernel.rules.conditions import AllOf, AnyOf, Condition, Not, Routes
from thidua.kernel.rules.facts import Usage
from thidua.kernel.rules.finding import LEFT_OUT
from thidua.kernel.rules.model import Rule, Version

MEETS, ONE, OPEN, PENDING, FAR, FAULTY = "meets", "one", "open", "pending", "far", "faulty"
STANDINGS: Final = (MEETS, ONE, OPEN, PENDING, FAR, FAULTY)
"""What an answer means to somebody who looks for the deserving; empty: the award is not for it."""

RARE: Final = frozenset({PENDING, FAULTY})
"""Standings that are shown only where somebody has them."""

_ROUTE: Final = re.compile(r"(\S+)=([-+?])(\w+)\(([^()]*)\)")


class Line(NamedTuple):
    """One distinct answer.

    Attributes:
        verdict, code, route, before: as the engine gives them.
        standing: one of `STANDINGS`, or empty when the award is not for this kind of subject.
        lacking: conditions that would have to change, by name, on the shortest way; those of a
            route that another one refers to as `route/condition`.
        missing: facts that would decide.
    """

    verdict: str
    code: str
    route: str
    before: str
    standing: str
    lacking: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def plain(self) -> list[Any]:
        """Return it as a list for JSON."""
        return [*self[:5], list(self.lacking), list(self.missing)]


FAULTY_LINE: Final = Line("undetermined", "faulty", "", "", FAULTY)


def line_of(row: Sequence[Any]) -> Line:
    """Return a line from the list that `Line.plain` gave."""
    verdict, code, route, before, standing, lacking, missing = row
    return Line(verdict, code, route, before, standing, tuple(lacking), tuple(missing))


class Lines:
    """Every distinct answer met so far, in the order in which they came."""

    def __init__(self) -> None:
        """Begin without any."""
        self.found: dict[Line, int] = {}

    def places(self, answers: Part[Line], faulty: NDArray[np.bool_]) -> NDArray[np.int32]:
        """Return for each row the place of its answer."""
        size = len(faulty)
        at = [self.found.setdefault(line, len(self.found)) for line in answers.table]
        places = np.array(at, np.int32)[answers.spread(size)]
        if faulty.any():
            places[faulty] = self.found.setdefault(FAULTY_LINE, len(self.found))
        return places

    def plain(self) -> list[list[Any]]:
        """Return all of them for JSON."""
        return [line.plain() for line in self.found]


def lines(sheet: Sheet, question: Question, rules: Mapping[str, Rule], usage: Usage) -> Part[Line]:
    """Judge every row and cut the answers down."""
    rule, on = rules[question.award], sheet.calendar.on
    found = judged(sheet, question, rules, usage)
    return found.map(lambda answer: _line(answer, applied(rule, on)))


def applied(rule: Rule, on: date) -> Version | None:
    """Return the version whose conditions an answer names: that of the day, or the last certain."""
    version = rule.version_on(on)
    if version is not None and version.confidence == "text-read":
        until = version.certain_until
        if until is None or on <= until:
            return version
    return rule.last_certain(on)


def _line(answer: Answer, version: Version | None) -> Line:
    """Cut one answer down."""
    lacking, sign = _lacking(answer, version)
    verdict = answer.before or answer.verdict
    standing = OPEN
    if not answer.route:
        standing = "" if verdict == "fail" else OPEN
    elif verdict == "pass":
        standing = MEETS
    elif verdict == "fail":
        standing = ONE if len(lacking) == 1 else FAR
    elif answer.code == "not_now" or sign == "+":
        standing = PENDING
    missing = tuple(answer.missing.split())
    return Line(
        answer.verdict, answer.code, answer.route, answer.before, standing, lacking, missing
    )


def _lacking(answer: Answer, version: Version | None) -> tuple[tuple[str, ...], str]:
    """Return what the nearest route lacks, and its sign."""
    if version is None or not answer.route:
        return (), ""
    for name, sign, _code, inner in _ROUTE.findall(answer.reasons):
        route = version.route(name)
        if name == answer.route and route is not None:
            pieces = iter(inner.split())
            asked = (*(version.common if route.common else ()), route.requires)
            ways = [_way(one, version, pieces) for one in asked]
            return tuple(dict.fromkeys(name for way in ways for name in way or ())), sign
    return (), ""


def _way(condition: Condition, version: Version, pieces: Iterator[str]) -> tuple[str, ...] | None:
    """Return the conditions on the shortest way to meet this one; None when it is left out."""
    name, told = next(pieces).rsplit("=", 1)
    sign, code = told[0], told[1:]
    inner: list[tuple[str, ...] | None] = []
    if isinstance(condition, Routes):
        routes = [version.route(other) for other in condition.names]
        inner = [_way(one.requires, version, pieces) for one in routes if one is not None]
    elif isinstance(condition, AllOf):
        inner = [_way(one, version, pieces) for one in condition.inner]
    elif isinstance(condition, Not):
        _way(condition.inner, version, pieces)
    if sign == "+":
        return None if code == LEFT_OUT else ()
    if not inner:
        return (name,)
    ways = [way for way in inner if way is not None]
    if isinstance(condition, AnyOf | Routes):
        return min(ways, key=len, default=(name,))
    return tuple(part for way in ways for part in way)


def condition_of(version: Version, route_id: str, name: str) -> Condition | None:
    """Return a condition by its name in an answer."""
    *others, own = name.split("/")
    route = version.route(others[-1] if others else route_id)
    if route is None:
        return None
    asked = (route.requires,) if others else (*version.common, route.requires)
    walked = (part for one in asked for part in one.walk() if part.id == own)
    return next(islice(walked, 1), None)
