"""Further trees over the same units: Front, Party and lines of work follow from what is known."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from thidua.apps.organisations.models import UnitPlace
from thidua.apps.organisations.queries.stands import DERIVED, Stand, stands
from thidua.core import audit, clock

BATCH = 500


@transaction.atomic
def load_hierarchies(*, by: object, today: date) -> int:
    """Bring the places in Front, Party and lines of work in line with the units; idempotent.

    See `queries.stands` for what follows from what. A place that does not follow any more is
    withdrawn and stays readable. Nothing is known about clusters, so none is written.

    Returns:
        How many places were added, closed or withdrawn.
    """
    known = {
        (row.hierarchy, row.unit_id, row.start): row
        for row in UnitPlace.objects.filter(withdrawn__isnull=True, hierarchy__in=DERIVED)
    }
    fresh: list[Stand] = []
    closed: list[UnitPlace] = []
    for each in stands():
        row = known.get((each.hierarchy, each.unit, each.start))
        if row is None or (row.parent_id, row.event_id) != (each.parent, each.event):
            fresh.append(each)
            continue
        del known[each.hierarchy, each.unit, each.start]
        if row.end != each.end:
            row.end = each.end
            closed.append(row)
    done = len({*known, *((each.hierarchy, each.unit, each.start) for each in fresh)}) + len(closed)
    if done:
        _write(fresh, closed, [row.pk for row in known.values()])
        data = {"places": done, "day": today}
        audit.record(by=by, action="organisations.load_hierarchies", obj=None, data=data)
    return done


def _write(fresh: list[Stand], closed: list[UnitPlace], gone: list[int]) -> None:
    """Withdraw places, set the ends of others, add new ones."""
    for start in range(0, len(gone), BATCH):
        rows = UnitPlace.objects.filter(pk__in=gone[start : start + BATCH])
        rows.update(withdrawn=clock.now())
    UnitPlace.objects.bulk_update(closed, ["end"], batch_size=BATCH)
    UnitPlace.objects.bulk_create(
        [
            UnitPlace(
                unit_id=each.unit,
                hierarchy=each.hierarchy,
                parent_id=each.parent,
                start=each.start,
                end=each.end,
                event_id=each.event,
            )
            for each in fresh
        ],
        batch_size=BATCH,
    )
