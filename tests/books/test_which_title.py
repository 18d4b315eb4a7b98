"""Which title fits a subject, and a title for a year beside who signs it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from thidua.books.law.answer import answer

COMPANY = {
    "force": "army",
    "members": 40,
    "completed_task": 40,
    "with_CSTT": 28,
    "with_CSTDCS": 2,
    "rating": "HTXSNV",
    "disciplined": [],
    "judgement": {"active, solidarity, observance": "yes"},
}


def asked(question: str, facts: dict[str, Any], **more: Any) -> tuple[str, object]:
    """Return verdict and value of a question about a collective of 2025."""
    found = answer({"on": date(2025, 12, 20), "question": question, "facts": facts, **more})
    return found["verdict"], found["value"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, ("pass", "DVQT")),
        ({"force": "police"}, ("pass", "DVQT")),
        ({"with_CSTT": 27}, ("fail", "DVQT")),
        ({"with_CSTDCS": 0}, ("fail", "DVQT")),
        ({"rating": "HTTNV"}, ("fail", "DVQT")),
        ({"with_CSTDCS": None}, ("undetermined", None)),
    ],
)
def test_a_collective_gets_no_title_of_a_person(told, expected):
    facts = {key: value for key, value in (COMPANY | told).items() if value is not None}
    assert asked("Which excellent title is met?", facts) == expected


def test_a_word_of_rank_means_the_title_of_the_force():
    assert asked("Which advanced title is met?", COMPANY) == ("pass", "DVTT")
    civil = {key.replace("CSTT", "LDTT"): one for key, one in COMPANY.items() if key != "force"}
    assert asked("Danh hiệu xuất sắc: danh hiệu nào?", civil) == ("pass", "TTLDXS")


def test_an_award_told_in_the_facts_is_the_one_asked():
    facts = COMPANY | {"award": "DVTT"}
    assert answer({"on": date(2025, 12, 20), "question": "Which is met?", "facts": facts})[
        "award"
    ] == ("DVTT")


@pytest.mark.parametrize(
    ("question", "criteria", "verdict"),
    [
        ("GDVH for 2025?", None, "undetermined"),
        ("GDVH for 2025?", "yes", "pass"),
        ("GDVH for 2025?", "no", "fail"),
        ("GDVH signed by the commune chair?", None, "pass"),
    ],
)
def test_a_title_for_a_year_is_not_met_by_its_signer_alone(question, criteria, verdict):
    facts: dict[str, Any] = {"decider": "XA_CHAIR"}
    facts |= {"judgement": {"three criteria": criteria}} if criteria else {}
    assert asked(question, facts, subject="a family of the commune")[0] == verdict
