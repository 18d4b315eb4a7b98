"""A time line as numbers for an SVG: everything across in per cent, so that text keeps its size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

ROW, TOP, LANE, CLOSE = 46, 30, 26, 7.0
YEARS_FROM_DAYS = 550
PHASE_FIELDS, LABEL_ROOM, RIGHT_FROM = 3, 44, 55.0

Entry = Sequence[Any]


@dataclass(frozen=True)
class Bar:
    """A phase: where it begins, how long it is, where its words stand, whether it is running."""

    label: str
    start: date
    end: date
    x: str
    width: str
    y: str
    words_x: str
    words_y: str
    anchor: str
    short: str
    now: bool
    days: str


@dataclass(frozen=True)
class Dot:
    """A milestone: its number on the picture, its place, whether it is past."""

    number: str
    label: str
    day: date
    x: str
    y: str
    words_y: str
    past: bool
    url: str = ""


@dataclass(frozen=True)
class Tick:
    """A line of the scale with its words."""

    label: str
    x: str


@dataclass(frozen=True)
class Line:
    """The whole picture; heights in pixels as text, so that no language writes a comma in them."""

    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    today_x: str
    height: str
    floor: str
    foot: str


def line(phases: Sequence[Entry], milestones: Sequence[Entry], today: date) -> Line | None:
    """Return the picture of phases and milestones, or None when there is no day at all.

    Args:
        phases: (label, first day, last day) or (label, first day, last day, days in words) where
            an end of the line is not known.
        milestones: (label, day) or (label, day, address), in any order.
        today: the day of the upright line; it is left out when it lies outside the scale.
    """
    days = [day for phase in phases for day in phase[1:PHASE_FIELDS]]
    days += [entry[1] for entry in milestones]
    if not days:
        return None
    scale = _Scale(date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1))
    bars = tuple(_bar(phase, row, scale, today) for row, phase in enumerate(phases))
    begin = TOP + ROW * len(bars) + LANE
    dots, lanes = _dots(sorted(milestones, key=lambda entry: entry[1]), begin, scale, today)
    floor = begin + LANE * lanes - LANE // 2 if dots else begin - LANE // 2
    inside = scale.start <= today < scale.end
    return Line(
        bars,
        dots,
        tuple(scale.ticks()),
        scale.at(today) if inside else "",
        str(floor + 28),
        str(floor),
        str(floor + 20),
    )


class _Scale:
    """Days to per cent of the width."""

    def __init__(self, start: date, end: date) -> None:
        self.start, self.end = start, end
        self.days = (end - start).days

    def share(self, day: date) -> float:
        return 100 * (day - self.start).days / self.days

    def at(self, day: date) -> str:
        return f"{self.share(day):.2f}%"

    def ticks(self) -> Iterable[Tick]:
        """Yield the first day of every year, or of every quarter when the scale is short."""
        months = (1,) if self.days > YEARS_FROM_DAYS else (1, 4, 7, 10)
        for year in range(self.start.year, self.end.year):
            for month in months:
                label = str(year) if months == (1,) else f"{month:02d}/{year}"
                yield Tick(label, self.at(date(year, month, 1)))


def _bar(phase: Entry, row: int, scale: _Scale, today: date) -> Bar:
    """Return one phase; its words hang on whichever of its ends leaves more room."""
    label, start, end = str(phase[0]), phase[1], phase[2]
    y = TOP + ROW * row
    after = end + timedelta(days=1)
    right = scale.share(start) > RIGHT_FROM
    return Bar(
        label,
        start,
        end,
        scale.at(start),
        f"{scale.share(after) - scale.share(start):.2f}%",
        str(y + 20),
        scale.at(after) if right else scale.at(start),
        str(y + 14),
        "end" if right else "start",
        label if len(label) <= LABEL_ROOM else label[: LABEL_ROOM - 1].rstrip() + "…",
        start <= today <= end,
        str(phase[PHASE_FIELDS]) if len(phase) > PHASE_FIELDS else "",
    )


def _dots(
    milestones: Sequence[Entry], begin: int, scale: _Scale, today: date
) -> tuple[tuple[Dot, ...], int]:
    """Return the milestones in as few lanes as keep them apart, and the number of lanes."""
    made: list[Dot] = []
    last_of_lane: list[float] = []
    for number, entry in enumerate(milestones, start=1):
        share = scale.share(entry[1])
        free = (i for i, last in enumerate(last_of_lane) if share - last >= CLOSE)
        lane = next(free, len(last_of_lane))
        last_of_lane[lane : lane + 1] = [share]
        y = begin + LANE * lane
        url = entry[2] if len(entry) > PHASE_FIELDS - 1 else ""
        made.append(
            Dot(
                str(number),
                str(entry[0]),
                entry[1],
                scale.at(entry[1]),
                str(y),
                str(y + 5),
                entry[1] < today,
                url,
            )
        )
    return tuple(made), len(last_of_lane)
