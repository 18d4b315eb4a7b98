"""Facts are read whatever their spelling, and never guessed."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given as property_of
from hypothesis import strategies as st

from thidua.kernel.rules.topics.values import (
    as_day,
    as_exact,
    as_whole,
    as_yes,
    days_in,
    given,
    pick,
    text_of,
)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2025-06-30", date(2025, 6, 30)),
        ("30/06/2025", date(2025, 6, 30)),
        ("ngày 1.7.2025", date(2025, 7, 1)),
        (date(2025, 6, 30), date(2025, 6, 30)),
        (datetime(2025, 6, 30, 12), date(2025, 6, 30)),
        ("2025-02-30", None),
        ("2025-02-01..2025-07-31", None),
        ("năm 2025", None),
        (None, None),
        (7, None),
    ],
)
def test_days(said, day):
    assert as_day(said) == day


def test_both_days_of_a_span():
    assert days_in("2025-02-01..31/07/2025") == [date(2025, 2, 1), date(2025, 7, 31)]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        (0.3, Fraction(3, 10)),
        ("0.3 (secondary)", Fraction(3, 10)),
        ("7/10", Fraction(7, 10)),
        ("15 per cent", Fraction(3, 20)),
        ("72%", Fraction(18, 25)),
        (3, Fraction(3)),
        ("7/0", None),
        ("none", None),
        (True, None),
        (None, None),
    ],
)
def test_numbers(said, number):
    assert as_exact(said) == number


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (True, True),
        ("yes", True),
        ("yes, recorded", True),
        ("có", True),
        ("no", False),
        ("không", False),
        ("none", False),
        ("perhaps", None),
        ("", None),
        (None, None),
    ],
)
def test_yes_and_no(said, answer):
    assert as_yes(said) is answer


def test_a_list_counts_its_things():
    assert as_whole(["a", "b"]) == 2
    assert as_whole("12 people") == 12
    assert as_whole("1.5") is None


def test_none_is_given_and_yes_is_found_under_the_key_of_an_old_reader():
    assert given({"written": None}, "written")
    assert not given({}, "written")
    assert pick({True: 8}, "yes") == 8
    assert pick({False: 1}, "no") == 1
    assert pick({"b": 2}, "a", "b") == 2


@property_of(
    st.recursive(
        st.text() | st.integers() | st.none(),
        lambda s: st.lists(s) | st.dictionaries(st.text(), s),
        max_leaves=8,
    )
)
def test_the_words_of_anything_are_text(value):
    assert isinstance(text_of(value), str)
