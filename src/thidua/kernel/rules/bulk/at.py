"""What a condition is answered in, and the answers that most kinds of condition share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from thidua.kernel.rules.bulk.masks import Flags, Years
from thidua.kernel.rules.bulk.part import Part, part
from thidua.kernel.rules.bulk.sheet import Sheet
from thidua.kernel.rules.facts import Usage
from thidua.kernel.rules.model import Rule, Version

FAIL, OPEN, PASS = 0, 1, 2
SIGNS: Final = "-?+"
CODES: Final = ("short", "unknown", "met")


class State(NamedTuple):
    """What one condition came to: verdict (FAIL, OPEN, PASS), why, what would decide."""

    verdict: int
    code: str
    missing: tuple[str, ...] = ()


SHORT, UNKNOWN, MET = (State(verdict, code) for verdict, code in enumerate(CODES))


@dataclass(frozen=True)
class At:
    """Everything a condition may look at.

    Attributes:
        sheet: what is known.
        rules, usage: the books.
        version, merit: the version that is judged, and the merit of the route.
        asked: the awards whose standard is being judged, so that this never goes in a circle.
        computable: whether what people must judge is left out.
        run: "those years" of the route, or None.
        standard: judges the standard of another award on the same rows, one verdict for each.
        kept: answers that do not depend on those years.
        here: answers that do.
    """

    sheet: Sheet
    rules: Mapping[str, Rule]
    usage: Usage
    version: Version
    merit: str
    asked: tuple[str, ...]
    computable: bool
    standard: Callable[[At, str], NDArray[Any]]
    run: Years | None = None
    kept: dict[object, Any] = field(default_factory=dict)
    here: dict[object, Any] = field(default_factory=dict)

    def inside(self, run: Years) -> At:
        """Return the same with "those years" set."""
        return replace(self, run=run, here={})

    def untold(self, codes: Iterable[str]) -> tuple[Flags, Part[tuple[str, ...]]]:
        """Return where a list that could hold one of these was not told, and the names of those."""
        lists = {
            "titles" if self.rules[code].kind == "title" else "awards"
            for code in codes
            if code in self.rules
        }
        told = {"awards": self.sheet.awards_told, "titles": self.sheet.titles_told}
        index: NDArray[Any] = np.array(0)
        table: list[tuple[str, ...]] = [()]
        for name in sorted(lists):
            index = index + np.where(told[name], 0, len(table))
            table += [(*names, name) for names in table]
        return index > 0, part(index, table)


def between(sure: NDArray[Any], perhaps: NDArray[Any], needed: int) -> NDArray[Any]:
    """Judge counts of which only the bounds are known."""
    return np.where(sure >= needed, PASS, np.where(perhaps >= needed, OPEN, FAIL))


def known(answer: NDArray[Any]) -> NDArray[Any]:
    """Return the verdict of a yes or no."""
    return np.where(answer, PASS, FAIL)


def graded(verdict: NDArray[Any], *missing: str) -> Part[State]:
    """Return the plain answers; `missing` is named where the answer is open."""
    return part(verdict, (SHORT, State(OPEN, "unknown", missing), MET))


def graded_with(verdict: NDArray[Any], missing: Part[tuple[str, ...]], size: int) -> Part[State]:
    """Return the plain answers, with what is missing by row where the answer is open."""
    if missing.index is None:
        return graded(verdict, *missing.table[0])
    index = np.where(verdict == OPEN, PASS + 1 + missing.spread(size), verdict)
    open_states = [State(OPEN, "unknown", names) for names in missing.table]
    return part(index, [SHORT, UNKNOWN, MET, *open_states])


def first_of(
    cases: Sequence[tuple[NDArray[Any], State | Part[State]]], last: State | Part[State]
) -> Part[State]:
    """Return in each row the answer of the first case whose flag is set, or the last."""
    table: list[State] = []
    index: NDArray[Any] = np.array(0)
    for flags, answer in [(np.array(True), last), *reversed(cases)]:
        if isinstance(answer, Part):
            place: NDArray[Any] = np.array(0) if answer.index is None else answer.index
            place = place + len(table)
            table += answer.table
        else:
            place = np.array(len(table))
            table.append(answer)
        index = np.where(flags, place, index)
    return part(index, table)
