"""From a record to the facts of a case: read without a fault, judged like the case by hand."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.apps.records import actions, queries
from thidua.apps.records.models import Subject
from thidua.books.law import awards as book
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.read_case import case_from

TODAY = date(2026, 3, 2)
BY_HAND = {
    "award": "CSTDBBNT",
    "on": TODAY,
    "year": 2025,
    "subject": {"kind": "individual", "force": "civil", "groups": ["official"]},
    "facts": {
        "rating": {2023: "HTTNV", 2024: "HTXSNV", 2025: "HTXSNV"},
        "titles": {"CSTDCS": [2024, 2025]},
        "awards": [],
        "initiatives": [
            {
                "scope": "ministry_province",
                "recognised": True,
                "applied": True,
                "recognised_by": "Chủ tịch UBND tỉnh",
                "year": 2025,
            }
        ],
        "science": [],
        "discipline": [],
        "open_cases": [],
        "born": "1985-11-21",
        "subject_kind": "individual",
        "force": "civil",
    },
}


def read(tree):
    case, faults = case_from(tree, book.books())
    assert faults == []
    return case


def test_a_record_says_what_the_case_by_hand_says(anna):
    assert queries.case_of(anna, "CSTDBBNT", on=TODAY, year=2025) == BY_HAND


@pytest.mark.parametrize("award", ["CSTDBBNT", "CSTDCS", "BKBBNT", "BKTTG", "LDTT", "HCLD3"])
def test_it_is_judged_like_the_case_by_hand(anna, award):
    case = read(queries.case_of(anna, award, on=TODAY, year=2025))
    other = read(BY_HAND | {"award": award})
    assert case == other
    found, expected = (judge(one, book.rules(), book.usage()) for one in (case, other))
    assert found == expected


def test_what_is_not_known_is_not_said(land):
    bare = actions.add_subject(
        kind="individual",
        full_name="Lê Văn Trống",
        unit_id=land.commune.pk,
        by=land.officer,
        today=TODAY,
    )
    facts = queries.facts_of(bare, on=TODAY, year=2025)
    assert facts == {"subject_kind": "individual", "force": "civil"}
    case = read(queries.case_of(bare, "CSTDCS", on=TODAY, year=2025))
    assert judge(case, book.rules(), book.usage()).verdict.value == "undetermined"


def test_what_came_after_the_day_is_left_out(anna, land):
    facts = queries.facts_of(anna, on=date(2025, 6, 1), year=2024)
    assert facts["rating"] == {2023: "HTTNV", 2024: "HTXSNV", 2025: "HTXSNV"}
    facts = queries.facts_of(anna, on=date(2024, 6, 1), year=2023)
    assert facts["rating"] == {2023: "HTTNV", 2024: "HTXSNV"}
    assert facts["titles"] == {"CSTDCS": [2024]}
    assert facts["initiatives"] == []


def test_a_cancelled_title_says_so_and_a_new_one_of_the_year_takes_its_place(anna, land):
    grant = anna.grants.get(year=2025)
    actions.cancel_grant(
        grant.pk, day=date(2026, 1, 10), basis="QĐ 1/QĐ-UBND", by=land.officer, today=TODAY
    )
    facts = queries.facts_of(anna, on=TODAY, year=2025)
    assert facts["titles"] == {"CSTDCS": [2024, {"year": 2025, "cancelled": "2026-01-10"}]}
    actions.record_grant(anna.pk, award="CSTDCS", year=2025, by=land.officer, today=TODAY)
    facts = queries.facts_of(anna, on=TODAY, year=2025)
    assert facts["titles"] == {"CSTDCS": [2024, 2025]}


def test_judgements_of_the_award_and_year_count_the_newest_first(anna, land):
    said = {"award": "LDTT", "year": 2025, "condition": "solidarity", "by": land.chief}
    actions.record_judgement(anna.pk, **said, answer=False, today=TODAY)
    actions.record_judgement(anna.pk, **said, answer=True, today=TODAY)
    facts = queries.facts_of(anna, on=TODAY, year=2025, award="LDTT")
    assert facts["judgement"] == {"solidarity": True}
    assert "judgement" not in queries.facts_of(anna, on=TODAY, year=2025, award="CSTDCS")
    assert "judgement" not in queries.facts_of(anna, on=TODAY, year=2024, award="LDTT")


def test_many_records_cost_as_many_queries_as_one(anna, land, django_assert_num_queries):
    for number in range(3):
        actions.add_subject(
            kind="individual",
            full_name=f"Trần Văn Số {number}",
            unit_id=land.commune.pk,
            by=land.officer,
            today=TODAY,
        )
    one, all_of = Subject.objects.filter(pk=anna.pk), Subject.objects.all()
    for rows, count in ((one, 1), (all_of, 4)):
        with django_assert_num_queries(7):
            found = list(queries.facts_for(rows, on=TODAY, year=2025, award="LDTT"))
        assert len(found) == count
    every = {one.pk: facts for one, facts in queries.facts_for(all_of, on=TODAY, year=2025)}
    assert every[anna.pk] == queries.facts_of(anna, on=TODAY, year=2025)


@pytest.fixture
def office(anna, land):
    """The commune as a collective of three: Bà A and two more."""
    made = actions.add_subject(
        kind="collective",
        full_name="Xã Mẫu Thượng",
        unit_id=land.commune.pk,
        own_unit_id=land.commune.pk,
        by=land.officer,
        today=TODAY,
    )
    for name in ("Trần Văn B", "Lê Văn C"):
        other = actions.add_subject(
            kind="individual",
            full_name=name,
            unit_id=land.commune.pk,
            by=land.officer,
            today=TODAY,
            since=date(2020, 1, 1),
        )
        actions.record_rating(other.pk, year=2025, code="HTNV", by=land.officer, today=TODAY)
        actions.confirm_parts(other.pk, parts=["discipline"], by=land.officer, today=TODAY)
    return made


def test_members_are_counted_from_their_records(office, land):
    assert queries.members_facts(office, 2025, on=TODAY) == {
        "members": 3,
        "with_LDTT": 0,
        "with_CSTT": 0,
        "with_CSTDCS": 1,
        "with_CSTDBBNT": 0,
        "completed_task": 3,
        "disciplined": [],
    }
    facts = queries.facts_of(office, on=TODAY, year=2025)
    assert {"members", "with_CSTDCS", "completed_task"} <= facts.keys()
    read(queries.case_of(office, "TTLDTT", on=TODAY, year=2025))


def test_a_count_that_the_records_do_not_bear_is_left_out(office, land):
    assert queries.members_facts(office, 2023, on=TODAY) == {"members": 3, "disciplined": []}
    other = Subject.objects.get(full_name="Lê Văn C")
    actions.confirm_parts(other.pk, parts=[], by=land.officer, today=TODAY)
    assert "disciplined" not in queries.members_facts(office, 2025, on=TODAY)


def test_members_of_a_province_are_those_of_its_units_too(office, land):
    province = replace_unit(land)
    assert queries.members_facts(province, 2025, on=TODAY)["members"] == 3


def replace_unit(land):
    return actions.add_subject(
        kind="collective",
        full_name="Tỉnh Mẫu Sơn",
        unit_id=land.province.pk,
        own_unit_id=land.province.pk,
        by=land.standing,
        today=TODAY,
    )
