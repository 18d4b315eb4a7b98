"""Judge a case by a rule: every route, every condition, with the reason of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from thidua.kernel.rules.conditions import AllOf, AnyOf, Condition, Not, Routes
from thidua.kernel.rules.facts import UNSURE, Case, Usage
from thidua.kernel.rules.finding import (
    CODE_OF,
    LEFT_OUT,
    Answer,
    Finding,
    Outcome,
    Remark,
    RouteFinding,
)
from thidua.kernel.rules.model import Route, Rule, Version
from thidua.kernel.rules.trool import Verdict, all_of, any_of, negate, rank
from thidua.kernel.rules.weigh import WEIGH
from thidua.kernel.rules.world import World, runs


def judge(case: Case, rules: Mapping[str, Rule], usage: Usage) -> Outcome:
    """Answer a case.

    Args:
        case: the award, the routes and what is known.
        rules: every rule by its code; the one of `case.award` must be among them.
        usage: how the law's words are read.

    Returns:
        The verdict with every route judged. Outside the certainty of the law the verdict is
        *undetermined* and `before` holds what the last certain version says.
    """
    rule = rules[case.award]
    version = rule.version_on(case.facts.on)
    code = _why_uncertain(version, case)
    if version is not None and not code:
        return _by_version(case, rule, version, rules, usage)
    last = rule.last_certain(case.facts.on)
    before = None if last is None else _by_version(case, rule, last, rules, usage)
    return Outcome(case, rule, version, Verdict.UNDETERMINED, code, before=before)


def _why_uncertain(version: Version | None, case: Case) -> str:
    """Return why a version cannot decide on the day of judgement, or nothing."""
    if version is None:
        return "no_version"
    if version.confidence != "text-read":
        return "not_read"
    if version.certain_until is not None and case.facts.on > version.certain_until:
        return "not_certain"
    return ""


def _by_version(
    case: Case, rule: Rule, version: Version, rules: Mapping[str, Rule], usage: Usage
) -> Outcome:
    """Judge every route that is open to the subject."""
    routes = open_routes(version, case)
    if not routes:
        return Outcome(case, rule, version, Verdict.FAIL, "not_for_kind")
    world = World(
        case.facts, usage, rules, version, "", _standard(case.award), None, case.computable
    )
    judged = _counted([_route(world, version, route) for route in routes], case)
    found = sorted(judged, key=lambda one: (-rank(one.verdict), one.distance))
    verdict = any_of(one.verdict for one in found)
    code = "judged"
    if verdict is Verdict.UNDETERMINED and all(one.code == LEFT_OUT for one in found):
        code = LEFT_OUT
    if case.facts.open_cases and verdict is not Verdict.FAIL:
        verdict, code = Verdict.UNDETERMINED, "not_now"
    remarks = tuple(_remarks(world, found[0]))
    return Outcome(case, rule, version, verdict, code, tuple(found), remarks)


def open_routes(version: Version, case: Case) -> list[Route]:
    """Return the routes asked for, or those open to the kind and group of the subject.

    None is open to a kind of subject or a force that it is not for. A narrower route is left out
    for somebody who is known not to belong to its groups, and one by way of a movement or of a
    claim (to have fallen as a martyr) while nobody makes it, unless no other is open.
    """
    facts, asked = case.facts, case.routes
    fit = [
        route
        for route in version.routes
        if _is_open_to(version, route, case) and route.fits_force(facts.force)
    ]
    own = fit
    if facts.groups is not None:
        own = [r for r in fit if not r.groups or facts.groups & {*r.groups, UNSURE}]
    if asked:
        return own or fit
    claimed = [
        route
        for route in own
        if (facts.movement is not None or route.merit != "movement")
        and (not route.claim or route.claim in facts.answers)
    ]
    return claimed or own


def _is_open_to(version: Version, route: Route, case: Case) -> bool:
    """Tell whether a route is for the kind of subject, and was asked for if any was."""
    kind = case.facts.kind
    if case.routes:
        return route.id in case.routes and version.serves(route, kind)
    return route.fits_kind(kind)


def _counted(found: list[RouteFinding], case: Case) -> list[RouteFinding]:
    """Leave out the routes of which nothing can be computed, unless they were asked for.

    Where no other is there they stay, and none of them passes; nor does one for groups to which
    the subject may not belong or, if it was asked for, is not among the known ones.
    """
    computed = [one for one in found if case.routes or not _is_left_out(one)]
    if not computed:
        return [_held_back(one, LEFT_OUT) for one in found]
    return [_held_back(one, "group") if _is_for_others(one, case) else one for one in computed]


def _held_back(found: RouteFinding, code: str) -> RouteFinding:
    """Return what a route came to that cannot pass."""
    verdict = all_of((found.verdict, Verdict.UNDETERMINED))
    return replace(found, verdict=verdict, code=code)


def _is_for_others(found: RouteFinding, case: Case) -> bool:
    """Tell whether the subject is not known to belong to the groups of a route.

    One that was asked for takes it for granted while some groups may be unknown.
    """
    wanted, groups = found.route.groups, case.facts.groups
    if not wanted or groups is None or groups & {*wanted} or found.code != "judged":
        return False
    return (UNSURE in groups) is not bool(case.routes)


def _is_left_out(found: RouteFinding) -> bool:
    """Tell whether everything that the route itself requires is left to people."""
    return found.code == "judged" and found.findings[-1].answer.code == LEFT_OUT


def _route(world: World, version: Version, route: Route) -> RouteFinding:
    """Judge the common conditions and those of one route."""
    inside = replace(world, merit=route.merit)
    asked = (*(version.common if route.common else ()), route.requires)
    findings = tuple(weigh(inside, condition) for condition in asked)
    verdict = all_of(finding.verdict for finding in findings)
    if _is_stopped(world, route):
        return RouteFinding(route, Verdict.UNDETERMINED, "stopped", findings)
    return RouteFinding(route, verdict, "judged", findings)


def weigh(world: World, condition: Condition) -> Finding:
    """Judge one condition and everything inside it."""
    if isinstance(condition, AnyOf):
        return _joined(condition, [weigh(world, part) for part in condition.inner])
    if isinstance(condition, AllOf):
        tries = [
            _joined(condition, [weigh(inside, part) for part in condition.inner])
            for inside in _worlds(world, condition)
        ]
        return max(tries, key=lambda found: (rank(found.verdict), -found.distance()))
    if isinstance(condition, Not):
        inner = weigh(world, condition.inner)
        if inner.answer.code == LEFT_OUT:
            return Finding(condition, inner.answer, (inner,))
        verdict = negate(inner.verdict)
        return Finding(condition, Answer(verdict, CODE_OF[verdict]), (inner,))
    if isinstance(condition, Routes):
        named = [world.version.route(name) for name in condition.names]
        return _joined(condition, [_named(world, route) for route in named if route is not None])
    return Finding(condition, WEIGH[type(condition)](world, condition))


def _named(world: World, route: Route) -> Finding:
    """Judge what a route requires for another one that refers to it."""
    found = weigh(replace(world, merit=route.merit), route.requires)
    if _is_stopped(world, route):
        return replace(found, answer=Answer(Verdict.UNDETERMINED, "stopped"))
    return found


def _is_stopped(world: World, route: Route) -> bool:
    """Tell whether a route has no known reading on the day of judgement."""
    return route.stopped is not None and world.facts.on >= route.stopped.day


def _worlds(world: World, group: AllOf) -> list[World]:
    """Return the worlds in which a group is tried, one for each run of "those years"."""
    return [world.inside(run) for run in runs(world, group)] or [world]


def _joined(condition: Condition, parts: list[Finding]) -> Finding:
    """Join the findings of a group; what is left out is no way to meet one of several."""
    counted = [part.verdict for part in parts if part.answer.code != LEFT_OUT]
    if parts and not counted:
        return Finding(condition, Answer(Verdict.PASS, LEFT_OUT), tuple(parts))
    every = isinstance(condition, AllOf) and not isinstance(condition, AnyOf)
    verdict = all_of(counted) if every else any_of(counted)
    return Finding(condition, Answer(verdict, CODE_OF[verdict]), tuple(parts))


def _standard(*asked: str) -> Callable[[World, str], Verdict]:
    """Return what judges the standard of another award; it never goes in a circle."""

    def meets(world: World, code: str) -> Verdict:
        """Tell whether the standard of an award is met."""
        rule = world.rules.get(code)
        if rule is None or code in asked:
            return Verdict.UNDETERMINED
        version = rule.version_on(world.facts.on) or rule.last_certain(world.facts.on)
        if version is None:
            return Verdict.UNDETERMINED
        case = Case(code, world.facts, computable=world.computable)
        inner = replace(world, standard=_standard(*asked, code), version=version, run=None)
        found = [_route(inner, version, route) for route in open_routes(version, case)]
        return any_of(one.verdict for one in _counted(found, case))

    return meets


def _remarks(world: World, best: RouteFinding) -> Iterable[Remark]:
    """Yield the warnings of the best route, when it passes or may pass."""
    if best.verdict is Verdict.FAIL:
        return
    for finding in best.walk():
        warn = finding.condition.warn
        if warn is not None and finding.verdict is Verdict.PASS:
            yield Remark(f"{best.route.id}.{finding.condition.id}", warn)
    yield from _cautions(world, best.route)
    for finding in best.walk():
        if isinstance(finding.condition, Routes):
            for name, inner in zip(finding.condition.names, finding.inner, strict=True):
                route = world.version.route(name)
                if route is not None and inner.verdict is Verdict.PASS:
                    yield from _cautions(world, route)


def _cautions(world: World, route: Route) -> Iterable[Remark]:
    """Yield the warnings that a route gives for what is known."""
    inside = replace(world, merit=route.merit)
    for caution in route.warnings:
        if caution.when is None or weigh(inside, caution.when).verdict is Verdict.PASS:
            yield Remark(f"{route.id}.{caution.id}", caution.said)
