"""The public pages of units."""

import pytest
from django.test import Client
from django.urls import reverse

from factories import make_unit


def text(response):
    return response.content.decode()


def test_the_page_of_an_ended_unit_names_heir_and_decision(places):
    page = text(Client().get(reverse("organisations:unit", args=["p-52.1"])))
    assert "đã kết thúc từ ngày 01/07/2025" in page
    assert reverse("organisations:unit", args=["p-52.2"]) in page
    assert "Nghị quyết 202/2025/QH15" in page


def test_the_page_of_a_unit_on_an_earlier_day(places):
    page = Client().get(reverse("organisations:unit", args=["p-46.1"]), {"day": "2024-06-01"})
    assert page.context["shown"].name == "Tỉnh Thừa Thiên Huế"
    today = Client().get(reverse("organisations:unit", args=["p-46.1"]), {"day": "nonsense"})
    assert today.context["shown"].name == "Thành phố Huế"


def test_an_unknown_unit_is_not_found(places):
    assert Client().get(reverse("organisations:unit", args=["p-99.9"])).status_code == 404


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"q": "thua thien hue"}, ["Thành phố Huế"]),
        ({"q": "Quận Phú Xuân"}, ["Quận Phú Xuân"]),
        ({"q": "UBND tỉnh Bình Định"}, ["Tỉnh Bình Định"]),
        ({"q": "khong co", "level": "province"}, []),
    ],
)
def test_searching_by_old_and_short_names(places, asked, names):
    page = Client().get(reverse("organisations:index"), asked).context["page"]
    assert sorted({row.name for row in page.rows} & set(names)) == sorted(names)
    assert bool(page.rows) == bool(names)


def test_all_provinces_of_a_day_over_two_pages(places):
    client, where = Client(), reverse("organisations:index")
    asked = {"level": "province", "day": "2025-07-01"}
    first = client.get(where, asked).context["page"]
    second = client.get(where, asked | {"after": first.next_cursor}).context["page"]
    assert (first.count, len(first.rows), len(second.rows)) == (34, 25, 9)


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_takes_four_queries(db, size, django_assert_num_queries):
    top = make_unit("Tỉnh Mẫu", kind="province", level="province")
    for n in range(size):
        make_unit(f"Sở Mẫu {n}", top)
    with django_assert_num_queries(4):
        Client().get(reverse("organisations:index"), {"q": "Sở Mẫu"})
