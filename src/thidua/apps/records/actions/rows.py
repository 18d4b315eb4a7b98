"""Settle by hand what a file left unclear: correct and choose, or drop with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.records import rules, states
from thidua.apps.records.actions.store import From, write
from thidua.apps.records.actions.take_in import Asked, against_known, as_json, find_out, read
from thidua.apps.records.checks import who
from thidua.apps.records.checks.columns import BY_NAME
from thidua.apps.records.models import ImportRow, Source, Subject
from thidua.core import audit, clock
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem

NEW = "new"
ABOUT_PERSON = frozenset(
    {"records.person_ambiguous", "records.person_alike", "records.twice_in_file"}
)
ABOUT_UNIT = frozenset({"records.unit_unknown", "records.unit_ambiguous", "records.unit_ended"})


@transaction.atomic
def settle_row(
    row_id: int,
    *,
    said: Mapping[str, str],
    by: Person,
    today: date,
    unit_id: int | None = None,
    subject: str = "",
) -> ImportRow:
    """Take a corrected row in.

    Args:
        row_id: key of the row.
        said: its cells as corrected, by field; fields that are left out stay as they are.
        by: who settles it.
        today: nothing may lie after it.
        unit_id: the unit chosen, or None to go by the cell.
        subject: identifier of the record chosen, `new` for a new one, empty to go by the cells.

    Raises:
        NoSuchStepError: somebody else has settled or dropped it.
        NotAllowedError: `by` may not do it, or it is the own record.
        BlockedError: what is still not clear; the corrected cells are kept.
    """
    row = _locked(row_id, "settle", by)
    row.said = dict(row.said) | {key: text for key, text in said.items() if key in BY_NAME}
    units = who.units_under(row.batch.unit, today)
    asked = read(row.number, row.said, row.batch.unit_id, units, today)
    if unit_id is not None:
        asked.problems = _about(asked, ABOUT_UNIT)
        asked.clean.unit_id = unit_id
        if unit_id not in units.reach:
            asked.problems.append(Problem("records.unit_out_of_reach", ("unit",)))
    find_out([asked], units, by)
    if subject:
        _choose(asked, subject, units)
    if asked.subject is not None and not rules.can_edit(by, asked.subject):
        raise NotAllowedError(rules.can_edit.name)
    if asked.problems:
        raise BlockedError(asked.problems)
    come = From(Source.FILE, by, clock.now(), today, row.batch)
    written = write([(asked.subject, asked.clean)], come)
    return _closed(row, states.SETTLED, by, written.subjects[0])


def keep_said(row_id: int, said: Mapping[str, str], *, by: Person) -> ImportRow:
    """Keep corrected cells of a row that is not settled yet, so that nothing typed is lost."""
    with transaction.atomic():
        row = _locked(row_id, "settle", by)
        row.said = dict(row.said) | {key: text for key, text in said.items() if key in BY_NAME}
        row.save(update_fields=["said"])
    return row


@transaction.atomic
def drop_row(row_id: int, *, reason: str, by: Person, today: date) -> ImportRow:
    """Leave a row out, with the reason.

    Raises:
        NoSuchStepError: somebody else has settled or dropped it.
        NotAllowedError: `by` may not do it.
        BlockedError: the reason is missing.
    """
    row = _locked(row_id, "drop", by)
    if not reason.strip():
        raise BlockedError([Problem("records.reason_missing", ("reason",))])
    row.note = reason.strip()[:300]
    return _closed(row, states.DROPPED, by, None)


def _locked(row_id: int, step: str, by: Person) -> ImportRow:
    """Return the row, locked, when the step exists and `by` may take it."""
    rows = ImportRow.objects.select_for_update(of=("self",)).select_related("batch__unit")
    row = rows.get(pk=row_id)
    states.ROW.step(row.state, step)
    if not rules.can_settle(by, row):
        raise NotAllowedError(rules.can_settle.name)
    return row


def _closed(row: ImportRow, state: str, by: Person, subject: Subject | None) -> ImportRow:
    """Write what became of a row."""
    row.state, row.subject = state, subject
    row.settled_by, row.settled_at = by, clock.now()
    row.save()
    data = {"batch": row.batch.uid, "row": row.number, "state": state}
    thing = subject or row.batch
    audit.record(by=by, action="records.settle_row", obj=thing, note=row.note, data=data)
    return row


def _about(asked: Asked, codes: frozenset[str]) -> list[Problem]:
    """Return the problems that are about something else."""
    return [problem for problem in asked.problems if problem.code not in codes]


def _choose(asked: Asked, subject: str, units: who.Units) -> None:
    """Take the record that was chosen instead of the one the cells lead to."""
    asked.problems = _about(asked, ABOUT_PERSON)
    if subject == NEW:
        asked.subject = None
        return
    chosen = Subject.objects.filter(uid=subject, unit_id__in=units.reach).first()
    if chosen is None:
        params = {"value": asked.clean.full_name}
        asked.problems.append(Problem("records.person_ambiguous", ("name",), params))
        return
    codes = frozenset({"records.rating_differs", "records.born_differs"})
    asked.problems = _about(asked, codes)
    asked.subject = chosen
    against_known([asked])


__all__ = ["as_json", "drop_row", "keep_said", "settle_row"]
