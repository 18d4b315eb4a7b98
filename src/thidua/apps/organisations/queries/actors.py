"""Whom a plan means when it names an actor: one unit, a kind of units, or nobody known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries.directory import ASIDE, Directory
from thidua.books.places.words import ActorKind, canonical

_BETWEEN = re.compile(r"[,;/]|\s+và\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Resolution:
    """Whom a name means.

    Attributes:
        kind: `unit` for one unit, `kind` for all units of one or several kinds, `unknown`.
        units: the units meant on that day, in Vietnamese order; may be empty for a kind, and holds
            the candidates of one name that several units bear.
        label: how to call the actor on screen.
        reason: why no unit was found, or why the list may be short; empty when all is clear.
    """

    kind: Literal["unit", "kind", "unknown"]
    units: list[Unit]
    label: str
    reason: str


def resolve_actor(text: str, *, issuer: Unit, on: date) -> Resolution:
    """Return whom `text` means in a plan of `issuer` on the day `on`; see `resolve_in`."""
    return resolve_in(Directory(issuer, on), text)


def resolve_in(directory: Directory, text: str) -> Resolution:
    """Return whom `text` means to the issuer and on the day of a directory.

    A kind that the vocabulary names goes first, then a unit under the issuer, above it or at the
    centre, then a list of such names ("các sở, ngành, địa phương"). Six queries at most for all
    that is asked of one directory.
    """
    label = " ".join(text.split()).strip(" .;:,")
    spoken = ASIDE.sub(" ", label)
    name = canonical(spoken)
    if not name:
        return Resolution("unknown", [], label, _("Không có tên."))
    meant = _meant(directory, name)
    if meant is None:
        meant = _listed(
            directory, [part for part in map(canonical, _BETWEEN.split(spoken)) if part]
        )
    if meant is None:
        reason = _("Không tìm thấy đơn vị nào mang tên này vào ngày đó; hãy chọn đơn vị bằng tay.")
        return Resolution("unknown", [], label, reason)
    kinds, units = meant
    if kinds:
        return _of_kinds(directory, kinds, units, label)
    if len(units) == 1:
        return Resolution("unit", units, label, "")
    reason = _("Có nhiều đơn vị cùng tên; hãy chọn đúng đơn vị.")
    return Resolution("unknown", units, label, reason)


Meant = tuple[list[ActorKind], list[Unit]]


def _meant(directory: Directory, name: str) -> Meant | None:
    """Return what one name means, or None."""
    if kinds := directory.kinds(name, strip=False):
        return kinds, []
    if units := directory.units(name):
        return [], units
    if kinds := directory.kinds(name, strip=True):
        return kinds, []
    return None


def _listed(directory: Directory, parts: list[str]) -> Meant | None:
    """Return what a list of names means, the longest runs first; None when a part is unknown."""
    kinds: list[ActorKind] = []
    units: list[Unit] = []
    at = 0
    while at < len(parts):
        for end in range(len(parts), at, -1):
            found = _meant(directory, " ".join(parts[at:end]))
            if found is not None and len(found[1]) <= 1:
                kinds += found[0]
                units += [unit for unit in found[1] if unit not in units]
                at = end
                break
        else:
            return None
    return (kinds, units) if parts else None


def _of_kinds(
    directory: Directory, kinds: list[ActorKind], units: list[Unit], label: str
) -> Resolution:
    """Return the units that were named and those of the kinds, and why some are missing."""
    found = {unit.pk: unit for unit in units}
    reasons: list[str] = []
    for kind in dict.fromkeys(kinds):
        meant = directory.of_kind(kind)
        found |= {unit.pk: unit for unit in meant}
        if not meant:
            said = kind.why_empty(get_language() or "vi")
            reasons.append(said or _("Không có đơn vị loại này vào ngày đó."))
    return Resolution("kind", list(found.values()), label, " ".join(dict.fromkeys(reasons)))
