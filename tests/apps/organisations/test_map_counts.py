"""What the map counts, on small invented trees."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories import make_unit
from thidua.apps.organisations.queries import areas_on


def test_communes_are_counted_through_districts_and_directly(db):
    top = make_unit("Tỉnh Mẫu", kind="province", level="province")
    other = make_unit("Tỉnh Khác", kind="province", level="province")
    district = make_unit("Huyện Mẫu", top, kind="rural_district", level="district")
    for n in range(2):
        make_unit(f"Xã {n}", district, kind="commune", level="commune")
    make_unit("Phường Mẫu", top, kind="ward", level="commune")
    counts = {area.uid: area.communes for area in areas_on(date(2026, 11, 20))}
    assert counts == {top.uid: 3, other.uid: 0}


@pytest.mark.parametrize("size", [1, 3])
def test_the_map_takes_two_queries(db, size, django_assert_num_queries):
    for n in range(size):
        top = make_unit(f"Tỉnh Mẫu {n}", kind="province", level="province")
        make_unit(f"Xã Mẫu {n}", top, kind="commune", level="commune")
    with django_assert_num_queries(2):
        assert (
            f"{size} tỉnh, thành phố" in Client().get(reverse("organisations:map")).content.decode()
        )
