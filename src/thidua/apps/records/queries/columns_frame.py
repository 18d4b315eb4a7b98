"""Which records are read as columns, and their entries as whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from thidua.kernel.rules.bulk.masks import Calendar

Table = NDArray[np.int64]


@dataclass(frozen=True)
class Frame:
    """Which records an entry belongs to: keys in rising order, and the query that gives them."""

    ids: Table
    rows: QuerySet[Any]
    calendar: Calendar

    @property
    def size(self) -> int:
        """Return how many records there are."""
        return len(self.ids)

    def of(self, entries: Any) -> QuerySet[Any]:
        """Return the entries of these records."""
        first, last = int(self.ids[0]), int(self.ids[-1])
        here = self.rows.filter(pk__range=(first, last)).values("pk")
        found: QuerySet[Any] = entries.objects.filter(
            subject__in=here, subject_id__gte=first, subject_id__lte=last
        )
        return found.order_by()

    def places(self, keys: NDArray[Any]) -> Table:
        """Return the row of each key."""
        return np.searchsorted(self.ids, keys)


def table(rows: Iterable[tuple[Any, ...]], *read: Callable[[Any], int] | None) -> Table:
    """Return rows of a query as whole numbers; `read` makes a number of what is none."""
    flat: Iterable[Any]
    if any(read):
        ways = [one or int for one in read]
        flat = (way(value) for row in rows for way, value in zip(ways, row, strict=True))
    else:
        flat = chain.from_iterable(rows)
    return np.fromiter(flat, np.int64).reshape(-1, len(read))


def marked(size: int, rows: Iterable[int] | Table) -> NDArray[np.bool_]:
    """Return a yes for these rows."""
    found = np.zeros(size, np.bool_)
    found[np.asarray(rows, np.intp)] = True
    return found
