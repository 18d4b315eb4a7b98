"""A map of areas as numbers for two SVG pictures and a table: outlines, and equal tiles.

What an area is, and what is measured, the page says; the drawing comes from a book. Colour is never
alone: every area bears the mark of its step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from thidua.books.places.shapes import Islands, Sheet

TILE = 44
SMALL, MIDDLE = 15, 26  # room around a mark, in units of the drawing
WORDS_OVER = 300  # an archipelago higher than this has its words above


@dataclass(frozen=True)
class Area:
    """One area as the page knows it.

    Attributes:
        uid: identity by which the drawing is found.
        label: full name.
        value: the figure in words, e.g. `99 xã, phường`.
        step: number of the step from 1, or 0 when nothing is known.
        href: address of the area's page.
        note: what the table says beside the figure.
    """

    uid: str
    label: str
    value: str
    step: int
    href: str
    note: str = ""


@dataclass(frozen=True)
class Step:
    """One class of the legend: its number from 1, the mark on the map, its words."""

    number: int
    mark: str
    label: str
    count: int = 0


@dataclass(frozen=True)
class Drawn:
    """An area with its place in both pictures; all numbers as text, so that none gets a comma."""

    area: Area
    mark: str
    d: str
    x: str
    y: str
    size: str
    tile: str
    tile_x: str
    tile_y: str


@dataclass(frozen=True)
class DrawnIslands:
    """An archipelago with the area it belongs to; `lines` are its words in two lines."""

    area: Area
    mark: str
    label: str
    lines: tuple[str, str]
    d: str
    box: tuple[str, str, str, str]
    at: tuple[str, str]
    tile: tuple[str, str]
    tile_x: str
    tile_y: str


@dataclass(frozen=True)
class Picture:
    """Both pictures, the legend and the table.

    `rows` are areas with the mark of their step and the label of their tile; `rest` is the outline
    of what the page says nothing about. The archipelagos are always drawn.
    """

    view: str
    tile_view: str
    drawn: tuple[Drawn, ...]
    islands: tuple[DrawnIslands, ...]
    rows: tuple[tuple[Area, str, str], ...]
    rest: str
    undrawn: int
    steps: tuple[Step, ...]
    sequence: bool
    attribution: str
    licence_url: str


def picture(
    areas: Sequence[Area], steps: Sequence[Step], sheet: Sheet, *, sequence: bool = True
) -> Picture:
    """Return everything that the part `ui_map` shows.

    Args:
        areas: in the order of the table.
        steps: the legend; with `sequence` at most 5 from low to high, without it at most 6 kinds.
        sheet: the drawing; an area that it lacks stands in the table only.
        sequence: whether the steps are ordered.
    """
    marks = {step.number: step.mark for step in steps}
    by_uid = {area.uid: area for area in areas}
    drawn = tuple(_drawn(area, marks, sheet) for area in areas if area.uid in sheet.shapes)
    islands = tuple(
        _islands(by_uid.get(one.unit, Area(one.unit, one.label, "", 0, "")), marks, one)
        for one in sheet.islands
    )
    places = [*sheet.tiles.values(), *(one.tile for one in sheet.islands)]
    wide = TILE * (1 + max(tile.column for tile in places))
    high = TILE * (1 + max(tile.row for tile in places))
    counts = [sum(area.step == step.number for area in areas) for step in steps]
    return Picture(
        view=f"0 0 {sheet.width} {sheet.height}",
        tile_view=f"0 0 {wide} {high}",
        drawn=drawn,
        islands=islands,
        rows=tuple((area, marks.get(area.step, ""), _tile(area, sheet)) for area in areas),
        rest="".join(shape.d for uid, shape in sheet.shapes.items() if uid not in by_uid),
        undrawn=len(areas) - len(drawn),
        steps=tuple(replace(step, count=n) for step, n in zip(steps, counts, strict=True)),
        sequence=sequence,
        attribution=sheet.attribution,
        licence_url=sheet.licence_url,
    )


def breaks(values: Iterable[int], most: int = 5) -> list[tuple[int, int]]:
    """Return classes (lowest, highest) that hold about as many values each, at most `most`.

    Equal values are never parted; of values that take few different figures, each is a class.
    """
    found = sorted(values)
    kinds = sorted(set(found))
    if len(kinds) <= most:
        return [(kind, kind) for kind in kinds]
    tops: list[int] = []
    for part in range(1, most + 1):
        top = found[len(found) * part // most - 1]
        if not tops or top > tops[-1]:
            tops.append(top)
    lows = [kinds[0], *(next(kind for kind in kinds if kind > top) for top in tops[:-1])]
    return list(zip(lows, tops, strict=True))


def step_of(value: int, classes: Sequence[tuple[int, int]]) -> int:
    """Return the number of the class that holds the value, 0 when none does."""
    return next((n for n, (low, top) in enumerate(classes, 1) if low <= value <= top), 0)


def _drawn(area: Area, marks: dict[int, str], sheet: Sheet) -> Drawn:
    shape, tile = sheet.shapes[area.uid], sheet.tiles[area.uid]
    size = "small" if shape.room < SMALL else "middle" if shape.room < MIDDLE else "large"
    return Drawn(
        area=area,
        mark=marks.get(area.step, ""),
        d=shape.d,
        x=str(shape.x),
        y=str(shape.y),
        size=size,
        tile=tile.label,
        tile_x=str(TILE * tile.column),
        tile_y=str(TILE * tile.row),
    )


def _tile(area: Area, sheet: Sheet) -> str:
    """Return the label of the tile of an area, empty when it has none."""
    return sheet.tiles[area.uid].label if area.uid in sheet.tiles else ""


def _islands(area: Area, marks: dict[int, str], one: Islands) -> DrawnIslands:
    """Return an archipelago; its words stand under it, over it when it is high."""
    left, top, right, bottom = one.box
    middle = (left + right) // 2
    name, _, whose = one.label.partition(" (")
    under = bottom - top < WORDS_OVER
    return DrawnIslands(
        area=area,
        mark=marks.get(area.step, ""),
        label=one.label,
        lines=(name, f"({whose}"),
        d=one.d,
        box=(str(left), str(top), str(right - left), str(bottom - top)),
        at=(str(middle), str(bottom + 60 if under else top - 80)),
        tile=(one.tile.label.split()[0], one.tile.label.split()[-1]),
        tile_x=str(TILE * one.tile.column),
        tile_y=str(TILE * one.tile.row),
    )
