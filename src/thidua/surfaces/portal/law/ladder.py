"""The ladder of an award as a picture: what leads to it left, where it leads right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.books.law import ladder as known
from thidua.books.law.awards import rules
from thidua.surfaces.portal.law.words import award_url, told

WIDE, GAP, REACH = 176, 12, 36
LINE = 22  # letters that fit into one line of a box
TALL, EDGE = 17, 12  # a line of text, what is left above and below together


@dataclass(frozen=True)
class Box:
    """An award in the picture; its name stands in lines that fit."""

    code: str
    name: str
    lines: tuple[tuple[str, int], ...]
    url: str
    x: int
    y: int
    text_x: int
    own: bool


@dataclass(frozen=True)
class Picture:
    """Boxes and the ways between them, in units of the view box."""

    width: int
    height: int
    box_width: int
    box_height: int
    boxes: tuple[Box, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Rung:
    """An award one step away, as a link."""

    code: str
    name: str
    url: str


def rungs(codes: tuple[str, ...], named: date | None) -> list[Rung]:
    """Return awards as links."""
    return [Rung(code, told(rules()[code].name), award_url(code, named)) for code in codes]


def picture(code: str, named: date | None) -> Picture | None:
    """Return the picture of two steps down and up, or None when nothing leads here or away.

    Ways between neighbouring columns are drawn; longer ones would run beneath boxes.
    """
    columns = known.rows(code)
    if len(columns) == 1:
        return None
    named_lines = {one: _lines(told(rules()[one].name)) for column in columns for one in column}
    high = EDGE + TALL * max(len(lines) for lines in named_lines.values())
    height = max(len(column) for column in columns) * (high + GAP) - GAP + 8
    spots: dict[str, tuple[int, int]] = {}
    for place, column in enumerate(columns):
        top = (height - len(column) * (high + GAP) + GAP) // 2
        for row, one in enumerate(column):
            spots[one] = (4 + place * (WIDE + REACH), top + row * (high + GAP))
    paths = [
        _path(spots[one], spots[later], high)
        for one in spots
        for later in known.after(one)
        if later in spots and spots[later][0] - spots[one][0] == WIDE + REACH
    ]
    width = len(columns) * (WIDE + REACH) - REACH + 8
    boxes = [_box(one, spots[one], named_lines[one], high, named, own=one == code) for one in spots]
    return Picture(width, height, WIDE, high, tuple(boxes), tuple(paths))


def _box(
    code: str, spot: tuple[int, int], lines: list[str], high: int, named: date | None, *, own: bool
) -> Box:
    """Return an award at its place."""
    x, y = spot
    first = y + (high - TALL * len(lines)) // 2 + TALL - 4
    placed = tuple((text, first + TALL * row) for row, text in enumerate(lines))
    name = told(rules()[code].name)
    return Box(code, name, placed, award_url(code, named), x, y, x + 10, own)


def _lines(name: str) -> list[str]:
    """Return a name in lines that fit into a box."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LINE:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _path(start: tuple[int, int], end: tuple[int, int], high: int) -> str:
    """Return a curve from the right side of one box to the left side of another."""
    left, top = start[0] + WIDE, start[1] + high // 2
    right, low = end[0], end[1] + high // 2
    bend = REACH // 2
    return f"M{left} {top}C{left + bend} {top} {right - bend} {low} {right} {low}"
