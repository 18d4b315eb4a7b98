"""The whole history in memory, as rows: what the planning of a reorganisation asks again and again.

Ten thousand rows of a table ask for units by name, children, holders of codes and chains of
parents; one query for all versions answers them in well under a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from thidua.apps.organisations.models import Unit, UnitVersion
from thidua.books.places.words import canonical

key_of = lru_cache(maxsize=60_000)(canonical)
"""`canonical`, remembered: ten thousand rows say the same few words again and again."""

FIELDS = (
    "name",
    "acting_name",
    "short_name",
    "kind",
    "level",
    "parent",
    "code",
    "code_scheme",
    "other_names",
)


@dataclass(frozen=True)
class Lived:
    """One version of a unit; units are named by their identity.

    Attributes:
        pk: key of the stored row, 0 for one that is only planned.
        unit: identity of the unit.
        start: first day.
        end: first day on which it held no more, None while it holds.
        opened: identity of the event that opened it; empty for the planned event.
        closed: the same for its end; empty also while it holds.
        own: attributes by name, see `FIELDS`; `parent` is an identity or empty.
        search: canonical names between bars.
    """

    pk: int
    unit: str
    start: date
    end: date | None
    opened: str
    closed: str
    own: dict[str, Any]
    search: str = ""

    def holds(self, on: date) -> bool:
        """Say whether the version holds on a day."""
        return self.start <= on and (self.end is None or self.end > on)

    def meets(self, start: date, end: date | None) -> bool:
        """Say whether the version and a span of days have a day in common."""
        return (end is None or self.start < end) and (self.end is None or self.end > start)

    def but(self, **changed: Any) -> Lived:
        """Return the version as planned anew, with other values."""
        return replace(self, pk=0, **changed)


class World:
    """All versions that are believed now, by unit."""

    def __init__(self, rows: Iterable[Lived]) -> None:
        """Keep the versions, oldest first in each unit."""
        self.versions: dict[str, list[Lived]] = {}
        for row in sorted(rows, key=lambda each: (each.unit, each.start)):
            self.versions.setdefault(row.unit, []).append(row)

    @cached_property
    def keys(self) -> dict[str, int]:
        """Key of every unit by identity."""
        return dict(Unit.objects.values_list("uid", "pk"))

    def on(self, unit: str, on: date) -> Lived | None:
        """Return the version of a unit on a day."""
        for row in self.versions.get(unit, ()):
            if row.start <= on and (row.end is None or row.end > on):
                return row
        return None

    def last(self, unit: str) -> Lived | None:
        """Return the last version of a unit."""
        rows = self.versions.get(unit)
        return rows[-1] if rows else None

    def name(self, unit: str, on: date) -> str:
        """Return the name of a unit on a day, or the nearest one."""
        row = self.on(unit, on) or self.last(unit)
        return row.own["name"] if row else unit

    @cached_property
    def by_parent(self) -> dict[str, list[Lived]]:
        """Versions by the identity of the unit above."""
        found: dict[str, list[Lived]] = {}
        for row in self.rows():
            found.setdefault(row.own["parent"], []).append(row)
        return found

    @cached_property
    def by_code(self) -> dict[tuple[str, str], list[Lived]]:
        """Versions by list of codes and code."""
        found: dict[tuple[str, str], list[Lived]] = {}
        for row in self.rows():
            if row.own["code"]:
                found.setdefault((row.own["code_scheme"], row.own["code"]), []).append(row)
        return found

    @cached_property
    def by_name(self) -> dict[str, list[Lived]]:
        """Versions by every canonical name and code that they bear."""
        found: dict[str, list[Lived]] = {}
        for row in self.rows():
            for key in row.search.strip("|").split("|"):
                found.setdefault(key, []).append(row)
        return found

    def rows(self) -> Iterator[Lived]:
        """Yield every version."""
        for versions in self.versions.values():
            yield from versions

    def called(self, text: str, on: date) -> list[Lived]:
        """Return the versions on a day that are meant: by identity, else by code or name.

        A name may end with the unit above after a comma: "Xã An Bình, Tỉnh Mẫu Sơn".
        """
        if text in self.versions:
            row = self.on(text, on)
            return [row] if row else []
        found = self._named(text, on)
        if not found and "," in text:
            name, _comma, above = text.rpartition(",")
            keys = {row.unit for row in self._named(above, on)}
            found = [row for row in self._named(name, on) if row.own["parent"] in keys]
        return found

    def _named(self, text: str, on: date) -> list[Lived]:
        """Return the versions on a day that bear a name or code."""
        rows = self.by_name.get(key_of(text), ())
        return [row for row in rows if row.holds(on)]

    def with_rows(self, dropped: Iterable[Lived], added: Iterable[Lived]) -> World:
        """Return the world in which some versions are replaced by others; this one stays."""
        gone = {id(row) for row in dropped}
        changed: dict[str, list[Lived]] = {row.unit: [] for row in (*dropped, *added)}
        for row in added:
            changed[row.unit].append(row)
        for unit, rows in changed.items():
            rows += [row for row in self.versions.get(unit, ()) if id(row) not in gone]
            rows.sort(key=lambda each: each.start)
        fresh = World(())
        fresh.versions = {k: rows for k, rows in (self.versions | changed).items() if rows}
        fresh.keys = self.keys
        return fresh


def world() -> World:
    """Return the world as it is believed now; two queries."""
    rows = UnitVersion.objects.filter(withdrawn__isnull=True).values_list(
        "pk",
        "unit__uid",
        "start",
        "end",
        "opened_by__uid",
        "closed_by__uid",
        "search",
        "name",
        "acting_name",
        "short_name",
        "kind",
        "level",
        "parent__uid",
        "code",
        "code_scheme",
        "other_names",
    )
    return World(_lived(row) for row in rows.iterator(chunk_size=5000))


def _lived(row: tuple[Any, ...]) -> Lived:
    """Return a stored row as the planning knows it."""
    pk, unit, start, end, opened, closed, search, *own = row
    values = dict(zip(FIELDS, own, strict=True))
    values["parent"] = values["parent"] or ""
    values["other_names"] = tuple(values["other_names"])
    return Lived(pk, unit, start, end, opened, closed or "", values, search)
