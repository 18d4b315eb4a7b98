"""Whole routes: which are open to a row, and what each comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thidua.kernel.rules.bulk.at import FAIL, OPEN, SIGNS, At
from thidua.kernel.rules.bulk.part import Part, combine, part
from thidua.kernel.rules.bulk.sheet import UNKNOWN, Who
from thidua.kernel.rules.bulk.tree import Found, is_stopped, missing_of, weigh
from thidua.kernel.rules.facts import UNSURE
from thidua.kernel.rules.finding import LEFT_OUT
from thidua.kernel.rules.model import Route, Version


def route_found(at: At, version: Version, route: Route, *, by_name: bool = False) -> Part[Found]:
    """Judge the common conditions and those of one route.

    A route does not pass of which nothing can be computed, unless it was asked for by name, or to
    whose groups the subject is not known to belong.
    """
    inside = replace(at, version=version, merit=route.merit)
    asked = (*(version.common if route.common else ()), route.requires)
    stopped = is_stopped(at, route)

    def whole(told: tuple[Any, ...]) -> Found:
        """Join everything asked in the route, after whether its groups are those of the subject."""
        is_sure, *found = told
        verdict, code = min(one.verdict for one in found), "judged"
        if stopped:
            verdict, code = OPEN, "stopped"
        elif not by_name and found[-1].code == LEFT_OUT:
            verdict, code = min(verdict, OPEN), LEFT_OUT
        elif not is_sure:
            verdict, code = min(verdict, OPEN), "group"
        return _whole(route, verdict, code, found)

    sure: Part[Any] = Part(None, [True])
    if route.groups:
        sure = _sure(at, route, by_name=by_name)
    return combine([sure, *(weigh(inside, one) for one in asked)], whole)


def _whole(route: Route, verdict: int, code: str, found: Sequence[Found]) -> Found:
    """Return what a route came to with everything asked in it."""
    pieces = " ".join(piece for one in found for piece in one.said)
    away = sum(one.distance for one in found)
    missing = missing_of(found) if verdict == OPEN else ()
    if code == "group" and verdict == OPEN:
        missing = ("groups", *missing)
    said = f"{route.id}={SIGNS[verdict]}{code}({pieces})"
    return Found(route.id, verdict, code, away, is_last=False, inner=(said,), missing=missing)


def _sure(at: At, route: Route, *, by_name: bool) -> Part[bool]:
    """Return for each row whether it is known if the subject belongs to the groups of a route."""
    who = at.sheet.who
    each = np.array([_is_sure(one, route, by_name=by_name) for one in who.table], np.intp)
    return part(each[0] if who.index is None else each[who.index], (False, True))


def _is_sure(who: Who, route: Route, *, by_name: bool) -> bool:
    """Tell whether it is known if a subject belongs to the groups of a route.

    For a route asked for by name it may belong while not all of its groups are known.
    """
    if who.groups is None or who.groups & {*route.groups}:
        return True
    return (UNSURE in who.groups) is by_name


def open_flags(at: At, version: Version, asked: tuple[str, ...]) -> dict[str, NDArray[Any]]:
    """Return for each route in which rows it is open to the subject."""
    names = sorted({route.claim for route in version.routes} - {""})
    claims = [part(at.sheet.answer(one) != UNKNOWN, ("", one)) for one in names]
    each: list[Part[Any]] = [at.sheet.who, *claims]
    opened = combine(each, lambda told: _open_to(version, told[0], asked, frozenset(told[1:])))
    flags: dict[str, NDArray[Any]] = {}
    for route in version.routes:
        found = np.array([route.id in one for one in opened.table])
        flags[route.id] = found[0] if opened.index is None else found[opened.index]
    return flags


def _open_to(
    version: Version, who: Who, asked: tuple[str, ...], claims: frozenset[str]
) -> frozenset[str]:
    """Return the routes open to a kind, force and groups, of those asked for if any are.

    Those by a movement or by a claim are open, if others are, only where one is told.
    """
    fit = [
        route
        for route in version.routes
        if route.fits_force(who.force)
        and (version.serves(route, who.kind) if asked else route.fits_kind(who.kind))
        and (route.id in asked or not asked)
    ]
    own = [
        route
        for route in fit
        if not route.groups or who.groups is None or who.groups & {*route.groups, UNSURE}
    ]
    if asked:
        return frozenset(route.id for route in own or fit)
    plain = [
        route
        for route in own
        if (who.movement or route.merit != "movement") and route.claim in {"", *claims}
    ]
    return frozenset(route.id for route in plain or own)


def standard(at: At, code: str) -> NDArray[Any]:
    """Return for each row whether the standard of an award is met; never in a circle."""
    rule, on = at.rules.get(code), at.sheet.calendar.on
    version = None if rule is None else rule.version_on(on) or rule.last_certain(on)
    if version is None or code in at.asked:
        return np.array(OPEN)
    inner = replace(at, version=version, asked=(*at.asked, code), run=None, here={})
    computed = left = np.array(-1)
    for name, is_open in open_flags(inner, version, ()).items():
        route = version.route(name)
        if route is not None and np.any(is_open):
            found = route_found(inner, version, route)
            verdicts = np.where(is_open, _verdicts(found, at.sheet.size, left=False), -1)
            computed = np.maximum(computed, verdicts)
            verdicts = np.where(is_open, _verdicts(found, at.sheet.size, left=True), -1)
            left = np.maximum(left, verdicts)
    return np.maximum(np.where(computed >= 0, computed, left), FAIL)


def _verdicts(found: Part[Found], size: int, *, left: bool) -> NDArray[Any]:
    """Return the verdict of each row whose route is left to people, or is not; -1 for others."""
    return found.column(
        size, lambda one: one.verdict if (one.code == LEFT_OUT) is left else -1, np.int64
    )
