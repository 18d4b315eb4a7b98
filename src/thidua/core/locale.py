"""Numbers, days and sums of money as people write them, Vietnamese first, English beside.

Vietnamese: 1.234,5 and 21/11/2026 and 2.340.000 đồng; English: 1,234.5 and 21 Nov 2026 and
VND 2,340,000. Django's own Vietnamese formats group no thousands and read no day-month-year, so
pages use these functions (through the filters of `core.templatetags.vn`).
"""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language, gettext, ngettext

from thidua.core import clock
from thidua.kernel.text.fold import fold
from thidua.kernel.text.sort import name_sort_key, sort_key

__all__ = [
    "day",
    "english",
    "fold",
    "length_of_time",
    "moment",
    "money",
    "month",
    "name_sort_key",
    "number",
    "percent",
    "quarter",
    "relative_day",
    "size",
    "sort_key",
]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS_OF_MONTH, _DAYS_OF_WEEK = 30, 7


def english() -> bool:
    """Say whether the reader has chosen English."""
    return (get_language() or "vi").startswith("en")


def number(value: float | Decimal | None, decimals: int | None = None) -> str:
    """Return a number with its thousands grouped.

    Args:
        value: what to write; None and not-a-number give an empty string.
        decimals: digits after the comma, rounded half up; without it as many as there are (of a
            binary fraction at most six).
    """
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    exact = Decimal(f"{value:.6f}") if isinstance(value, float) else Decimal(value)
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{exact:,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if text.startswith("-") and not exact:
        text = text[1:]
    return text if english() else text.translate(str.maketrans(",.", ".,"))


def percent(value: float | Decimal | None, decimals: int = 1) -> str:
    """Return a share (0 to 1) as a percentage, without needless zeros: 0.125 gives 12,5%."""
    if value is None:
        return ""
    exact = Decimal(str(value)) * 100
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{number(rounded)}%"


def money(value: float | Decimal | None) -> str:
    """Return a sum in đồng, whole đồng only."""
    if value is None:
        return ""
    text = number(value, 0)
    return f"VND {text}" if english() else f"{text} đồng"


def size(count: int) -> str:
    """Return a number of bytes in the largest fitting unit: 1,5 MB."""
    value, units = Decimal(count), ("B", "KB", "MB", "GB", "TB")
    for unit in units:
        if value < 1024 or unit == units[-1]:  # noqa: PLR2004 - bytes in a kilobyte
            break
        value /= 1024
    whole = value == value.to_integral_value()
    return f"{number(value, 0 if whole else 1)} {unit}"


def day(value: date | None) -> str:
    """Return a day: 21/11/2026, in English 21 Nov 2026; a moment gives its day in Vietnam."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = clock.day_of(value) if value.tzinfo else value.date()
    if english():
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def moment(value: datetime | None) -> str:
    """Return day and time in Vietnam: 21/11/2026 14:05."""
    if value is None:
        return ""
    local = value.astimezone(clock.ZONE) if value.tzinfo else value
    return f"{day(local.date())} {local:%H:%M}"


def month(value: date | None) -> str:
    """Return the month of a day: tháng 11/2026, in English Nov 2026."""
    if value is None:
        return ""
    if english():
        return f"{_MONTHS[value.month - 1]} {value.year}"
    return f"tháng {value.month}/{value.year}"


def quarter(value: date | None) -> str:
    """Return the quarter of a day: quý IV/2026, in English Q4 2026."""
    if value is None:
        return ""
    place = (value.month - 1) // 3
    if english():
        return f"Q{place + 1} {value.year}"
    return f"quý {('I', 'II', 'III', 'IV')[place]}/{value.year}"


def length_of_time(days: int) -> str:
    """Return a length in the unit that people would use: 3 ngày, 2 tuần, 5 tháng, 2 năm."""
    if days < 2 * _DAYS_OF_WEEK:
        return ngettext("%(n)s ngày", "%(n)s ngày", days) % {"n": number(days)}
    if days < 2 * _DAYS_OF_MONTH:
        weeks = days // _DAYS_OF_WEEK
        return ngettext("%(n)s tuần", "%(n)s tuần", weeks) % {"n": number(weeks)}
    months = round(days / 30.4375)
    if months < 24:  # noqa: PLR2004 - two years
        return ngettext("%(n)s tháng", "%(n)s tháng", months) % {"n": number(months)}
    years = round(days / 365.25)
    return ngettext("%(n)s năm", "%(n)s năm", years) % {"n": number(years)}


def relative_day(value: date | None, today: date | None = None) -> str:
    """Return how far a day is from today: hôm nay, ngày mai, 5 ngày nữa, 3 tuần trước."""
    if value is None:
        return ""
    apart = (value - (today or clock.today())).days
    near = {0: gettext("hôm nay"), 1: gettext("ngày mai"), -1: gettext("hôm qua")}
    if apart in near:
        return near[apart]
    span = {"span": length_of_time(abs(apart))}
    return (gettext("%(span)s nữa") if apart > 0 else gettext("%(span)s trước")) % span
