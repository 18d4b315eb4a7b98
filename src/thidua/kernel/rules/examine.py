"""What holds between rules and between a rule and the instruments, beyond the shape of one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from thidua.kernel.problems import Problem
from thidua.kernel.rules import conditions as kind_of
from thidua.kernel.rules.cite import Cite
from thidua.kernel.rules.conditions import AllOf, AnyOf, Condition
from thidua.kernel.rules.graph import leads_back
from thidua.kernel.rules.model import Route, Rule, Version
from thidua.kernel.rules.world import sets_years

ArticleExists = Callable[[str, int | None], bool | None]
"""Instrument and article (or None for the whole) -> whether it exists; None: no list is kept."""


def examine(rules: Mapping[str, Rule], exists: ArticleExists) -> list[tuple[str, Problem]]:
    """Return every fault with the code of the rule in which it stands.

    Args:
        rules: every rule by its code.
        exists: tells whether an instrument has an article.
    """
    found: list[tuple[str, Problem]] = []
    standards = {code: list(_standards(rule)) for code, rule in rules.items()}
    for code, rule in rules.items():
        found += ((code, problem) for problem in _rule(rule, rules, exists))
        if leads_back(standards, code):
            found.append((code, Problem("rules.standard_circle", (), {"code": code})))
    return found


def _rule(rule: Rule, rules: Mapping[str, Rule], exists: ArticleExists) -> Iterator[Problem]:
    """Yield the faults of one rule."""
    for key, codes in (("previous", rule.previous), ("next", rule.next)):
        for code in codes:
            if code not in rules:
                yield Problem("rules.no_such_award", (key,), {"code": code})
    for place, version in enumerate(rule.versions):
        where = ("versions", place)
        yield from _cites(version, where, exists)
        for condition in _conditions(version):
            for code in codes_of(condition):
                if code not in rules:
                    yield Problem("rules.no_such_award", (*where, condition.id), {"code": code})
        for route in version.routes:
            yield from _years(route, (*where, route.id))


def _conditions(version: Version) -> Iterator[Condition]:
    """Yield every condition of a version."""
    for whole in (*version.common, *(route.requires for route in version.routes)):
        yield from whole.walk()


def codes_of(condition: Condition) -> tuple[str, ...]:
    """Return the codes of awards that a condition names."""
    named: list[str] = []
    for field in ("after", "or_grants", "of", "any_of", "awards"):
        named += getattr(condition, field, ())
    for field in ("holding", "once_for"):
        if getattr(condition, field, ""):
            named.append(getattr(condition, field))
    return tuple(named)


def _cites(
    version: Version, where: tuple[str | int, ...], exists: ArticleExists
) -> Iterator[Problem]:
    """Yield the citations that lead nowhere, each once."""
    places: dict[tuple[str, int | None], Cite] = {}
    cites = [version.basis, *(route.cite for route in version.routes)]
    cites += [condition.cite for condition in _conditions(version)]
    if version.amended is not None:
        cites.append(version.amended[0])
    for cite in cites:
        places.setdefault((cite.instrument, cite.article), cite)
    for (instrument, article), _ in sorted(places.items(), key=lambda pair: str(pair[0])):
        if exists(instrument, None) is False:
            yield Problem("rules.no_such_instrument", where, {"instrument": instrument})
        elif article is not None and exists(instrument, article) is False:
            params = {"instrument": instrument, "article": article}
            yield Problem("rules.no_such_article", where, params)


def _years(route: Route, where: tuple[str | int, ...]) -> Iterator[Problem]:
    """Those years are set once where they are used, and never twice in one group."""
    for part in route.requires.walk():
        if isinstance(part, AllOf) and not isinstance(part, AnyOf):
            setting = [one.id for one in part.inner if sets_years(one)]
            if len(setting) > 1:
                yield Problem("rules.run_twice", (*where, part.id), {"ids": ", ".join(setting)})
    yield from _unset(route.requires, where, known=False)


def _unset(condition: Condition, where: tuple[str | int, ...], *, known: bool) -> Iterator[Problem]:
    """Yield what counts within those years where nothing sets them."""
    if isinstance(condition, AllOf) and not isinstance(condition, AnyOf):
        known = known or any(sets_years(one) for one in condition.inner)
    if getattr(condition, "within", "") == "run" and not known:
        yield Problem("rules.no_run", (*where, condition.id), {"id": condition.id})
    for part in condition.parts:
        yield from _unset(part, where, known=known)


def _standards(rule: Rule) -> Iterator[str]:
    """Yield the awards whose standards a rule asks for."""
    for version in rule.versions:
        for condition in _conditions(version):
            if isinstance(condition, kind_of.StandardOf):
                yield from condition.awards
