"""Bring the stored versions in line with the versions that follow from all events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from thidua.apps.organisations.actions.load_rows import BATCH, insert
from thidua.apps.organisations.models import UnitVersion
from thidua.kernel.orgs import Version

Keys = Mapping[str, int]
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
            row = _row(version, units, events, moment)
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
    _withdraw(wrong, moment)
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


def _withdraw(keys: list[int], moment: datetime) -> None:
    """Keep the rows, but no longer believe them."""
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        UnitVersion.objects.filter(pk__in=some).update(withdrawn=moment)


def _row(version: Version, units: Keys, events: Keys, moment: datetime) -> UnitVersion:
    """Return the row of one version, without what is derived from its names."""
    own = version.attributes
    return UnitVersion(
        unit_id=units[version.unit],
        start=version.start,
        end=version.end,
        code=own.code,
        code_scheme=own.code_scheme,
        name=own.name,
        short_name=own.short_name,
        acting_name=own.acting_name,
        kind=own.kind,
        level=own.level,
        parent_id=units[own.parent] if own.parent else None,
        other_names=list(own.other_names),
        opened_by_id=events[version.opened_by],
        closed_by_id=events[version.closed_by] if version.closed_by else None,
        recorded=moment,
    )
