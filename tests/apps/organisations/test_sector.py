"""Trees besides that of the state: lines of work, Front and Party follow from the books."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from thidua.apps.organisations import queries
from thidua.apps.organisations.models import UnitPlace
from thidua.books.places.sectors import sectors
from thidua.books.places.words import canonical
from thidua.core import clock

TODAY, EVE, MARCH = date(2026, 11, 20), date(2025, 2, 28), date(2025, 3, 1)


def under(places, uid, on):
    found = queries.children_in("sector", places(uid), on)
    return {row.unit.uid for row in found}


@pytest.mark.parametrize(
    ("ministry", "on", "departments"),
    [
        ("bo-ldtbxh.1", EVE, "so-ldtbxh.1"),
        ("bo-ldtbxh.1", MARCH, ""),
        ("bo-noi-vu.1", EVE, "so-noi-vu.1"),
        ("bo-noi-vu.2", MARCH, "so-noi-vu.2"),
        ("bo-nnmt.1", TODAY, "so-nnmt.1"),
        ("bo-y-te.1", EVE, "so-y-te.1"),
        ("bo-vhttdl.1", TODAY, "so-vhtt.1 so-du-lich.1"),
    ],
)
def test_departments_of_hue_under_their_ministry_on_a_day(places, ministry, on, departments):
    found = {uid for uid in under(places, ministry, on) if uid.startswith("p-46.1-")}
    assert found == {f"p-46.1-{each}" for each in departments.split()}


def test_one_that_stays_under_the_same_ministry_has_one_place(places):
    rows = UnitPlace.objects.filter(unit=places("p-46.1-so-y-te.1"), hierarchy="sector")
    assert [(row.parent.uid, row.end) for row in rows] == [("bo-y-te.1", None)]
    page = Client().get(reverse("organisations:unit", args=["p-46.1-so-y-te.1"]))
    assert "từ 01/01/1900" not in page.content.decode()


def test_every_name_of_the_book_is_borne_by_a_unit(places):
    """A name that nobody bears would pair nothing and would not be seen; one is known so far."""
    borne = {canonical(row.name) for day in (EVE, TODAY) for row in queries.as_of(day)}
    guide = sectors().guide
    assert {name for name in guide.values() if name not in borne} == set()
    assert {name for name in guide if name not in borne} == {canonical("Sở Dân tộc và Tôn giáo")}


def test_no_day_has_two_ministries_above_one_department(places):
    rows = UnitPlace.objects.filter(withdrawn__isnull=True).order_by("hierarchy", "unit", "start")
    last = None
    for row in rows:
        if last and (last.hierarchy, last.unit_id) == (row.hierarchy, row.unit_id):
            assert last.end is not None
            assert last.end <= row.start
        last = row


def test_the_page_offers_what_holds_data(places):
    with clock.pretend(TODAY):
        page = Client().get(reverse("organisations:index"), {"tree": "sector", "open": "bo-y-te.1"})
    choices = [code for code, _label in page.context["form"].fields["tree"].choices]
    text = page.content.decode()
    assert choices == ["", "party", "front", "sector"]
    assert "Sở Y tế, Thành phố Huế" in text
    assert "Nghị định 45/2025/NĐ-CP" in text
    assert "Chưa kiểm chứng" in text
    cluster = Client().get(reverse("organisations:index"), {"tree": "cluster"})
    assert cluster.context["which"] == "state"
