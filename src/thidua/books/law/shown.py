"""One award's rule on a day as plain data: the same words for page, command line and API."""

from __future__ import annotations

from datetime import date
from typing import Any

from thidua.books.law import topics
from thidua.books.law.awards import folders, lexicon
from thidua.books.law.on_day import award_on
from thidua.kernel.rules.conditions import Condition, Routes
from thidua.kernel.rules.model import Route, Version
from thidua.kernel.rules.say import asked
from thidua.kernel.rules.topics import ask


def award_plain(code: str, day: date) -> dict[str, Any]:
    """Return everything the books say of an award on a day.

    Args:
        code: code of the award, one of `awards.rules()`.
        day: the day; its version, or the last one read before it, is given.
    """
    here = award_on(code, day)
    rule, version = here.rule, here.shown
    deciders = ask("authority.deciders", {"award": code}, topics.books(), day)
    return {
        "award": code,
        "name": rule.name.plain(),
        "kind": rule.kind,
        "family": rule.family,
        "level": rule.level,
        "subjects": list(rule.subjects),
        "what": None if rule.what is None else rule.what.plain(),
        "cadence": None if rule.cadence is None else rule.cadence.plain(),
        "previous": list(rule.previous),
        "next": list(rule.next),
        "on": day.isoformat(),
        "state": here.state,
        "version": _version(version),
        "versions": [_version(one) for one in rule.versions],
        "common": [condition_plain(one, version) for one in version.common],
        "routes": [_route(route, version, day) for route in version.routes],
        "deciders": deciders.plain(),
        "notes": folders()[code].notes,
    }


def _version(version: Version) -> dict[str, Any]:
    """Return the days and the certainty of a version."""
    amended = version.amended
    return {
        "valid_from": version.valid_from.isoformat(),
        "valid_to": version.valid_to and version.valid_to.isoformat(),
        "certain_until": version.certain_until and version.certain_until.isoformat(),
        "confidence": version.confidence,
        "basis": version.basis.plain(),
        "amended": amended and {"cite": amended[0].plain(), **amended[1].plain()},
    }


def _route(route: Route, version: Version, day: date) -> dict[str, Any]:
    """Return one route with its conditions."""
    stop = route.stopped
    return {
        "id": route.id,
        "label": route.label.plain(),
        "for": list(route.kinds),
        "groups": list(route.groups),
        "merit": route.merit,
        "cite": route.cite.plain(),
        "common": route.common,
        "requires": condition_plain(route.requires, version),
        "warnings": [{"id": one.id, **one.said.plain()} for one in route.warnings],
        "stopped": None
        if stop is None or stop.day > day
        else {"from": stop.day.isoformat(), **stop.said.plain(), "cite": stop.cite.plain()},
    }


def condition_plain(condition: Condition, version: Version) -> dict[str, Any]:
    """Return one condition in words, with everything inside it."""
    return {
        "id": condition.id,
        "kind": type(condition).__name__,
        "asks": asked(condition, lexicon(), version).plain(),
        "cite": condition.cite.plain(),
        "proof": None if condition.proof is None else condition.proof.plain(),
        "routes": list(condition.names) if isinstance(condition, Routes) else [],
        "conditions": [condition_plain(part, version) for part in condition.parts],
    }
