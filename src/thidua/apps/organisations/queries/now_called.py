"""A name in an old paper, and who it is read as now (Nghị quyết 190/2025/QH15, Điều 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import UnitVersion
from thidua.apps.organisations.queries.directory import named_by
from thidua.apps.organisations.queries.heirs import endings, heirs_of
from thidua.apps.organisations.queries.versions import names_on, on_day, place_names_on


def now_called(unit_ids: Iterable[int], named_on: date, on: date) -> dict[int, str]:
    """Return names as an old paper has them, with the present bearer of the functions.

    "Sở Thông tin và Truyền thông (nay là Sở Khoa học và Công nghệ)". A name that has not changed
    stands alone; a unit that nobody took over has its name and that it ended. Several heirs are
    named with the main one first. Three queries, six for up to 400 units when some have ended.

    Args:
        unit_ids: keys of the units that the paper names.
        named_on: day of the paper.
        on: the day on which it is read.
    """
    old = names_on(unit_ids, named_on)
    bearers = _bearers(old, on)
    return {key: _said(name, name, bearers[key]) for key, name in old.items()}


def said_now(words: Mapping[str, int], named_on: date, on: date) -> dict[str, str]:
    """Return the words by which a paper names units, with the present bearer; see `now_called`.

    Args:
        words: key of the unit that is meant, by the words of the paper.
        named_on: day of the paper.
        on: the day on which it is read.
    """
    if not words:
        return {}
    old = names_on(words.values(), named_on)
    bearers = _bearers(old, on)
    return {word: _said(word, old[key], bearers[key]) for word, key in words.items() if key in old}


def changed_actors(
    words: Iterable[str], issuer_id: int, named_on: date, on: date
) -> dict[str, int]:
    """Return, of the words that name actors, those that mean a unit which is no more as it was.

    Only the issuer and what stood right under it on the day of the paper are looked at. One query.
    """
    rows = UnitVersion.objects.filter(
        on_day(named_on), Q(parent=issuer_id) | Q(unit=issuer_id), end__lte=on
    )
    gone = list(rows.order_by("unit_id"))
    found: dict[str, int] = {}
    for word in set(words) if gone else ():
        meant = named_by(word, issuer_id, gone)
        if len(meant) == 1:
            found[word] = meant[0]
    return found


def heir_names(unit_ids: Iterable[int], on: date) -> dict[int, list[str]]:
    """Return the names, as places, of those that took over from units, the main one first."""
    keys = set(unit_ids)
    heirs = heirs_of(keys, on) if keys else {}
    names = place_names_on({heir.unit_id for some in heirs.values() for heir in some}, on)
    return {key: [names[heir.unit_id] for heir in heirs.get(key, ())] for key in keys}


def _bearers(unit_ids: Iterable[int], on: date) -> dict[int, list[str]]:
    """Return the names under which units, or those that took over from them, act on a day."""
    keys = set(unit_ids)
    heirs = {key: [key] for key in keys}
    if ended := endings(keys, on):
        taken = heirs_of(ended, on)
        heirs |= {key: [heir.unit_id for heir in taken[key]] for key in ended}
    names = names_on({key for some in heirs.values() for key in some}, on)
    return {key: [names[heir] for heir in some] for key, some in heirs.items()}


def _said(word: str, name: str, bearers: list[str]) -> str:
    """Return the word for a unit of this name with those who bear it now."""
    if not bearers:
        return _("%(name)s (đã kết thúc)") % {"name": word}
    if bearers == [name]:
        return word
    return _("%(name)s (nay là %(heirs)s)") % {"name": word, "heirs": "; ".join(bearers)}
