"""The list of plans being worked on."""

from __future__ import annotations

import pytest
from django.urls import reverse

from factories import plan_text

URL = "/phong-trao/ke-hoach/"
PLANS_QUERIES = 8


def rows(page):
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("td")][1:4]
        for row in page.xpath("//tbody/tr")
    ]


def test_who_waits_for_whom(province, text, signed_in, page_of):
    draft = province.read_in(text)
    province.submit(province.read_in())
    page = page_of(signed_in(province.officer).get(URL))
    unit = "Ủy ban nhân dân tỉnh Mẫu Sơn"
    unread = draft.clauses.count()
    assert rows(page) == [
        [unit, f"Đang soát còn {unread} mục chưa soát", "Trần Văn Mẫu soát và trình"],
        [unit, "Chờ phê duyệt", f"lãnh đạo cơ quan thường trực của {unit} phê duyệt"],
    ]
    assert page.xpath("//tbody//a/@href")[0] == reverse("movements:review", args=[draft.uuid])


def test_the_list_is_narrowed_by_name_without_marks_and_by_state(
    province, text, signed_in, page_of
):
    province.read_in(text)
    province.submit(province.read_in())
    client = signed_in(province.officer)
    assert len(rows(page_of(client.get(URL, {"ten": "mau son thi dua"})))) == 1
    assert len(rows(page_of(client.get(URL, {"state": "draft"})))) == 1
    assert len(rows(page_of(client.get(URL, {"state": "running"})))) == 0


def test_a_stranger_sees_no_work_and_is_told_why(province, text, stranger, signed_in, words_of):
    province.read_in(text)
    province.run()
    said = words_of(signed_in(stranger).get(URL))
    assert "Bạn chưa có chức trách nào xem được kế hoạch đang soát" in said
    assert "0 kế hoạch" in said


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(province, signed_in, count, django_assert_num_queries):
    for n in range(count):
        province.read_in(plan_text(30 + n, f"Phong trào {n}"))
    client = signed_in(province.officer)
    client.get(URL)
    with django_assert_num_queries(PLANS_QUERIES):
        client.get(URL)
