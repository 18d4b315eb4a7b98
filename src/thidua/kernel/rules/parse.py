"""From the tree of a `rule.yaml` to a `Rule`; every fault is told with its place, all at once.

The reader of the book adds file and line; `faults` says what is wrong and how to mend it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from thidua.kernel.problems import Problem
from thidua.kernel.rules import fields as read
from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.conditions import Condition, Routes
from thidua.kernel.rules.fields import Reading
from thidua.kernel.rules.graph import leads_back
from thidua.kernel.rules.model import SUBJECTS, Caution, Route, Rule, Stop, Version
from thidua.kernel.rules.parse_condition import condition, group

KINDS: Final = ("title", "commendation")
FAMILIES: Final = (
    "individual_title",
    "collective_title",
    "household_title",
    "certificate",
    "order",
    "medal",
    "honorary_title",
    "prize",
    "badge",
)
LEVELS: Final = ("grassroots", "ministry_province", "state")
MERITS: Final = (
    "regular",
    "unexpected",
    "movement",
    "long_service",
    "service_years",
    "external",
    "yearly",
)
CONFIDENCES: Final = ("text-read", "secondary", "unverified")


def rule_from(tree: object) -> tuple[Rule | None, list[Problem]]:
    """Return the rule of a book and every fault found; the rule is None when there is a fault.

    Args:
        tree: what the strict YAML reader returned for one `rule.yaml`.
    """
    reading = Reading()
    rule = _rule(reading, tree)
    return (None if reading.faults else rule), reading.faults


def _rule(reading: Reading, tree: object) -> Rule | None:
    """Read the whole book."""
    said = reading.mapping(tree, (), _RULE_KEYS, ("rule", "name", "kind", "versions"))
    if said is None:
        return None
    code = reading.text(said.get("rule"), ("rule",))
    versions = [
        _version(reading, version, ("versions", place))
        for place, version in enumerate(reading.several(said.get("versions"), ("versions",)))
    ]
    kept = tuple(version for version in versions if version is not None)
    _no_overlap(reading, kept)
    return Rule(
        code=code,
        name=reading.said(said.get("name"), ("name",)),
        kind=reading.one_of(said.get("kind"), ("kind",), KINDS),
        family=reading.one_of(said.get("family"), ("family",), FAMILIES),
        level=reading.one_of(said.get("level"), ("level",), LEVELS),
        subjects=reading.some_of(said.get("subjects"), ("subjects",), SUBJECTS),
        versions=tuple(sorted(kept, key=lambda version: version.valid_from)),
        previous=reading.codes(said.get("previous", []), ("previous",)),
        next=reading.codes(said.get("next", []), ("next",)),
        what=reading.said(said.get("what"), ("what",)) if "what" in said else None,
        cadence=reading.said(said["cadence"], ("cadence",)) if said.get("cadence") else None,
    )


_RULE_KEYS = frozenset(
    {
        "rule",
        "name",
        "kind",
        "family",
        "level",
        "subjects",
        "cadence",
        "previous",
        "next",
        "what",
        "versions",
    }
)
_VERSION_KEYS = frozenset(
    {
        "valid_from",
        "valid_to",
        "certain_until",
        "confidence",
        "basis",
        "amended",
        "common",
        "routes",
    }
)
_ROUTE_KEYS = frozenset(
    {
        "id",
        "label",
        "for",
        "groups",
        "merit",
        "cite",
        "common",
        "requires",
        "warnings",
        "stopped",
        "claim",
        "note",
    }
)


def _version(reading: Reading, tree: object, where: read.Where) -> Version | None:
    """Read one version."""
    said = reading.mapping(tree, where, _VERSION_KEYS, ("valid_from", "confidence", "basis"))
    if said is None:
        return None
    start = reading.day(said.get("valid_from"), (*where, "valid_from"))
    end = reading.day_or_none(said.get("valid_to"), (*where, "valid_to"))
    certain = reading.day_or_none(said.get("certain_until"), (*where, "certain_until"))
    for key, day in (("valid_to", end), ("certain_until", certain)):
        if day is not None and day < start:
            reading.fault("rules.ends_before_start", (*where, key), day=day, start=start)
    basis = reading.cite(said.get("basis"), (*where, "basis"), Cite(""))
    common = [
        condition(reading, part, (*where, "common", place), basis)
        for place, part in enumerate(reading.several(said.get("common", []), (*where, "common")))
    ]
    routes = [
        _route(reading, part, (*where, "routes", place), basis)
        for place, part in enumerate(reading.several(said.get("routes"), (*where, "routes")))
    ]
    kept = tuple(route for route in routes if route is not None)
    _references(reading, kept, where)
    return Version(
        valid_from=start,
        valid_to=end,
        certain_until=certain,
        confidence=reading.one_of(said.get("confidence"), (*where, "confidence"), CONFIDENCES),
        basis=basis,
        amended=_amended(reading, said.get("amended"), (*where, "amended")),
        common=tuple(part for part in common if part is not None),
        routes=kept,
    )


def _amended(reading: Reading, tree: object, where: read.Where) -> tuple[Cite, Said] | None:
    """Read what ends the certainty of a version."""
    if tree is None:
        return None
    said = reading.mapping(tree, where, None, ("instrument", "vi", "en"))
    if said is None:
        return None
    place = reading.cite({k: v for k, v in said.items() if k in read.CITE_KEYS}, where, Cite(""))
    return place, reading.said({k: said.get(k) for k in ("vi", "en")}, where)


def _route(reading: Reading, tree: object, where: read.Where, basis: Cite) -> Route | None:
    """Read one route with its conditions."""
    said = reading.mapping(tree, where, _ROUTE_KEYS, ("id", "label", "cite", "requires"))
    if said is None:
        return None
    cite = reading.cite(said.get("cite"), (*where, "cite"), basis)
    inner = group(reading, said.get("requires"), (*where, "requires"), cite)
    if inner is None:
        return None
    return Route(
        id=reading.text(said.get("id"), (*where, "id")),
        label=reading.said(said.get("label"), (*where, "label")),
        kinds=reading.some_of(said.get("for"), (*where, "for"), SUBJECTS),
        groups=reading.codes(said.get("groups", []), (*where, "groups")),
        merit=reading.one_of(said.get("merit", "regular"), (*where, "merit"), MERITS),
        cite=cite,
        common=reading.yes_no(said.get("common", True), (*where, "common")),
        requires=inner,
        warnings=_cautions(reading, said.get("warnings", []), (*where, "warnings"), cite),
        stopped=_stopped(reading, said.get("stopped"), (*where, "stopped"), cite),
        claim=reading.text(said["claim"], (*where, "claim")) if "claim" in said else "",
    )


def _cautions(reading: Reading, tree: object, where: read.Where, cite: Cite) -> tuple[Caution, ...]:
    """Read the warnings of a route."""
    found = []
    for place, part in enumerate(reading.several(tree, where)):
        here = (*where, place)
        said = reading.mapping(part, here, frozenset({"id", "when", "vi", "en"}), ("id",))
        if said is None:
            continue
        when: Condition | None = None
        if said.get("when") is not None:
            when = condition(reading, said["when"], (*here, "when"), cite)
        text = reading.said({k: said.get(k) for k in ("vi", "en")}, here)
        found.append(Caution(reading.text(said.get("id"), (*here, "id")), text, when))
    return tuple(found)


def _stopped(reading: Reading, tree: object, where: read.Where, cite: Cite) -> Stop | None:
    """Read from which day a route has no known reading."""
    if tree is None:
        return None
    said = reading.mapping(tree, where, None, ("from", "vi", "en"))
    if said is None:
        return None
    return Stop(
        reading.day(said.get("from"), (*where, "from")),
        reading.said({k: said.get(k) for k in ("vi", "en")}, where),
        reading.cite(said["cite"], (*where, "cite"), cite) if "cite" in said else cite,
    )


def _no_overlap(reading: Reading, versions: tuple[Version, ...]) -> None:
    """No day may have two versions."""
    ordered = sorted(versions, key=lambda version: version.valid_from)
    for before, after in pairwise(ordered):
        if before.valid_to is None or after.valid_from <= before.valid_to:
            reading.fault(
                "rules.versions_overlap",
                ("versions",),
                day=after.valid_from,
                other=before.valid_from,
            )


def _references(reading: Reading, routes: tuple[Route, ...], where: read.Where) -> None:
    """Names of routes are unique, references lead somewhere, and never in a circle."""
    named: dict[str, set[str]] = {}
    for place, route in enumerate(routes):
        here = (*where, "routes", place)
        if route.id in named:
            reading.fault("rules.route_twice", (*here, "id"), route=route.id)
        named[route.id] = {
            name
            for part in route.requires.walk()
            if isinstance(part, Routes)
            for name in part.names
        }
    for name, others in named.items():
        for other in sorted(others - named.keys()):
            reading.fault("rules.no_such_route", (*where, "routes"), route=name, name=other)
        if leads_back(named, name):
            reading.fault("rules.route_circle", (*where, "routes"), route=name)
