"""What is known of many subjects, as columns; every field may also be one value for all rows.

All rows of a sheet have one day of judgement and one year under review.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from thidua.kernel.rules.bulk.masks import NONE, Calendar, Flags, Index, Mask, Years
from thidua.kernel.rules.bulk.part import Part

NO, UNKNOWN, YES = 0, 1, 2
LAUNCHERS: Final = ("", "PM", "PRESIDENT", "STATE", "BBNT", "UNIT", "OTHER")
ORGANISERS: Final = ("", "BBNT", "CENTRAL", "OTHER")
REVIEWS: Final = ("", "interim", "final")
WORKS: Final = ("initiative", "science", "combat")
NOT_TOLD: Final = -1
OUTSIDE: Final = 64


def never() -> Flags:
    """Return a no for every row."""
    return np.array(False)


class Who(NamedTuple):
    """What decides which routes are open: kind, groups (or None), movement told or not, force."""

    kind: str = ""
    groups: frozenset[str] | None = None
    movement: bool = False
    force: str = ""


@dataclass
class Granted:
    """The grants of one award.

    Attributes:
        layers: by type of award, for grants that were not cancelled by the day of judgement: the
            years with at least one grant, with at least two, and so on.
        used: the years on which those of the year under review or before say they rest.
        unsaid: the years of those that do not say so.
        others: layers of those known to come from neither of the two ministries of the forces.
    """

    layers: dict[str, list[Mask]] = field(default_factory=dict)
    used: Mask = field(default_factory=lambda: NONE)
    unsaid: Mask = field(default_factory=lambda: NONE)
    others: dict[str, list[Mask]] = field(default_factory=dict)

    @property
    def all_layers(self) -> list[Mask]:
        """Return the layers of every type."""
        both = (*self.layers.values(), *self.others.values())
        return [mask for several in both for mask in several]


class Works(NamedTuple):
    """Works one after the other, each with the number of its row.

    Attributes:
        row, times: whose they are, and how many such works.
        kind: place in `WORKS`.
        scope: place among the scopes.
        recognised, applied, replicable: NO, UNKNOWN or YES.
        by_unit: whether one below a ministry or province recognised it.
        bit: bit of the year, NOT_TOLD or OUTSIDE.
    """

    row: Index
    times: NDArray[Any]
    kind: NDArray[Any]
    scope: NDArray[Any]
    recognised: NDArray[Any]
    applied: NDArray[Any]
    replicable: NDArray[Any]
    by_unit: NDArray[Any]
    bit: NDArray[Any]


class Numbers(NamedTuple):
    """One number of every subject; `exact` gives that of a row when rounding could decide."""

    values: NDArray[np.float64]
    exact: Callable[[int], Fraction]


class Members(NamedTuple):
    """How many members were disciplined: in the year under review, in a year not told."""

    in_year: NDArray[Any]
    unsaid: NDArray[Any]


class MovementColumns(NamedTuple):
    """The movement: launcher and newest review by place, full years gone and planned, or -1."""

    told: Flags
    launcher: NDArray[Any]
    review: NDArray[Any]
    gone: NDArray[Any]
    planned: NDArray[Any]


@dataclass
class Sheet:
    """The columns; see `thidua.kernel.rules.facts.Facts` for what each says of one subject.

    Attributes:
        size: number of rows.
        calendar: day of judgement and year under review.
        who: what decides which routes are open.
        civil: whether the subject is neither of the army nor of the police.
        levels: for each rating, from the lowest, the years that bear it.
        disciplined: the years that count beside the measures taken.
        answers, judgements: NO, UNKNOWN or YES by name.
        members: by disciplinary form.
        place: rank in the cluster, where `placed`.
    """

    size: int
    calendar: Calendar
    who: Part[Who]
    civil: Flags
    levels: tuple[Mask, ...]
    disciplined: Years
    grants: Mapping[str, Granted] = field(default_factory=dict)
    titles_told: Flags = field(default_factory=never)
    awards_told: Flags = field(default_factory=never)
    works: Works | None = None
    works_told: Flags = field(default_factory=never)
    combat_told: Flags = field(default_factory=never)
    standards: Mapping[str, Flags] = field(default_factory=dict)
    standards_told: Flags = field(default_factory=never)
    numbers: Mapping[str, Numbers] = field(default_factory=dict)
    answers: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    judgements: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    members: Mapping[str, Members] = field(default_factory=dict)
    members_told: Flags = field(default_factory=never)
    open_cases: Flags = field(default_factory=never)
    movement: MovementColumns | None = None
    organiser: NDArray[Any] = field(default_factory=lambda: np.array(0))
    placed: Flags = field(default_factory=never)
    place: NDArray[Any] = field(default_factory=lambda: np.array(0))

    def rated(self, level: int) -> Mask:
        """Return the years rated at this place of the order or higher."""
        mask = NONE
        for one in self.levels[level:]:
            mask = mask | one
        return mask

    def answer(self, name: str) -> NDArray[Any]:
        """Return NO, UNKNOWN or YES."""
        return self.answers.get(name, np.array(UNKNOWN))
