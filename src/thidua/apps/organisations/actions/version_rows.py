"""Rows of versions of units: written from what is said of a unit, withdrawn, never deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from thidua.apps.organisations.actions.load_rows import BATCH
from thidua.apps.organisations.models import UnitVersion
from thidua.apps.organisations.queries.world import Lived

Keys = Mapping[str, int]


def version_row(said: Lived, units: Keys, events: Keys, at: datetime) -> UnitVersion:
    """Return the row of one version, without what is derived from its names.

    Args:
        said: how a unit was, and from when to when.
        units: keys of units by identity.
        events: keys of events by identity, those that open and close the version among them.
        at: the moment from which this is known.
    """
    own = dict(said.own)
    parent, others = own.pop("parent"), own.pop("other_names")
    return UnitVersion(
        **own,
        other_names=list(others),
        unit_id=units[said.unit],
        parent_id=units[parent] if parent else None,
        start=said.start,
        end=said.end,
        opened_by_id=events[said.opened],
        closed_by_id=events[said.closed] if said.closed else None,
        recorded=at,
    )


def withdraw(keys: Sequence[int], at: datetime) -> None:
    """Keep the versions with these keys, but no longer believe them."""
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        UnitVersion.objects.filter(pk__in=some).update(withdrawn=at)
