"""A column whose rows bear few distinct values: a table of them and a number for each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from thidua.kernel.rules.bulk.masks import Index

T = TypeVar("T")
U = TypeVar("U")

_LOOKED_UP: Final = 1 << 20
"""Up to so many possible values are renumbered by a table, more by sorting."""


@dataclass(frozen=True)
class Part(Generic[T]):
    """The column.

    Attributes:
        index: for each row the place of its value in the table; None when every row bears the
            first.
        table: the values.
    """

    index: Index | None
    table: Sequence[T]

    def map(self, change: Callable[[T], U]) -> Part[U]:
        """Return the column with every value changed."""
        return Part(self.index, [change(value) for value in self.table])

    def spread(self, size: int) -> Index:
        """Return the place in the table for each of so many rows."""
        return np.zeros(size, np.intp) if self.index is None else self.index

    def column(self, size: int, change: Callable[[T], Any], dtype: Any) -> NDArray[Any]:
        """Return what a function makes of the values, as one array."""
        return np.array([change(value) for value in self.table], dtype)[self.spread(size)]


def part(index: NDArray[Any], table: Sequence[T]) -> Part[T]:
    """Return the column; an index without dimension is the same in every row."""
    if np.ndim(index) == 0:
        return Part(None, [table[int(index)]])
    return Part(index.astype(np.intp, copy=False), table)


def dense(key: Index, size: int) -> tuple[Index, list[int]]:
    """Renumber keys below `size` so that only those that occur have a number.

    Returns:
        The new numbers, and the old key of each.
    """
    if size > max(_LOOKED_UP, 4 * len(key)):
        found, again = np.unique(key, return_inverse=True)
        return again.astype(np.intp, copy=False), found.tolist()
    seen = np.zeros(size, np.bool_)
    seen[key] = True
    found = np.flatnonzero(seen)
    if len(found) == size:
        return key, list(range(size))
    number = np.zeros(size, np.intp)
    number[found] = np.arange(len(found))
    return number[key], found.tolist()


def combine(parts: Sequence[Part[T]], join: Callable[[tuple[T, ...]], U]) -> Part[U]:
    """Join columns row by row, once for every combination that occurs."""
    key: Index | None = None
    combos: list[tuple[T, ...]] = [()]
    for one in parts:
        if one.index is None:
            combos = [(*combo, one.table[0]) for combo in combos]
            continue
        width = len(one.table)
        wide = one.index if key is None else key * width + one.index
        key, found = dense(wide, len(combos) * width)
        combos = [(*combos[old // width], one.table[old % width]) for old in found]
    return Part(key, [join(combo) for combo in combos])
