"""The values behind the parts: marked text, tables, addresses, time lines."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.ui import addresses, reading, tables, timeline

TODAY = date(2026, 11, 21)


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.sampled_from("abcd"))),
)
def test_pieces_are_the_text_and_the_marks_are_the_spans(text, spans):
    made = reading.pieces(text, spans)
    assert "".join(piece.text for piece in made) == text
    at = 0
    for piece in made:
        for here in range(at, at + len(piece.text)):
            inside = [name for start, end, name in spans if start <= here < end]
            assert sorted(piece.spans) == sorted(inside)
        at += len(piece.text)
    begun = sorted(name for piece in made for name in piece.first)
    real = [name for start, end, name in spans if max(0, start) < min(len(text), end)]
    assert begun == sorted(real)


def test_pieces_of_nested_spans():
    made = reading.pieces("abcdef", [(0, 6, "all"), {"start": 2, "end": 4, "id": "in"}])
    assert [(p.text, p.spans, p.first) for p in made] == [
        ("ab", ("all",), ("all",)),
        ("cd", ("all", "in"), ("in",)),
        ("ef", ("all",), ()),
    ]


def test_with_query_keeps_the_rest_and_begins_anew():
    request = RequestFactory().get("/x", {"q": "xã a&b", "after": "c", "sort": "name"})
    assert addresses.with_query(request, sort="-name") == "?q=x%C3%A3+a%26b&sort=-name"
    assert addresses.with_query(request, after="d") == "?q=x%C3%A3+a%26b&sort=name&after=d"
    assert addresses.with_query(request, q=None, sort=None) == "?"


@pytest.mark.parametrize(
    ("query", "order", "url"),
    [
        ("", "", "?sort=name"),
        ("sort=name", "ascending", "?sort=-name"),
        ("sort=-name", "descending", "?sort=name"),
        ("sort=other", "", "?sort=name"),
    ],
)
def test_heads_turn_the_order(query, order, url):
    request = RequestFactory().get(f"/x?{query}")
    sorted_, plain, number = tables.heads([("Tên", "name"), "Nơi", ("Số", "", "number")], request)
    assert (sorted_.order, sorted_.url) == (order, url)
    assert (plain.label, plain.url, number.kind) == ("Nơi", "", "number")


def test_cells_learn_their_heading():
    heads = tables.heads(['Tên "A"', ("Số", "", "number")], None)
    rows = '<tr class="x"><th scope="row">a</th><td>1</td><td>2</td></tr><tr><td data-label="z">b</td></tr>'
    assert tables.with_labels(rows, heads) == (
        '<tr class="x"><th data-label="Tên &quot;A&quot;" scope="row">a</th>'
        '<td data-label="Số" data-kind="number"><div class="cell">1</div></td>'
        '<td><div class="cell">2</div></td></tr>'
        '<tr><td data-label="z"><div class="cell">b</div></td></tr>'
    )
    assert tables.has_rows("<p>none</p>") is False


def test_line_of_a_movement():
    line = timeline.line(
        [
            ("Một", date(2025, 1, 1), date(2025, 12, 31)),
            ("Hai", date(2026, 1, 1), date(2028, 12, 31)),
        ],
        [("Sau", date(2027, 1, 1)), ("Trước", date(2026, 12, 20), "/x")],
        TODAY,
    )
    assert [(b.x, b.width, b.now) for b in line.bars] == [
        ("0.00%", "24.98%", False),
        ("24.98%", "75.02%", True),
    ]
    assert [(t.label, t.x) for t in line.ticks][:2] == [("2025", "0.00%"), ("2026", "24.98%")]
    assert [(d.number, d.label, d.url, d.past) for d in line.dots] == [
        ("1", "Trước", "/x", False),
        ("2", "Sau", "", False),
    ]
    assert line.dots[0].y != line.dots[1].y, "twelve days apart: they stand in two lanes"
    assert line.today_x == "47.16%"


def test_line_of_one_year_counts_quarters():
    line = timeline.line([], [("M", date(2026, 6, 30))], date(2027, 2, 1))
    assert [t.label for t in line.ticks] == ["01/2026", "04/2026", "07/2026", "10/2026"]
    assert line.today_x == "", "today lies outside"
    assert line.dots[0].past


def test_line_of_nothing():
    assert timeline.line([], [], TODAY) is None


@given(st.lists(st.dates(date(2020, 1, 1), date(2035, 12, 31)), min_size=1, max_size=30))
def test_dots_never_cover_each_other(days):
    line = timeline.line([], [("m", day) for day in days], TODAY)
    lanes: dict[str, list[float]] = {}
    for dot in line.dots:
        lanes.setdefault(dot.y, []).append(float(dot.x.rstrip("%")))
    for xs in lanes.values():
        assert all(b - a >= timeline.CLOSE - 0.02 for a, b in pairwise(xs))
