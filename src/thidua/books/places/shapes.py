"""Shapes of provinces for maps: outlines, equal tiles, archipelagos; the regions of a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from thidua.books.reader import read_book

_SHEETS = ("34", "63")


@dataclass(frozen=True)
class Shape:
    """An outline: `d` is an SVG path, a mark may stand at (`x`, `y`) with `room` around it."""

    d: str
    x: int
    y: int
    room: int


@dataclass(frozen=True)
class Tile:
    """A place in the map of equal tiles, columns and rows counted from 0."""

    label: str
    column: int
    row: int


@dataclass(frozen=True)
class Islands:
    """An archipelago: drawn and named on its own, part of the unit `unit`."""

    key: str
    unit: str
    label: str
    d: str
    box: tuple[int, int, int, int]
    tile: Tile


@dataclass(frozen=True)
class Sheet:
    """One drawing of the whole country, by identity of the unit."""

    name: str
    width: int
    height: int
    shapes: Mapping[str, Shape]
    tiles: Mapping[str, Tile]
    islands: tuple[Islands, ...]
    attribution: str
    licence_url: str


@dataclass(frozen=True)
class Region:
    """A region of a day; `mark` is the letter that stands for it on a map."""

    code: str
    mark: str
    name: str
    source: str


@cache
def sheet(name: str) -> Sheet:
    """Return the sheet `34` or `63`."""
    book = read_book(f"places/map/sheet_{name}.yaml")
    width, height = book["size"]
    return Sheet(
        name=book["sheet"],
        width=width,
        height=height,
        shapes={
            uid: Shape(said["d"], said["at"][0], said["at"][1], said["room"])
            for uid, said in book["shapes"].items()
        },
        tiles={uid: Tile(*place) for uid, place in book["tiles"].items()},
        islands=tuple(_islands(key, said) for key, said in book["islands"].items()),
        attribution=book["attribution"],
        licence_url=book["licence_url"],
    )


def sheet_for(uids: Collection[str]) -> Sheet:
    """Return the sheet that draws most of these units; of two that draw as many, the newer."""
    return max(map(sheet, _SHEETS), key=lambda one: len(one.shapes.keys() & set(uids)))


def regions_on(on: date) -> dict[str, Region]:
    """Return the region of each unit on the day `on`; empty before the first known day."""
    for scheme in read_book("places/map/regions.yaml")["schemes"]:
        if scheme["start"] <= on and ("end" not in scheme or on < scheme["end"]):
            return {
                uid: Region(code, said["mark"], said["name"], scheme["source"])
                for code, said in scheme["regions"].items()
                for uid in said["units"]
            }
    return {}


def _islands(key: str, said: Mapping[str, Any]) -> Islands:
    left, top, right, bottom = said["box"]
    return Islands(
        key=key,
        unit=said["unit"],
        label=said["label"],
        d=said["d"],
        box=(left, top, right, bottom),
        tile=Tile(said["short"], *said["tile"]),
    )
