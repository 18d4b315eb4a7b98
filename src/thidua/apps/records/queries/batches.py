"""Files that were taken in, and their rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from thidua.apps.accounts.queries import within
from thidua.apps.accounts.roles import Permission
from thidua.apps.accounts.rules import signed_in
from thidua.apps.organisations.queries import placed_names
from thidua.apps.records import states
from thidua.apps.records.models import ImportBatch, ImportRow
from thidua.core.clock import today


def batches_of(person: Any) -> QuerySet[ImportBatch]:
    """Return the files taken in within reach of RECORD_EDIT, newest first.

    Each with `rows_all` and `rows_unclear`, numbers of rows.
    """
    if not signed_in(person):
        return ImportBatch.objects.none()
    units = within(person, Permission.RECORD_EDIT, today())
    waiting = Count("rows", filter=Q(rows__state=states.UNCLEAR))
    return (
        ImportBatch.objects.filter(unit_id__in=units)
        .select_related("by", "unit", "stored")
        .annotate(rows_all=Count("rows"), rows_unclear=waiting)
        .order_by("-at", "-id")
    )


def batch_by_uid(person: Any, uid: str) -> ImportBatch | None:
    """Return a file within reach, or None."""
    return batches_of(person).filter(uid=uid).first()


def rows_of(batch: ImportBatch, state: str = "") -> QuerySet[ImportRow]:
    """Return the rows of a file, of one state or all, in the order of the file."""
    rows = batch.rows.select_related("subject", "settled_by").order_by("number", "id")
    return rows.filter(state=state) if state else rows


def row_of(batch: ImportBatch, number: int) -> ImportRow | None:
    """Return one row, or None."""
    return rows_of(batch).filter(number=number).first()


def state_counts(batch: ImportBatch) -> dict[str, int]:
    """Return the number of rows by state; one query."""
    rows = batch.rows.order_by().values_list("state").annotate(n=Count("id"))
    return dict(rows)


def batch_units(batches: list[ImportBatch], on: date) -> dict[int, str]:
    """Return the names of the units of files; two queries."""
    return placed_names({one.unit_id for one in batches}, on) if batches else {}
