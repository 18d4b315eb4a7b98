"""A case that cannot be is told with every fault; one that is only loosely written is read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from thidua.books.law.awards import books
from thidua.books.reader import read_yaml
from thidua.kernel.problems import BookError
from thidua.kernel.rules.facts import Case, Grant
from thidua.kernel.rules.faults import FAULTS, worded
from thidua.kernel.rules.read_case import case_from

DAY = "on: 2026-03-01\naward: BKTTG\n"


def read(text: str) -> tuple[Case | None, list[tuple[str, tuple[Any, ...]]]]:
    """Return the case and code and place of every fault."""
    case, problems = case_from(read_yaml(text, "case"), books())
    for problem in problems:
        assert worded(problem).vi
        assert worded(problem).en
    return case, [(problem.code, problem.where) for problem in problems]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("award: BKTTG", [("case.no_day", ("on",))]),
        ("on: 2026-03-01", [("case.no_award", ("award",))]),
        ("on: 2026-03-01\naward: BKX", [("case.no_such_award", ("award",))]),
        (DAY + "route: z", [("case.no_such_route", ("route",))]),
        (DAY + "facts: [1]", [("rules.not_a_mapping", ("facts",))]),
        (DAY + "facts: {rating: 7}", [("case.wrong_type", ("rating",))]),
        (DAY + "facts: {rating: {2027: HTTNV}}", [("case.future_year", ("rating", 2027))]),
        (DAY + "facts: {rating: {25: HTTNV}}", [("case.not_a_year", ("rating", 25))]),
        (DAY + "facts: {rating: {2024: A1}}", [("case.no_such_rating", ("rating", 2024))]),
        (
            DAY + "facts: {rating: [{year: 2024, rating: HTTNV}, {year: 2024, rating: HTXSNV}]}",
            [("case.two_ratings", ("rating", 1))],
        ),
        (
            DAY + "facts: {titles: {CSTDCS: [2023, 2023]}}",
            [("case.granted_twice", ("titles", "CSTDCS", 1))],
        ),
        (DAY + "facts: {titles: {QQ: [2023]}}", [("case.no_such_award", ("titles", "QQ", 0))]),
        (
            DAY + "facts: {titles: {CSTDCS: [2027]}}",
            [("case.future_year", ("titles", "CSTDCS", 0))],
        ),
        (
            DAY + "facts: {born: 1990-05-01, titles: {CSTDCS: [1985]}}",
            [("case.before_born", ("born",))],
        ),
        (
            DAY + "facts: {founded: 2018-05-01, awards: [{award: BKBBNT, year: 2017}]}",
            [("case.before_founded", ("founded",))],
        ),
        (
            DAY + "facts: {units: [{unit: A, from: 2020-01-01, to: 2022-12-31},"
            " {unit: B, from: 2022-06-01}]}",
            [("case.units_overlap", ("units", 1))],
        ),
        (
            DAY + "facts: {members: 10, with_LDTT: 11}",
            [("case.too_many", ("with_LDTT",))],
        ),
        (DAY + "facts: {members: -1}", [("case.negative", ("members",))]),
        (
            DAY + "facts: {discipline: [{form: null}]}",
            [("case.no_such_form", ("discipline", 0, "form"))],
        ),
        (
            DAY + "facts: {initiatives: [{scope: world}]}",
            [("case.no_such_scope", ("initiatives", 0, "scope"))],
        ),
        (
            DAY + "facts: {judgement: {observance: perhaps}}",
            [("case.not_yes_no", ("judgement", "observance"))],
        ),
        (
            DAY + "facts: {movement: {start: soon}}",
            [("rules.not_a_day", ("movement", "start"))],
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(text: str, faults: list[Any]) -> None:
    """Nothing is judged on facts that contradict themselves."""
    assert read(text) == (None, faults)


def test_every_fault_of_a_case_comes_at_once() -> None:
    """The officer mends the file once."""
    text = "award: XX\non: 2026-03-01\nfacts: {rating: {2027: HTTNV, 2024: A}, members: -3}"
    assert [code for code, _ in read(text)[1]] == [
        "case.no_such_award",
        "case.negative",
        "case.future_year",
        "case.no_such_rating",
    ]


def test_every_fault_has_words() -> None:
    """Both languages say what is wrong and what to do."""
    for code, (wrong, mend) in FAULTS.items():
        assert all((wrong.vi, wrong.en, mend.vi, mend.en)), code


def test_two_ratings_of_one_year_in_a_block_are_refused_by_the_reader() -> None:
    """YAML would let the later one win in silence."""
    with pytest.raises(BookError, match="key '2024' stands here twice"):
        read(DAY + "facts:\n  rating:\n    2024: HTTNV\n    2024: HTXSNV")


@pytest.mark.parametrize(
    ("facts", "year"),
    [
        ("{rating: {2024: HTTNV, 2025: HTTNV}}", 2025),
        ("{rating: {2019: HTTNV}}", 2025),
        ("{titles: {CSTDCS: [2026]}}", 2026),
        ("{}", 2025),
    ],
)
def test_year_under_review(facts: str, year: int) -> None:
    """The newest year that is told, if it is this or the last one; else the last."""
    case, _ = read(f"{DAY}facts: {facts}")
    assert case is not None
    assert case.facts.year == year


def test_in_december_the_running_year_is_reviewed() -> None:
    """A year is reviewed at its end."""
    case, _ = read("on: 2025-12-20\naward: LDTT\nfacts: {rating: HTTNV}")
    assert case is not None
    assert (case.facts.year, case.facts.ratings) == (2025, {2025: "HTTNV"})


def test_the_looser_form_is_read_too() -> None:
    """Question, subject and free words, as worked cases are exchanged."""
    case, faults = read(
        """
