"""Both engines say the same of the worked cases and of what is next to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from tests.kernel.rules.bulk.people import explained
from tests.kernel.rules.bulk.test_same_answers import bulk

from books.near import near
from thidua.books.law.awards import books, folders, rules, worked_cases
from thidua.kernel.rules.bulk.outcome import Question
from thidua.kernel.rules.facts import Case
from thidua.kernel.rules.read_case import case_from

FIRST = 6
"""Worked cases of an award whose neighbours are looked at."""


def around(award: str) -> Iterator[Case]:
    """Yield the cases of an award and those next to the first of them."""
    for place, (_, case) in enumerate(worked_cases(folders()[award])):
        facts = case["facts"]
        others = (other for _, other in near(dict(facts))) if place < FIRST else ()
        for one in (facts, *others):
            read, _ = case_from({**case, "facts": one}, books())
            if read is not None:
                yield read


@pytest.mark.parametrize("award", sorted(rules()))
def test_both_engines_say_the_same_next_to_the_worked_cases(award):
    sheets: dict[Any, list[Case]] = defaultdict(list)
    for case in around(award):
        sheets[case.facts.on, case.facts.year, case.routes, case.computable].append(case)
    for (_, _, routes, computable), some in sheets.items():
        found = bulk([case.facts for case in some], Question(award, routes, computable))
        for case, said in zip(some, found, strict=True):
            assert said == explained(case.facts, award, routes, computable=computable), case
