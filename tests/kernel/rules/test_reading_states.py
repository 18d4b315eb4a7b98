"""Ratings, judgements and measures: what is open is not told, and words stand for codes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from thidua.books.law.awards import books
from thidua.books.reader import read_yaml
from thidua.kernel.rules.facts import Facts, Measure
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.read_case import case_from


def read(facts: str, award: str = "TTLDTT") -> Facts:
    """Return the facts of a case without faults."""
    case, faults = case_from(
        read_yaml(f"award: {award}\non: 2025-12-22\nfacts: {facts}", "case"), books()
    )
    assert case is not None, faults
    return case.facts


@pytest.mark.parametrize(
    ("told", "ratings"),
    [
        ("{2025: hoàn thành tốt nhiệm vụ}", {2025: "HTTNV"}),
        ("{2025: Hoan thanh xuat sac nhiem vu}", {2025: "HTXSNV"}),
        ("{2025: không hoàn thành nhiệm vụ}", {2025: "KHTNV"}),
        ("good", {2025: "HTTNV"}),
        ("{2024: HTNV, 2025: not rated}", {2024: "HTNV"}),
        ("{2025: chưa xếp loại}", {}),
        ("[{year: 2025, rating: null}]", {}),
        ("HTXSNV 2024", {2024: "HTXSNV"}),
        ("HTXSNV every year 2023-2025 except 2024", {2023: "HTXSNV", 2025: "HTXSNV"}),
        ("HTTNV every year 2023-2025", dict.fromkeys((2023, 2024, 2025), "HTTNV")),
        ("hoàn thành nhiệm vụ các năm 2024 đến 2025", {2024: "HTNV", 2025: "HTNV"}),
        ("{2023-2024: HTXSNV, 2025: HTTNV}", {2023: "HTXSNV", 2024: "HTXSNV", 2025: "HTTNV"}),
    ],
)
def test_ratings_in_words(told: str, ratings: Mapping[int, str]) -> None:
    """A year that is not rated yet has no rating."""
    assert read(f"{{rating: {told}}}").ratings == ratings


@pytest.mark.parametrize(
    ("told", "judgements"),
    [
        ("{selected: null}", {}),
        ("{selected: not yet}", {}),
        ("{selected: not recorded}", {}),
        ("{selected: pending}", {}),
        ("{selected: unknown, unity: yes}", {"unity": True}),
        ("not recorded", {}),
        ("[]", {}),
        ("{selected: met}", {"selected": True}),
        ("{selected: không đạt}", {"selected": False}),
        ("{selected: not met}", {"selected": False}),
        ("{selected: {answer: yes, by: council, on: 2025-12-01}}", {"selected": True}),
    ],
)
def test_judgements_that_are_open_are_left_out(told: str, judgements: Mapping[str, bool]) -> None:
    """Only a decision decides."""
    assert read(f"{{judgement: {told}}}").judgements == judgements


@pytest.mark.parametrize(
    ("told", "measures"),
    [
        ("cảnh cáo in 2025", (Measure("canh_cao", None, 2025),)),
        (
            "[khiển trách 2024, 'cách chức, 2025']",
            (Measure("khien_trach", None, 2024), Measure("cach_chuc", None, 2025)),
        ),
        ("{form: warning, year: 2025}", (Measure("canh_cao", None, 2025),)),
        ("[]", ()),
        ("none", ()),
        ("0", ()),
        ("null", None),
    ],
)
def test_measures_in_words(told: str, measures: tuple[Measure, ...] | None) -> None:
    """A list, one block or bare words."""
    assert read(f"{{disciplined: {told}}}").members_disciplined == measures


@pytest.mark.parametrize(
    ("form", "year", "verdict"),
    [
        ("cảnh cáo", 2025, "fail"),
        ("khiển trách", 2025, "pass"),
        ("sa thải", 2025, "undetermined"),
        ("sa thải", 2024, "pass"),
    ],
)
def test_a_form_of_unknown_order_leaves_the_condition_open(
    form: str, year: int, verdict: str
) -> None:
    """Only for the year in which it was taken."""
    case, _ = case_from(
        read_yaml(
            "award: TTLDTT\non: 2025-12-22\nfacts: {members: 10, with_LDTT: 9, rating: HTTNV,"
            f" disciplined: [{{form: {form}, in_year: {year}}}],"
            " judgement: {'active, solidarity, observance': yes}}",
            "case",
        ),
        books(),
    )
    assert case is not None
    assert judge(case, books().rules, books().usage).verdict == verdict
