"""A small picture: what a unit came from on the left, the unit, what came of it on the right."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 8
LONGEST = 30
WIDE, HIGH, GAP = 230, 34, 12
WHOLE = 3 * WIDE + 2 * 55


@dataclass(frozen=True)
class Box:
    """A unit in the picture; `short` fits into the box, `name` is the whole name."""

    name: str
    short: str
    x: int
    y: int
    text_x: int
    text_y: int
    own: bool


@dataclass(frozen=True)
class Link:
    """A way between two boxes; `partly` when only a part goes along it."""

    path: str
    partly: bool


@dataclass(frozen=True)
class Picture:
    """Boxes and links, in units of the view box; `hidden` counts units that found no room."""

    width: int
    height: int
    box_width: int
    box_height: int
    boxes: list[Box]
    links: list[Link]
    hidden: int


def picture(name: str, before: list[tuple[str, bool]], after: list[tuple[str, bool]]) -> Picture:
    """Return the picture of a unit with those before and after it; at most eight on a side."""
    rows = max(min(len(before), MOST), min(len(after), MOST), 1)
    height = rows * (HIGH + GAP) + GAP
    middle = (height - HIGH) // 2
    boxes = [_box(name, WIDE + 55, middle, own=True)]
    links: list[Link] = []
    for side, others in ((0, before[:MOST]), (2, after[:MOST])):
        x = side * (WIDE + 55)
        top = (height - len(others) * (HIGH + GAP) + GAP) // 2
        for place, (other, partly) in enumerate(others):
            y = top + place * (HIGH + GAP)
            boxes.append(_box(other, x, y, own=False))
            links.append(_link(side, y + HIGH // 2, middle + HIGH // 2, partly=partly))
    hidden = max(0, len(before) - MOST) + max(0, len(after) - MOST)
    return Picture(WHOLE, height, WIDE, HIGH, boxes, links, hidden)


def _box(name: str, x: int, y: int, *, own: bool) -> Box:
    short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
    return Box(name, short, x, y, x + 10, y + HIGH // 2 + 5, own)


def _link(side: int, outer: int, inner: int, *, partly: bool) -> Link:
    """Return a curve from a box of one side to the one in the middle."""
    left, right = (WIDE, WIDE + 55) if side == 0 else (2 * WIDE + 55, 2 * WIDE + 110)
    start, end = (outer, inner) if side == 0 else (inner, outer)
    half = (left + right) // 2
    return Link(f"M{left} {start}C{half} {start} {half} {end} {right} {end}", partly)
