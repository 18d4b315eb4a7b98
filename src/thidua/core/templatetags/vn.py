"""Filters that write values the Vietnamese way; loaded into every template."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import template

from thidua.core import dues, locale, wording
from thidua.kernel.problems import Problem

register = template.Library()


@register.filter
def vn_number(value: float | Decimal | None, decimals: int | None = None) -> str:
    """Write a number: 1.234,5."""
    return "" if value == "" else locale.number(value, decimals)


@register.filter
def vn_percent(value: float | Decimal | None, decimals: int = 1) -> str:
    """Write a share from 0 to 1: 12,5%."""
    return "" if value == "" else locale.percent(value, decimals)


@register.filter
def vn_money(value: float | Decimal | None) -> str:
    """Write a sum of money: 2.340.000 đồng."""
    return "" if value == "" else locale.money(value)


@register.filter
def vn_size(value: int | str | None) -> str:
    """Write a number of bytes: 1,5 MB."""
    return locale.size(int(value)) if value not in {"", None} else ""


@register.filter
def vn_day(value: date | None) -> str:
    """Write a day: 21/11/2026."""
    return locale.day(value or None)


@register.filter
def vn_moment(value: datetime | None) -> str:
    """Write a moment: 21/11/2026 14:05."""
    return locale.moment(value or None)


@register.filter
def vn_month(value: date | None) -> str:
    """Write the month of a day: tháng 11/2026."""
    return locale.month(value or None)


@register.filter
def vn_quarter(value: date | None) -> str:
    """Write the quarter of a day: quý IV/2026."""
    return locale.quarter(value or None)


@register.filter
def vn_relative(value: date | None, today: date | None = None) -> str:
    """Write how far away a day is: 5 ngày nữa."""
    return locale.relative_day(value or None, today)


@register.filter
def vn_iso(value: date | datetime | None) -> str:
    """Write a day or moment for machines, as `<time datetime>` wants it."""
    return value.isoformat() if value else ""


@register.filter
def vn_fold(value: object) -> str:
    """Write a text without marks, for search and anchors."""
    return locale.fold(str(value or ""))


@register.filter
def vn_sentence(problem: Problem) -> str:
    """Write a problem as a sentence."""
    return wording.sentence(problem)


@register.filter
def vn_due(value: object) -> str:
    """Write a due date of a plan: `2025-Q2` is quý II/2025."""
    return dues.due_words(value)
