"""Sets of years as the bits of one number for each row: bit k is the year k years before the last.

The last year is that of the day of judgement. Bit 63 of a mask of grants stands for every year
before those that are looked at.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from thidua.kernel.rules.years import LOOK_BACK

Mask = NDArray[Any]
"""Of unsigned numbers of 64 bits."""

Flags = NDArray[Any]
"""Of yes and no."""

Index = NDArray[np.intp]

OLD: Final = 63
MOST_BACK: Final = OLD - 1 - LOOK_BACK
"""How many years the year under review may lie before the year of judgement."""


class Years(NamedTuple):
    """Years that count for certain, and years that count perhaps; the first lie in the second."""

    sure: Mask
    perhaps: Mask

    def both(self, other: Years) -> Years:
        """Return the years of both."""
        return Years(self.sure & other.sure, self.perhaps & other.perhaps)

    def either(self, other: Years) -> Years:
        """Return the years of either."""
        return Years(self.sure | other.sure, self.perhaps | other.perhaps)

    def run_to(self, last: int) -> Years:
        """Return the unbroken run of years that ends with the year of this bit."""
        return Years(run_to(self.sure, last), run_to(self.perhaps, last))


class Calendar(NamedTuple):
    """Where the years of one judgement stand.

    Attributes:
        on: the day of judgement.
        year: the year under review, at most `MOST_BACK` years before the day.
    """

    on: date
    year: int

    @property
    def review(self) -> int:
        """Return the bit of the year under review."""
        return self.on.year - self.year

    @property
    def whole(self) -> Mask:
        """Return every year that is looked at."""
        return constant((1 << (self.review + LOOK_BACK + 1)) - 1)

    def bit(self, year: int) -> int:
        """Return the bit of a year that is not after the day of judgement."""
        back = self.on.year - year
        return back if back <= self.review + LOOK_BACK else OLD

    def years(self, mask: int) -> list[int]:
        """Return the years of a mask, oldest first."""
        return [self.on.year - bit for bit in range(OLD, -1, -1) if mask >> bit & 1]


def constant(value: int) -> Mask:
    """Return a mask that is the same in every row."""
    return np.array(value, dtype=np.uint64)


NONE: Final = constant(0)


def run_to(mask: Mask, last: int) -> Mask:
    """Return the bits from `last` upwards for as long as they are set."""
    moved = mask >> last
    return (moved & ~(moved + 1)) << last


def has_run(mask: Mask, needed: int) -> Flags:
    """Tell where a mask has so many bits in a row."""
    left, step = needed - 1, 1
    while left > 0:
        step = min(step, left)
        mask = mask & (mask >> step)
        left -= step
        step *= 2
    found: Flags = mask != 0
    return found


def count(mask: Mask) -> NDArray[Any]:
    """Return how many bits are set."""
    found: NDArray[Any] = np.bitwise_count(mask).astype(np.int64)
    return found


def lowest(mask: Mask) -> Mask:
    """Return the lowest bit alone: the newest year."""
    found: Mask = mask & (~mask + 1)
    return found


def filled(mask: Mask) -> Mask:
    """Return every bit up to the highest one: the oldest year and all after it."""
    for step in (1, 2, 4, 8, 16, 32):
        mask = mask | (mask >> step)
    return mask
