"""Counting working days, with the days off that the facts list or that the books know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from thidua.kernel.rules.topics.book import Books
from thidua.kernel.rules.topics.result import Result
from thidua.kernel.rules.topics.values import Facts, as_day, as_yes, days_in, given, pick, rows

DayOff = Callable[[date], bool]


def next_working_day(day: date, day_off: DayOff) -> date:
    """Return the day itself when it is a working day, else the first one after it."""
    while day_off(day):
        day += timedelta(days=1)
    return day


def add_working_days(start: date, days: int, day_off: DayOff) -> date:
    """Return the last day of a limit of `days` working days; the day `start` is not counted.

    Raises:
        ValueError: the number of days is below nothing.
    """
    if days < 0:
        raise ValueError(f"{days} working days")
    day = start
    for _ in range(days):
        day = next_working_day(day + timedelta(days=1), day_off)
    return day


def working_days_between(first: date, last: date, day_off: DayOff) -> int:
    """Count the working days after `first` up to and with `last`; none when `last` is earlier."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(not day_off(day) for day in days)


@dataclass(frozen=True)
class Calendar:
    """The days off of a case.

    Attributes:
        day_off: whether a day is no working day.
        listed: the facts themselves list the holidays.
        unread: entries of that list that are no days.
    """

    day_off: DayOff
    listed: bool
    unread: tuple[str, ...] = ()

    def warn(self, result: Result) -> Result:
        """Return the result with a warning where an entry of the list was not understood."""
        if not self.unread:
            return result
        said = "; ".join(self.unread)
        return result.warn(
            "holidays_unread",
            f"Không đọc được ngày nghỉ: {said}.",
            f"Holidays that could not be read: {said}.",
        )


def calendar_of(facts: Facts, books: Books) -> Calendar:
    """Return the days off that hold for a case."""
    if not given(facts, "holidays"):
        return Calendar(books.day_off, listed=False)
    said = list(_told(pick(facts, "holidays")))
    extra = {day for _, days in _told(pick(facts, "working_saturdays", "made_up")) for day in days}
    listed = {day for _, days in said for day in days}
    return Calendar(
        lambda day: (day.isoweekday() in books.weekend or day in listed) and day not in extra,
        listed=True,
        unread=tuple(text for text, days in said if not days),
    )


def _told(said: object) -> Iterator[tuple[str, list[date]]]:
    """Yield each entry of a list of days with the days it means: a day or a span of days."""
    for row in rows(said):
        if isinstance(row, str):
            yield from ((part.strip(), _days(part)) for part in re.split(r"[,;]", row) if _is(part))
        else:
            yield str(row), _days(row)


def _is(part: str) -> bool:
    """Tell whether an entry says anything; `none` says that there is no holiday."""
    return bool(part.strip()) and as_yes(part.strip()) is not False


def _days(entry: object) -> list[date]:
    """Return the days of an entry: one day, or every day from a first to a last one."""
    if isinstance(entry, Mapping):
        ends = [as_day(pick(entry, "from", "start")), as_day(pick(entry, "to", "end", "until"))]
        found = [day for day in ends if day is not None]
        if len(found) != len(ends):
            found = [day] if (day := as_day(pick(entry, "day", "date", "on"))) else []
    elif isinstance(entry, str):
        found = days_in(entry)
    else:
        found = [day] if (day := as_day(entry)) else []
    if len(found) not in {1, 2} or not found[0] <= found[-1]:
        return []
    if found[-1].year - found[0].year > 1:
        return []
    return [found[0] + timedelta(days=n) for n in range((found[-1] - found[0]).days + 1)]
