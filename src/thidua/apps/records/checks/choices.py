"""Among which records and units does somebody choose for a row that is not clear?"""

from __future__ import annotations

from datetime import date

from thidua.apps.organisations.queries import endings, find, heirs_of
from thidua.apps.records.checks import who
from thidua.apps.records.checks.row import RowFrame, read_row
from thidua.apps.records.models import ImportRow, Subject

MOST = 20


def choices_of(row: ImportRow, on: date) -> tuple[list[Subject], list[int]]:
    """Return the records and the keys of the units that a row may mean.

    Units only where the cell does not name exactly one: those of like names, and those that took
    over from one that has ended.
    """
    batch = row.batch
    units = who.units_under(batch.unit, on)
    clean, _problems = read_row(row.said, RowFrame(batch.unit_id, on))
    unclear = who.place(clean, row.said, units)
    people = who.choices_for(clean, units)
    if not unclear:
        return people, []
    like = [one.pk for one in find(row.said.get("unit", ""), on=on, under=batch.unit)]
    ended = endings(like, on) if like else {}
    heirs = heirs_of(ended, on) if ended else {}
    later = [heir.unit_id for some in heirs.values() for heir in some]
    alive = [key for key in (*like, *later) if key not in ended and key in units.reach]
    return people, list(dict.fromkeys([*alive, batch.unit_id]))[:MOST]
