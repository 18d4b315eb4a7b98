"""Years in a row: a gap is for a person to decide, and years may not silently serve twice."""

from __future__ import annotations

import pytest

from thidua.books.law.awards import books
from thidua.books.reader import read_yaml
from thidua.kernel.rules.finding import Answer
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.read_case import case_from

DAY = "on: 2026-03-01\nyear: 2025\naward: CSTDBBNT\nsubject: {kind: individual, groups: []}\n"


def chain(facts: str) -> Answer:
    """Return the answer to the three years in a row that the title of a ministry or province asks."""
    case, problems = case_from(read_yaml(f"{DAY}facts: {facts}", "case"), books())
    assert case is not None, problems
    found = judge(case, books().rules, books().usage)
    answers = [one.answer for one in found.routes[0].walk() if "consecutive" in dir(one.condition)]
    (answer,) = [one for one in answers if "years" in one.params]
    return answer


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("2022", "met"),
        ("2023", "used_before"),
        ("2024", "used_before"),
        ("2025", "used_before"),
        ("{year: 2024, cancelled: 2026-02-28}", "met"),
        ("{year: 2024, cancelled: 2026-03-01}", "met"),
        ("{year: 2024, cancelled: 2026-03-02}", "used_before"),
        ("{year: 2024, used_CSTDCS: [2020, 2021, 2022]}", "met"),
        ("{year: 2022, used_CSTDCS: [2021, 2022, 2023]}", "used_before"),
    ],
)
def test_years_that_served_another_grant_are_not_counted_silently(before, code):
    answer = chain(f"{{titles: {{CSTDCS: [2023, 2024, 2025], CSTDBBNT: [{before}]}}}}")
    assert answer.code == code
    if code == "used_before":
        assert answer.params["award"] == "CSTDBBNT"
        assert answer.params["years"] == [2023, 2024, 2025]
        assert str(answer.params["grant"]) in before


def test_of_several_earlier_grants_one_is_enough():
    answer = chain("{titles: {CSTDCS: [2023, 2024, 2025], CSTDBBNT: [2020, 2023]}}")
    assert (answer.code, answer.params["grant"]) == ("used_before", 2023)


def test_a_chain_that_ends_too_early_or_is_too_short():
    assert chain("{titles: {CSTDCS: [2022, 2023, 2024]}}").code != "met"
    assert chain("{titles: {CSTDCS: [2024, 2025]}}").code == "short"
