"""Both engines say the same of everybody: verdict, route, code of every condition, what is missing."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kernel.rules.bulk.people import asked_by, boundary_days, explained, subject, told

from thidua.books.law.awards import rules, usage
from thidua.kernel.rules.bulk.from_facts import sheet_of
from thidua.kernel.rules.bulk.outcome import Question, judged
from thidua.kernel.rules.facts import Facts

ROWS = 60


def bulk(several: list[Facts], question: Question) -> list[list[str]]:
    """Return what the engine over columns says of each."""
    found = judged(sheet_of(several, usage()), question, rules(), usage())
    return told(found, len(several))


@pytest.mark.parametrize("award", sorted(rules()))
@given(data=st.data())
@settings(max_examples=3, deadline=None)
def test_both_engines_say_the_same(award, data):
    rule = rules()[award]
    on = data.draw(st.sampled_from(boundary_days(rule)))
    year = on.year - data.draw(st.sampled_from([0, 1, 1, 2]))
    random = Random(data.draw(st.integers(0, 2**32)))
    asked = asked_by(rule)
    several = [subject(random, asked, on, year) for _ in range(ROWS)]
    names = [route.id for version in rule.versions for route in version.routes]
    routes = (random.choice(names),) if random.random() < 0.2 else ()
    computable = random.random() < 0.3
    found = bulk(several, Question(award, routes, computable))
    for one, said in zip(several, found, strict=True):
        assert said == explained(one, award, routes, computable=computable), one
