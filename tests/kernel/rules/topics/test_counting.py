"""Votes, money and days: exact, monotone, additive."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.rules.topics.archive import add_months, add_years
from thidua.kernel.rules.topics.money import bonus
from thidua.kernel.rules.topics.votes import needed
from thidua.kernel.rules.topics.working_days import (
    add_working_days,
    next_working_day,
    working_days_between,
)

shares = st.fractions(min_value=Fraction(1, 100), max_value=1)
members = st.integers(1, 500)
starts = st.dates(date(2020, 1, 1), date(2035, 12, 31))
lengths = st.integers(0, 60)


@given(shares, members)
def test_votes_needed_are_the_fewest_that_reach_the_share(share, size):
    least = needed(share, size)
    assert Fraction(least, size) >= share
    assert Fraction(least - 1, size) < share
    assert 1 <= least <= size


@given(shares, shares, members, members)
def test_more_members_or_a_higher_share_never_ask_fewer_votes(one, other, small, more):
    low, high = sorted((one, other))
    assert needed(low, small) <= needed(high, small)
    assert needed(low, small) <= needed(low, small + more)


def test_votes_needed_in_councils_of_usual_size():
    sizes = [7, 9, 11, 13, 15, 17, 19]
    assert [needed(Fraction(9, 10), n) for n in sizes] == [7, 9, 10, 12, 14, 16, 18]
    assert [needed(Fraction(8, 10), n) for n in sizes] == [6, 8, 9, 11, 12, 14, 16]
    assert [needed(Fraction(2, 3), n) for n in sizes] == [5, 6, 8, 9, 10, 12, 13]


@pytest.mark.parametrize(
    ("share", "size"), [(Fraction(0), 5), (Fraction(3, 2), 5), (Fraction(1, 2), 0)]
)
def test_a_share_of_nobody_is_refused(share, size):
    with pytest.raises(ValueError, match="no share"):
        needed(share, size)


@given(
    st.fractions(min_value=Fraction(1, 10), max_value=100, max_denominator=10),
    st.integers(1_000_000, 5_000_000),
    st.sampled_from([1_000, 10_000, 50_000]),
)
def test_a_bonus_is_the_next_whole_step_and_not_the_one_after(multiplier, base, step):
    exact, paid = multiplier * base, bonus(multiplier, base, step)
    assert paid % step == 0
    assert exact <= paid < exact + step


@given(
    st.fractions(min_value=Fraction(1, 10), max_value=50, max_denominator=10),
    st.fractions(min_value=Fraction(1, 10), max_value=50, max_denominator=10),
    st.integers(1_000_000, 5_000_000),
)
def test_a_higher_multiple_never_brings_less(one, other, base):
    low, high = sorted((one, other))
    assert bonus(low, base, 10_000) <= bonus(high, base, 10_000)


def test_the_sums_of_two_bases():
    multiples = ["0.3", "0.6", "0.8", "1.0", "1.5", "2.0", "3.0", "4.5", "8.0", "12.0"]
    earlier = [710, 1410, 1880, 2340, 3510, 4680, 7020, 10530, 18720, 28080]
    later = [760, 1520, 2030, 2530, 3800, 5060, 7590, 11390, 20240, 30360]
    assert [bonus(Fraction(m), 2_340_000, 10_000) for m in multiples] == [n * 1000 for n in earlier]
    assert [bonus(Fraction(m), 2_530_000, 10_000) for m in multiples] == [n * 1000 for n in later]


def test_a_bonus_of_nothing_is_refused():
    with pytest.raises(ValueError, match="positive"):
        bonus(Fraction(0), 2_340_000, 10_000)


def _off(day: date) -> bool:
    return day.isoweekday() in {6, 7} or (day.month, day.day) in {(1, 1), (9, 2)}


@given(starts, lengths, lengths)
def test_limits_one_after_the_other_add_up(start, first, second):
    middle = add_working_days(start, first, _off)
    assert add_working_days(middle, second, _off) == add_working_days(start, first + second, _off)


@given(starts, st.integers(1, 60))
def test_a_limit_ends_on_a_working_day_and_holds_that_many_of_them(start, days):
    end = add_working_days(start, days, _off)
    assert not _off(end)
    assert working_days_between(start, end, _off) == days
    assert working_days_between(start, end - timedelta(days=1), _off) == days - 1


@given(starts)
def test_the_next_working_day_is_the_first_one(day):
    found = next_working_day(day, _off)
    assert not _off(found)
    assert all(_off(day + timedelta(days=n)) for n in range((found - day).days))


def test_a_limit_below_nothing_is_refused():
    with pytest.raises(ValueError, match="working days"):
        add_working_days(date(2025, 1, 1), -1, _off)


@given(starts, st.integers(0, 40))
def test_months_and_years_agree(day, years):
    assert add_years(day, years) == add_months(day, 12 * years)
    assert add_years(day, years).year == day.year + years


def test_the_end_of_a_short_month():
    assert add_months(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
