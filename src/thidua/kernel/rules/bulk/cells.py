"""The cells of a table as numbers; a cell that cannot be read is refused with its row's id."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from thidua.kernel.problems import RefusedError
from thidua.kernel.rules.bulk.sheet import NO, UNKNOWN, YES, Numbers
from thidua.kernel.rules.read_words import day_of, truth

NOTHING = -1
"""What stands for an empty cell."""


class Cells:
    """One piece of a table."""

    def __init__(self, frame: pl.DataFrame, seen: dict[str, list[str]]) -> None:
        """Keep the piece, whose column `id` names the rows.

        Args:
            frame: the piece.
            seen: by column, the words met in the pieces before; those of this one are added.
        """
        self.frame, self.seen = frame, seen
        self.size = frame.height

    def coded(self, column: str, read: Callable[[str], int | None], allowed: str) -> NDArray[Any]:
        """Return a number for each cell, read once for each word that occurs.

        Args:
            column: its name.
            read: returns the number of a word, or None when the word does not belong there.
            allowed: what belongs there, in Vietnamese, for the refusal.
        """
        series = self.frame[column]
        if series.dtype == pl.Boolean:
            words, places = ["false", "true"], series.cast(pl.UInt8)
        else:
            words, places = self._places(column, series.cast(pl.String))
        numbers = []
        for word in words:
            number = read(word.strip()) if word.strip() else NOTHING
            if number is None:
                self.refuse(column, series.cast(pl.String) == word, word, allowed)
            numbers.append(number)
        if places.null_count():
            places = places.fill_null(len(words))
        found: NDArray[Any] = np.array([*numbers, NOTHING], np.int64)[places.to_numpy()]
        return found

    def _places(self, column: str, told: pl.Series) -> tuple[list[str], pl.Series]:
        """Return the words of a column, and the place among them of each cell."""
        words = self.seen.setdefault(column, [])
        places = told.cast(pl.Enum(words), strict=False)
        if places.null_count() != told.null_count():
            words += [one for one in told.unique().drop_nulls().to_list() if one not in set(words)]
            places = told.cast(pl.Enum(words))
        return words, places.to_physical().cast(pl.UInt32)

    def yes_no(self, column: str) -> NDArray[Any]:
        """Return NO, UNKNOWN or YES."""
        found = self.coded(column, _yes_no, "có, không, true, false, 1, 0 hoặc để trống")
        told: NDArray[Any] = np.where(found == NOTHING, UNKNOWN, found)
        return told

    def counts(self, column: str) -> NDArray[Any]:
        """Return how many; a yes is one, an empty cell none."""
        series = self.frame[column]
        if series.dtype.is_integer() and not series.null_count():
            plain: NDArray[Any] = series.to_numpy()
            if not (plain < 0).any():
                return plain
        found = self.coded(column, _count, "một số từ 0 trở lên, có, không hoặc để trống")
        told: NDArray[Any] = np.maximum(found, 0)
        return told

    def numbers(self, column: str, worth: Fraction) -> Numbers:
        """Return numbers not below zero, each times what one of them is worth."""
        series = self.frame[column]
        values = series.cast(pl.Float64, strict=False)
        bad = (values.is_null() | values.is_nan() | (values < 0)) & series.is_not_null()
        if bad.any():
            self.refuse(column, bad, series.filter(bad)[0], "một số từ 0 trở lên")

        def exact(row: int) -> Fraction:
            return Fraction(str(series[row]).strip()) * worth

        plain = values.to_numpy(writable=True)
        return Numbers(plain * float(worth) if worth != 1 else plain, exact)

    def days(self, column: str) -> tuple[NDArray[Any], list[date]]:
        """Return a number for each cell, and the day of each number."""
        found: list[date] = []

        def read(word: str) -> int | None:
            day = day_of(word[:10])
            if day is None:
                return None
            found.append(day)
            return len(found) - 1

        return self.coded(column, read, "một ngày dạng 2026-03-01"), found

    def refuse(self, column: str, bad: pl.Series, value: object, allowed: str) -> None:
        """Refuse the table for the cells of a column that are marked."""
        row = self.frame["id"].filter(bad)[0]
        raise refused(
            "law.bulk.cell",
            f"Cột {column}, dòng có id {row}: không đọc được “{value}”.",
            f"Cột này nhận {allowed}. Sửa tệp rồi chạy lại; chưa ghi gì ra tệp kết quả.",
        )


def refused(code: str, reason: str, do: str) -> RefusedError:
    """Return the refusal of a table."""
    return RefusedError(code, reason, do)


def _yes_no(word: str) -> int | None:
    """Return NO or YES, or None."""
    answer = {"1": True, "0": False}.get(word, truth(word))
    return None if answer is None else (YES if answer else NO)


def _count(word: str) -> int | None:
    """Return the count that a word says, or None."""
    answer = truth(word)
    if answer is not None:
        return int(answer)
    return int(word) if word.isdecimal() else None
