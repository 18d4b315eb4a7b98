"""Joining answers: groups and other routes; once for every combination that occurs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np

from thidua.kernel.rules.bulk.at import CODES, FAIL, OPEN, PASS, SIGNS, At, State
from thidua.kernel.rules.bulk.masks import Index
from thidua.kernel.rules.bulk.part import Part, combine, part
from thidua.kernel.rules.bulk.weigh_facts import WEIGH
from thidua.kernel.rules.bulk.weigh_years import years_of
from thidua.kernel.rules.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Grants,
    Not,
    Rating,
    RatingYears,
    Routes,
    Works,
)
from thidua.kernel.rules.finding import LEFT_OUT
from thidua.kernel.rules.model import Route
from thidua.kernel.rules.years import LOOK_BACK

_FAR: Final = 1 << 20
"""More than the conditions of any route."""


class Found(NamedTuple):
    """What a condition or a route came to, with everything inside it.

    Attributes:
        name: of the condition.
        verdict: FAIL, OPEN or PASS.
        code: why.
        distance: how many conditions would have to change for it to pass.
        is_last: whether nothing inside it can be looked at on its own.
        inner: the answer of each condition inside it, outermost first.
        missing: facts that would decide, when it is open.
        below: facts that would decide what is open inside it.
    """

    name: str
    verdict: int
    code: str
    distance: int
    is_last: bool
    inner: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """Return its own answer and those inside it."""
        return (f"{self.name}={SIGNS[self.verdict]}{self.code}", *self.inner)


def weigh(at: At, condition: Condition) -> Part[Found]:
    """Judge one condition and everything inside it, for all rows."""
    if isinstance(condition, AnyOf):
        inner = [weigh(at, one) for one in condition.inner]
        return combine(inner, lambda found: _some(condition, found))
    if isinstance(condition, AllOf):
        return _every(at, condition)
    if isinstance(condition, Not):
        return weigh(at, condition.inner).map(lambda one: _turned(condition, one))
    if isinstance(condition, Routes):
        routes = [at.version.route(name) for name in condition.names]
        parts = [_named(at, route) for route in routes if route is not None]
        return combine(parts, lambda found: _some(condition, found))
    return _leaf(at, condition).map(lambda state: _told(condition.id, state))


def _leaf(at: At, condition: Condition) -> Part[State]:
    """Return the answer of a condition without parts, found once for all routes."""
    kept = at.here if getattr(condition, "within", "") == "run" else at.kept
    key = (id(condition), at.merit, at.asked)
    if key not in kept:
        kept[key] = WEIGH[type(condition)](at, condition)
    answer: Part[State] = kept[key]
    return answer


def _told(name: str, state: State) -> Found:
    """Return what a condition without parts came to."""
    missing = state.missing if state.verdict == OPEN else ()
    away = int(state.verdict != PASS)
    return Found(name, state.verdict, state.code, away, is_last=True, missing=missing)


def _of(name: str, verdict: int, distance: int, inner: tuple[Found, ...]) -> Found:
    """Return what a group came to."""
    pieces = tuple(piece for one in inner for piece in one.said)
    below = missing_of(inner)
    return Found(
        name,
        verdict,
        CODES[verdict],
        0 if verdict == PASS else distance,
        is_last=False,
        inner=pieces,
        missing=below if verdict == OPEN else (),
        below=below,
    )


def missing_of(inner: Iterable[Found]) -> tuple[str, ...]:
    """Return what is missing in any of these, each once."""
    return tuple(dict.fromkeys(name for one in inner for name in one.missing))


def _some(group: Condition, found: tuple[Found, ...]) -> Found:
    """Join conditions of which one is enough; what is left out is no way to meet them."""
    counted = [one for one in found if one.code != LEFT_OUT]
    if found and not counted:
        return _left_out(group.id, found)
    nearest = min((one.distance for one in counted), default=1)
    return _of(group.id, max((one.verdict for one in counted), default=FAIL), nearest, found)


def _left_out(name: str, inner: tuple[Found, ...]) -> Found:
    """Return what a group came to of which everything is left to people."""
    return _of(name, PASS, 0, inner)._replace(code=LEFT_OUT)


def _all(group: Condition, found: tuple[Found, ...]) -> Found:
    """Join conditions of which every one must hold."""
    if found and all(one.code == LEFT_OUT for one in found):
        return _left_out(group.id, found)
    verdict = min((one.verdict for one in found), default=PASS)
    return _of(group.id, verdict, sum(one.distance for one in found), found)


def _turned(condition: Condition, inner: Found) -> Found:
    """Return what the opposite of a condition came to."""
    if inner.code == LEFT_OUT:
        return _left_out(condition.id, (inner,))._replace(is_last=True)
    return _of(condition.id, PASS - inner.verdict, 1, (inner,))._replace(is_last=True)


def _named(at: At, route: Route) -> Part[Found]:
    """Judge what another route requires, without what is common to all routes."""
    stopped = is_stopped(at, route)

    def named(one: Found) -> Found:
        """Put the name of the route before each condition."""
        if stopped:
            away = one.distance if one.verdict != PASS else int(one.is_last)
            one = one._replace(verdict=OPEN, code="stopped", distance=away, missing=one.below)
        inner = tuple(f"{route.id}/{piece}" for piece in one.inner)
        return one._replace(name=f"{route.id}/{one.name}", inner=inner)

    return weigh(replace(at, merit=route.merit), route.requires).map(named)


def is_stopped(at: At, route: Route) -> bool:
    """Tell whether a route has no known reading on the day of judgement."""
    return route.stopped is not None and at.sheet.calendar.on >= route.stopped.day


def _every(at: At, group: AllOf) -> Part[Found]:
    """Judge a group of which everything must hold, with "those years" where it sets them."""
    setter = next((one for one in group.inner if _sets_years(one)), None)
    if not isinstance(setter, Rating | Grants):
        return _together(at, group)
    years = years_of(at, setter)
    if setter.until == "proposal":
        return _together(at.inside(years.run_to(at.sheet.calendar.review)), group)
    if not any(_looks_at_run(one) for one in group.walk()):
        return _together(at, group)
    return _best_run(at, group, setter)


def _together(at: At, group: AllOf) -> Part[Found]:
    """Join everything in a group."""
    inner = [weigh(at, one) for one in group.inner]
    return combine(inner, lambda found: _all(group, found))


def _sets_years(condition: Condition) -> bool:
    """Tell whether a condition sets "those years"."""
    if isinstance(condition, Grants):
        return condition.consecutive
    return isinstance(condition, Rating) and condition.years > 1


def _looks_at_run(condition: Condition) -> bool:
    """Tell whether a condition looks at "those years", or may by way of another route."""
    if isinstance(condition, Works | Grants | RatingYears):
        return condition.within == "run"
    return isinstance(condition, Routes)


def _best_run(at: At, group: AllOf, setter: Rating | Grants) -> Part[Found]:
    """Judge a group for each possible end of the run; the best answer stands, the newest first."""
    years, size = years_of(at, setter), at.sheet.size
    review = at.sheet.calendar.review
    tries = _together(at, group)
    index, table = tries.spread(size), list(tries.table)
    best = np.full(size, -_FAR * _FAR)
    for last in range(review, review + LOOK_BACK + 1):
        ends = np.broadcast_to((years.perhaps >> last) & 1 == 1, size)
        if not ends.any():
            continue
        tries = _together(at.inside(years.run_to(last)), group)
        score = tries.column(size, lambda one: one.verdict * _FAR - one.distance, np.int64)
        better = ends & (score > best)
        index = np.where(better, tries.spread(size) + len(table), index)
        best = np.where(better, score, best)
        table += tries.table
    return _thin(index, table)


def _thin(index: Index, table: list[Found]) -> Part[Found]:
    """Return the column with every value once in its table."""
    places: dict[Found, int] = {}
    again = np.array([places.setdefault(one, len(places)) for one in table], np.intp)
    return part(again[index], list(places))
