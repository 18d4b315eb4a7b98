"""Random facts for a rule: every fact its conditions look at, told or not."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from thidua.books.law.awards import usage
from thidua.kernel.rules import conditions as kind_of
from thidua.kernel.rules.examine import codes_of
from thidua.kernel.rules.facts import Facts, Grant, Measure, MovementFacts, Work
from thidua.kernel.rules.model import Rule

YEAR = 2025
ON = date(2026, 3, 1)
TYPES = ["", "CONG_TRANG", "PHONG_TRAO", "CHUYEN_DE", "DOT_XUAT"]
YEARS = st.integers(YEAR - 14, YEAR)
DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))


def parts(rule: Rule) -> list[kind_of.Condition]:
    """Return every condition of a rule."""
    return [
        part
        for version in rule.versions
        for whole in (*version.common, *(route.requires for route in version.routes))
        for part in whole.walk()
    ]


def told(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return the strategy, or None: nobody told."""
    return st.none() | strategy


@st.composite
def grants(draw: st.DrawFn, codes: list[str]) -> tuple[Grant, ...]:
    """Return what was granted; chains of years come often."""
    found: list[Grant] = []
    for code in codes:
        last, length = draw(YEARS), draw(st.integers(0, 6))
        years = {last - k for k in range(length)} | set(draw(st.lists(YEARS, max_size=2)))
        for year in sorted(years):
            cancelled = draw(st.sampled_from([None, None, None, date(2025, 6, 1)]))
            found.append(Grant(code, year, draw(st.sampled_from(TYPES)), cancelled))
    return tuple(found)


WORKS = st.builds(
    Work,
    kind=st.sampled_from(["initiative", "science", "combat"]),
    scope=st.sampled_from(usage().scopes),
    recognised=told(st.booleans()),
    applied=told(st.booleans()),
    replicable=told(st.booleans()),
    by=st.sampled_from(["", "BBNT", "UNIT"]),
    year=told(YEARS),
)
MOVEMENTS = st.builds(
    MovementFacts,
    launched_by=st.sampled_from(["", "PM", "PRESIDENT", "STATE", "BBNT", "UNIT"]),
    start=told(DAYS),
    interim_review=told(DAYS),
    final_review=told(DAYS),
    planned_end=told(DAYS),
)
MEASURES = st.builds(
    Measure,
    form=st.sampled_from(usage().forms),
    ends=told(st.dates(date(2019, 1, 1), date(2026, 1, 1))),
    year=told(st.integers(2018, YEAR)),
)


@st.composite
def facts(draw: st.DrawFn, rule: Rule) -> Facts:
    """Return facts that bear on a rule."""
    every = parts(rule)
    codes = sorted({code for part in every for code in codes_of(part)})
    numbers, answers, judgements = set(), {"leads", "consecutive_confirmed_by_person"}, set()
    for part in every:
        if isinstance(part, kind_of.Number):
            numbers |= {part.name, part.doubled} - {""}
        elif isinstance(part, kind_of.Share):
            numbers.add(f"with_{part.holding}" if part.holding else f"rated_{part.rated}")
        elif isinstance(part, kind_of.Members):
            numbers.add(f"with_{part.holding}")
        elif isinstance(part, kind_of.Fact):
            answers.add(part.name)
        elif isinstance(part, kind_of.Judgement):
            judgements.add(part.id.rsplit(".", 1)[-1])
    ratings = st.dictionaries(YEARS, st.sampled_from(["HTTNV", "HTXSNV", *usage().ratings]))
    place = draw(told(st.integers(1, 3)))
    first = {} if place is None else {"leads": place == 1}
    return Facts(
        on=ON,
        year=YEAR,
        force=draw(st.sampled_from(["civil", "army"])),
        ratings=draw(told(ratings | st.just(dict.fromkeys(range(YEAR - 12, YEAR + 1), "HTXSNV")))),
        titles_told=draw(st.booleans()),
        awards_told=draw(st.booleans()),
        grants=draw(grants(codes)),
        works=draw(told(st.lists(WORKS, max_size=3).map(tuple))),
        combat_told=draw(st.booleans()),
        standards=draw(told(st.frozensets(st.sampled_from(["LDTT", "CSTT"])))),
        numbers={
            **{name: Fraction(draw(st.integers(0, 32))) for name in sorted(numbers)},
            "members": Fraction(draw(st.integers(1, 32))),
        },
        answers={**{name: draw(st.booleans()) for name in sorted(answers)}, **first},
        judgements={name: draw(st.booleans()) for name in sorted(judgements)},
        members_disciplined=draw(told(st.lists(MEASURES, max_size=2).map(tuple))),
        measures=draw(
            st.sampled_from([None, None, ()]) | st.lists(MEASURES, max_size=1).map(tuple)
        ),
        movement=draw(told(MOVEMENTS)),
        organiser=draw(st.sampled_from(["", "BBNT", "CENTRAL", "OTHER"])),
        place=place,
    )
