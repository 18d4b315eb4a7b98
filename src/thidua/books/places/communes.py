"""The commune level: its 10,035 units until 30/6/2025, the 3,321 since, and what went where.

The tables are CSV (see `communes/README.md`); `communes.yaml` says what stands behind them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final

from thidua.books.places import naming
from thidua.books.places.districts import district_lines
from thidua.books.reader import read_book
from thidua.kernel.orgs import Attributes, Correction, Event, Line
from thidua.kernel.problems import BookError

Book = Mapping[str, Any]
_SHARES: Final = {"w": "whole", "p": "part", "-": "none"}
_STAYS: Final = "="
_APOSTROPHE: Final = re.compile(r"['’]")


def events(before: date) -> Iterator[Event]:
    """Yield the record of the old communes, the 34 regroupings and the upgrades.

    Raises:
        BookError: a table does not have the columns that its README describes.
    """
    book = read_book("places/communes.yaml")
    tables = {code: _Province(book, code) for code in book["regrouped"]["resolutions"]}
    begins: dict[str, Attributes] = {}
    for table in tables.values():
        begins |= table.old_units()
    yield Event(
        uid="E-C-0",
        kind="record",
        effective=before,
        basis=book["before"],
        source=book["source"],
        confidence=book["confidence"],
        begins=begins,
    )
    for table in tables.values():
        yield table.regrouped()
    for act in book["upgrades"]:
        yield _upgraded(book, act, tables[act["province"]])


def _upgraded(book: Book, act: Book, table: _Province) -> Event:
    """Return the event in which communes of one province become wards."""
    changes = {}
    for code in act["wards"]:
        was = table.new_units[code]
        ward = naming.commune(f"Phường {was.short_name}", code, table.uid, was.other_names)
        changes[table.new_uid(code)] = naming.as_changes(ward)
    return Event(
        uid=f"E-C-{act['effective']}-{act['province']}",
        kind="upgrade",
        effective=act["effective"],
        decided=act.get("decided"),
        basis=act["basis"],
        source=book["source"],
        confidence=act["confidence"],
        changes=changes,
    )


class _Province:
    """The two tables of one province of 1/7/2025."""

    def __init__(self, book: Book, code: str) -> None:
        self.book, self.code = book, code
        self.uid = _holders()[code]
        self.until = _rows(f"until/{code}.csv", ("district", "code", "name", "goes"))
        self.stay = {row[1] for row in self.until if row[3] == _STAYS}
        others = book["other_names"]
        self.new_units = {
            code: naming.commune(name, code, self.uid, (*others.get(code, ()), *spellings(name)))
            for code, name in _rows(f"from/{code}.csv", ("code", "name"))
        }

    def new_uid(self, code: str) -> str:
        """Return the identity of the unit that holds the code since the day."""
        return f"c-{code}.{1 if code in self.stay else 2}"

    def old_units(self) -> dict[str, Attributes]:
        """Return the communes until the day, by identity."""
        return {
            f"c-{code}.1": naming.commune(name, code, f"d-{district}.1", spellings(name))
            for district, code, name, _ in self.until
        }

    def regrouped(self) -> Event:
        """Return what the resolution for this province did."""
        act = self.book["regrouped"]
        own = tuple(self._lines())
        return Event(
            uid=f"E-C-{act['effective']}-{self.code}",
            kind="regroup",
            effective=act["effective"],
            basis=act["basis"].format(number=act["resolutions"][self.code]),
            source=self.book["source"],
            confidence=self.book["confidence"],
            begins={
                self.new_uid(code): unit
                for code, unit in self.new_units.items()
                if code not in self.stay
            },
            changes={
                f"c-{code}.1": self._stays(code, name) for _, code, name, _ in self._staying()
            },
            ends=tuple(f"c-{row[1]}.1" for row in self.until if row[1] not in self.stay),
            lines=(*own, *self._of_districts(own)),
        )

    def _staying(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows of the communes that go on."""
        return (row for row in self.until if row[1] in self.stay)

    def _stays(self, code: str, name: str) -> dict[str, object]:
        """Return what changes in a commune that keeps its identity."""
        now = self.new_units[code]
        renamed = naming.as_changes(now) | {"other_names": now.other_names}
        return {"parent": self.uid} | (renamed if now.name != name else {})

    def _lines(self) -> Iterator[Line]:
        """Yield the lines of the table; the work of a committee goes with its people."""
        noted = {tuple(doubt["line"]): doubt["note"] for doubt in self.book["doubts"]}
        for _, code, _, goes in self.until:
            if goes == _STAYS:
                continue
            for place in goes.split(" "):
                to, _, shares = place.partition(":")
                area, people = (_SHARES[sign] for sign in shares or "ww")
                yield Line(
                    f"c-{code}.1",
                    self.new_uid(to),
                    area,
                    people,
                    people,
                    note=noted.get((code, to), ""),
                )

    def _of_districts(self, own: Iterable[Line]) -> Iterator[Line]:
        """Yield the lines of the districts above: a district went where its communes went."""
        above = {f"c-{row[1]}.1": f"d-{row[0]}.1" for row in self.until}
        going = [(above[line.source], line.target, line.area, line.people) for line in own]
        going += [(f"d-{row[0]}.1", f"c-{row[1]}.1", "whole", "whole") for row in self._staying()]
        notes: dict[tuple[str, str], str] = {}
        for district, to in self.book["zones"].items():
            if to in self.new_units:
                going.append((f"d-{district}.1", self.new_uid(to), "whole", "whole"))
        for land in self.book["lands"]:
            if land["to"] in self.new_units:
                source, target = f"d-{land['district']}.1", self.new_uid(land["to"])
                going.append((source, target, "part", "none"))
                notes[source, target] = land["note"]
        yield from district_lines(going, notes)


