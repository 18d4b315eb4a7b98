"""Who the subject of each row is, its place and standards, and the movement it tells of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thidua.kernel.rules.bulk.cells import NOTHING, Cells
from thidua.kernel.rules.bulk.from_facts import movement_numbers
from thidua.kernel.rules.bulk.masks import Flags
from thidua.kernel.rules.bulk.part import Part, combine, part
from thidua.kernel.rules.bulk.sheet import ORGANISERS, MovementColumns, Sheet, Who
from thidua.kernel.rules.facts import UNSURE, Facts, MovementFacts
from thidua.kernel.rules.model import SUBJECTS
from thidua.kernel.rules.read_words import launcher, organiser

DAYS = ("start", "interim_review", "final_review", "planned_end")


def words_of(cells: Cells, column: str, there: bool, read: Callable[[str], Any]) -> Part[Any]:  # noqa: FBT001 -- a value
    """Return what a function makes of each word of a column; None for an empty cell."""
    if not there:
        return Part(None, [None])
    found: list[Any] = []

    def code(word: str) -> int | None:
        value = read(word)
        if value is None:
            return None
        found.append(value)
        return len(found) - 1

    index = cells.coded(column, code, ", ".join(SUBJECTS) if column == "kind" else "chữ")
    return part(np.where(index == NOTHING, len(found), index), [*found, None])


def who_of(cells: Cells, special: frozenset[str]) -> Part[Who]:
    """Return kind, groups, whether a movement is told and force, of each row."""
    kinds = words_of(
        cells, "kind", "kind" in special, lambda word: word if word in SUBJECTS else None
    )
    groups = words_of(
        cells,
        "groups",
        "groups" in special,
        lambda word: frozenset(word.replace(";", " ").replace(",", " ").split()),
    )
    forces = words_of(cells, "force", "force" in special, str)
    told = movement_facts(cells, special).map(lambda one: one is not None)
    return combine(
        [kinds, groups, forces, told],
        lambda one: Who(one[0] or "", _groups(one, special), one[3], one[2] or ""),
    )


def _groups(told: tuple[Any, ...], special: frozenset[str]) -> frozenset[str] | None:
    """Return the groups; an empty cell of a column of groups says that there is none.

    Without such a column they are not known where kind or force tells who the subject is.
    """
    kind, groups, force, _ = told
    if groups is not None or "groups" in special:
        return groups or frozenset()
    return frozenset({UNSURE}) if kind or force else None


def movement_facts(cells: Cells, special: frozenset[str]) -> Part[MovementFacts | None]:
    """Return what each row tells of a movement; None where it tells nothing."""
    who = "movement_launched_by"
    parts: list[Part[Any]] = [words_of(cells, who, who in special, lambda word: (launcher(word),))]
    for name in DAYS:
        column = f"movement_{name}"
        if column in special:
            index, days = cells.days(column)
            parts.append(part(np.where(index == NOTHING, len(days), index), [*days, None]))
        else:
            parts.append(Part(None, [None]))
    carries = "movement_carries_out"
    if carries in special:
        parts.append(part(cells.yes_no(carries), [False, None, True]))
    else:
        parts.append(Part(None, [None]))
    return combine(parts, _movement)


def _movement(told: tuple[Any, ...]) -> MovementFacts | None:
    """Return the movement that the cells of a row tell of."""
    who, start, interim, final, planned, _ = told
    if all(one is None for one in told):
        return None
    by = "" if who is None else who[0]
    return MovementFacts(by, start, interim, final, planned)


def movement_of(cells: Cells, special: frozenset[str], on: date) -> MovementColumns | None:
    """Return the columns of the movement."""
    facts = movement_facts(cells, special)
    if facts.index is None and facts.table[0] is None:
        return None
    numbers = [movement_numbers(Facts(on, on.year, movement=one)) for one in facts.table]
    index = facts.spread(cells.size)
    columns: list[NDArray[Any]] = [np.array(one)[index] for one in zip(*numbers, strict=True)]
    return MovementColumns(*columns)


def civil_of(cells: Cells, special: frozenset[str]) -> Flags:
    """Tell who belongs to neither the army nor the police."""
    if "force" not in special:
        return np.array(True)
    order = ("civil", "army", "police")
    found = cells.coded("force", lambda w: order.index(w) if w in order else None, ", ".join(order))
    return np.asarray(found < 1)


def set_standards(sheet: Sheet, cells: Cells, special: frozenset[str]) -> None:
    """Set whose standard is said to be met."""
    if "meets_standard" not in special:
        return
    said: list[list[str]] = []

    def read(word: str) -> int:
        said.append(word.replace(";", " ").split())
        return len(said) - 1

    index = cells.coded("meets_standard", read, "mã danh hiệu")
    sheet.standards_told = index != NOTHING
    sheet.standards = {
        code: np.array([*(code in one for one in said), False])[index]
        for code in sorted({code for one in said for code in one})
    }


def set_place(sheet: Sheet, cells: Cells, special: frozenset[str]) -> None:
    """Set the rank in the cluster and who organises it."""
    if "rank" in special:
        place = cells.coded(
            "rank", lambda word: int(word) if word.isdecimal() else None, "số thứ tự"
        )
        sheet.place, sheet.placed = place, place != NOTHING
    if "cluster_organised_by" in special:
        found = cells.coded(
            "cluster_organised_by", lambda word: ORGANISERS.index(organiser(word)), "nơi tổ chức"
        )
        sheet.organiser = np.maximum(found, 0)
