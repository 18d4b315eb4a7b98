"""The topic books of the law: they agree with themselves, and every worked case comes out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from thidua.books.law.topics import TOPICS, books, case_topics, cases, instruments, provisions
from thidua.books.reader import read_book, read_yaml
from thidua.kernel.problems import BookError
from thidua.kernel.rules.topics import QUESTIONS, Result, ask, ask_case, read_case
from thidua.kernel.rules.topics.book import provision_from
from thidua.kernel.rules.topics.instruments import article_exists, in_force

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = Path(os.environ.get("THIDUA_SHARED", ROOT.parent / "shared")) / "law/scenarios.yaml"
CASES = [(topic, case) for topic in case_topics() for case in cases(topic)]


@pytest.mark.parametrize(("topic", "case"), CASES, ids=[f"{t}: {c['name']}" for t, c in CASES])
def test_worked_case(topic, case):
    result = ask(case["ask"], case["facts"], books(), case["on"])
    expected = case["expect"]
    assert result.verdict == expected["verdict"], result.why.en
    if "value" in expected:
        assert result.value == expected["value"], result.why.en
    assert set(expected.get("warns", [])) <= {note.code for note in result.warnings}


def test_names_of_cases_are_unique_and_every_question_has_a_case():
    for topic in case_topics():
        names = [case["name"] for case in cases(topic)]
        assert len(set(names)) == len(names), topic
    assert {case["ask"] for _, case in CASES} == set(QUESTIONS)


def test_every_question_can_say_more_than_that_it_does_not_know():
    silent = set(QUESTIONS) - {
        case["ask"] for _, case in CASES if case["expect"]["verdict"] != "undetermined"
    }
    assert silent == {"archive.retention", "votes.candidate", "votes.secrecy"}


def test_undetermined_answers_say_why_in_both_languages():
    for _, case in CASES:
        result = ask(case["ask"], case["facts"], books(), case["on"])
        assert result.why.vi.strip(), case["name"]
        assert result.why.en.strip(), case["name"]
        plain = result.plain()
        assert plain["verdict"] in {"pass", "fail", "undetermined", "value"}
        if result.verdict == "pass":
            assert plain["cite"], case["name"]


def test_every_provision_stands_in_an_instrument_and_an_article_that_can_exist():
    for found in provisions().values():
        for cite in found.cites:
            assert cite.instrument in instruments(), f"{found.id}: {cite.instrument}"
            if cite.article is not None:
                exists = article_exists(instruments(), cite.instrument, cite.article)
                assert exists, f"{found.id}: {cite.say().en}"


def test_every_provision_is_worded_in_both_languages_and_its_days_are_in_order():
    for found in provisions().values():
        assert found.said.vi != found.said.en, found.id
        start, end, certain = found.valid_from, found.valid_to, found.certain_until
        assert start is None or end is None or start <= end, found.id
        assert start is None or certain is None or start <= certain, found.id


def test_what_is_not_read_decides_nothing():
    """A provision marked `unverified` never leads to pass, fail or a figure."""
    for _, case in CASES:
        result = ask(case["ask"], case["facts"], books(), case["on"])
        if result.verdict in {"pass", "fail"}:
            assert "not_read" not in {note.code for note in result.warnings}, case["name"]


def test_codes_in_the_books_are_known():
    known = books()
    for found in provisions().values():
        for name in ("gives", "awards", "silent", "except_awards"):
            for code in found.data.get(name, ()):
                assert code in known.awards or code == "INITIATIVE", f"{found.id}: {code}"
        for code in found.data.get("parts", ()):
            assert code in known.named["parts"], f"{found.id}: {code}"
        for base in found.data.get("bases", ()):
            assert base in known.named["bases"], f"{found.id}: {base}"
        if found.kind == "decider":
            assert found.data["who"] in known.named["bodies"], found.id


def test_everybody_can_find_who_decides_each_award():
    day = date(2026, 3, 1)
    without = {"CO_QUAN_KHU_DHQG", "BK_QUAN_KHU_DHQG"}
    for code in set(books().awards) - without:
        found = ask("authority.deciders", {"award": code}, books(), day)
        assert found.value or found.before, code


def test_awards_bear_the_same_names_and_kinds_as_their_rules():
    folders = {"title": "titles", "commendation": "commendations"}
    root = ROOT / "src/thidua/books/law"
    for code, award in books().awards.items():
        path = root / folders[award.kind] / code.lower() / "rule.yaml"
        if path.is_file():
            tree = read_yaml(path.read_text(encoding="utf-8"), str(path))
            assert tree["rule"] == code
            assert tree["family"] == award.family, code
            assert tree["level"] == award.level, code


def test_instruments_in_force_on_the_days_of_change():
    def decrees(day: date) -> set[str]:
        found = in_force(instruments().values(), day)
        return {i.number for i in found} & {"98/2023/NĐ-CP", "152/2025/NĐ-CP"}

    assert decrees(date(2025, 6, 30)) == {"98/2023/NĐ-CP"}
    assert decrees(date(2025, 7, 1)) == {"152/2025/NĐ-CP"}
    assert decrees(date(2027, 3, 1)) == set()


def test_one_base_salary_on_every_day_since_the_middle_of_2023():
    known = books()
    for month in range(42):
        year, index = divmod(6 + month, 12)
        assert len(known.of("base_salary", date(2023 + year, index + 1, 1))) == 1


def test_an_entry_that_says_too_little_or_too_much_is_refused():
    spans = read_book("law/common.yaml")["spans"]
    whole = {"id": "x", "kind": "k", "span": "L22", "cite": {"article": 5}, "vi": "a", "en": "b"}
    assert provision_from(whole, spans, "common").cites[0].article == 5
    for wrong in ({**whole, "colour": 1}, {**whole, "span": "L99"}, {"id": "x"}):
        with pytest.raises(BookError, match=r"books/law/common\.yaml: x"):
            provision_from(wrong, spans, "common")


def test_topics_are_files():
    folder = ROOT / "src/thidua/books/law"
    assert [name for name in TOPICS if not (folder / f"{name}.yaml").is_file()] == []


# -- the research cases, as they were written ------------------------------------------------------

ASKED_ELSEWHERE = {"L045"}  # with a judgement: a rule decides it; the signer is a case here


def _scenarios() -> Iterator[dict[str, Any]]:
    if SCENARIOS.is_file():
        yield from read_yaml(SCENARIOS.read_text(encoding="utf-8"), "scenarios")["scenarios"]


def _same(result: Result, expected: object) -> bool:
    if isinstance(expected, dict):
        return result.value == {k: str(v) for k, v in expected.items()}
    if isinstance(result.value, dict):
        return all(f"{k}: {v}" in str(expected) for k, v in result.value.items())
    return result.value == expected or str(result.value) in str(expected)


@pytest.mark.skipif(not SCENARIOS.is_file(), reason="no research folder (THIDUA_SHARED)")
@pytest.mark.parametrize("scenario", list(_scenarios()), ids=lambda s: s["id"])
def test_research_case_in_its_own_words(scenario):
    asked = read_case(scenario)
    if asked.topic is None:
        assert scenario["id"] not in {case.get("source") for _, case in CASES} - ASKED_ELSEWHERE
        return
    result = ask_case(scenario, books())
    assert result is not None
    expected = scenario["expected"]
    assert result.verdict == expected["verdict"], result.why.en
    if "value" in expected:
        assert _same(result, expected["value"]), result.value
    if "must_warn" in expected:
        assert result.warnings


@pytest.mark.skipif(not SCENARIOS.is_file(), reason="no research folder (THIDUA_SHARED)")
def test_a_case_about_a_standard_is_left_to_the_rules():
    taken = {s["id"] for s in _scenarios() if read_case(s).topic is not None}
    ours = {case["source"] for _, case in CASES if "source" in case}
    assert taken == ours - ASKED_ELSEWHERE
