"""Knowing less never turns a verdict round; it can only make it undetermined."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kernel.rules.histories import facts, parts

from thidua.books.law.awards import rules, usage
from thidua.kernel.rules.conditions import Number
from thidua.kernel.rules.facts import Case, Facts
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.trool import Verdict

FORGET = [
    "ratings",
    "rating of a year",
    "works",
    "standards",
    "numbers",
    "answers",
    "judgements",
    "members_disciplined",
    "organiser",
    "place",
    "movement days",
]

ASSUMED_NONE = {
    part.doubled for rule in rules().values() for part in parts(rule) if isinstance(part, Number)
}
"""Time that counts double is an exception: while nobody tells of it there is none."""


def forgetting(known: Facts, what: str, draw: st.DataObject) -> Facts:
    """Return the facts without one thing."""
    if what == "rating of a year":
        years = sorted(known.ratings or {})
        if not years:
            return known
        gone = draw.draw(st.sampled_from(years))
        kept = {year: code for year, code in (known.ratings or {}).items() if year != gone}
        return replace(known, ratings=kept)
    if what in {"numbers", "answers", "judgements"}:
        block = dict(getattr(known, what))
        names = sorted(block.keys() - ASSUMED_NONE)
        if names:
            block.pop(draw.draw(st.sampled_from(names)))
        return replace(known, **{what: block})
    if what == "organiser":
        return replace(known, organiser="")
    if what == "movement days" and known.movement is not None:
        return replace(known, movement=replace(known.movement, start=None, planned_end=None))
    return replace(known, **{what: None}) if what in Facts.__dataclass_fields__ else known


@pytest.mark.parametrize("code", sorted(rules()))
@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_forgetting_makes_undetermined_or_changes_nothing(code: str, data: st.DataObject) -> None:
    """For every route of every rule and whatever is forgotten."""
    rule = rules()[code]
    known = data.draw(facts(rule))
    what = data.draw(st.sampled_from(FORGET))
    less = forgetting(known, what, data)
    for route in rule.versions[-1].routes:
        before = judge(Case(code, known, (route.id,)), rules(), usage()).verdict
        after = judge(Case(code, less, (route.id,)), rules(), usage()).verdict
        assert after in {before, Verdict.UNDETERMINED}, (route.id, what)


@pytest.mark.parametrize("code", sorted(rules()))
@settings(max_examples=4, deadline=None)
@given(data=st.data())
def test_what_is_lacking_explains_every_failure(code: str, data: st.DataObject) -> None:
    """A route that fails names what it lacks; one that is undetermined names what is open."""
    rule = rules()[code]
    outcome = judge(Case(code, data.draw(facts(rule))), rules(), usage())
    for route in outcome.routes:
        lacking = [one for whole in route.findings for one in whole.lacking()]
        assert bool(lacking) == any(one.verdict is not Verdict.PASS for one in route.findings)
        assert (route.distance == 0) == (not lacking)


@pytest.mark.parametrize("code", sorted(rules()))
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_no_day_after_certainty_decides(code: str, data: st.DataObject) -> None:
    """On the last certain day the rule decides; on the next it says what it said before."""
    rule = rules()[code]
    version = rule.versions[-1]
    if version.certain_until is None:
        return
    known = data.draw(facts(rule))
    last = replace(known, on=version.certain_until)
    after = replace(known, on=version.certain_until + timedelta(days=1))
    assert judge(Case(code, last), rules(), usage()).before is None
    outcome = judge(Case(code, after), rules(), usage())
    assert (outcome.verdict, outcome.code) == (Verdict.UNDETERMINED, "not_certain")
    assert outcome.before is not None
    assert outcome.before.version is version


def test_a_day_before_every_version_is_undetermined() -> None:
    """The law of before 2024 was not read."""
    for code in rules():
        known = Facts(on=date(2023, 12, 31), year=2023)
        outcome = judge(Case(code, known), rules(), usage())
        assert (outcome.verdict, outcome.code) == (Verdict.UNDETERMINED, "no_version")
        assert outcome.before is None


@pytest.mark.parametrize("code", sorted(rules()))
def test_nobody_of_whom_nothing_is_known_meets_a_standard(code: str) -> None:
    """Not even when what people must judge is left out."""
    ways = itertools.product(
        rules()[code].versions, ("", "individual", "collective", "household"), (False, True)
    )
    for version, kind, computable in ways:
        known = Facts(on=version.valid_from, year=version.valid_from.year - 1, kind=kind)
        found = judge(Case(code, known, computable=computable), rules(), usage())
        assert found.verdict is not Verdict.PASS, (kind, found.best)
