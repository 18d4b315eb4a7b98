"""From a piece of a wide table to columns; `plan` documents what each column of the table says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from thidua.kernel.dates import full_years
from thidua.kernel.rules.bulk.cells import NOTHING, Cells
from thidua.kernel.rules.bulk.masks import NONE, OLD, Calendar, Flags, Mask, Years
from thidua.kernel.rules.bulk.plan import Plan
from thidua.kernel.rules.bulk.sheet import (
    NOT_TOLD,
    OUTSIDE,
    UNKNOWN,
    WORKS,
    YES,
    Granted,
    Members,
    Numbers,
    Sheet,
    Works,
)
from thidua.kernel.rules.bulk.wide_subject import (
    civil_of,
    movement_of,
    set_place,
    set_standards,
    who_of,
)
from thidua.kernel.rules.facts import Usage
from thidua.kernel.rules.model import Rule
from thidua.kernel.rules.read_grants import type_code
from thidua.kernel.rules.read_words import truth

TYPED: Final = 100
"""A grant with a type is coded as the number of the type times this, plus how often."""


class Table:
    """A piece of a wide table: first the year under review of each row, then the columns."""

    def __init__(
        self, frame: pl.DataFrame, plan: Plan, rules: Mapping[str, Rule], usage: Usage, on: date
    ) -> None:
        """Read the ratings and grants of the piece."""
        self.cells, self.plan = Cells(frame, plan.seen), plan
        self.rules, self.usage, self.on = rules, usage, on
        self.types: list[str] = [""]
        self.ratings = {year: self._rating(year) for year in sorted(plan.ratings)}
        self.grants = {(code, year): self._grant(code, year) for code, year in sorted(plan.grants)}

    def _rating(self, year: int) -> NDArray[Any]:
        """Return the place of the rating of each row among the ratings."""
        order, column = self.usage.ratings, self.plan.ratings[year]
        found = self.cells.coded(
            column, lambda word: order.index(word) if word in order else None, ", ".join(order)
        )
        self._no_future(column, year, found != NOTHING)
        return found.astype(np.int8)

    def _grant(self, code: str, year: int) -> NDArray[Any]:
        """Return how often the award was granted to each row, with its type."""
        column = self.plan.grants[code, year]

        def read(word: str) -> int | None:
            answer = truth(word)
            if answer is not None or word.isdecimal():
                times = int(answer) if answer is not None else int(word)
                return times if times < TYPED else None
            kind = type_code(word)
            if not kind:
                return None
            if kind not in self.types:
                self.types.append(kind)
            return self.types.index(kind) * TYPED + 1

        allowed = "có, không, số lần hoặc loại hình khen thưởng (CONG_TRANG, CHUYEN_DE…)"
        coded = self.cells.coded(column, read, allowed)
        found: NDArray[Any] = np.maximum(coded, 0).astype(np.int16)
        self._no_future(column, year, found > 0)
        if self.rules[code].kind == "title" and (twice := found % TYPED > 1).any():
            self.cells.refuse(column, pl.Series(twice), "2", "một danh hiệu một lần trong một năm")
        return found

    def _no_future(self, column: str, year: int, told: Flags) -> None:
        """Refuse what lies after the day of judgement."""
        if year > self.on.year and told.any():
            self.cells.refuse(
                column, pl.Series(told), year, f"giá trị của năm {self.on.year} trở về trước"
            )

    def years(self) -> NDArray[Any]:
        """Return the year under review: this or the last one, whichever was told of last."""
        year = self.on.year
        default = year if self.on.month >= _REVIEW_MONTH else year - 1
        found = np.full(self.cells.size, default)
        for one in (year - 1, year):
            told = np.array(False)
            if one in self.ratings:
                told = told | (self.ratings[one] != NOTHING)
            for (code, granted), cells in self.grants.items():
                if granted == one and self.rules[code].kind == "title":
                    told = told | (cells > 0)
            found = np.where(told, one, found)
        return found


_REVIEW_MONTH: Final = 11


def sheet_from(table: Table, year: int) -> Sheet:
    """Return the columns of a piece whose rows have one year under review."""
    cells, plan, rules = table.cells, table.plan, table.rules
    calendar = Calendar(table.on, year)
    special = plan.special
    named = {rules[code].kind == "title" for code, _ in plan.grants}
    answers = _answers(table)
    sheet = Sheet(
        size=cells.size,
        calendar=calendar,
        who=who_of(cells, special),
        civil=civil_of(cells, special),
        levels=_levels(table, calendar),
        disciplined=_disciplined(table, calendar),
        grants=_grants(table, calendar),
        titles_told=np.array(True in named),
        awards_told=np.array(False in named),
        works=_works(table, calendar),
        works_told=np.array(bool(plan.works)),
        combat_told=np.array(any(kind == "combat" for kind, *_ in plan.works)),
        numbers=_numbers(table),
        answers=answers,
        judgements={key: cells.yes_no(column) for key, column in plan.judgements.items()},
        members=_members(table, year),
        members_told=np.array(bool(plan.members)),
        movement=movement_of(cells, special, table.on),
    )
    if "open_cases" in special:
        sheet.open_cases = cells.yes_no("open_cases") == YES
    set_standards(sheet, cells, special)
    set_place(sheet, cells, special)
    _born(table)
    return sheet


def _levels(table: Table, calendar: Calendar) -> tuple[Mask, ...]:
    """Return the years of each rating."""
    levels = [np.zeros(table.cells.size, np.uint64) for _ in table.usage.ratings]
    for year, found in table.ratings.items():
        bit = calendar.bit(year) if year <= calendar.on.year else OLD
        if bit != OLD:
            for place in range(len(levels)):
                levels[place] |= (found == place).astype(np.uint64) << bit
    return tuple(levels)


def _disciplined(table: Table, calendar: Calendar) -> Years:
    """Return the years after the end of the measure, perhaps that of the end itself."""
    whole = calendar.whole
    if "discipline_ends" not in table.plan.special:
        return Years(whole, whole)
    index, days = table.cells.days("discipline_ends")
    both = []
    for first in (1, 0):
        backs = [calendar.on.year - day.year - first for day in days]
        masks = [(1 << (min(back, OLD) + 1)) - 1 if back >= 0 else 0 for back in backs]
        both.append(np.array([*masks, (1 << (OLD + 1)) - 1], np.uint64)[index] & whole)
    return Years(*both)


def _grants(table: Table, calendar: Calendar) -> dict[str, Granted]:
    """Return what was granted, by award."""
    found: dict[str, Granted] = {}
    for (code, year), cells in table.grants.items():
        if year > calendar.on.year or not cells.any():
            continue
        bit = calendar.bit(year)
        granted = found.setdefault(code, Granted())
        granted.unsaid = granted.unsaid | ((cells > 0).astype(np.uint64) << bit)
        typed = cells // TYPED if cells.max() >= TYPED else None
        for place in (0,) if typed is None else np.flatnonzero(np.bincount(typed)):
            times = cells if typed is None else np.where(typed == place, cells % TYPED, 0)
            layers = granted.layers.setdefault(table.types[place], []) if times.any() else []
            for layer in range(int(times.max())):
                if layer == len(layers):
                    layers.append(NONE)
                layers[layer] = layers[layer] | ((times > layer).astype(np.uint64) << bit)
    return found


def _works(table: Table, calendar: Calendar) -> Works | None:
    """Return the works one after the other."""
    pieces = []
    for kind, scope, year, column in table.plan.works:
        counts = table.cells.counts(column)
        rows = np.flatnonzero(counts)
        bit = NOT_TOLD
        if year is not None:
            bit = OUTSIDE if year > calendar.on.year else calendar.bit(year)
            bit = OUTSIDE if bit == OLD else bit
        place = table.usage.scopes.index(scope)
        fixed = (WORKS.index(kind), place, UNKNOWN, UNKNOWN, UNKNOWN, 0, bit)
        pieces.append([rows, counts[rows], *(np.full(len(rows), one) for one in fixed)])
    if not pieces:
        return None
    return Works(*(np.concatenate(one) for one in zip(*pieces, strict=True)))


def _numbers(table: Table) -> dict[str, Numbers]:
    """Return each number; the age of a collective from the day of its founding."""
    found = {name: table.cells.numbers(*told) for name, told in sorted(table.plan.numbers.items())}
    members = found.get("members")
    for name, one in found.items():
        if members is not None and name.startswith(("with_", "rated_")):
            above = pl.Series(one.values > members.values)
            if above.any():
                value = one.values[above.to_numpy()][0]
                column = table.plan.numbers[name][0]
                table.cells.refuse(column, above, f"{value:g}", "một số không quá số thành viên")
    if "founded" in table.plan.special:
        index, days = table.cells.days("founded")
        ages = [full_years(day, table.on) for day in days]
        age = np.array([*ages, np.nan], np.float64)[index]
        told = found.get("years_of_existence")
        found["years_of_existence"] = _age(age, told)
    return found


def _age(age: NDArray[np.float64], told: Numbers | None) -> Numbers:
    """Return the age that is told, or the full years since the founding."""
    if told is None:
        return Numbers(age, lambda row: Fraction(age[row]))
    unsaid = np.isnan(told.values)
    values = np.where(unsaid, age, told.values)
    return Numbers(values, lambda row: Fraction(age[row]) if unsaid[row] else told.exact(row))


def _answers(table: Table) -> dict[str, NDArray[Any]]:
    """Return each yes or no."""
    cells, plan = table.cells, table.plan
    found = {name: cells.yes_no(column) for name, column in plan.answers.items()}
    if "leads" in plan.special:
        found["leads"] = cells.yes_no("leads")
    if "movement_carries_out" in plan.special:
        found["carries_out_national"] = cells.yes_no("movement_carries_out")
    for name, (column, word) in plan.words.items():
        said = cells.coded(column, partial(_same, word), "một từ")
        found[name] = np.where(said == 1, YES, UNKNOWN)
    return found


def _same(word: str, said: str) -> int:
    """Tell whether a cell says this word."""
    return int(said == word)


def _members(table: Table, year: int) -> dict[str, Members]:
    """Return how many members were disciplined, by form."""
    found: dict[str, Members] = {}
    for form, when, column in table.plan.members:
        counts = table.cells.counts(column)
        before = found.get(form, Members(np.array(0), np.array(0)))
        in_year = before.in_year + (counts if when == year else 0)
        found[form] = Members(in_year, before.unsaid + (counts if when is None else 0))
    return found


def _born(table: Table) -> None:
    """Refuse an award before the birth of a person or the founding of a collective."""
    for column in {"born", "founded"} & table.plan.special:
        index, days = table.cells.days(column)
        start = np.array([*(day.year for day in days), 0])[index]
        for (code, year), cells in table.grants.items():
            early = pl.Series((cells > 0) & (start > year))
            if early.any():
                told = table.plan.grants[code, year]
                table.cells.refuse(told, early, year, f"năm không trước {column}")
