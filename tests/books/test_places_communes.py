"""The commune level of the books: how many, what went where, which errors are mended."""

import csv
from collections import Counter
from datetime import date

import pytest

from thidua.books.places.communes import corrections, spellings
from thidua.books.places.history import events
from thidua.books.places.regions import region_of, regions
from thidua.kernel.orgs import Register

JUNE30, JULY1, LAST = date(2025, 6, 30), date(2025, 7, 1), date(2026, 9, 20)


@pytest.fixture(scope="module")
def register():
    return Register(events())


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (JUNE30, {"commune": 7692, "ward": 1726, "townlet": 617}),
        (JULY1, {"commune": 2621, "ward": 687, "special_zone": 13}),
        (LAST, {"commune": 2599, "ward": 709, "special_zone": 13}),
    ],
)
def test_how_many_communes_there_were(register, on, counts):
    units = register.as_of(on, level="commune").values()
    assert Counter(v.attributes.kind for v in units) == counts


def test_people_and_land_may_go_different_ways(register):
    found = {p.unit: (p.area, p.people) for p in register.successors("c-18796.1", LAST)}
    assert found.keys() == {"c-18823.2", "c-18754.2", "c-18832.2"}
    assert found["c-18823.2"] == (1, None)


def test_a_district_went_where_its_communes_went(register):
    targets = {p.unit for p in register.successors("d-540.1", LAST)}
    below = register.subtree("d-540.1", JUNE30)[1:]
    assert targets == {p.unit for unit in below for p in register.successors(unit, LAST)}
    (zone,) = register.successors("d-498.1", LAST)
    assert register.version(zone.unit, LAST).attributes.name == "Đặc khu Hoàng Sa"


def test_who_keeps_the_identity(register):
    both = register.as_of(JUNE30, level="commune").keys() & register.as_of(JULY1).keys()
    assert len(both) == 132
    assert register.version("c-24235.1", LAST).attributes.name == "Xã Buôn Đôn"


def test_every_regrouping_names_its_resolution():
    acts = [e for e in events() if e.uid.startswith("E-C-2025-07-01")]
    numbers = {int(e.basis.removeprefix("Nghị quyết ").split("/")[0]) for e in acts}
    assert numbers == set(range(1654, 1688))


def test_errors_of_the_source_are_told_with_their_reason():
    found = corrections()
    assert len(found) == 6
    assert found[0].was == {"people": "part"}
    assert all(each.reason for each in found)


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Xã Ea H'leo", ("Xã Ea Hleo",)),
        ("Xã M’Drắk", ("Xã MDrắk",)),
        ("Phường Quy Nhơn", ("Phường Qui Nhơn",)),
        ("Xã Hòa Bình", ()),
    ],
)
def test_spellings_that_canonical_does_not_make_equal(name, others):
    assert spellings(name) == others


@pytest.mark.parametrize(("on", "provinces"), [(JUNE30, 63), (JULY1, 34)])
def test_six_regions_hold_every_province_once(register, on, provinces):
    found = [unit for region in regions(on) for unit in region.provinces]
    assert len(regions(on)) == 6
    assert sorted(found) == sorted(register.as_of(on, level="province"))
    assert len(found) == provinces


def test_a_region_of_a_day():
    assert region_of("p-52.1", JUNE30).name == "Bắc Trung Bộ và duyên hải miền Trung"
    assert region_of("p-52.1", JULY1) is None
    assert regions(date(2020, 1, 1)) == ()


def test_the_research_has_the_same_lines(research, register):
    with (research / "geo" / "commune_succession.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["effective"] == "2025-07-01"]
    assert len(rows) == 10_571
    theirs = {
        (r["from_uid"], r["to_uid"], r["area"], r["population"])
        for r in rows
        if r["from_uid"] != r["to_uid"] and r["from_uid"][0] == "c"
    }
    ours = {
        (line.source, line.target, line.area, line.people)
        for _, _, line in register.steps
        if line.source.startswith("c-")
    }
    assert ours == theirs
