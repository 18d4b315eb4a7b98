"""Further trees over the same units: what follows from the tree of the state, and what is said."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from thidua.apps.organisations.models import Hierarchy, UnitKind, UnitPlace, UnitVersion
from thidua.core import audit

MEMBERS = (UnitKind.MASS_ORGANISATION,)


@transaction.atomic
def load_hierarchies(*, by: object, today: date) -> int:
    """Write where mass organisations stand in the Front, as the events of the books say.

    A mass organisation whose unit above is the Front is one of its members from that day on.
    Nothing is known yet about other trees, so nothing is written about them. A second call
    changes nothing.

    Returns:
        How many places were added or closed.
    """
    wanted = {
        (row.unit_id, row.start): row
        for row in UnitVersion.objects.select_related("parent").filter(
            withdrawn__isnull=True,
            kind__in=MEMBERS,
            parent__versions__kind=UnitKind.FRONT,
            parent__versions__withdrawn__isnull=True,
        )
    }
    known = {
        (row.unit_id, row.start): row
        for row in UnitPlace.objects.filter(hierarchy=Hierarchy.FRONT, withdrawn__isnull=True)
    }
    done = 0
    for key, row in wanted.items():
        above = row.parent_id
        if key not in known and above is not None:
            UnitPlace.objects.create(
                unit_id=row.unit_id,
                hierarchy=Hierarchy.FRONT,
                parent_id=above,
                start=row.start,
                end=row.end,
                event_id=row.opened_by_id,
            )
            done += 1
        elif key in known and known[key].end != row.end:
            UnitPlace.objects.filter(pk=known[key].pk).update(end=row.end)
            done += 1
    if done:
        data = {"places": done, "day": today}
        audit.record(by=by, action="organisations.load_hierarchies", obj=None, data=data)
    return done
