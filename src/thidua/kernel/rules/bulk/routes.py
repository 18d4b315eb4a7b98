"""Whole routes: which are open to a row, and what each comes to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thidua.kernel.rules.bulk.at import FAIL, OPEN, SIGNS, At
from thidua.kernel.rules.bulk.part import Part, combine
from thidua.kernel.rules.bulk.sheet import Who
from thidua.kernel.rules.bulk.tree import LEFT_OUT, Found, is_stopped, missing_of, weigh
from thidua.kernel.rules.facts import UNSURE
from thidua.kernel.rules.model import Route, Version


def route_found(at: At, version: Version, route: Route, *, by_name: bool = False) -> Part[Found]:
    """Judge the common conditions and those of one route.

    A route of which nothing can be computed does not pass, unless it was asked for by name.
    """
    inside = replace(at, version=version, merit=route.merit)
    asked = (*(version.common if route.common else ()), route.requires)
    stopped = is_stopped(at, route)

    def whole(found: tuple[Found, ...]) -> Found:
        """Join everything asked in the route."""
        verdict = OPEN if stopped else min(one.verdict for one in found)
        code = "stopped" if stopped else "judged"
        if code == "judged" and found[-1].code == LEFT_OUT and not by_name:
            verdict, code = min(verdict, OPEN), LEFT_OUT
        return _whole(route, verdict, code, found)

    judged = combine([weigh(inside, one) for one in asked], whole)
    if by_name or not route.groups:
        return judged
    sure: Part[Any] = at.sheet.who.map(lambda who: _is_sure(who, route))
    parts: list[Part[Any]] = [judged, sure]
    return combine(parts, lambda told: _held_back(*told))


def _whole(route: Route, verdict: int, code: str, found: tuple[Found, ...]) -> Found:
    """Return what a route came to with everything asked in it."""
    pieces = " ".join(piece for one in found for piece in one.said)
    away = sum(one.distance for one in found)
    missing = missing_of(found) if verdict == OPEN else ()
    said = f"{route.id}={SIGNS[verdict]}{code}({pieces})"
    return Found(route.id, verdict, code, away, is_last=False, inner=(said,), missing=missing)


def _is_sure(who: Who, route: Route) -> bool:
    """Tell whether a subject is known to belong to the groups of a route."""
    return who.groups is None or UNSURE not in who.groups or bool(who.groups & {*route.groups})


def _held_back(found: Found, is_sure: bool) -> Found:  # noqa: FBT001 -- a value of a column
    """Keep a route from passing whose groups the subject may not belong to."""
    if is_sure or found.code != "judged":
        return found
    verdict = min(found.verdict, OPEN)
    (said,) = found.inner
    _, inside = said.split("judged(", 1)
    held = f"{found.name}={SIGNS[verdict]}group({inside}"
    missing = ("groups", *found.missing) if verdict == OPEN else ()
    return found._replace(verdict=verdict, code="group", inner=(held,), missing=missing)


def open_flags(at: At, version: Version, asked: tuple[str, ...]) -> dict[str, NDArray[Any]]:
    """Return for each route in which rows it is open to the subject, or was asked for."""
    opened = at.sheet.who.map(lambda one: frozenset(asked) or _open_to(version, one))
    flags: dict[str, NDArray[Any]] = {}
    for route in version.routes:
        each = np.array([route.id in names for names in opened.table])
        flags[route.id] = each[0] if opened.index is None else each[opened.index]
    return flags


def _open_to(version: Version, who: Who) -> frozenset[str]:
    """Return the routes open to a kind and its groups; those by a movement only if one is told."""
    fit = [
        route
        for route in version.routes
        if who.kind in {"", *route.kinds}
        and (not route.groups or who.groups is None or who.groups & {*route.groups, UNSURE})
    ]
    plain = [route for route in fit if who.movement or route.merit != "movement"]
    return frozenset(route.id for route in plain or fit)


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
