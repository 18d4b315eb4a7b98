"""What people wrote down freely counts where it says most, and nowhere else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from thidua.books.law.awards import books
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.read_case import case_from


def verdict(award: str, by: str, facts: dict[str, Any], groups: list[str] | None = None) -> str:
    """Return the verdict on a person of these groups by a place of the law."""
    subject = {"kind": "individual", "groups": groups or []}
    tree = {"award": award, "by": by, "on": date(2026, 3, 1), "subject": subject, "facts": facts}
    case, problems = case_from(tree, books())
    assert case is not None, problems
    return str(judge(case, books().rules, books().usage).verdict)


@pytest.mark.parametrize(
    ("award", "by", "group", "facts"),
    [
        (
            "HCLD3",
            "44.2",
            "farmer",
            {"years_of_stable_model": 2, "judgement": "helps many households"},
        ),
        ("HCLD1", "42.2", "worker", {"initiatives": 2, "judgement": "high value; trains others"}),
    ],
)
def test_words_of_rank_meet_no_condition_of_another_route(award, by, group, facts):
    """Many, great, high and the like stand in the wording of quite other points."""
    told = {facts["judgement"]: "yes", "recognised by BBNT": "yes", "observance": "yes"}
    works = [{"scope": "grassroots", "applied": "yes", "year": 2024}] * facts.get("initiatives", 0)
    known = {key: value for key, value in facts.items() if key == "years_of_stable_model"}
    found = verdict(award, by, {**known, "initiatives": works, "judgement": told}, [group])
    assert found == "undetermined"


def test_outstanding_alone_is_no_merit_of_a_named_point():
    told = {"judgement": {"outstanding": "yes", "observance": "yes"}}
    assert verdict("HCLD2", "43.1", told) == "undetermined"


@pytest.mark.parametrize(("years", "expected"), [(3, "pass"), (2, "undetermined")])
def test_recognition_is_found_by_its_own_name(years, expected):
    """The name of a condition is never a word that tells nothing."""
    told = {"gives a hand to many households": "yes", "recognised by BBNT": "yes"}
    facts = {
        "years_of_stable_model": years,
        "judgement": {"helps households": "yes", "observance": "yes", **told},
    }
    assert verdict("HCLD3", "44.2", facts, ["farmer"]) == expected


@pytest.mark.parametrize(
    ("said", "expected"), [(True, "pass"), (False, "fail"), (None, "undetermined")]
)
def test_a_fact_that_says_all_of_a_judgement_stands_for_it(said, expected):
    facts = {"cluster_organised_by": "BBNT", "rank": 1, "targets": "exceeded"}
    facts |= {} if said is None else {"selected_typical": said}
    facts["judgement"] = {"clean": "yes"}
    tree = {"award": "COCP", "by": "25.1", "on": date(2026, 3, 1), "facts": facts}
    case, _ = case_from(tree, books())
    assert case is not None
    assert str(judge(case, books().rules, books().usage).verdict) == expected


@pytest.mark.parametrize(("proposed", "expected"), [(True, "pass"), (False, "fail")])
def test_a_no_to_part_of_a_judgement_denies_it(proposed, expected):
    facts = {"judgement": {"outstanding contribution": "yes"}, "proposed_by_BBNT": proposed}
    tree = {"award": "HCLD3", "by": "44.6", "on": date(2026, 3, 1), "facts": facts}
    case, _ = case_from(tree, books())
    assert case is not None
    assert str(judge(case, books().rules, books().usage).verdict) == expected


def test_a_yes_or_no_fact_may_stand_in_what_people_wrote():
    told = ["absolute loyalty", "creative labour", "chosen by the collective", "trains the young"]
    words = dict.fromkeys([*told, "work of special value"], "yes")
    facts = {"years_of_contribution": 10, "judgement": words}
    assert verdict("AHLD", "63.1", facts) == "pass"
    facts["judgement"] = words | {"chosen by the collective": "no"}
    assert verdict("AHLD", "63.1", facts) == "fail"
