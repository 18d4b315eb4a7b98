"""Who stands under whom, and how many queries it takes."""

from datetime import date

import pytest

from factories import make_unit
from thidua.apps.organisations import queries

MAY, TODAY = date(2025, 5, 15), date(2026, 11, 20)


def test_the_tree_of_hue_before_and_after_the_districts(places):
    hue = places("p-46.1")
    before, after = queries.ids_under(hue.pk, MAY), queries.ids_under(hue.pk, TODAY)
    districts = {places(f"d-{code}.1").pk for code in range(474, 483)}
    assert hue.pk in before & after
    assert districts <= before
    assert districts & after == set()
    assert places("p-46.1-ban-tdkt.1").pk in before & after


def test_children_come_in_vietnamese_order(places):
    names = [row.name for row in queries.children(places("p-52.1"), MAY) if row.level == "district"]
    assert names == [
        "Huyện An Lão",
        "Huyện Hoài Ân",
        "Huyện Phù Cát",
        "Huyện Phù Mỹ",
        "Huyện Tây Sơn",
        "Huyện Tuy Phước",
        "Huyện Vân Canh",
        "Huyện Vĩnh Thạnh",
        "Thành phố Quy Nhơn",
        "Thị xã An Nhơn",
        "Thị xã Hoài Nhơn",
    ]


def test_an_ended_unit_stands_where_it_stood_last(places):
    district, hue = places("d-474.1"), places("p-46.1")
    assert queries.is_under(district.pk, hue.pk, MAY)
    assert queries.is_under(district.pk, hue.pk, TODAY)
    assert district.pk in queries.ids_under_all([hue.pk], TODAY)
    assert not queries.is_under(hue.pk, district.pk, MAY)
    assert queries.is_under(hue.pk, hue.pk, MAY)


def test_a_moved_unit_is_under_the_new_parent_from_that_day(places):
    office = places("ban-tdkt-tw.1")
    old, new = places("bo-noi-vu.1"), places("bo-noi-vu.2")
    before, after = date(2025, 2, 28), date(2025, 3, 1)
    assert queries.is_under(office.pk, old.pk, before)
    assert queries.is_under(office.pk, new.pk, after)
    assert not queries.is_under(office.pk, old.pk, after)


@pytest.mark.parametrize("size", [1, 3])
def test_constant_number_of_queries(db, size, django_assert_num_queries):
    top = make_unit("Tỉnh Mẫu", kind="province", level="province")
    units = [make_unit(f"Sở Mẫu {n}", top) for n in range(size)]
    with django_assert_num_queries(1):
        assert queries.ids_under(top.pk, TODAY) == {top.pk, *(u.pk for u in units)}
    with django_assert_num_queries(1):
        assert queries.ancestor_ids(units[0].pk, TODAY) == {top.pk}
    with django_assert_num_queries(1):
        assert len(queries.names_on([u.pk for u in units], TODAY)) == size
    with django_assert_num_queries(1):
        assert len(queries.children(top, TODAY)) == size
    with django_assert_num_queries(4):
        assert len(queries.successors(top, TODAY)) == 1


def test_names_outside_the_life_of_a_unit_are_the_nearest(db):
    unit = make_unit("Sở Mẫu", start=date(2025, 1, 1), end=date(2025, 6, 1))
    assert queries.name_on(unit, date(2024, 1, 1)) == "Sở Mẫu"
    assert queries.name_on(unit, date(2026, 1, 1)) == "Sở Mẫu"
    assert queries.version_on(unit, date(2025, 6, 1)) is None
    assert queries.version_on(unit, date(2025, 5, 31)).name == "Sở Mẫu"
