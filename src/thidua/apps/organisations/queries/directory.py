"""The units that an issuer may name in its plan on a day, and its words for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from thidua.apps.organisations.models import Unit, UnitVersion
from thidua.apps.organisations.queries.tree import ancestor_ids, ids_under
from thidua.apps.organisations.queries.versions import on_day, version_on
from thidua.books.places.words import ActorKind, actor_kinds, canonical

ASIDE = re.compile(r"\([^)]*\)")
"""What a plan says of an actor aside, between brackets."""
_BEFORE = re.compile(
    r"^(?:de nghi|yeu cau|giao|cac|toan the|tat ca(?: cac)?|lanh dao|thu truong|chu tich|"
    r"thuong truc|tt|ct|pho chu tich|pct|chanh|doi voi)\s+(?=\S)"
)
_AFTER = re.compile(
    r"\s+(?:cua (?:tinh|thanh pho|trung uong)|(?:tren|dong tren) dia ban.*|"
    r"(?:o|tai|cap|thuoc|trong) (?:tinh|thanh pho|trung uong)|co lien quan|lien quan|"
    r"tinh|thanh pho|trung uong|thuoc so)$"
)


class Directory:
    """What an issuer sees of the tree on a day; each part is loaded once, when it is needed."""

    def __init__(self, issuer: Unit, on: date) -> None:
        """Look at the tree from `issuer` on the day `on`."""
        self.issuer, self.on = issuer, on
        self.own = version_on(issuer, on)

    @property
    def central(self) -> bool:
        """Whether the issuer stands at the centre, so that its plan speaks to the whole tree."""
        return self.own is not None and self.own.level in {"nation", "central"}

    @cached_property
    def under(self) -> list[UnitVersion]:
        """Versions of the issuer and of all under it that day, in Vietnamese order."""
        return self._load(ids_under(self.issuer.pk, self.on))

    @cached_property
    def above(self) -> list[UnitVersion]:
        """Versions of the units above the issuer that day."""
        return self._load(ancestor_ids(self.issuer.pk, self.on))

    @cached_property
    def nation(self) -> list[UnitVersion]:
        """Versions at the centre and of the provinces that day, in Vietnamese order."""
        rows = UnitVersion.objects.filter(
            on_day(self.on), level__in=("nation", "central", "province")
        )
        return list(rows.select_related("unit").order_by("sort_key", "unit_id"))

    def _load(self, ids: set[int]) -> list[UnitVersion]:
        rows = UnitVersion.objects.filter(on_day(self.on), unit_id__in=ids)
        return list(rows.select_related("unit").order_by("sort_key", "unit_id"))

    def units(self, name: str) -> list[Unit]:
        """Return the units of this name: the issuer, else under it, above it, at the centre."""
        for spoken in dict.fromkeys((name, bare_front(name))):
            if self.own is not None and spoken in _own_names(self.own):
                return [self.issuer]
            if found := [row.unit for row in self.under if _bears(row, spoken)]:
                return found
            if found := [
                row.unit for row in self.above if _bears(row, spoken) or spoken in _own_names(row)
            ]:
                return found
            if found := [row.unit for row in self.nation if _bears(row, spoken)]:
                return found
        return []

    def kinds(self, name: str, *, strip: bool) -> list[ActorKind]:
        """Return the kinds that a name means; a local meaning goes before that of the centre.

        Args:
            name: canonical words.
            strip: also look without words that tell the place ("của tỉnh", "trên địa bàn ...").
        """
        for spoken in self._ways(name, strip=strip):
            if found := actor_kinds().get(spoken):
                fitting = [kind for kind in found if kind.nation == self.central]
                return fitting or list(found)
        return []

    def _ways(self, name: str, *, strip: bool) -> list[str]:
        """Return ways to look a kind up: as it stands, without lead words, without the place."""
        bare = bare_front(name).replace(" cac ", " ")
        ways = [name, bare_front(name), bare]
        if not strip:
            return list(dict.fromkeys(ways))
        if self.own is not None:
            for own in (self.own.name, self.own.acting_name, self.own.short_name):
                if own and (cut := bare.removesuffix(f" {canonical(own)}")) != bare:
                    ways += [cut, f"{cut} {canonical(own)}".removesuffix(" thuoc")]
                    bare = cut
        while (shorter := _AFTER.sub("", bare)) != bare:
            ways.append(shorter)
            bare = shorter
        return list(dict.fromkeys(ways))

    def of_kind(self, kind: ActorKind) -> list[Unit]:
        """Return the units of a kind that are meant, without the issuer, in Vietnamese order."""
        rows = self.nation if kind.nation or self.central else self.under
        return [row.unit for row in rows if self._fits(row, kind)]

    def _fits(self, row: UnitVersion, kind: ActorKind) -> bool:
        if row.kind not in kind.kinds or row.unit_id == self.issuer.pk:
            return False
        if kind.direct and not self.central and row.parent_id != self.issuer.pk:
            return False
        return not kind.levels or row.level in kind.levels


def bare_front(name: str) -> str:
    """Return a name without words that go before it ("đề nghị", "lãnh đạo", "chủ tịch")."""
    while (shorter := _BEFORE.sub("", name)) != name:
        name = shorter
    return name


def named_by(words: str, issuer_id: int, rows: Iterable[UnitVersion]) -> list[int]:
    """Return those of the units that words in a plan name; none when they mean a kind.

    Args:
        words: the actor as the plan writes it.
        issuer_id: key of the issuer, whose short names ("UBND tỉnh") count, too.
        rows: versions of the issuer and of units under it, on the day of the plan.
    """
    name = bare_front(canonical(ASIDE.sub(" ", words)))
    if not name or name in actor_kinds():
        return []
    return [
        row.unit_id
        for row in rows
        if _bears(row, name) or (row.unit_id == issuer_id and name in _own_names(row))
    ]


def _bears(row: UnitVersion, name: str) -> bool:
    return f"|{name}|" in row.search


def _own_names(row: UnitVersion) -> set[str]:
    """Return the short ways in which a plan names its own place ("UBND tỉnh", "chủ tịch")."""
    full, short = canonical(row.acting_name), canonical(row.short_name)
    if not short or row.level not in {"province", "district", "commune"}:
        return {full}
    tier = canonical(row.name).removesuffix(short).strip()
    return {full, full.removesuffix(short).strip(), tier, "chu tich"}
