"""Bring the stored versions in line with the versions that follow from all events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from thidua.apps.organisations.actions.load_rows import BATCH, insert
from thidua.apps.organisations.actions.version_rows import Keys, version_row, withdraw
from thidua.apps.organisations.models import UnitVersion
from thidua.apps.organisations.queries.world import Lived
from thidua.kernel.orgs import Version

_SAID = (
    "code",
    "code_scheme",
    "name",
    "short_name",
    "acting_name",
    "kind",
    "level",
    "parent_id",
    "other_names",
    "opened_by_id",
)
_ENDS = ("end", "closed_by_id")
_ALL = ("unit_id", "start", *_ENDS, *_SAID, "search", "sort_key", "recorded")


def reconcile(
    history: Mapping[str, list[Version]],
    units: Keys,
    events: Keys,
    moment: datetime,
    *,
    empty: bool,
) -> int:
    """Write the versions of `history`; return how many rows were added.

    An open version that ends now only gets its end. A version that is otherwise not as it should
    be is withdrawn at `moment` and written anew; one that no event opens any more is withdrawn.

    Args:
        history: the versions that follow from all events, by identity.
        units: keys of all units.
        events: keys of all events.
        moment: when this becomes known.
        empty: the database holds no versions, so nothing needs to be compared.
    """
    stored = {} if empty else _stored()
    fresh: list[UnitVersion] = []
    closed: list[UnitVersion] = []
    wrong: list[int] = []
    for versions in history.values():
        for version in versions:
            row = version_row(_as_lived(version), units, events, moment)
            old = stored.pop((row.unit_id, row.start), None)
            if old is not None and _same(old, row, _SAID):
                if _same(old, row, _ENDS):
                    continue
                if old.end is None:
                    old.end, old.closed_by_id = row.end, row.closed_by_id
                    closed.append(old)
                    continue
            if old is not None:
                wrong.append(old.pk)
            fresh.append(row)
    wrong += [old.pk for old in stored.values()]
    withdraw(wrong, moment)
    UnitVersion.objects.bulk_update(closed, ["end", "closed_by"], batch_size=BATCH)
    for row in fresh:
        row.derive()
    insert(UnitVersion, _ALL, (tuple(getattr(row, name) for name in _ALL) for row in fresh))
    return len(fresh)


def _stored() -> dict[tuple[int, date], UnitVersion]:
    """Return the rows that are believed now, by unit and first day."""
    rows = UnitVersion.objects.filter(withdrawn__isnull=True).defer("search", "sort_key")
    return {(row.unit_id, row.start): row for row in rows}


def _same(old: UnitVersion, row: UnitVersion, fields: tuple[str, ...]) -> bool:
    """Say whether two rows agree in these fields."""
    return all(getattr(old, field) == getattr(row, field) for field in fields)


def _as_lived(version: Version) -> Lived:
    """Return a version of the kernel as the rows are written from it."""
    return Lived(
        0,
        version.unit,
        version.start,
        version.end,
        version.opened_by,
        version.closed_by,
        vars(version.attributes),
    )
