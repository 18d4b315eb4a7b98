"""Days, months, quarters and years as Vietnamese documents write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from thidua.kernel.text.flat import flat

_YEAR = r"(?P<y>(?:19[4-9]|20\d)\d)"
_SEP = r"\s?[/.-]\s?"
_DAY = rf"(?<![\d/.-])(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}})"
_QUARTER = r"quy\s(?P<q>iv|i{1,3}|[1-4])(?![\w])"
_OF = r"(?:\s?[/,-]\s?|\s)(?:nam\s)?"
PATTERNS: tuple[tuple[str, str], ...] = (
    ("day", rf"\bngay\s(?P<d>\d{{1,2}})\s(?:thang\s|/\s?)(?P<m>\d{{1,2}})\s(?:nam\s){_YEAR}\b"),
    ("day", rf"{_DAY}{_SEP}{_YEAR}(?![\d/])"),
    ("day_of_year", rf"{_DAY}(?:\s|\s?,\s?)(?:hang|moi|cua)\snam\b"),
    ("day_of_year", r"\bngay\s(?P<d>\d{1,2})\sthang\s(?P<m>\d{1,2})\s(?:hang|moi)\snam\b"),
    ("day_alone", rf"(?<=ngay\s){_DAY}(?![\d/.-]*\d)"),
    ("day_alone", r"\bngay\s(?P<d>\d{1,2})\sthang\s(?P<m>\d{1,2})(?!\s?(?:nam|hang|moi|/|\d))"),
    ("quarter", rf"\b{_QUARTER}{_OF}{_YEAR}\b"),
    ("quarter_same", rf"\b{_QUARTER}\scung\snam\b"),
    ("month", rf"\bthang\s(?P<m>\d{{1,2}}){_OF}{_YEAR}\b"),
    ("month", rf"(?<![\d/.-])(?P<m>\d{{1,2}})/{_YEAR}(?![\d/])"),
    ("month_same", r"\bthang\s(?P<m>\d{1,2})\scung\snam\b"),
    ("month_of_year", r"\bthang\s(?P<m>\d{1,2})\s(?:hang|moi)\snam\b"),
    ("year", rf"(?<![\d/.])(?:(?<!-)|(?<=(?:19|20)\d\d-)){_YEAR}(?![\d/])(?!\.\d)"),
    ("yearly", r"\b(?:hang|moi)\snam\b"),
)
_NAMED = re.compile(r"\(\?P<([a-z])>")


def _numbered(i: int, pattern: str) -> str:
    inner = _NAMED.sub(lambda m: f"(?P<{m[1]}{i}>", pattern)
    return f"(?P<k{i}>{inner})"


_ALL = re.compile("|".join(_numbered(i, p) for i, (_, p) in enumerate(PATTERNS)))
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time named in a text.

    Attributes:
        due: ISO day, YYYY, YYYY-Qn, YYYY-MM, `--MM-DD` or `--MM` for every year, `yearly`.
        kind: day, quarter, month, year, day_of_year, month_of_year or yearly.
        start: first place in the text.
        end: place after the last one.
    """

    due: str
    kind: str
    start: int
    end: int


def find(text: str, *, year: int | None = None) -> list[Moment]:
    """Every time that a text names, in order.

    >>> [m.due for m in find("trong quý II năm 2025, trước ngày 15/12 hằng năm, tháng 6/2025")]
    ['2025-Q2', '--12-15', '2025-06']

    Args:
        text: text in NFC.
        year: the year of a day that is written without one; such days are left out when null.

    Returns:
        The times; `cùng năm` takes the year named last before it.
    """
    found: list[Moment] = []
    for match in _ALL.finditer(flat(text)):
        kind, i = _which(match)
        parts = {k: match.groupdict().get(f"{k}{i}") for k in "dmyq"}
        due = _due(kind, parts, _last_year(found) or year, year)
        if due:
            plain = "day" if kind == "day_alone" else kind.removesuffix("_same")
            found.append(Moment(due, plain, match.start(), match.end()))
    return found


def _which(match: re.Match[str]) -> tuple[str, int]:
    name = next(k for k in match.groupdict() if k[0] == "k" and match.group(k) is not None)
    return PATTERNS[int(name[1:])][0], int(name[1:])


def _last_year(found: list[Moment]) -> int | None:
    years = [int(m.due[:4]) for m in found if m.due[:4].isdigit()]
    return years[-1] if years else None


def _due(kind: str, parts: dict[str, str | None], last: int | None, year: int | None) -> str | None:
    """The ISO form of one match, or null when no such day exists."""
    y = int(parts["y"]) if parts["y"] else (last if kind.endswith("_same") else year)
    make: dict[str, Callable[[], str | None]] = {
        "day": lambda: _iso(y, parts),
        "day_alone": lambda: _iso(y, parts),
        "day_of_year": lambda: _every_year(parts),
        "quarter": lambda: _quarter(y, parts["q"] or ""),
        "month": lambda: _month(str(y) if y else None, parts),
        "month_of_year": lambda: _month("-", parts),
        "year": lambda: str(y),
        "yearly": lambda: "yearly",
    }
    return make[kind.removesuffix("_same")]()


def _iso(year: int | None, parts: dict[str, str | None]) -> str | None:
    try:
        return date(year or 0, int(parts["m"] or 0), int(parts["d"] or 0)).isoformat()
    except ValueError:
        return None


def _quarter(year: int | None, name: str) -> str | None:
    return f"{year}-Q{_QUARTERS.get(name) or int(name)}" if year else None


def _month(year: str | None, parts: dict[str, str | None]) -> str | None:
    month = int(parts["m"] or 0)
    return f"{year}-{month:02d}" if year and date.min.month <= month <= date.max.month else None


def _every_year(parts: dict[str, str | None]) -> str | None:
    leap_year = 2024
    day = _iso(leap_year, parts)
    return f"-{day[4:]}" if day else None
