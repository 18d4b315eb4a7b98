"""The list of instruments: days, articles, and what cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.kernel.problems import BookError
from thidua.kernel.rules.topics.instruments import (
    article_exists,
    check,
    in_force,
    instrument_from,
)


def make(
    number: str = "1/2020/NĐ-CP", start: str | None = "2020-01-01", end: str | None = None, **more
):
    said = {"vi": "tên", "en": "name"}
    tree = {"id": number, "number": number, "kind": "decree", "name": said, "reading": said}
    tree |= {"confidence": "text-read"}
    tree |= {"valid_from": start and date.fromisoformat(start)}
    tree |= {"valid_to": end and date.fromisoformat(end)}
    return instrument_from(tree | more)


def codes(*items):
    return [(p.code, p.where) for p in check(items)]


def test_first_and_last_day_count():
    item = make(end="2025-06-30")
    days = ["2019-12-31", "2020-01-01", "2025-06-30", "2025-07-01"]
    assert [item.on(date.fromisoformat(d)) for d in days] == [False, True, True, False]


def test_an_unknown_start_is_unknown_until_the_end():
    item = make(start=None, end="2025-06-30")
    assert item.on(date(2025, 6, 30)) is None
    assert item.on(date(2025, 7, 1)) is False
    assert in_force([item, make("2")], date(2025, 1, 1)) == [make("2")]


def test_articles():
    known = {"a": make("a", articles=96), "b": make("b", known_articles=[4, 59])}
    asked = [("a", 96), ("a", 97), ("a", 0), ("b", 59), ("b", 5), ("c", 1)]
    found = [article_exists(known, number, article) for number, article in asked]
    assert found == [True, False, False, True, None, None]


def test_nothing_wrong():
    assert (
        codes(make("old", end="2023-12-31"), make("new", start="2024-01-01", replaces=["old"]))
        == []
    )


def test_end_before_start_and_start_before_issue():
    assert codes(make(end="2019-01-01")) == [("law.ends_before_start", ("1/2020/NĐ-CP",))]
    assert codes(make(issued=date(2020, 2, 1))) == [("law.issued_after_start", ("1/2020/NĐ-CP",))]


def test_two_versions_on_one_day():
    first, second = make(end="2025-06-30"), make(start="2025-06-30")
    assert codes(first, second) == [("law.two_on_one_day", ("1/2020/NĐ-CP",))]
    assert codes(first, make(start="2025-07-01")) == []


def test_circles_of_any_length():
    assert codes(make("a", replaces=["a"])) == [("law.circle", ("a",))]
    ring = [make("a", replaces=["b"]), make("b", amends=["c"]), make("c", replaces=["a"])]
    assert [code for code, _ in codes(*ring)] == ["law.circle"] * 3


def test_unknown_and_missing_keys_are_refused():
    with pytest.raises(BookError, match="colour"):
        make(colour=1)
    with pytest.raises(BookError, match="reading"):
        instrument_from(
            {
                "id": "x",
                "number": "x",
                "kind": "law",
                "name": {"vi": "a", "en": "b"},
                "valid_from": None,
                "valid_to": None,
                "confidence": "text-read",
            }
        )
