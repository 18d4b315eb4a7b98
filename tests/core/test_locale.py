from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.utils import formats, translation

from thidua.core import clock, locale


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (0, None, "0", "0"),
        (999, None, "999", "999"),
        (1234567, None, "1.234.567", "1,234,567"),
        (-1234.5, None, "-1.234,5", "-1,234.5"),
        (Decimal("0.30"), None, "0,3", "0.3"),
        (0.1 + 0.2, None, "0,3", "0.3"),
        (Decimal("2.345"), 2, "2,35", "2.35"),
        (Decimal("2.5"), 0, "3", "3"),
        (12, 2, "12,00", "12.00"),
        (-0.0000001, None, "0", "0"),
        (Decimal("-0.001"), 2, "0,00", "0.00"),
        (1e21, None, "1.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000"),
        (Decimal("1E+3"), None, "1.000", "1,000"),
        (float("nan"), None, "", ""),
        (None, None, "", ""),
    ],
)
def test_numbers(value, decimals, vi, en) -> None:
    assert locale.number(value, decimals) == vi
    with translation.override("en"):
        assert locale.number(value, decimals) == en


def test_money_shares_and_sizes() -> None:
    assert locale.money(2340000) == "2.340.000 đồng"
    assert locale.money(Decimal("710000.5")) == "710.001 đồng"
    assert locale.percent(0.125) == "12,5%"
    assert locale.percent(1) == "100%"
    assert locale.percent(Decimal(2) / 3, 2) == "66,67%"
    assert locale.size(999) == "999 B"
    assert locale.size(1536) == "1,5 KB"
    assert locale.size(50 * 1024 * 1024) == "50 MB"
    with translation.override("en"):
        assert locale.money(2340000) == "VND 2,340,000"
        assert locale.percent(0.125) == "12.5%"


def test_days() -> None:
    value = date(2026, 2, 3)
    shown = (locale.day(value), locale.month(value), locale.quarter(date(2026, 12, 1)))
    assert shown == ("03/02/2026", "tháng 2/2026", "quý IV/2026")
    assert (
        locale.day(None) == locale.month(None) == locale.quarter(None) == locale.moment(None) == ""
    )
    assert locale.day(date(987, 2, 3)) == "03/02/0987"
    with translation.override("en"):
        shown = (locale.day(value), locale.month(value), locale.quarter(date(2026, 12, 1)))
        assert shown == ("3 Feb 2026", "Feb 2026", "Q4 2026")


def test_a_moment_is_shown_in_vietnam() -> None:
    late = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    assert locale.moment(late) == "21/11/2026 00:30"
    assert locale.day(late) == "21/11/2026"
    assert clock.day_of(late) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 11, 20), "hôm nay"),
        (date(2026, 11, 21), "ngày mai"),
        (date(2026, 11, 19), "hôm qua"),
        (date(2026, 11, 25), "5 ngày nữa"),
        (date(2026, 10, 30), "3 tuần trước"),
        (date(2027, 5, 20), "6 tháng nữa"),
        (date(2030, 12, 31), "4 năm nữa"),
    ],
)
def test_how_far_a_day_is(day: date, shown: str) -> None:
    assert locale.relative_day(day, date(2026, 11, 20)) == shown


def test_today_can_be_set_for_a_demonstration(settings) -> None:
    settings.TODAY = "2026-12-20"
    assert clock.today() == date(2026, 12, 20)
    settings.TODAY = ""
    assert clock.today() == datetime.now(clock.ZONE).date()
    assert clock.now().utcoffset().total_seconds() == 0


def test_what_happened_in_the_past_is_loaded_as_of_its_day(settings) -> None:
    settings.TODAY = "2026-12-20"
    with clock.pretend(date(2025, 5, 7)):
        assert clock.today() == date(2025, 5, 7)
        with clock.pretend(date(2025, 5, 8)):
            assert clock.today() == date(2025, 5, 8)
        assert clock.today() == date(2025, 5, 7)
    assert clock.today() == date(2026, 12, 20)


@pytest.mark.parametrize("text", ["21/11/2026", "21-11-2026", "21.11.2026", "2026-11-21"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_day_is_typed_with_the_day_first(language: str, text: str) -> None:
    with translation.override(language):
        assert forms.DateField(localize=True).clean(text) == date(2026, 11, 21)


def test_the_second_of_march_is_not_the_third_of_february() -> None:
    for language in ("vi", "en"):
        with translation.override(language):
            assert forms.DateField().clean("02/03/2026") == date(2026, 3, 2)


def test_a_number_is_typed_as_it_is_shown() -> None:
    assert forms.DecimalField(localize=True).clean("1.234,5") == Decimal("1234.5")
    with translation.override("en"):
        assert forms.DecimalField(localize=True).clean("1,234.5") == Decimal("1234.5")


def test_djangos_own_tags_write_days_our_way() -> None:
    assert formats.date_format(date(2026, 2, 3)) == "03/02/2026"
    assert formats.date_format(date(2026, 2, 3), "YEAR_MONTH_FORMAT") == "tháng 2/2026"
    with translation.override("en"):
        assert formats.date_format(date(2026, 2, 3)) == "3 Feb 2026"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ n|vn_number }} {{ none|vn_number }}", "1.234,5 "),
        ("{{ n|vn_number:2 }}", "1.234,50"),
        ("{{ n|vn_money }}", "1.235 đồng"),
        ("{{ share|vn_percent }}", "12,5%"),
        ("{{ size|vn_size }}", "2 KB"),
        ("{{ day|vn_day }} {{ none|vn_day }}{{ missing|vn_day }}", "21/11/2026 "),
        ("{{ day|vn_month }}, {{ day|vn_quarter }}", "tháng 11/2026, quý IV/2026"),
        ("{{ day|vn_iso }}", "2026-11-21"),
        ("{{ at|vn_moment }}", "21/11/2026 14:05"),
        ("{{ day|vn_relative:other }}", "ngày mai"),
        ("{{ text|vn_fold }}", "da nang &lt;b&gt;"),
    ],
)
def test_filters(source: str, shown: str) -> None:
    values = {
        "n": Decimal("1234.5"),
        "none": None,
        "share": 0.125,
        "size": 2048,
        "day": date(2026, 11, 21),
        "other": date(2026, 11, 20),
        "at": datetime(2026, 11, 21, 7, 5, tzinfo=UTC),
        "text": "Đà Nẵng <b>",
    }
    assert Template("{% load vn %}" + source).render(Context(values)) == shown
