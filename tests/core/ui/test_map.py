"""The map part: classes, marks, names, what is drawn and what is not."""

from __future__ import annotations

import re
from itertools import pairwise

from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from thidua.books.places import shapes
from thidua.core.ui.map import Area, Step, breaks, picture, step_of

SHEET = shapes.sheet("34")
STEPS = [Step(1, "1", "ít"), Step(2, "2", "nhiều")]


def areas(*uids: str) -> list[Area]:
    return [
        Area(uid, f"Tỉnh {uid}", f"{n} việc", 1 + n % 2, f"/x/{uid}") for n, uid in enumerate(uids)
    ]


def show(made) -> str:
    context = Context({"request": RequestFactory().get("/here"), "picture": made})
    return Template('{% load ui %}{% ui_map picture "Số việc" "Việc" %}').render(context)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=80), st.integers(1, 6))
def test_classes_part_all_values_in_order(values, most):
    classes = breaks(values, most)
    assert 1 <= len(classes) <= most
    assert all(step_of(value, classes) for value in values)
    assert classes[0][0] == min(values)
    assert classes[-1][1] == max(values)
    assert all(low <= top for low, top in classes)
    assert all(before[1] < after[0] for before, after in pairwise(classes))


def test_classes_hold_about_as_many_each():
    assert breaks(range(1, 101)) == [(1, 20), (21, 40), (41, 60), (61, 80), (81, 100)]
    assert breaks([3, 3, 3, 9]) == [(3, 3), (9, 9)]
    assert breaks([]) == []
    assert step_of(7, breaks([3, 9])) == 0


def test_every_area_is_a_link_with_a_name_in_both_pictures_and_the_table():
    made = picture(areas(*SHEET.shapes), STEPS, SHEET)
    html = show(made)
    links = re.findall(
        r'<a class="map-area step-[12]" href="(/x/[^"]+)"><title>([^<]+)</title>', html
    )
    assert len(links) == 2 * (34 + 2)
    assert {href for href, _ in links} == {f"/x/{uid}" for uid in SHEET.shapes}
    assert html.count("<title>") == len(links)
    assert html.count('<tr><th scope="row"') + html.count("<tr><th data-label") == 34
    assert html.count("Quần đảo Hoàng Sa (TP. Đà Nẵng): ") == 2
    assert SHEET.attribution in html
    assert (made.rest, made.undrawn) == ("", 0)


def test_the_legend_counts_and_every_mark_is_written():
    made = picture(areas("p-01.1", "p-04.1", "p-11.1"), STEPS, SHEET)
    assert [(step.mark, step.count) for step in made.steps] == [("1", 2), ("2", 1)]
    assert [(row[1], row[2]) for row in made.rows] == [("1", "HN"), ("2", "CB"), ("1", "ĐB")]
    assert made.rest.count("M") > 31


def test_archipelagos_stand_there_even_without_their_province():
    html = show(picture(areas("p-01.1"), STEPS, SHEET))
    assert html.count("<title>Quần đảo Trường Sa (tỉnh Khánh Hòa)</title>") == 2
    assert html.count('class="map-islets"') == 2


def test_an_area_without_an_outline_is_told_and_stands_in_the_table():
    made = picture(areas("p-01.1", "p-99.9"), STEPS, SHEET)
    assert (len(made.drawn), made.undrawn, len(made.rows)) == (1, 1, 2)
    assert "1 đơn vị chưa có hình trên bản đồ" in show(made)


def test_names_are_escaped():
    made = picture([Area("p-01.1", 'A"<b>', "<i>", 1, "/x?a=1&b=2")], STEPS, SHEET)
    html = show(made)
    assert "<b>" not in html
    assert "<title>A&quot;&lt;b&gt;: &lt;i&gt;</title>" in html
