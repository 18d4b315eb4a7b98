"""What leans on a place of the law: nothing that is cited is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.books.law import leaning, topics
from thidua.books.law.awards import rules
from thidua.kernel.rules.conditions import AllOf

LAW = "06/2022/QH15"
NUMBERS = sorted({one.cite.instrument for one in leaning.everything()})


def test_the_article_that_moved_the_powers_of_districts():
    found = leaning.affected("129/2025/NĐ-CP", 59)
    stops = {one.award for one in found if one.part == "stop"}
    assert {"XATB", "BKTTG"} <= stops
    assert [one.where for one in found if one.topic] == ["decider.commune_since"]


def test_the_article_of_the_grassroots_fighter():
    found = leaning.affected(LAW, 23)
    assert {one.award for one in found if one.award} == {"CSTDCS"}
    first = found[0]
    assert (first.part, first.where, first.cite.say().vi) == (
        "version",
        "2024-01-01",
        "Điều 23 06/2022/QH15",
    )
    texts = {one.where: one.text.vi for one in found}
    assert texts["2024-01-01 a base"] == "Đạt tiêu chuẩn Lao động tiên tiến hoặc Chiến sĩ tiên tiến"


def test_the_amending_law_ends_the_certainty_of_every_award():
    found = leaning.affected("06/2026/QH16")
    assert {one.award for one in found if one.part == "amended"} == set(rules())


def test_a_place_on_which_nothing_leans():
    assert leaning.affected("99/2099/NĐ-CP") == []
    assert leaning.affected(LAW, 9999) == []


def test_every_condition_with_words_is_found():
    listed = {(one.award, one.where, one.cite) for one in leaning.everything()}
    for code, rule in rules().items():
        for version in rule.versions:
            for route in version.routes:
                for one in route.requires.walk():
                    if isinstance(one, AllOf) and one.said is None:
                        continue
                    where = f"{version.valid_from.isoformat()} {route.id} {one.id}".rstrip()
                    assert (code, where, one.cite) in listed


def test_every_provision_of_a_topic_is_found():
    wanted = {(p.id, cite) for p in topics.books().provisions.values() for cite in p.cites}
    found = {(one.where, one.cite) for one in leaning.everything() if one.part == "provision"}
    assert found == wanted


def test_every_place_cited_is_in_an_instrument_of_the_books():
    assert set(NUMBERS) - set(topics.instruments()) == set()


@given(st.sampled_from(NUMBERS))
def test_the_articles_divide_what_leans_on_an_instrument(number):
    whole = leaning.affected(number)
    parts = [one for rows in leaning.articles(number).values() for one in rows]
    assert sorted(map(repr, parts)) == sorted(map(repr, whole))
    for article, rows in leaning.articles(number).items():
        if article is not None:
            assert list(rows) == leaning.affected(number, article)


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        ("06/2022/QH15", "06-2022-qh15"),
        ("152/2025/NĐ-CP", "152-2025-nd-cp"),
        ("311/QĐ-BNV", "311-qd-bnv"),
        ("5007/BNV-TĐKT", "5007-bnv-tdkt"),
    ],
)
def test_a_number_as_part_of_an_address(number, slug):
    assert leaning.slug_of(number) == slug
    assert leaning.by_slug()[slug].number == number
