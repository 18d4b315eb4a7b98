"""What people judge is left out only where something computed remains; groups are not guessed."""

from __future__ import annotations

import pytest

from thidua.books.law.answer import answer
from thidua.books.law.awards import books
from thidua.books.reader import read_yaml
from thidua.kernel.rules.finding import Outcome
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.read_case import case_from


def judged(text: str) -> Outcome:
    """Return what is found for a case."""
    case, problems = case_from(read_yaml(f"on: 2025-03-01\nyear: 2024\n{text}", "case"), books())
    assert case is not None, problems
    return judge(case, books().rules, books().usage)


@pytest.mark.parametrize("award", ["GDVH", "HCDC"])
def test_an_award_that_only_people_judge_is_met_by_nobody_when_they_are_not_asked(award):
    found = judged(f"award: {award}\ncomputable: true\nsubject: {{kind: household}}")
    found = found if found.routes else judged(f"award: {award}\ncomputable: true")
    assert (str(found.verdict), found.code) == ("undetermined", "left_out")
    assert {route.code for route in found.routes} == {"left_out"}


def test_a_route_that_people_judge_does_not_hide_one_that_is_computed():
    asked = "award: LDTT\ncomputable: true\nsubject: {kind: individual, groups: [worker]}\n"
    found = judged(asked + "facts: {rating: {2024: KHTNV}}")
    assert [route.route.id for route in found.routes] == ["a"]
    assert str(found.verdict) == "fail"


def test_a_route_asked_for_by_name_is_answered_as_before():
    asked = "award: LDTT\nroute: b\ncomputable: true\nsubject: {kind: individual}\n"
    found = judged(asked + "facts: {discipline: []}")
    assert (str(found.verdict), found.code) == ("pass", "judged")


WORKS = """
facts:
  discipline: []
  initiatives: [{scope: district, recognised: true, year: 2024}]
  judgement: {observance: yes, trains: yes}
"""


@pytest.mark.parametrize(
    ("groups", "verdict"),
    [("[worker]", "pass"), ("[official]", "fail"), ("[official, worker]", "pass")],
)
def test_a_narrower_route_is_for_its_groups(groups, verdict):
    found = judged(f"award: BKTTG\nsubject: {{kind: individual, groups: {groups}}}{WORKS}")
    assert ("w.c" in {route.route.id for route in found.routes}) == (verdict == "pass")


def test_groups_that_were_not_told_are_asked_for():
    tree = read_yaml(
        f"on: 2025-03-01\nyear: 2024\naward: BKTTG\nsubject: {{kind: individual}}{WORKS}", "case"
    )
    told = answer(tree)
    by_id = {route["id"]: route for route in told["conditions"]}
    assert (by_id["w.c"]["verdict"], by_id["w.c"]["code"]) == ("undetermined", "group")
    assert told["verdict"] == "undetermined"
    assert "groups" in {one["fact"] for one in told["missing"]}


def test_a_question_that_says_nothing_of_the_subject_takes_it_for_granted():
    found = judged(f"award: BKTTG\nroute: w.c{WORKS}")
    assert found.routes[0].code == "judged"
    assert judged(f"award: BKTTG{WORKS}").best.route.id == "w.c"
