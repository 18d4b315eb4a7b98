"""Initiatives, scientific works and ingenuity in combat, as people write them."""

from __future__ import annotations

import pytest

from thidua.books.law.awards import books
from thidua.books.reader import read_yaml
from thidua.kernel.rules.facts import Case, Work
from thidua.kernel.rules.read_case import case_from


def read(facts: str, subject: str = "a clerk") -> tuple[Case | None, list[str]]:
    """Return the case and the code of every fault."""
    text = f"award: CSTDCS\non: 2025-12-20\nsubject: {subject}\nfacts: {facts}"
    case, faults = case_from(read_yaml(text, "case"), books())
    return case, [fault.code for fault in faults]


def works(facts: str) -> tuple[Work, ...] | None:
    """Return the works of a case without faults."""
    case, faults = read(facts)
    assert case is not None, faults
    return case.facts.works


@pytest.mark.parametrize(
    ("told", "recognised"),
    [
        ("recognised: yes", True),
        ("recognised: 2025-11-02", True),
        ("recognised: 2025", True),
        ("recognised: có, quyết định 12", True),
        ("recognised: council of the unit", True),
        ("accepted: '2025-11-02'", True),
        ("recognised_by: head of unit", True),
        ("recognised: 2026-01-20", False),
        ("recognised: 20/01/2026", False),
        ("recognised: 'QĐ 12, ngày 02.11.2025'", True),
        ("recognised: null", False),
        ("recognised: no", False),
        ("recognised: not yet", False),
        ("recognised: chưa", False),
        ("recognised: submitted in November", False),
        ("accepted: null", False),
        ("accepted: false", False),
        ("accepted: '2026-02-01'", False),
        ("recognised: yes, accepted: no", False),
        ("state: registered only", False),
        ("state: đã nghiệm thu", True),
        ("status: pending", False),
        ("recognised_by: nobody yet", False),
        ("recognised_by: null", False),
        ("year: 2025", None),
        ("applied: yes", None),
    ],
)
def test_whether_a_work_is_recognised(told: str, recognised: bool | None) -> None:
    """What is told and open is a no; what is not told stays so."""
    [work] = works(f"{{initiatives: [{{scope: grassroots, {told}}}]}}") or ()
    assert work.recognised is recognised


def test_what_is_not_recognised_is_not_applied() -> None:
    """An initiative is one only once it is recognised."""
    told = "{initiatives: [{scope: ministry_province, applied: yes, recognised: not yet}]}"
    [work] = works(told) or ()
    assert work.applied is False


@pytest.mark.parametrize(
    ("said", "scope"),
    [
        ("cơ sở", "grassroots"),
        ("unit", "grassroots"),
        ("a provincial department", "grassroots"),
        ("cấp xã", "commune"),
        ("huyện", "district"),
        ("province", "ministry_province"),
        ("cấp Bộ", "ministry_province"),
        ("toàn quân", "ministry_province"),
        ("whole public security force", "ministry_province"),
        ("nation-wide", "nation"),
        ("toàn quốc", "nation"),
    ],
)
def test_scope_in_words(said: str, scope: str) -> None:
    """In either language."""
    [work] = works(f"{{science: [{{scope: {said}, accepted: yes}}]}}") or ()
    assert work.scope == scope


@pytest.mark.parametrize(
    ("facts", "faults"),
    [
        ("{science: [{kind: đề tài, accepted: 2025-09-30}]}", []),
        ("{combat: [{recognised: yes}]}", []),
        ("{science: [{applied: yes, recognised_by: minister}]}", ["rules.key_missing"]),
        ("{initiatives: [{recognised: yes}]}", ["rules.key_missing"]),
        ("{initiatives: [{scope: world, recognised: yes}]}", ["case.no_such_scope"]),
        ("{initiatives: 2}", ["rules.not_a_list"]),
    ],
)
def test_a_scope_is_needed_where_the_law_asks_one(facts: str, faults: list[str]) -> None:
    """For an initiative, and for what a head of more than the unit recognised."""
    assert read(facts)[1] == faults


@pytest.mark.parametrize(
    "told",
    [
        "{recognised: yes, scope: unit}",
        "[{scope: grassroots, recognised: 2025-10-01}]",
        "recognised",
        "yes",
    ],
)
def test_ingenuity_in_combat_has_two_names(told: str) -> None:
    """A list, a block or one word; the force of who shows it stays open until it is told."""
    case, _ = read(f"{{combat_ingenuity: {told}}}")
    assert case is not None
    [work] = case.facts.works or ()
    assert (work.kind, work.scope, work.recognised) == ("combat", "grassroots", True)
    assert case.facts.combat_told
    assert case.facts.force == ""


@pytest.mark.parametrize(
    "words",
    ["đề tài cấp tỉnh, nghiệm thu 2024", "đề tài xã hội, môi trường cấp Bộ, số 7, nghiệm thu 2024"],
)
def test_words_of_a_work(words: str) -> None:
    """One line tells scope, state and year."""
    assert works(f"{{science: ['{words}']}}") == (
        Work("science", "ministry_province", True, year=2024),
    )


@pytest.mark.parametrize(
    ("facts", "count"),
    [("{initiatives: none}", 0), ("{initiatives: []}", 0), ("{initiatives: null}", None)],
)
def test_none_is_told_and_null_is_not(facts: str, count: int | None) -> None:
    """An empty list says that there are none."""
    found = works(facts)
    assert (None if found is None else len(found)) == count


@pytest.mark.parametrize("key", ["replicable", "can_be_replicated", "replicated", "replication"])
def test_whether_a_work_can_be_replicated(key: str) -> None:
    """Under any of its names."""
    told = f"{{initiatives: [{{scope: nation, recognised_by: minister, {key}: no}}]}}"
    [work] = works(told) or ()
    assert work.replicable is False
