"""The socio-economic regions, which are lists of provinces and not units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from thidua.books.reader import read_book


@dataclass(frozen=True)
class Region:
    """A region (vùng kinh tế - xã hội) by one list.

    Attributes:
        code: stable name.
        name: Vietnamese name.
        since: first day of the list.
        basis: what the list rests on.
        provinces: identities of its provinces.
    """

    code: str
    name: str
    since: date
    basis: str
    provinces: frozenset[str]


@cache
def _lists() -> tuple[tuple[Region, ...], ...]:
    """Return the lists, oldest first."""
    return tuple(
        tuple(
            Region(code, said["name"], row["effective"], row["basis"], frozenset(said["provinces"]))
            for code, said in row["regions"].items()
        )
        for row in read_book("places/regions.yaml")
    )


def regions(on: date) -> tuple[Region, ...]:
    """Return the regions of the day; none before the first list."""
    past = [found for found in _lists() if found[0].since <= on]
    return past[-1] if past else ()


def region_of(unit: str, on: date) -> Region | None:
    """Return the region of a province on the day."""
    return next((region for region in regions(on) if unit in region.provinces), None)
