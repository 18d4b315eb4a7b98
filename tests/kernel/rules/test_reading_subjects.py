"""Kind, groups and force from the words of a subject and of a question."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.books.law.awards import books
from thidua.kernel.rules.facts import Case
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.read_case import case_from

DAY = date(2026, 3, 1)


def read(subject: object, award: str = "HCLD3", question: str = "", **facts: object) -> Case:
    """Return the case of a subject."""
    tree = {"award": award, "on": DAY, "subject": subject, "question": question, "facts": facts}
    case, faults = case_from(tree, books())
    assert case is not None, faults
    return case


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("a foreign engineer", "foreign"),
        ("a Vietnamese living overseas", "foreign"),
        ("một chuyên gia nước ngoài", "foreign"),
        ("người Việt Nam định cư ở nước ngoài", "foreign"),
        ("an officer of the Department of Foreign Affairs", ""),
        ("teacher of a school of foreign languages", ""),
        ("cán bộ Ủy ban về người Việt Nam ở nước ngoài", ""),
        ("household of bà Lê Thị Mận", "household"),
        ("hộ gia đình ông Thào A Lử", "household"),
        ("a harbour", ""),
    ],
)
def test_kind_by_the_words_of_a_subject(subject: str, kind: str) -> None:
    """Those who work with foreigners are none."""
    assert read(subject).facts.kind == kind


@pytest.mark.parametrize(
    ("question", "facts", "kind"),
    [
        ("HCLD3 for an individual?", {}, "individual"),
        ("HCLD3 cho tập thể?", {}, "collective"),
        ("HCLD3 for the foreign company?", {}, "foreign"),
        ("HCLD3 for the company?", {}, "enterprise"),
        ("HCLD3 for the company by art. 44.4.d?", {}, ""),
        ("HCLD3 for the people's committee?", {}, ""),
        ("HCLD3 for the household?", {}, "household"),
        ("HCLD3 for 2025?", {}, ""),
        ("HCLD3?", {"subject_kind": "collective"}, "collective"),
        ("HCLD3?", {"recipient": "a person"}, "individual"),
        ("HCLD3?", {"given_to": "tập thể"}, "collective"),
        ("HCLD3?", {"for": "the third time"}, ""),
    ],
)
def test_kind_by_question_and_facts(question: str, facts: dict[str, object], kind: str) -> None:
    """The facts go before the question, the question before the words of the subject."""
    assert read("somebody", question=question, **facts).facts.kind == kind


@pytest.mark.parametrize(
    ("subject", "facts", "groups", "force"),
    [
        ("Thượng tá công an Phan Văn Đá", {}, {"police"}, "police"),
        ("an officer of the public security", {}, {"police"}, "police"),
        ("Thượng tá Phan Văn Đá", {}, {"army", "police"}, ""),
        ("Thượng tá Phan Văn Đá", {"force": "army"}, {"army"}, "army"),
        ("Binh nhất Vi Văn Sim", {}, {"army", "police"}, ""),
        ("a border guard post", {}, {"army"}, "army"),
        ("Trung đội 4", {"force": "public security"}, {"police"}, "police"),
        ("diễn viên múa Y Nhi", {}, {"dance"}, "civil"),
        ("ballet dancer", {}, {"dance"}, "civil"),
        ("diễn viên xiếc", {}, {"circus"}, "civil"),
        ("bác sĩ Lò Thị Ban", {}, {"health_worker"}, "civil"),
        ("bác sĩ, giám đốc bệnh viện", {}, {"health_manager"}, "civil"),
        ("giáo viên tiểu học", {}, {"teacher"}, "civil"),
        ("Hiệu trưởng trường tiểu học", {}, {"education_manager", "teacher"}, "civil"),
    ],
)
def test_groups_and_force_by_words(
    subject: str, facts: dict[str, object], groups: set[str], force: str
) -> None:
    """An explicit word wins over a rank, and a rank is of the army or of the police."""
    award = {
        "dance": "NSND",
        "circus": "NSND",
        "health_worker": "TTND",
        "health_manager": "TTND",
        "teacher": "NGND",
        "education_manager": "NGND",
    }.get(min(groups), "HUYC_CSVV2")
    found = read(subject, award, **facts).facts
    assert (found.groups, found.force) == (groups, force)


@pytest.mark.parametrize(
    ("subject", "award", "verdict"),
    [
        ("Thượng tá công an Phan Văn Đá", "HUYC_QKQT", "fail"),
        ("Thượng tá công an Phan Văn Đá", "HUYC_ANTQ", "pass"),
        ("Thượng tá quân đội Phan Văn Đá", "HUYC_ANTQ", "fail"),
        ("Thượng tá Phan Văn Đá", "HUYC_QKQT", "pass"),
        ("a clerk", "HUYC_QKQT", "undetermined"),
        ("Phan Văn Đá", "HUYC_QKQT", "pass"),
    ],
)
def test_a_force_that_is_told_stands_against_another(
    subject: str, award: str, verdict: str
) -> None:
    """Who is in civil work may not belong to a force; a name alone is taken for granted."""
    case = read(subject, award, continuous_years=26, rating="HTTNV")
    assert judge(case, books().rules, books().usage).verdict == verdict


@pytest.mark.parametrize(
    ("subject", "is_one"),
    [
        ("a ministry", True),
        ("Ministry of Science and Technology", True),
        ("Bộ Khoa học và Công nghệ", True),
        ("UBND tỉnh Vân Hà", True),
        ("tỉnh Vân Hà", True),
        ("Sở Y tế tỉnh Vân Hà", False),
        ("researcher of a ministry", False),
        ("Bộ Chỉ huy quân sự tỉnh", False),
    ],
)
def test_ministries_and_provinces_are_bodies_of_the_state(subject: str, is_one: bool) -> None:
    """Only where the words begin with one: an office of a province is not the province."""
    groups = read(subject, "HCDL3").facts.groups
    assert groups is not None
    assert ("state_body" in groups) is is_one
