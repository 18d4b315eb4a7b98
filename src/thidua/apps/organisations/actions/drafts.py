"""Prepare a reorganisation: what is typed and uploaded is kept before anything is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from thidua.apps.organisations import checks
from thidua.apps.organisations.models import ReorganisationDraft
from thidua.apps.organisations.models.shapes import COLUMNS, SHAPES
from thidua.core import audit, clock, files, tables
from thidua.core.actor import actor_of
from thidua.kernel.problems import BlockedError, Problem

TYPED = ("effective", "decided", "basis", "note", "follow")
ALLOWED = frozenset({"xlsx", "csv", "txt"})


@transaction.atomic
def start_draft(*, kind: str, by: object, today: date) -> ReorganisationDraft:
    """Begin to prepare a reorganisation of a kind.

    Raises:
        BlockedError: no officer records this kind.
    """
    if kind not in SHAPES:
        params = {"value": kind, "field": "kind"}
        raise BlockedError([Problem("organisations.value_wrong", ("kind",), params)])
    actor = actor_of(by)
    draft = ReorganisationDraft.objects.create(
        kind=kind, fields={"rows": []}, by_id=actor.id, by_name=actor.name
    )
    data = {"kind": kind, "day": today}
    audit.record(by=by, action="organisations.start_draft", obj=draft, data=data)
    return draft


@transaction.atomic
def save_draft(
    draft_id: int, *, typed: Mapping[str, Any], rows: Sequence[Mapping[str, str]] | None, by: object
) -> ReorganisationDraft:
    """Keep what was typed, right or wrong; `rows` None leaves the rows as they are.

    Raises:
        BlockedError: the draft was recorded or dropped.
    """
    draft = _open(draft_id)
    kept = {name: typed[name] for name in TYPED if name in typed}
    draft.fields = draft.fields | kept
    if rows is not None:
        draft.fields["rows"] = [_row(number, row) for number, row in enumerate(rows, start=1)]
        draft.stored = None
    draft.changed_at = clock.now()
    draft.save(update_fields=["fields", "stored", "changed_at"])
    audit.record(by=by, action="organisations.save_draft", obj=draft)
    return draft


def attach_table(
    draft_id: int, *, data: bytes, name: str, by: object
) -> tuple[ReorganisationDraft, list[Problem]]:
    """Keep an uploaded table with the draft and take its rows over.

    The file is stored first, so that it is there even when its rows cannot be read.

    Returns:
        The draft, and warnings about columns that nobody knows.

    Raises:
        RefusedError: no XLSX or CSV, damaged, or too large.
        BlockedError: the draft is closed, or the first row names no column.
    """
    stored = files.store(data, name=name, by=by, allowed=ALLOWED)
    with transaction.atomic():
        draft = _open(draft_id)
        draft.stored, draft.changed_at = stored, clock.now()
        draft.save(update_fields=["stored", "changed_at"])
        audit.record(by=by, action="organisations.attach_table", obj=draft, data={"name": name})
    found = tables.read(data, name)
    columns, problems = checks.columns_of(found[0][1] if found else [])
    if not {"source", "target"} & set(columns.values()):
        raise BlockedError([Problem("organisations.header_missing", ("rows",)), *problems])
    with transaction.atomic():
        draft = _open(draft_id)
        draft.fields["rows"] = [
            _row(number, {c: cells[at] for at, c in columns.items() if at < len(cells)})
            for number, cells in found[1:]
        ]
        draft.save(update_fields=["fields"])
    return draft, problems


@transaction.atomic
def drop_draft(draft_id: int, *, by: object) -> ReorganisationDraft:
    """Give a draft up; it stays readable.

    Raises:
        BlockedError: it was recorded or dropped before.
    """
    draft = _open(draft_id)
    draft.dropped = clock.now()
    draft.save(update_fields=["dropped"])
    audit.record(by=by, action="organisations.drop_draft", obj=draft)
    return draft


def open_draft(draft_id: int) -> ReorganisationDraft:
    """Return a draft, locked, that can still be changed; see `save_draft`."""
    return _open(draft_id)


def _open(draft_id: int) -> ReorganisationDraft:
    """Return a draft, locked, that can still be changed."""
    draft = ReorganisationDraft.objects.select_for_update().get(pk=draft_id)
    if draft.event_id is not None:
        raise BlockedError([Problem("organisations.draft_recorded")])
    if draft.dropped is not None:
        raise BlockedError([Problem("organisations.draft_dropped")])
    return draft


def _row(number: int, row: Mapping[str, str]) -> dict[str, Any]:
    """Return one row as it is kept."""
    said = {name: str(row[name]) for name in COLUMNS if row.get(name)}
    return {"n": int(row.get("n") or number), **said}
