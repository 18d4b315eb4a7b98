from __future__ import annotations

import pytest
from django.db import transaction

from thidua.core import numbering


def take(series: str = "plan:p-52", year: int = 2026, pattern: str = "{n}/KH-UBND") -> str:
    with transaction.atomic():
        return numbering.next_number(series, year, pattern)


@pytest.mark.django_db
def test_each_series_and_year_begins_with_one() -> None:
    assert [take(), take(), take()] == ["1/KH-UBND", "2/KH-UBND", "3/KH-UBND"]
    assert take(year=2027) == "1/KH-UBND"
    assert take(series="plan:p-46") == "1/KH-UBND"
    assert take(pattern="{n:02d}/{year}/TT-BNV") == "04/2026/TT-BNV"
    assert numbering.given("plan:p-52", 2026) == 4
    assert numbering.given("plan:p-52", 2020) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", ["KH-UBND", "{m}/KH-UBND", "{}/KH", "{year}/KH"])
def test_a_pattern_without_a_number_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError):
        take(pattern=pattern)
    assert numbering.given("plan:p-52", 2026) == 0


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_refuses() -> None:
    with pytest.raises(numbering.OutsideTransactionError):
        numbering.next_number("s", 2026, "{n}")


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_gives_its_number_back() -> None:
    take()
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        assert numbering.next_number("plan:p-52", 2026, "{n}") == "2"
        raise RuntimeError
    assert take() == "2/KH-UBND"


@pytest.mark.django_db(transaction=True)
def test_parallel_takers_leave_no_gap_and_no_double(in_threads) -> None:
    """Every fourth act fails on purpose."""

    def work(place: int) -> list[int]:
        got = []
        for turn in range(20):
            try:
                with transaction.atomic():
                    number = int(numbering.next_number("song song", 2026, "{n}"))
                    if (place + turn) % 4 == 0:
                        raise RuntimeError  # noqa: TRY301
                got.append(number)
            except RuntimeError:
                continue
        return got

    taken = sorted(number for part in in_threads(work, 6) for number in part)
    assert taken == list(range(1, 91))
    assert numbering.given("song song", 2026) == 90
