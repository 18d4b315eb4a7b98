"""A look over a register as arrays, packed for the database and taken out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from thidua.apps.records.models import Run
from thidua.apps.records.queries.deserving_answers import STANDINGS, Line, line_of

NO_ANSWER: Final = -1
PERSON, DIRECT, LEADER = 1, 2, 4


@dataclass(frozen=True)
class Columns:
    """One line for each record, in the Vietnamese order of names.

    Attributes:
        ids: keys of the records.
        group: place in `units` of the unit, right under the one asked about, to which it belongs.
        units: keys of these units, in the Vietnamese order of their names.
        marks: PERSON, DIRECT, LEADER added up.
        answer: by award, place of the answer; of a reform by `award.a` and `award.b`.
        granted: by award, whether it was granted for the year under review.
    """

    ids: NDArray[np.int64]
    group: NDArray[np.int32]
    units: NDArray[np.int64]
    marks: NDArray[np.uint8]
    answer: Mapping[str, NDArray[np.int32]]
    granted: Mapping[str, NDArray[np.bool_]]

    def packed(self) -> bytes:
        """Return everything as bytes."""
        kept: dict[str, Any] = {
            "ids": self.ids,
            "group": self.group,
            "units": self.units,
            "marks": self.marks,
        }
        kept |= {f"answer:{name}": column for name, column in self.answer.items()}
        kept |= {f"granted:{name}": column for name, column in self.granted.items()}
        target = BytesIO()
        np.savez_compressed(target, **kept)
        return target.getvalue()


def unpacked(data: Any) -> Columns:
    """Return what `Columns.packed` packed."""
    with np.load(BytesIO(bytes(data)), allow_pickle=False) as kept:
        found = {name: kept[name] for name in kept.files}
    parts: dict[str, dict[str, Any]] = {"answer": {}, "granted": {}}
    for name, column in found.items():
        kind, _, award = name.partition(":")
        if award:
            parts[kind][award] = column
    return Columns(
        found["ids"],
        found["group"],
        found["units"],
        found["marks"],
        parts["answer"],
        parts["granted"],
    )


@dataclass(frozen=True)
class Kept:
    """A finished run, taken out."""

    run: Run

    @cached_property
    def columns(self) -> Columns:
        """Return its arrays."""
        return unpacked(self.run.columns)

    @cached_property
    def lines(self) -> dict[str, list[Line]]:
        """Return the distinct answers by award."""
        return {award: [line_of(row) for row in rows] for award, rows in self.run.answers.items()}

    def standing(self, award: str) -> NDArray[np.int8]:
        """Return for each record the place of its standing in `STANDINGS`, or -1."""
        places = [
            STANDINGS.index(one.standing) if one.standing else -1 for one in self.lines[award]
        ]
        table = np.array([*places, NO_ANSWER], np.int8)
        return table[self.columns.answer[award]]

    def asked_of(self, award: str) -> NDArray[np.bool_]:
        """Return for which records the award is there at all."""
        return self.standing(award) >= 0

    def having(self, award: str, test: Any) -> NDArray[np.bool_]:
        """Return for which records the answer passes a test."""
        passed = np.array([*(bool(test(line)) for line in self.lines[award]), False])
        return passed[self.columns.answer[award]]
