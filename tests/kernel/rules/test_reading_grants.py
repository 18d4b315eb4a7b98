"""Who granted an award, in every place where a case may say it."""

from __future__ import annotations

import pytest

from thidua.books.law.awards import books
from thidua.books.reader import read_yaml
from thidua.kernel.rules.facts import Grant
from thidua.kernel.rules.read_case import case_from


def grants(facts: str) -> tuple[Grant, ...]:
    """Return what a case says was granted."""
    text = f"award: HCBVTQ3\non: 2026-03-01\nfacts: {facts}"
    case, faults = case_from(read_yaml(text, "case"), books())
    assert case is not None, faults
    return case.facts.grants


@pytest.mark.parametrize(
    ("facts", "givers"),
    [
        ("{titles: {CSTDCS: [2024]}}", [""]),
        (
            "{titles: {'CSTDCS (Ministry of National Defence)': [2023, 2024]}}",
            ["FORCE_MINISTRY"] * 2,
        ),
        ("{titles: {'CSTDCS (Bộ Công an)': [2024]}}", ["FORCE_MINISTRY"]),
        ("{titles: {'COBBNT (province)': [2024]}}", ["OTHER"]),
        ("{titles: {'CSTDCS (old wording)': [2024]}}", [""]),
        ("{titles: {'CSTDCS (a unit of the Ministry of Defence)': [2024]}}", [""]),
        (
            "{titles: {CSTDCS: [{year: 2024, given_by: Minister of Public Security}]}}",
            ["FORCE_MINISTRY"],
        ),
        ("{commendations: {BKBBNT: [{year: 2024, by: tỉnh Hạ Long}]}}", ["OTHER"]),
        ("{titles_given_by: BQP, titles: {}, awards: [{award: BKTTG, year: 2020}]}", [""]),
        ("{awards: [{award: BKBBNT, year: 2024, giver: MOD}]}", ["FORCE_MINISTRY"]),
        (
            "{titles_given_by: BQP, titles: {CSTDCS: [2023], 'COBBNT (tỉnh)': [2024]}}",
            ["FORCE_MINISTRY", "OTHER"],
        ),
    ],
)
def test_who_granted(facts: str, givers: list[str]) -> None:
    """The bracket after a code, a key of the block, or one word for all titles."""
    assert [grant.giver for grant in grants(facts)] == givers
