"""Due dates as people write them: `2025-Q2` is quý II/2025."""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext as _

from thidua.core import locale

_EVERY = re.compile(r"--(\d{2})(?:-(\d{2}))?")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_ROMAN = ("", "I", "II", "III", "IV")


def due_words(due: object) -> str:
    """Write a due date of a plan as people do: `2025-Q2` is quý II/2025."""
    text = str(due or "")
    if text == "yearly":
        return _("hằng năm")
    if found := _EVERY.fullmatch(text):
        return _("%(part)s hằng năm") % {"part": _part_of_year(found[1], found[2])}
    if found := _QUARTER.fullmatch(text):
        return _("quý %(quarter)s/%(year)s") % {"quarter": _ROMAN[int(found[2])], "year": found[1]}
    if found := _MONTH.fullmatch(text):
        return _("tháng %(month)s/%(year)s") % {"month": int(found[2]), "year": found[1]}
    return " - ".join(day_words(part) for part in text.split("/"))


def _part_of_year(month: str, day: str | None) -> str:
    """Write a month, or a day of a month, without a year."""
    return f"{int(day)}/{int(month)}" if day else _("tháng %(month)s") % {"month": int(month)}


def day_words(text: str) -> str:
    """Write an ISO day as dd/mm/yyyy; anything else as it is."""
    try:
        return locale.day(date.fromisoformat(text))
    except ValueError:
        return text
