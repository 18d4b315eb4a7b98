"""Records follow their unit when it is reorganised, where there is no doubt where to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit
from thidua.apps.records.models import Stint, Subject
from thidua.apps.records.queries.reorganised import left_behind
from thidua.core import audit


@transaction.atomic
def carry_over(*, today: date) -> int:
    """Let records whose unit has ended belong to the one unit that took over; return how many.

    With several successors, or with none, a record stays where it is until a person moves it, and
    so does one whose code another record of the new unit bears. Calling it again does nothing.
    """
    moved = 0
    while done := _one_link(today):  # the unit that took over may have ended too
        moved += done
    return moved


def _one_link(today: date) -> int:
    """Move records to whom took over when their unit ended."""
    rows: dict[int, list[Subject]] = {}
    for row in left_behind(Subject.objects.all(), today).select_for_update(of=("self",)):
        rows.setdefault(row.unit_id, []).append(row)
    ended = organisations.endings(rows, today)
    heirs = organisations.heirs_at_end(ended)
    moved = 0
    for unit_id, ending in sorted(ended.items()):
        if len(heirs[unit_id]) == 1:
            moved += _move(rows[unit_id], unit_id, heirs[unit_id][0].unit_id, ending)
    return moved


def _move(rows: Sequence[Subject], source: int, target: int, ending: organisations.Ending) -> int:
    """Move the records of a unit from the day on which it was no more."""
    taken = set(Subject.objects.filter(unit_id=target).exclude(code="").values_list("code"))
    free = [row for row in rows if (row.code,) not in taken]
    stints = Stint.objects.filter(subject__in=free, end__isnull=True)
    later = set(stints.filter(start__gte=ending.day).values_list("subject_id", flat=True))
    stints.filter(start__lt=ending.day).update(end=ending.day)
    Stint.objects.filter(subject__in=later, end__isnull=True).update(unit_id=target)
    Stint.objects.bulk_create(
        Stint(subject=row, unit_id=target, start=ending.day) for row in free if row.pk not in later
    )
    for row in free:
        row.unit_id, row.revision = target, row.revision + 1
    Subject.objects.bulk_update(free, ["unit", "revision"], batch_size=500)
    if free:
        unit = Unit.objects.get(pk=target)
        data = {"from": source, "records": len(free), "day": ending.day}
        audit.record(by=None, action="records.carry_over", obj=unit, note=ending.basis, data=data)
    return len(free)
