"""From a record to the facts of a case, in the very form in which cases are written by hand.

What is not known is not said: a year without a rating, a part of the record that holds nothing and
that nobody confirmed to be complete. So the judge answers *undetermined* and names what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from thidua.apps.records.models import Force, Part, Subject, groups_of
from thidua.apps.records.queries.entries import Held, chunks, held
from thidua.apps.records.queries.lineage import counted_for, joined
from thidua.apps.records.queries.members import members_of
from thidua.books.law import awards as book

Facts = dict[str, Any]
CHUNK = 2_000


def facts_of(subject: Subject, *, on: date, year: int, award: str = "") -> Facts:
    """Return what the record says of one subject, as the `facts` of a case.

    Args:
        subject: whose record.
        on: the day of judgement; what came later is left out.
        year: the year under review; of a collective, the year in which members are counted.
        award: also what people judged of this award in that year.
    """
    return next(_said([subject], on, year, award))[1]


def facts_for(
    subjects: QuerySet[Subject], *, on: date, year: int, award: str = ""
) -> Iterator[tuple[Subject, Facts]]:
    """Yield every subject with its facts, by key; see `facts_of`.

    The same number of queries for each 2,000 subjects, and no more of them in memory at once.
    """
    rows = subjects.order_by("pk").iterator(chunk_size=CHUNK)
    for some in chunks(rows, CHUNK):
        yield from _said(some, on, year, award)


def case_of(
    subject: Subject, award: str, *, on: date, year: int, route: str = ""
) -> dict[str, Any]:
    """Return the whole case: of whom, which award, on which day, with the facts of the record."""
    case = {
        "award": award,
        "on": on,
        "year": year,
        "subject": subject_of(subject),
        "facts": facts_of(subject, on=on, year=year, award=award),
    }
    return case | ({"route": route} if route else {})


def subject_of(subject: Subject) -> dict[str, Any]:
    """Return kind, groups and force of the subject, as a case names them."""
    said: dict[str, Any] = {"kind": subject.kind, "force": subject.force}
    return said | ({"groups": sorted(groups_of(subject.group))} if subject.group else {})


def _said(some: list[Subject], on: date, year: int, award: str) -> Iterator[tuple[Subject, Facts]]:
    """Yield the facts of some subjects."""
    kept = held([one.pk for one in some], on, year=year, award=award)
    own = {one.own_unit_id: one.pk for one in some if one.own_unit_id}
    members = members_of(list(own), on, year) if own else {}
    for unit, earlier in counted_for(list(own), on).items():
        kept[own[unit]] = joined(kept[own[unit]], held(earlier, on, year=year).values())
    for one in some:
        facts = _facts(one, kept[one.pk])
        if one.own_unit_id:
            facts |= members.get(one.own_unit_id, {})
        yield one, facts


def _facts(subject: Subject, kept: Held) -> Facts:
    """Return the facts of one record."""
    facts: Facts = {"subject_kind": subject.kind, "force": subject.force}
    if kept.ratings:
        facts["rating"] = dict(kept.ratings)
    kinds = _kinds()
    titles = [row for row in kept.grants if kinds.get(row["award"]) == "title"]
    others = [row for row in kept.grants if kinds.get(row["award"]) == "commendation"]
    if titles or Part.TITLES in subject.complete:
        facts["titles"] = _titles(titles)
    if others or Part.AWARDS in subject.complete:
        facts["awards"] = [_award(row) for row in others]
    _works(facts, subject, kept)
    if kept.measures or Part.DISCIPLINE in subject.complete:
        facts["discipline"] = [_measure(row) for row in kept.measures]
    if kept.open_cases or Part.OPEN_CASES in subject.complete:
        facts["open_cases"] = [_case(row) for row in kept.open_cases]
    if kept.judgements:
        facts["judgement"] = {row["condition"]: row["answer"] for row in kept.judgements}
    if subject.born:
        facts["born"] = subject.born.isoformat()
    if subject.founded:
        facts["founded"] = subject.founded.isoformat()
    return facts


def _kinds() -> Mapping[str, str]:
    """Return kind of every award that the books know: title or commendation."""
    return {code: rule.kind for code, rule in book.rules().items()}


def _titles(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """Return years by title; of a year granted anew after it was cancelled, the new one."""
    found: dict[str, dict[int, Any]] = {}
    for row in rows:
        years = found.setdefault(row["award"], {})
        if row["cancelled"] is None or row["year"] not in years:
            years[row["year"]] = _title(row)
    return {award: [years[year] for year in sorted(years)] for award, years in found.items()}


def _title(row: dict[str, Any]) -> Any:
    """Return the year, or a block when more is known than the year."""
    said: Facts = {"year": row["year"]}
    if row["cancelled"]:
        said["cancelled"] = row["cancelled"].isoformat()
    if row["decided"]:
        said["decided"] = row["decided"].isoformat()
    if row["used"]:
        said["used_years"] = list(row["used"])
    return said if len(said) > 1 else row["year"]


def _award(row: dict[str, Any]) -> Facts:
    """Return one commendation."""
    said = {"award": row["award"], "year": row["year"], "type": row["type"]}
    days = {key: row[key].isoformat() for key in ("decided", "cancelled") if row[key]}
    return {key: value for key, value in said.items() if value} | days


def _works(facts: Facts, subject: Subject, kept: Held) -> None:
    """Say initiatives, scientific works and, of the forces or where there are any, combat."""
    by_kind: dict[str, list[Facts]] = {"initiative": [], "science": [], "combat": []}
    for row in kept.works:
        by_kind[row["kind"]].append(_work(row))
    if not kept.works and Part.WORKS not in subject.complete:
        return
    facts["initiatives"], facts["science"] = by_kind["initiative"], by_kind["science"]
    if by_kind["combat"] or subject.force != Force.CIVIL:
        facts["combat"] = by_kind["combat"]


def _work(row: dict[str, Any]) -> Facts:
    """Return one work; what is not known stays out."""
    said: Facts = {"scope": row["scope"]}
    for key in ("recognised", "applied", "replicable"):
        if row[key] is not None:
            said[key] = row[key]
    if row["recognised_by"]:
        said["recognised_by"] = row["recognised_by"]
    return said | ({"year": row["year"]} if row["year"] else {})


def _measure(row: dict[str, Any]) -> Facts:
    """Return one disciplinary measure."""
    said: Facts = {"form": row["form"]}
    if row["ends"]:
        said["measure_ends"] = row["ends"].isoformat()
    return said | ({"in_year": row["taken"].year} if row["taken"] else {})


def _case(row: dict[str, Any]) -> Facts:
    """Return one pending case."""
    return {"kind": row["kind"], "since": row["since"].isoformat()}
