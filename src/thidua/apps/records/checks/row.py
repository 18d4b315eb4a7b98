"""What one row of a table says: understood, or with every point that people must settle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from thidua.apps.records.checks import words
from thidua.apps.records.checks.clean import CaseSaid, Clean, GrantSaid, MeasureSaid, WorkSaid
from thidua.apps.records.models import OpenCaseKind, Part, SubjectKind
from thidua.kernel.problems import Problem
from thidua.kernel.rules.read_grants import type_code
from thidua.kernel.text.fold import fold

LONGEST_NAME = 200
PARTS = {
    "titles": Part.TITLES,
    "awards": Part.AWARDS,
    "initiatives": Part.WORKS,
    "discipline": Part.DISCIPLINE,
    "pending": Part.OPEN_CASES,
}
_APART = re.compile(r"\s*(?:;|\n|(?<=\d{4})\s*,|(?<=\))\s*,)\s*(?=\D)|\s*[;\n]\s*")
_CASES = (
    ("ky luat", OpenCaseKind.DISCIPLINE),
    ("khieu nai", OpenCaseKind.COMPLAINT),
    ("to cao", OpenCaseKind.COMPLAINT),
    ("thanh tra", OpenCaseKind.INSPECTION),
    ("kiem tra", OpenCaseKind.INSPECTION),
    ("dieu tra", OpenCaseKind.INSPECTION),
)


@dataclass(frozen=True)
class RowFrame:
    """What surrounds a row.

    Attributes:
        unit_id: the unit of the file, for a row that names none.
        today: nothing may lie after it.
    """

    unit_id: int
    today: date


def read_row(said: Mapping[str, str], frame: RowFrame) -> tuple[Clean, list[Problem]]:
    """Return what a row says and every point that is not clear; unit and person come later."""
    problems: list[Problem] = []
    clean = Clean(" ".join(said.get("name", "").split()), frame.unit_id)
    if not clean.full_name or len(clean.full_name) > LONGEST_NAME:
        problems.append(Problem("records.name_missing", ("name",)))
    _who(clean, said, problems)
    _ratings(clean, said.get("ratings", ""), problems)
    _grants(clean, said, problems)
    for field, kind in (("initiatives", "initiative"), ("science", "science")):
        for piece in pieces(said.get(field, "")):
            _work(clean, field, kind, piece, problems)
    for piece in pieces(said.get("discipline", "")):
        _measure(clean, piece, problems)
    for piece in pieces(said.get("pending", "")):
        _case(clean, piece, problems)
    clean.complete = [str(part) for field, part in PARTS.items() if field in said]
    problems += _in_time(clean, frame.today)
    return clean, problems


def pieces(text: str) -> list[str]:
    """Return the single things that a cell lists; a cell that says «không» lists nothing."""
    if fold(text).strip(" .") in words.NOTHING:
        return []
    return [piece.strip(" ,;") for piece in _APART.split(text) if piece and piece.strip(" ,;.-")]


def _who(clean: Clean, said: Mapping[str, str], problems: list[Problem]) -> None:
    """Read what tells whose row it is."""
    clean.code, clean.post = said.get("code", "")[:40], said.get("post", "")[:160]
    readers = {
        "kind": words.kind_code,
        "sex": words.sex_code,
        "group": words.group_code,
        "born": words.birth_day,
        "founded": words.birth_day,
        "direct": words.yes_no,
        "leader": words.yes_no,
    }
    for name, reader in readers.items():
        text = said.get(name, "")
        if not text.strip():
            continue
        value = reader(text)
        if value is None:
            problems.append(_not(name, text))
        else:
            setattr(clean, name, value)
    clean.force = words.force_of(clean.group)
    clean.kind = str(clean.kind or SubjectKind.INDIVIDUAL)


def _not(name: str, text: str) -> Problem:
    """Return that a cell is not what its column asks for."""
    if name == "kind":
        return Problem("records.not_a_kind", (name,), {"value": text})
    if name == "sex":
        return Problem("records.not_a_sex", (name,), {"value": text})
    if name == "group":
        return Problem("records.not_a_group", (name,), {"value": text})
    if name in {"born", "founded"}:
        return Problem("records.not_a_day", (name,), {"value": text})
    return Problem("records.not_yes_no", (name,), {"value": text})


def _ratings(clean: Clean, text: str, problems: list[Problem]) -> None:
    """Read ratings by year."""
    for piece in pieces(text):
        years = words.years_in(piece)
        code = words.rating_code(words.without_years(piece))
        if not years:
            problems.append(Problem("records.year_missing", ("ratings",), {"value": piece}))
        elif code is None:
            problems.append(Problem("records.no_such_rating", ("ratings",), {"value": piece}))
        problems += [
            Problem("records.two_ratings", ("ratings",), {"year": year})
            for year in years
            if code and clean.ratings.setdefault(year, code) != code
        ]


def _grants(clean: Clean, said: Mapping[str, str], problems: list[Problem]) -> None:
    """Read titles and awards; either may stand in either column."""
    for field in ("titles", "awards"):
        award = None
        for piece in pieces(said.get(field, "")):
            name = words.without_years(piece)
            award = words.award_code(name) if name else award
            if award is None:
                said_so = {"value": name or piece}
                problems.append(Problem("records.no_such_award", (field,), said_so))
                continue
            made = list(_granted(award, piece))
            if not made:
                problems.append(Problem("records.year_missing", (field,), {"value": piece}))
            for grant in made:
                if grant in clean.grants:
                    continue
                if words.is_title(award) and _has(clean, grant):
                    params: dict[str, object] = {"award": name, "year": grant.year}
                    problems.append(Problem("records.title_twice", (field,), params))
                clean.grants.append(grant)


def _has(clean: Clean, grant: GrantSaid) -> bool:
    """Say whether the row tells of the same award and year already."""
    return any(one.award == grant.award and one.year == grant.year for one in clean.grants)


def _granted(award: str, piece: str) -> Iterator[GrantSaid]:
    """Yield the grants of one piece: one for each year; of a commendation also by its decision."""
    day = words.day_in(piece)
    decision = words.DECISION.search(piece)
    years = words.years_in(piece)
    title = words.is_title(award)
    if not years and day and not title:
        years = [day.year]
    first = GrantSaid(
        award=award,
        year=0,
        type="" if title else type_code(piece),
        decided=day if len(years) == 1 else None,
        decision=decision[0] if decision and len(years) == 1 else "",
    )
    for year in years:
        yield replace(first, year=year)


def _work(clean: Clean, field: str, kind: str, piece: str, problems: list[Problem]) -> None:
    """Read one initiative or scientific work."""
    note = " ".join(re.findall(r"\(([^)]*)\)", piece))
    scope = words.scope_code(note) or words.scope_code(piece)
    if scope is None:
        problems.append(Problem("records.no_such_scope", (field,), {"value": piece}))
        return
    years = words.years_in(piece)
    if len(years) > 1:
        problems.append(Problem("records.year_missing", (field,), {"value": piece}))
        return
    told = fold(note or piece)
    negated = re.search(r"\b(chua|khong) (duoc )?(cong nhan|ap dung)", told)
    applied = "ap dung" in told and not re.search(r"\b(chua|khong) (duoc )?ap dung", told)
    clean.works.append(
        WorkSaid(
            kind=kind,
            scope=scope,
            title=words.without_years(piece)[:300],
            recognised=not (negated and "cong nhan" in negated[0]),
            applied=applied if "ap dung" in told else None,
            replicable=True if "nhan rong" in told else None,
            year=years[0] if years else None,
        )
    )


def _measure(clean: Clean, piece: str, problems: list[Problem]) -> None:
    """Read one disciplinary measure."""
    form = words.form_of(piece)
    days = words.days_in(piece)
    if form is None:
        problems.append(Problem("records.no_such_form", ("discipline",), {"value": piece}))
    elif not days:
        problems.append(Problem("records.day_missing", ("discipline",), {"value": piece}))
    else:
        ends = days[1] if len(days) > 1 and days[1] >= days[0] else None
        clean.measures.append(MeasureSaid(form, days[0], ends))


def _case(clean: Clean, piece: str, problems: list[Problem]) -> None:
    """Read one pending case."""
    told = fold(piece)
    kind = next((str(kind) for word, kind in _CASES if word in told), None)
    day = words.day_in(piece)
    if kind is None or day is None:
        problems.append(Problem("records.case_unclear", ("pending",), {"value": piece}))
    else:
        clean.cases.append(CaseSaid(kind, day, piece[:300]))


def _in_time(clean: Clean, today: date) -> Iterator[Problem]:
    """Yield what lies after today or before birth or founding."""
    start = clean.born or clean.founded
    dated = [("ratings", year, str(year)) for year in clean.ratings]
    dated += [
        ("titles" if words.is_title(g.award) else "awards", g.year, g.award) for g in clean.grants
    ]
    dated += [("initiatives", w.year, w.title) for w in clean.works if w.year]
    for field, year, name in dated:
        if year > today.year:
            yield Problem("records.future_year", (field,), {"year": year})
        elif start and year < start.year:
            params = {"year": year, "name": name, "day": start}
            yield Problem("records.before_start", (field,), params)
    for field, day in (("born", clean.born), ("founded", clean.founded)):
        if day and day > today:
            yield Problem("records.future_day", (field,), {"day": day})
    late = [g.decided for g in clean.grants] + [m.taken for m in clean.measures]
    for day in late:
        if day and day > today:
            yield Problem("records.future_day", ("awards",), {"day": day})
