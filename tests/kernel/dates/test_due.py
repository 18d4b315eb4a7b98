"""Dates of plans as intervals."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.dates.due import Due, parse, relation


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        (2025, "2025-01-01", "2025-12-31"),
        ("2025-Q2", "2025-04-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2030-12-31", "2030-12-31", "2030-12-31"),
        ("2025/2027", "2025-01-01", "2027-12-31"),
        ("2025-Q1/2025-06", "2025-01-01", "2025-06-30"),
    ],
)
def test_forms(words, first, last):
    assert parse(words) == Due(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "words",
    [
        "",
        None,
        "yearly",
        "2025-13",
        "2025-02-30",
        "2025-Q5",
        "0000",
        "2027/2025",
        "2025/",
        [],
        {},
        "２０２５-Q9",
    ],
)
def test_other_words_are_no_date(words):
    assert parse(words) is None


@pytest.mark.parametrize(
    ("higher", "lower", "said"),
    [
        ("2025-Q2", "2025-06", "narrower"),
        ("2025-Q2", "2025-07", "later"),
        ("2025-Q2", "2025-05", "earlier"),
        ("2025-Q2", "2025", "wider"),
        ("2027", "2027-Q3", "earlier"),
        ("2027", "2027", "same"),
        ("2025-Q2", "2025-04/2025-06", "same"),
        ("2025-06", "2025-Q2", "same"),
        (None, "2027", "added"),
        ("2027", None, "left_out"),
        (None, None, "none"),
        ("2027", "hằng năm", "unclear"),
        ("hằng năm", "hằng năm", "same"),
    ],
)
def test_relation(higher, lower, said):
    assert relation(higher, lower) == said


days = st.dates(date(1950, 1, 1), date(2090, 1, 1))


@given(days, days)
def test_two_days_have_an_order(one, two):
    said = relation(one.isoformat(), two.isoformat())
    assert said == ("same" if one == two else "later" if two > one else "earlier")
    assert relation(one.isoformat(), one.isoformat()) == "same"
