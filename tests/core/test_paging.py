from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat

from thidua.core.models import EventDelivery, NumberSeries, OutboxMail, PendingEvent
from thidua.core.paging import Page, keyset

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 21, 7, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def series() -> None:
    NumberSeries.objects.bulk_create(
        NumberSeries(series=f"s{place:02d}", year=2020 + place % 3, last=place % 4)
        for place in range(23)
    )


def walk(queryset, order, size, key) -> list[list]:
    """All pages forward; on the way back the same pages must come again."""
    pages, cursor = [], None
    while True:
        page = keyset(queryset, order=order, after=cursor, size=size)
        pages.append(page)
        cursor = page.next_cursor
        if cursor is None:
            break
    back, cursor = [pages[-1]], pages[-1].prev_cursor
    while cursor is not None:
        page = keyset(queryset, order=order, after=cursor, size=size)
        back.append(page)
        cursor = page.prev_cursor
    shown = [[key(row) for row in page.rows] for page in pages]
    flat_back = [key(row) for page in reversed(back) for row in page.rows]
    assert flat_back == [each for page in shown for each in page]
    return shown


@pytest.mark.parametrize("size", [1, 4, 5, 22, 23, 24])
@pytest.mark.parametrize(
    "order", [("series",), ("-year", "last"), ("last", "-series"), ("-pk",), ()]
)
def test_both_ways_every_row_once_in_order(series, order, size) -> None:
    shown = walk(NumberSeries.objects.all(), order, size, lambda row: row.pk)
    tail = ("-pk",) if order and order[-1].startswith("-") else ("pk",)
    expected = list(NumberSeries.objects.order_by(*order, *tail).values_list("pk", flat=True))
    assert [each for page in shown for each in page] == expected
    assert [len(page) for page in shown[:-1]] == [size] * (len(shown) - 1)


@pytest.mark.parametrize("order", [("sent_at",), ("-sent_at",), ("-sent_at", "key")])
def test_empty_values_stand_last_and_moments_keep_their_fraction(order) -> None:
    OutboxMail.objects.bulk_create(
        OutboxMail(
            key=f"k{place:02d}",
            to="a@example.invalid",
            written_at=START,
            retry_at=START,
            sent_at=None if place % 3 == 0 else START + timedelta(microseconds=place % 5),
        )
        for place in range(17)
    )
    shown = walk(OutboxMail.objects.all(), order, 4, lambda row: row)
    flat = [row for page in shown for row in page]
    assert len({row.pk for row in flat}) == 17
    moments = [row.sent_at for row in flat if row.sent_at]
    assert moments == sorted(moments, reverse=order[0].startswith("-"))
    assert all(row.sent_at is None for row in flat[len(moments) :])


def test_related_and_computed_columns() -> None:
    events = [
        PendingEvent.objects.create(name=name, published_at=START, retry_at=START)
        for name in ("b", "a", "c")
    ]
    EventDelivery.objects.bulk_create(
        EventDelivery(event=event, receiver=f"r{place}") for event in events for place in range(3)
    )
    rows = EventDelivery.objects.select_related("event")
    shown = walk(rows, ("event__name", "-receiver"), 2, lambda row: (row.event.name, row.receiver))
    expected = [(name, f"r{place}") for name in "abc" for place in (2, 1, 0)]
    assert [each for page in shown for each in page] == expected
    marked = EventDelivery.objects.annotate(mark=Concat(F("receiver"), Value("x")))
    shown = walk(marked, ("-mark",), 4, lambda row: row.mark)
    assert [each for page in shown for each in page] == ["r2x"] * 3 + ["r1x"] * 3 + ["r0x"] * 3


def test_rows_as_dictionaries(series) -> None:
    rows = NumberSeries.objects.values("pk", "series")
    shown = walk(rows, ("-series",), 10, lambda row: row["series"])
    assert [page[0] for page in shown] == ["s22", "s12", "s02"]


def test_it_stays_in_place_while_rows_come_and_go(series) -> None:
    first = keyset(NumberSeries.objects.all(), order=("series",), after=None, size=5)
    NumberSeries.objects.filter(series__lt="s05").delete()
    NumberSeries.objects.create(series="s00b", year=2020)
    page = keyset(NumberSeries.objects.all(), order=("series",), after=first.next_cursor, size=2)
    assert [row.series for row in page.rows] == ["s05", "s06"]
    assert page.count == 19


def test_when_all_beyond_is_gone_the_first_page_comes(series) -> None:
    first = keyset(NumberSeries.objects.all(), order=("series",), after=None, size=20)
    NumberSeries.objects.filter(series__gte="s20").delete()
    page = keyset(NumberSeries.objects.all(), order=("series",), after=first.next_cursor, size=20)
    assert [row.series for row in page.rows][:2] == ["s00", "s01"]
    assert page.next_cursor is None


@pytest.mark.parametrize("cursor", ["", "x", "a:b:c", "é", "0" * 5000])
def test_a_broken_cursor_gives_the_first_page(series, cursor) -> None:
    page = keyset(NumberSeries.objects.all(), order=("series",), after=cursor, size=3)
    assert [row.series for row in page.rows] == ["s00", "s01", "s02"]


def test_a_cursor_of_another_order_is_not_taken(series) -> None:
    other = keyset(NumberSeries.objects.all(), order=("-year",), after=None, size=3).next_cursor
    page = keyset(NumberSeries.objects.all(), order=("year",), after=other, size=3)
    assert page == keyset(NumberSeries.objects.all(), order=("year",), after=None, size=3)


def test_one_short_page_costs_one_query_and_others_two(series, django_assert_num_queries) -> None:
    rows = NumberSeries.objects.all()
    with django_assert_num_queries(1):
        whole = keyset(rows, order=("series",), after=None, size=50)
    assert (len(whole.rows), whole.count, whole.next_cursor, whole.prev_cursor) == (
        23,
        23,
        None,
        None,
    )
    with django_assert_num_queries(2):
        first = keyset(rows, order=("series",), after=None, size=5)
    with django_assert_num_queries(2):
        second = keyset(rows, order=("series",), after=first.next_cursor, size=5)
    assert (first.count, second.count, first.prev_cursor) == (23, 23, None)
    assert second.prev_cursor is not None


def test_an_empty_list() -> None:
    assert keyset(NumberSeries.objects.all(), order=("series",), after=None) == Page(
        [], None, None, 0
    )
