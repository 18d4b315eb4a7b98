"""The books of places as one list of events of `kernel.orgs`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from thidua.books.places import bodies, naming
from thidua.books.places.communes import events as commune_events
from thidua.books.places.parts import begin, lines_of, text
from thidua.books.reader import read_book
from thidua.kernel.orgs import DAWN, Attributes, Event, Line
from thidua.kernel.problems import BookError

BEFORE = DAWN
"""Stands for "before the data begin"; the data begin on 1/1/2025."""

Book = Mapping[str, Any]


@cache
def events(*, communes: bool = True) -> tuple[Event, ...]:
    """Return every event of the books, each dated and cited.

    Args:
        communes: also those of the commune level, which is nine tenths of all units.

    Raises:
        BookError: a book does not have the form that README.md in this folder describes.
    """
    try:
        if communes:
            return (*events(communes=False), *commune_events(BEFORE))
        known = (*_central(), *_provinces(), *_districts())
        return (*known, *bodies.events(known, BEFORE))
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise BookError(f"books/places: {type(wrong).__name__}: {wrong}") from wrong


def _central() -> Iterator[Event]:
    """Yield central bodies and what came of them."""
    book = read_book("places/central.yaml")
    others = {unit: tuple(names) for unit, names in book["other_names"].items()}
    for group in book["first"]:
        parent = group.get("parent", "vn.1")
        begins = {
            unit: Attributes(
                name, name, group["kind"], group["level"], parent, other_names=others.get(unit, ())
            )
            for unit, name in group["units"].items()
        }
        yield begin(f"E-A-0-{group['kind']}", BEFORE, begins, group)
    for row in book["events"]:
        yield _generic(row)


def _generic(row: Book) -> Event:
    """Return an event that is written in the common form."""
    begins = {
        unit: Attributes(
            said["name"],
            said.get("acting_name", said["name"]),
            said["kind"],
            said.get("level", "central"),
            said.get("parent", "vn.1"),
        )
        for unit, said in row.get("begins", {}).items()
    }
    return Event(
        uid=row["uid"],
        kind=row["kind"],
        effective=row["effective"],
        decided=row.get("decided"),
        basis=row["basis"],
        source=text(row, "source"),
        confidence=row["confidence"],
        note=text(row, "note"),
        begins=begins,
        changes={unit: _changed(said) for unit, said in row.get("changes", {}).items()},
        ends=tuple(row.get("ends", ())),
        lines=tuple(lines_of(row.get("lines", {}))),
    )


def _changed(said: Book) -> dict[str, object]:
    """Return the attributes that change; a new name is also the name under which it acts."""
    changed = dict(said)
    if "name" in changed:
        changed.setdefault("acting_name", changed["name"])
    return changed


def _provinces() -> Iterator[Event]:
    """Yield the 63 provinces, the mergers of 1/7/2025 and the upgrades."""
    book = read_book("places/provinces.yaml")
    first = {
        f"p-{code}.1": naming.province(kind, name, code)
        for code, (kind, name) in book["first"].items()
    }
    said = {**book, "basis": "Danh mục đơn vị hành chính trước 01/01/2025"}
    yield begin("E-P-0", BEFORE, first, said)
    act = book["mergers"]
    for code, merger in act["into"].items():
        sources = tuple(f"p-{old}.1" for old in merger["from"])
        target = f"p-{code}.2"
        yield Event(
            uid=f"E-P-{act['effective']}-{code}",
            kind="consolidate",
            effective=act["effective"],
            decided=act["decided"],
            basis=act["basis"],
            source=book["source"],
            confidence=book["confidence"],
            begins={target: naming.province(merger["kind"], merger["name"], code)},
            ends=sources,
            lines=tuple(Line(old, target, "whole", "whole", "whole") for old in sources),
        )
    for row in book["upgrades"]:
        unit = row["unit"]
        yield Event(
            uid=f"E-P-{row['effective']}-{unit}",
            kind="upgrade",
            effective=row["effective"],
            decided=row["decided"],
            basis=row["basis"],
            source=book["source"],
            confidence=row["confidence"],
            changes={unit: naming.as_changes(naming.province(row["kind"], row["name"], unit[2:4]))},
        )


def _districts() -> Iterator[Event]:
    """Yield the districts and the end of their level."""
    book = read_book("places/districts.yaml")
    units = {
        f"d-{code}.1": naming.district(kind, str(name), code, province)
        for province, kinds in book["of"].items()
        for kind, names in kinds.items()
        for code, name in names.items()
    }
    said = {**book, "basis": "Danh mục đơn vị hành chính đến 30/06/2025"}
    yield begin("E-D-0", BEFORE, units, said)
    end = book["ended"]
    yield Event(
        uid=f"E-D-{end['effective']}",
        kind="abolish_level",
        effective=end["effective"],
        basis=end["basis"],
        source=book["source"],
        confidence=end["confidence"],
        ends=tuple(sorted(units)),
    )
