"""Numbers of official documents: one row of numbers a series and year, without gap or double."""

from __future__ import annotations

from django.db import connection

from thidua.core.models import NumberSeries
from thidua.kernel.problems import ThiduaError


class OutsideTransactionError(ThiduaError):
    """A number belongs to the transaction that uses it, else a failure would leave a gap."""


def next_number(series: str, year: int, pattern: str) -> str:
    """Take the next number of a series; the row stays locked until the transaction ends.

    Args:
        series: stable name of the row of numbers, e.g. `plan:p-52`.
        year: the year in which the row begins with 1.
        pattern: how the number is written, with `{n}` and, if wanted, `{year}` and `{n:02d}`,
            e.g. `{n}/KH-UBND`.

    Returns:
        The number as it is written.

    Raises:
        OutsideTransactionError: no transaction is open.
        ValueError: the pattern does not name `{n}`, or names something else.
    """
    if not connection.in_atomic_block:
        raise OutsideTransactionError(series)
    try:
        distinct = pattern.format(n=1, year=year) != pattern.format(n=2, year=year)
    except (KeyError, IndexError) as error:
        raise ValueError(pattern) from error
    if not distinct:
        raise ValueError(pattern)
    rows = NumberSeries.objects.select_for_update().filter(series=series, year=year)
    row = rows.first()
    if row is None:
        fresh = NumberSeries(series=series, year=year)
        NumberSeries.objects.bulk_create([fresh], ignore_conflicts=True)
        row = rows.get()
    row.last += 1
    row.save(update_fields=("last",))
    return pattern.format(n=row.last, year=year)


def given(series: str, year: int) -> int:
    """Return how many numbers a series has given in a year."""
    row = NumberSeries.objects.filter(series=series, year=year).first()
    return row.last if row else 0