def corrections() -> tuple[Correction, ...]:
    """Return the errors of the source tables that are mended in ours, each with its reason."""
    book = read_book("places/communes.yaml")
    home = {
        row[1]: code
        for code in book["regrouped"]["resolutions"]
        for row in _rows(f"until/{code}.csv", ("district", "code", "name", "goes"))
    }
    found = []
    for row in book["corrections"]:
        source, to = row["line"]
        province = _Province(book, home[source])
        unit = f"c-{source}.1"
        target = province.new_uid(to)
        found.append(
            Correction(
                event=f"E-C-{book['regrouped']['effective']}-{province.code}",
                reason=row["reason"],
                was=dict(row["was"]),
                unit=unit,
                target="" if target == unit else target,
            )
        )
    return tuple(found)


@cache
def _spelling_rows() -> tuple[tuple[str, str], ...]:
    """Return which word may stand for which."""
    rows = read_book("places/communes.yaml")["spellings"]
    return tuple((one, other) for one, other in rows)


def spellings(name: str) -> tuple[str, ...]:
    """Return further spellings of a name that `canonical` does not make equal already.

    >>> spellings("Xã Ea H'leo")
    ('Xã Ea Hleo',)
    """
    found = []
    if "'" in name or "’" in name:
        found.append(_APOSTROPHE.sub("", name))
    words = name.split(" ")
    for one, other in _spelling_rows():
        if one in words:
            found.append(" ".join(other if word == one else word for word in words))
    return tuple(found)


@cache
def _holders() -> dict[str, str]:
    """Return the identity of the province that holds each code since 1/7/2025."""
    book = read_book("places/provinces.yaml")
    held = {code: f"p-{code}.1" for code in book["first"]}
    return held | {code: f"p-{code}.2" for code in book["mergers"]["into"]}


@cache
def _rows(name: str, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of one table without its head."""
    file = resources.files("thidua.books").joinpath(f"places/communes/{name}")
    head, *rows = csv.reader(file.read_text(encoding="utf-8").splitlines())
    if tuple(head) != columns or any(len(row) != len(columns) for row in rows):
        raise BookError(f"books/places/communes/{name}: columns must be {', '.join(columns)}")
    return tuple(tuple(row) for row in rows)
