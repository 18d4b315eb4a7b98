"""A name in an old paper, and who it is read as now (Nghị quyết 190/2025/QH15, Điều 3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.organisations.queries.heirs import heirs_of
from thidua.apps.organisations.queries.versions import names_on, place_names_on


def now_called(unit_ids: Iterable[int], named_on: date, on: date) -> dict[int, str]:
    """Return names as an old paper has them, with the present bearer of the functions.

    "Sở Thông tin và Truyền thông (nay là Sở Khoa học và Công nghệ)". A name that has not changed
    stands alone; a unit that nobody took over has its name and that it ended. Several heirs are
    named with the main one first. Five queries for up to 400 units.

    Args:
        unit_ids: keys of the units that the paper names.
        named_on: day of the paper.
        on: the day on which it is read.
    """
    keys = set(unit_ids)
    old = names_on(keys, named_on)
    heirs = heirs_of(keys, on)
    found = {heir.unit_id for some in heirs.values() for heir in some}
    new = names_on(found, on)
    return {key: _said(old[key], [new[h.unit_id] for h in heirs.get(key, ())]) for key in old}


def heir_names(unit_ids: Iterable[int], on: date) -> dict[int, list[str]]:
    """Return the names, as places, of those that took over from units, the main one first."""
    keys = set(unit_ids)
    heirs = heirs_of(keys, on) if keys else {}
    names = place_names_on({heir.unit_id for some in heirs.values() for heir in some}, on)
    return {key: [names[heir.unit_id] for heir in heirs.get(key, ())] for key in keys}


def _said(name: str, heirs: list[str]) -> str:
    """Return one name with those who bear it now."""
    if not heirs:
        return _("%(name)s (đã kết thúc)") % {"name": name}
    if heirs == [name]:
        return name
    return _("%(name)s (nay là %(heirs)s)") % {"name": name, "heirs": "; ".join(heirs)}