as_of: '2026-03-01'
subject: Trung tá X (fictional)
question: "HCBVTQ3 by art. 47.1.c: computable part?"
facts:
  rating: HTTNV every year 2021-2025
  awards: [{award: BKTTG, year: 2020, type: CONG_TRANG}]
  titles: {"CSTDCS (Ministry of Defence)": [2021, {year: 2022, cancelled: 2025-01-01}]}
  founded: '1990-02-03'
  targets: exceeded
""".replace("'2026-03-01'", "2026-03-01")
    )
    assert faults == []
    assert case is not None
    assert (case.award, case.routes, case.computable) == ("HCBVTQ3", ("i.c",), True)
    assert case.facts.groups == {"army", "police"}
    assert case.facts.ratings == dict.fromkeys(range(2021, 2026), "HTTNV")
    assert set(case.facts.grants) == {
        Grant("BKTTG", 2020, "CONG_TRANG"),
        Grant("CSTDCS", 2021, giver="FORCE_MINISTRY"),
        Grant("CSTDCS", 2022, cancelled=date(2025, 1, 1), giver="FORCE_MINISTRY"),
    }
    assert case.facts.numbers["years_of_existence"] == 36
    assert case.facts.answers["targets_exceeded"] is True


@pytest.mark.parametrize(
    ("text", "award"),
    [
        ("CSTDCS for 2025 although LDTT was not granted?", "CSTDCS"),
        ("Three consecutive CSTDCS for CSTDBBNT?", "CSTDBBNT"),
        ("Huân chương Lao động hạng Nhì?", "HCLD2"),
        ("bang khen cua thu tuong chinh phu", "BKTTG"),
        ("cờ thi đua của tỉnh", "COBBNT"),
        ("giấy mời", None),
    ],
)
def test_award_is_found_by_code_or_name(text: str, award: str | None) -> None:
    """With or without marks; the longest name wins."""
    from thidua.kernel.rules.read_case import award_in

    assert award_in(text, books()) == award
