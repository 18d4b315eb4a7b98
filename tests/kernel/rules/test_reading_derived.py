"""What follows from other facts: hard service, rounds, ranks, targets, days, heads."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from thidua.books.law.awards import books
from thidua.kernel.rules.facts import Facts
from thidua.kernel.rules.read_case import case_from

DAY = date(2026, 3, 1)


def read(subject: str | None = None, **facts: object) -> Facts:
    """Return the facts of a case."""
    tree = {"award": "HCDL3", "on": DAY, "facts": facts}
    case, faults = case_from(tree | ({} if subject is None else {"subject": subject}), books())
    assert case is not None, faults
    return case.facts


@pytest.mark.parametrize(
    ("facts", "islands", "hard"),
    [
        ({"of_which_on_islands": 2}, 2, 2),
        ({"of_which_at_sea": 2, "of_which_specially_difficult_areas": 3}, 5, 5),
        ({"of_which_border": 6}, None, 6),
        ({"of_which_in_border_commune": 8}, None, 8),
        ({"years_on_international_duty": 3}, 3, None),
        ({"full_years_on_islands": 1}, 1, 1),
        ({"of_which_months_at_sea": 18}, Fraction(3, 2), Fraction(3, 2)),
        ({"years_in_hard_areas": 4}, None, 4),
        ({"years_in_hard_areas": 4, "of_which_border": 9}, None, 4),
        ({"years_of_research": 4}, None, None),
    ],
)
def test_time_that_counts_double(
    facts: dict[str, object], islands: Fraction | None, hard: Fraction | None
) -> None:
    """For the forces border service is not named, for teachers and doctors duty abroad is not."""
    numbers = read(**facts).numbers
    found = (numbers.get("years_on_islands"), numbers.get("years_in_hard_areas"))
    assert found == (islands, hard or islands)


@pytest.mark.parametrize(
    "name", ["production_model_stable_years", "farmer_model_years", "model_years"]
)
def test_names_of_the_stable_model(name: str) -> None:
    """All are the number of years for which it is stable."""
    assert read(**{name: 3}).numbers["years_of_stable_model"] == 3


@pytest.mark.parametrize(
    ("facts", "name", "answer"),
    [
        ({"anniversary": 80}, "round_anniversary", True),
        ({"anniversary_years": 75}, "round_anniversary", False),
        ({"occasion": "80th anniversary"}, "round_anniversary", True),
        ({"occasion": "kỷ niệm 75 năm"}, "round_anniversary", False),
        ({"occasion": "năm tròn"}, "round_anniversary", True),
        ({"occasion": "National Day, 2 September"}, "round_anniversary", None),
        ({"occasion": "75th anniversary", "round_anniversary": True}, "round_anniversary", True),
        ({"published": "1946-03-01"}, "published_since_1945_09_02", True),
        ({"published": "1944-05-01"}, "published_since_1945_09_02", False),
        ({"first_published": 1950}, "published_since_1945_09_02", True),
        ({"published_year": 1945}, "published_since_1945_09_02", None),
        ({"in_cluster": False}, "leads", False),
        ({"in_cluster": False}, "eligible_for_flags", False),
        ({"movement": {"launched_by": "PM", "rank": 2}}, "leads", False),
        ({"movement": {"launched_by": "PM", "leads": True}}, "leads", True),
        ({"rank": 1, "cluster_organised_by": "tỉnh"}, "leads", None),
        ({"recognised_by": "central Fatherland Front"}, "recognised_by_central_front", True),
        ({"recognised_by": "Mặt trận Tổ quốc tỉnh"}, "recognised_by_central_front", False),
        ({"recognised_by": "Minister of Justice"}, "recognised_by_BBNT", True),
        ({"proposed_by": "Giám đốc Sở Ngoại vụ"}, "proposed_by_BBNT", False),
        ({"proposed_by": "friends"}, "proposed_by_BBNT", None),
    ],
)
def test_answers_that_follow(facts: dict[str, object], name: str, answer: bool | None) -> None:
    """What is told stands; what does not follow stays open."""
    assert read(**facts).answers.get(name) is answer


@pytest.mark.parametrize(("place", "leads"), [(1, True), (2, False)])
def test_a_place_told_in_words_without_a_cluster_is_that_in_the_movement(
    place: int, leads: bool
) -> None:
    """Otherwise `rank` is the place in a cluster."""
    told = {"movement": {"launched_by": "PM"}, "rank": place}
    assert read("a province", **told).answers["leads"] is leads
    assert "leads" not in read(**told).answers


@pytest.mark.parametrize(
    ("subject", "facts", "soldier"),
    [
        ("Binh nhất Vi Văn Sim", {}, True),
        ("Hạ sĩ Vi Văn Sim", {}, True),
        ("Vi Văn Sim", {"rank": "non-commissioned officer"}, True),
        ("Thiếu úy Vi Văn Sim", {}, False),
        ("Vi Văn Sim", {"rank": "đại tá"}, False),
        ("an officer", {}, None),
    ],
)
def test_soldiers_by_rank(subject: str, facts: dict[str, object], soldier: bool | None) -> None:
    """In the words of the subject or under its rank."""
    assert read(subject, **facts).answers.get("soldier_or_nco") is soldier


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("exceeded", "exceeded"),
        ("all exceeded", "exceeded"),
        ("vượt toàn bộ chỉ tiêu", "exceeded"),
        ("exceeded by 4 per cent", "exceeded"),
        ("10 of 10 exceeded", "exceeded"),
        ("9 of 10 exceeded", "met"),
        ("not all exceeded", "met"),
        ("all met, one not exceeded", "met"),
        ("one target missed", "met"),
        ("met", "met"),
        ("đạt", "met"),
        ("met and exceeded", None),
        ("not known", None),
    ],
)
def test_targets_in_words(told: str, word: str | None) -> None:
    """Every target must be exceeded; words that leave it open say nothing."""
    exceeded = read(targets=told).answers.get("targets_exceeded")
    assert exceeded is (None if word is None else word == "exceeded")


@pytest.mark.parametrize(
    ("subject", "facts", "person"),
    [
        ("a foreign professor", {}, True),
        ("bà Anna Brandt", {}, True),
        ("a foreign charity", {}, False),
        ("a foreign professor", {"subject_kind": "collective"}, False),
        ("somebody", {"subject_kind": "individual"}, True),
        ("somebody", {}, None),
    ],
)
def test_persons_and_bodies(subject: str, facts: dict[str, object], person: bool | None) -> None:
    """By the kind that is told, else by the words."""
    assert read(subject, **facts).answers.get("natural_person") is person


def test_numbers_in_blocks_and_of_consuls() -> None:
    """A consul has contributed as long as the office was held, unless more is told."""
    assert read(model={"stable_years": 3}).numbers["years_of_stable_model"] == 3
    told = read("an honorary consul", years_as_honorary_consul=2)
    assert told.numbers["years_of_contribution"] == 2
    assert told.answers["in_listed_foreign_body"] is False
    told = read("an honorary consul", years_as_honorary_consul=2, years_of_contribution=6)
    assert told.numbers["years_of_contribution"] == 6
