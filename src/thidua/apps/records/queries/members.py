"""What a collective's conditions ask of its members, counted from their records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from thidua.apps.organisations.queries import as_of
from thidua.apps.records.models import Grant, Measure, Part, Rating, Stint, Subject, SubjectKind
from thidua.books.law import awards as book

TITLES = ("LDTT", "CSTT", "CSTDCS", "CSTDBBNT")
Counts = dict[int, dict[str, int]]


@dataclass(frozen=True)
class Members:
    """Who belonged to units: a query for their keys, unit and confirmed parts by key."""

    rows: QuerySet[Any, Any]
    at: Mapping[int, int]
    complete: Mapping[int, frozenset[str]]


def members_facts(collective: Subject, year: int, *, on: date) -> dict[str, Any]:
    """Return the counts of members of a collective that is a unit, as a case names them.

    `members`, `with_LDTT` and other titles of the year, `completed_task`, `disciplined`. A count
    that the records do not bear is left out: titles of a year for which no member has any yet,
    completed tasks while a member has no rating, measures while a member's are not known.
    """
    unit = collective.own_unit_id
    return members_of([unit], on, year).get(unit, {}) if unit else {}


def members_of(unit_ids: Iterable[int], on: date, year: int) -> dict[int, dict[str, Any]]:
    """Return the counts of members by unit; those of units under it are its members too.

    Members are the individuals at the end of the year, or on the day `on` if that is earlier. Five
    queries; nothing is said of a unit without members.
    """
    day = min(on, date(year, 12, 31))
    above = _above(set(unit_ids), day)
    if not above:
        return {}
    members = _members(above, day)
    sums: Counts = defaultdict(lambda: defaultdict(int))
    for subject, unit in members.at.items():
        _add(sums, above[unit], "members")
        if Part.DISCIPLINE in members.complete[subject]:
            _add(sums, above[unit], "cleared")
    _titles(sums, members, above, year)
    _ratings(sums, members, above, year)
    measured = _measures(sums, members, above, year)
    return {unit: _known(counts, measured.get(unit, {})) for unit, counts in sums.items()}


def _members(above: dict[int, list[int]], day: date) -> Members:
    """Return the individuals who belonged to the units that day."""
    running = Q(start__lte=day) & (Q(end__isnull=True) | Q(end__gt=day))
    stints = Stint.objects.filter(
        running, unit_id__in=list(above), subject__kind=SubjectKind.INDIVIDUAL
    )
    found = list(stints.order_by().values_list("subject_id", "unit_id", "subject__complete"))
    return Members(
        stints.order_by().values("subject_id"),
        {subject: unit for subject, unit, _ in found},
        {subject: frozenset(parts) for subject, _, parts in found},
    )


def _above(wanted: set[int], day: date) -> dict[int, list[int]]:
    """Return, for every unit at or under wanted ones that day, the wanted ones; one query."""
    parents = dict(as_of(day).order_by().values_list("unit_id", "parent_id"))
    found: dict[int, list[int]] = {}
    for unit in {*parents, *wanted}:
        chain, here = [], unit
        seen: set[int] = set()
        while here and here not in seen:
            seen.add(here)
            if here in wanted:
                chain.append(here)
            here = parents.get(here) or 0
        if chain:
            found[unit] = chain
    return found


def _add(sums: Counts, units: list[int], name: str) -> None:
    """Count one more for each of the units."""
    for unit in units:
        sums[unit][name] += 1


def _titles(sums: Counts, members: Members, above: dict[int, list[int]], year: int) -> None:
    """Count the members with each title of the year."""
    granted = Grant.objects.filter(
        award__in=TITLES, year=year, cancelled__isnull=True, subject__in=members.rows
    )
    for subject, award in granted.order_by().values_list("subject_id", "award").distinct():
        _add(sums, above[members.at[subject]], f"with_{award}")


def _ratings(sums: Counts, members: Members, above: dict[int, list[int]], year: int) -> None:
    """Count the members who were rated, and those who completed their tasks."""
    order = book.usage().ratings
    rows = Rating.objects.filter(year=year, subject__in=members.rows)
    for subject, code in rows.order_by().values_list("subject_id", "code"):
        units = above[members.at[subject]]
        _add(sums, units, "rated")
        if code in order and order.index(code) > 0:
            _add(sums, units, "completed_task")


def _known(counts: dict[str, int], said: dict[str, Any]) -> dict[str, Any]:
    """Return the counts that the records bear."""
    said = {"members": counts["members"]} | said
    if any(counts[f"with_{award}"] for award in TITLES):
        said |= {f"with_{award}": counts[f"with_{award}"] for award in TITLES}
    if counts["rated"] == counts["members"]:
        said["completed_task"] = counts["completed_task"]
    return said


def _measures(
    sums: Counts, members: Members, above: dict[int, list[int]], year: int
) -> dict[int, dict[str, Any]]:
    """Tell which measures members got in the year, where every member's discipline is known."""
    found = {
        unit: {"disciplined": list[Any]()}
        for unit, counts in sums.items()
        if counts["cleared"] == counts["members"]
    }
    rows = Measure.objects.filter(
        taken__year=year, withdrawn__isnull=True, subject__in=members.rows
    )
    for subject, form in rows.order_by("id").values_list("subject_id", "form"):
        for unit in above[members.at[subject]]:
            if unit in found:
                found[unit]["disciplined"].append({"form": form, "in_year": year})
    return {unit: dict(said) for unit, said in found.items()}
