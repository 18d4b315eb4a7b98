"""Take a file of records in: clear rows at once in one transaction, the others wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.organisations.models import Unit
from thidua.apps.records import rules, states
from thidua.apps.records.actions.store import LOT, From, known_of, write
from thidua.apps.records.checks import who
from thidua.apps.records.checks.clean import Clean
from thidua.apps.records.checks.columns import BY_NAME, Column, heading_row, said_in
from thidua.apps.records.checks.row import RowFrame, read_row
from thidua.apps.records.models import ImportBatch, ImportRow, Source, Subject
from thidua.core import audit, clock, files, tables, wording
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem
from thidua.kernel.text.fold import fold

ALLOWED = frozenset({"xlsx", "csv"})


@dataclass
class Asked:
    """One row on its way.

    Attributes:
        number: row in the file.
        said: what it says by field.
        clean: what was understood.
        problems: what people must settle.
        subject: the record that is meant, None for a new one.
    """

    number: int
    said: dict[str, str]
    clean: Clean
    problems: list[Problem] = field(default_factory=list)
    subject: Subject | None = None


@transaction.atomic
def take_in(data: bytes, name: str, *, unit_id: int, by: Person, today: date) -> ImportBatch:
    """Keep a file and take its clear rows in; the same file is not taken twice for a unit.

    Args:
        data: content of an XLSX or CSV file with a row of headings.
        name: its name.
        unit_id: the unit of rows that name none; all rows must be of it or of units under it.
        by: who takes it in.
        today: nothing may lie after it.

    Raises:
        RefusedError: the file cannot be read, or has no headings or no rows.
        NotAllowedError: `by` may not take records in for this unit.
        BlockedError: `records.same_file`, with the identifier of the earlier batch.
    """
    unit = Unit.objects.get(pk=unit_id)
    if not rules.can_take_in(by, unit):
        raise NotAllowedError(rules.can_take_in.name)
    columns, lines = _table(data, name)
    stored = files.store(data, name=name or "tep", by=by, allowed=ALLOWED)
    earlier = ImportBatch.objects.select_for_update().filter(stored=stored, unit=unit).first()
    if earlier is not None:
        params = {"name": name, "day": earlier.at.date(), "batch": earlier.uid}
        raise BlockedError([Problem("records.same_file", ("file",), params)])
    batch = ImportBatch.objects.create(
        stored=stored,
        unit=unit,
        name=stored.name,
        columns=_told(columns),
        by=by,
        at=clock.now(),
    )
    counts = _take(batch, columns, lines, by, today)
    audit.record(by=by, action="records.take_in", obj=batch, data={"rows": len(lines), **counts})
    return batch


def _table(data: bytes, name: str) -> tuple[list[Column | None], list[tuple[int, list[str]]]]:
    """Return the columns and the rows below the headings."""
    rows = tables.read(data, name)
    found = heading_row(rows)
    if found is None:
        raise wording.refusal("records.no_headings", name=name)
    place, columns = found
    if not rows[place + 1 :]:
        raise wording.refusal("records.no_rows", name=name)
    return columns, rows[place + 1 :]


def _told(columns: Sequence[Column | None]) -> list[dict[str, object]]:
    """Return what each column was read as, for the report."""
    return [
        {"field": column.field, "year": column.year} if column else {"field": "", "year": None}
        for column in columns
    ]


def _take(
    batch: ImportBatch,
    columns: list[Column | None],
    lines: list[tuple[int, list[str]]],
    by: Person,
    today: date,
) -> dict[str, int]:
    """Take the rows in, lot by lot; return the number of rows by state."""
    units = who.units_under(batch.unit, today)
    come = From(Source.FILE, by, batch.at, today, batch)
    counts: dict[str, int] = {}
    for start in range(0, len(lines), LOT):
        lot = [
            read(number, said_in(cells, columns), batch.unit_id, units, today)
            for number, cells in lines[start : start + LOT]
        ]
        find_out(lot, units, by)
        for row in _written(batch, lot, come):
            counts[row.state] = counts.get(row.state, 0) + 1
    return counts


def read(number: int, said: dict[str, str], unit_id: int, units: who.Units, today: date) -> Asked:
    """Return a row as far as it is understood by itself."""
    clean, problems = read_row(said, RowFrame(unit_id, today))
    problems += who.place(clean, said, units)
    return Asked(number, said, clean, problems)


def find_out(lot: list[Asked], units: who.Units, by: Person) -> None:
    """Find which record each row means, and what contradicts what is there."""
    known = who.known_like([row.clean for row in lot], units)
    seen: dict[tuple[object, ...], Asked] = {}
    for row in lot:
        row.subject, problems = who.subject_of(row.clean, known)
        row.problems += problems
        if row.subject is not None and row.subject.account_id == by.pk:
            row.problems.append(Problem("records.own_record", ("name",)))
        elif row.subject is None and not row.problems:
            _twice(row, seen)
    against_known([row for row in lot if row.subject is not None])


def _twice(row: Asked, seen: dict[tuple[object, ...], Asked]) -> None:
    """Tell when a new subject stands in the file twice; one with a code or birth is the same."""
    clean = row.clean
    same = clean.own_unit_id or clean.code or (clean.born and str(clean.born)) or ""
    person = clean.kind in who.PERSONS
    key = (fold(clean.full_name), person, same, clean.unit_id if not same else 0)
    if clean.code:
        coded = seen.setdefault(("code", clean.unit_id, clean.code), row)
        if fold(coded.clean.full_name) != fold(clean.full_name):
            told = {"code": clean.code, "known": coded.clean.full_name}
            row.problems.append(Problem("records.born_differs", ("code",), told))
            return
    first = seen.setdefault(key, row)
    if first is row:
        return
    if person and not same:
        params: dict[str, object] = {"value": clean.full_name, "row": first.number}
        row.problems.append(Problem("records.twice_in_file", ("name",), params))
        return
    for year, code in clean.ratings.items():
        if first.clean.ratings.get(year, code) != code:
            row.problems.append(_differs(year, first.clean.ratings[year], code))
    if not row.problems:
        row.clean = _joined(first.clean, clean)


def _joined(first: Clean, more: Clean) -> Clean:
    """Put what a later row tells into the earlier one; both are one record."""
    first.ratings |= more.ratings
    for name in ("grants", "works", "measures", "cases", "complete"):
        kept = getattr(first, name)
        kept += [one for one in getattr(more, name) if one not in kept]
    return first


def against_known(lot: list[Asked]) -> None:
    """Add what contradicts the record that a row means; five queries."""
    known = known_of([row.subject.pk for row in lot if row.subject])
    for row in lot:
        for year, code in row.clean.ratings.items():
            kept = known.ratings.get((row.subject.pk if row.subject else 0, year), code)
            if kept != code:
                row.problems.append(_differs(year, kept, code))
        if row.subject and not row.problems:
            told = {(row.subject.pk, year): code for year, code in row.clean.ratings.items()}
            known.ratings |= told


def _differs(year: int, known: str, value: str) -> Problem:
    """Return that a rating contradicts the one that is there."""
    params: dict[str, object] = {"year": year, "known": known, "value": value}
    return Problem("records.rating_differs", ("ratings",), params)


def _written(batch: ImportBatch, lot: list[Asked], come: From) -> list[ImportRow]:
    """Write the clear rows of a lot, and every row with what became of it."""
    clear = [row for row in lot if not row.problems]
    once = {id(row.clean): row for row in clear}
    written = write([(row.subject, row.clean) for row in once.values()], come)
    made = dict(zip(once, zip(written.subjects, written.news, strict=True), strict=True))
    rows = []
    for row in lot:
        said = {key: value for key, value in row.said.items() if value or key in BY_NAME}
        kept = ImportRow(batch=batch, number=row.number, said=said)
        if row.problems:
            kept.problems = [as_json(one) for one in row.problems]
        else:
            kept.subject, news = made[id(row.clean)]
            kept.state = states.TAKEN if news else states.REFUSED
            if not news:
                kept.problems = [as_json(Problem("records.already_there", severity="warns"))]
        rows.append(kept)
    ImportRow.objects.bulk_create(rows, batch_size=LOT)
    return rows


def as_json(problem: Problem) -> dict[str, object]:
    """Return a problem as a row keeps it; days as ISO texts."""
    params = {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in problem.params.items()
    }
    return {"code": problem.code, "where": list(problem.where), "params": params}
