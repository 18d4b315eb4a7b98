"""The public map of provinces, on both sides of 1/7/2025."""

import gzip
import re
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from thidua import core
from thidua.apps.organisations.actions import load_places
from thidua.apps.organisations.queries import areas_on

WIRE = 60_000
DAYS = [("2025-06-30", 63), ("2025-07-01", 34)]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The real history with all communes, which the map counts."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_places(by=None, today=date(2026, 11, 20))
        transaction.set_rollback(True)


def get(**asked):
    return Client().get(reverse("organisations:map"), asked)


def shapes_of(html):
    """Return the part with the outlines: (address, name) of each link."""
    part = html.split('class="map-shapes"')[1].split('class="map-tiles"')[0]
    return re.findall(r'<a class="map-area step-\d" href="([^"]+)"><title>([^<]+)</title>', part)


@pytest.mark.parametrize("measure", ["xa", "vung", "loai"])
@pytest.mark.parametrize(("day", "number"), DAYS)
def test_every_province_of_the_day_and_both_archipelagos_are_links(places, day, number, measure):
    page = get(ngay=day, xem=measure)
    html = page.content.decode()
    links = shapes_of(html)
    assert len(links) == number + 2
    assert len({href for href, _ in links}) == number
    assert [name.split(":")[0] for _, name in links[:2]] == [
        "Quần đảo Hoàng Sa (TP. Đà Nẵng)",
        "Quần đảo Trường Sa (tỉnh Khánh Hòa)",
    ]
    assert all(re.search(r"^\S.*: \S", name) for _, name in links)
    assert all(f"?day={day}" in href for href, _ in links)
    assert sum(step.count for step in page.context["picture"].steps) == number
    assert page.context["picture"].undrawn == 0
    assert len(gzip.compress(page.content, 6)) < WIRE / 2
    assert "CC BY 4.0" in html


def test_styles_and_page_together_stay_under_the_limit(places):
    css = Path(core.__file__).parent / "static/css/map.css"
    styles = gzip.compress(css.read_bytes(), 6)
    page = get(ngay="2025-06-30", xem="vung")
    assert len(gzip.compress(page.content, 6)) + len(styles) < WIRE


def test_areas_of_a_day_know_kind_and_region(places):
    before = {area.uid: area for area in areas_on(date(2025, 6, 30))}
    after = {area.uid: area for area in areas_on(date(2025, 7, 1))}
    assert (len(before), len(after)) == (63, 34)
    assert (before["p-46.1"].name, before["p-46.1"].kind) == ("Thành phố Huế", "city")
    assert before["p-46.1"].kind_label == "Thành phố trực thuộc trung ương"
    assert after["p-52.2"].region.name == "Duyên hải Nam Trung Bộ và Tây Nguyên"
    assert {area.uid: area.kind for area in areas_on(date(2026, 9, 20))}["p-24.2"] == "city"


@pytest.mark.parametrize(("day", "total"), [(date(2025, 6, 30), 10_035), (date(2025, 7, 1), 3_321)])
def test_the_communes_of_all_provinces_add_up(places, day, total):
    assert sum(area.communes for area in areas_on(day)) == total


@pytest.mark.parametrize(
    ("asked", "day", "measure"),
    [
        ({}, date(2026, 11, 20), "xa"),
        ({"ngay": "30/06/2025"}, date(2025, 6, 30), "xa"),
        ({"ngay": "không rõ", "xem": "vung"}, date(2026, 11, 20), "vung"),
        ({"xem": "khong-co"}, date(2026, 11, 20), "xa"),
    ],
)
def test_what_is_asked_wrongly_is_told_and_today_is_shown(places, asked, day, measure):
    page = get(**asked)
    assert (page.status_code, page.context["on"]) == (200, day)
    assert page.context["picture"].sequence == (measure == "xa")
    assert bool(page.context["form"].errors) == (
        asked.get("ngay") == "không rõ" or "khong-co" in asked.values()
    )


def test_a_day_without_provinces_says_so(places):
    assert "Không có tỉnh, thành phố nào vào ngày này" in get(ngay="1800-01-01").content.decode()


def test_the_list_of_units_leads_to_the_map(places):
    page = Client().get(reverse("organisations:index")).content.decode()
    assert f'href="{reverse("organisations:map")}"' in page
