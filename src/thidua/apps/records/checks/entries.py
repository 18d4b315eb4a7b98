"""Is an entry that somebody types into a record possible?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from thidua.apps.records.models import FIRST_YEAR, Grant, GrantType, OpenCaseKind, Subject, WorkKind
from thidua.books.law import awards as book
from thidua.kernel.problems import Problem


def year_fits(subject: Subject, year: int | None, today: date, name: str = "") -> Iterator[Problem]:
    """Yield what is wrong with the year of an entry."""
    if year is None or year < FIRST_YEAR:
        yield Problem("records.not_a_year", ("year",), {"value": year or ""})
    elif year > today.year:
        yield Problem("records.future_year", ("year",), {"year": year})
    elif (start := subject.born or subject.founded) and year < start.year:
        yield Problem("records.before_start", ("year",), {"year": year, "name": name, "day": start})


def rating_fits(subject: Subject, year: int | None, code: str, today: date) -> Iterator[Problem]:
    """Yield what is wrong with a rating."""
    yield from year_fits(subject, year, today, code)
    if code not in book.usage().ratings:
        yield Problem("records.no_such_rating", ("code",), {"value": code})


def grant_fits(subject: Subject, said: dict[str, Any], today: date) -> Iterator[Problem]:
    """Yield what is wrong with an award that is recorded."""
    award, year = said["award"], said["year"]
    rule = book.rules().get(award)
    if rule is None:
        yield Problem("records.no_such_award", ("award",), {"value": award})
        return
    yield from year_fits(subject, year, today, rule.name.vi)
    if said.get("type") and said["type"] not in GrantType.values:
        yield Problem("records.not_a_type", ("type",), {"value": said["type"]})
    yield from day_fits(said.get("decided"), "decided", today)
    same = Grant.objects.filter(subject=subject, award=award, year=year, cancelled__isnull=True)
    if rule.kind == "title" and same.exists():
        yield Problem("records.title_twice", ("award",), {"award": rule.name.vi, "year": year})


def work_fits(subject: Subject, said: dict[str, Any], today: date) -> Iterator[Problem]:
    """Yield what is wrong with an initiative or the like."""
    if said["kind"] not in WorkKind.values:
        yield Problem("records.not_a_kind", ("kind",), {"value": said["kind"]})
    if said["scope"] not in book.usage().scopes:
        yield Problem("records.no_such_scope", ("scope",), {"value": said["scope"]})
    if said.get("year") is not None:
        yield from year_fits(subject, said["year"], today, said.get("title", ""))


def measure_fits(said: dict[str, Any], today: date) -> Iterator[Problem]:
    """Yield what is wrong with a disciplinary measure."""
    if said["form"] not in book.usage().forms:
        yield Problem("records.no_such_form", ("form",), {"value": said["form"]})
    yield from day_fits(said.get("taken"), "taken", today)
    start, ends = said.get("taken"), said.get("ends")
    if start and ends and ends < start:
        yield Problem("records.ends_before", ("ends",), {"ends": ends, "start": start})


def case_fits(kind: str, since: date, today: date) -> Iterator[Problem]:
    """Yield what is wrong with a pending case."""
    if kind not in OpenCaseKind.values:
        yield Problem("records.case_unclear", ("kind",), {"value": kind})
    yield from day_fits(since, "since", today)


def day_fits(day: date | None, field: str, today: date) -> Iterator[Problem]:
    """Yield that a day lies ahead."""
    if day and day > today:
        yield Problem("records.future_day", (field,), {"day": day})
