"""One record as a page shows it: a line for each year, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import QuerySet

from thidua.apps.organisations.queries import Ending, endings, heir_names, names_on
from thidua.apps.records.models import (
    Grant,
    ImportRow,
    Measure,
    OpenCase,
    Part,
    Rating,
    Stint,
    Subject,
    Work,
)
from thidua.books.law import awards as book

SHOWN_YEARS = 5
A_DAY = timedelta(days=1)


@dataclass
class Line:
    """One year of a record."""

    year: int
    rating: Rating | None = None
    titles: list[Grant] = field(default_factory=list)
    awards: list[Grant] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """Everything of one record.

    Attributes:
        lines: years, the newest first, without a gap from the first entry to the running year.
        loose: works whose year is not known.
        missing: years between the first and the last finished one without a rating.
        unknown: parts of the record that hold nothing and that nobody confirmed.
    """

    lines: list[Line]
    loose: list[Work]
    measures: list[Measure]
    open_cases: list[OpenCase]
    missing: list[int]
    unknown: list[Part]


def sheet_of(subject: Subject, on: date) -> Sheet:
    """Return the sheet of a record; five queries."""
    ratings = list(subject.ratings.select_related("by", "batch").order_by("year"))
    grants = list(subject.grants.select_related("by", "batch").order_by("year", "id"))
    works = list(subject.works.select_related("by", "batch").order_by("year", "id"))
    measures = list(subject.measures.select_related("by").order_by("-taken", "-id"))
    cases = list(subject.open_cases.select_related("by").order_by("-since", "-id"))
    dated = [w.year for w in works if w.year]
    years = [r.year for r in ratings] + [g.year for g in grants] + dated
    first = min([*years, on.year - SHOWN_YEARS + 1])
    lines = {year: Line(year) for year in range(first, max([*years, on.year]) + 1)}
    kinds = {code: rule.kind for code, rule in book.rules().items()}
    for rating in ratings:
        lines[rating.year].rating = rating
    for grant in grants:
        line = lines[grant.year]
        (line.titles if kinds.get(grant.award) == "title" else line.awards).append(grant)
    for work in works:
        if work.year:
            lines[work.year].works.append(work)
    held = {
        Part.TITLES: any(line.titles for line in lines.values()),
        Part.AWARDS: any(line.awards for line in lines.values()),
        Part.WORKS: bool(works),
        Part.DISCIPLINE: bool(measures),
        Part.OPEN_CASES: bool(cases),
    }
    begun = min([r.year for r in ratings], default=on.year)
    return Sheet(
        lines=[lines[year] for year in sorted(lines, reverse=True)],
        loose=[w for w in works if not w.year],
        measures=measures,
        open_cases=cases,
        missing=[y for y in range(begun, on.year) if lines[y].rating is None],
        unknown=[part for part in Part if not held[part] and part not in subject.complete],
    )


@dataclass(frozen=True)
class Place:
    """Where a subject was; `name` as it was then, with who bears it now."""

    stint: Stint
    name: str
    now: str


def places_of(subject: Subject, on: date) -> list[Place]:
    """Return where a subject was, the latest first, each under its name of that time."""
    stints = list(subject.stints.order_by("-start"))
    ended = endings([s.unit_id for s in stints], on) if stints else {}
    heirs = heir_names(ended, on) if ended else {}
    now = names_on([s.unit_id for s in stints], on)
    said = []
    for stint in stints:
        last = min(on, *(day - A_DAY for day in _ends(stint, ended)))
        name = names_on([stint.unit_id], last).get(stint.unit_id, "")
        bearers = heirs.get(stint.unit_id) or [now.get(stint.unit_id, name)]
        said.append(Place(stint, name, "; ".join(one for one in bearers if one != name)))
    return said


def _ends(stint: Stint, ended: Mapping[int, Ending]) -> list[date]:
    """Return the days on which a stay may have come to its end: that of the stay, of the unit."""
    days = [stint.end] if stint.end else []
    if stint.unit_id in ended:
        days.append(ended[stint.unit_id].day)
    return days or [date.max]


def rows_from_file(subject: Subject) -> QuerySet[ImportRow]:
    """Return the rows of files from which the record has entries."""
    return subject.import_rows.select_related("batch").order_by("-batch__at")
