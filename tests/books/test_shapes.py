"""The shapes of provinces fit the facts of provinces, and draw both archipelagos."""

import re
from datetime import date, timedelta

import pytest

from thidua.books.places import shapes
from thidua.books.places.history import events
from thidua.books.reader import read_book
from thidua.kernel.orgs import replay

LAST_OF_63, FIRST_OF_34 = date(2025, 6, 30), date(2025, 7, 1)
PATH = re.compile(r"(?:M\d+ \d+(?:l-?\d+[ -]-?\d+(?: ?-?\d+ ?-?\d+)*z|h0) ?)+")
NUMBERS = re.compile(r"-?\d+")
HISTORY = replay(events())


def provinces(on):
    return {
        uid
        for uid, versions in HISTORY.items()
        for v in versions
        if v.attributes.level == "province" and v.start <= on and (v.end is None or v.end > on)
    }


def rings(d):
    """Return the rings of a path as points of the drawing."""
    for part in d.replace("z ", "z").split("M")[1:]:
        if part.strip().endswith("h0"):
            continue
        numbers = [int(n) for n in NUMBERS.findall(part)]
        x, y = numbers[:2]
        ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        yield ring


def holds(ring, x, y):
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


@pytest.mark.parametrize(("name", "on"), [("63", LAST_OF_63), ("34", FIRST_OF_34)])
def test_a_sheet_draws_exactly_the_provinces_of_its_days(name, on):
    sheet = shapes.sheet(name)
    assert len(sheet.shapes) == int(name)
    assert set(sheet.shapes) == set(sheet.tiles) == provinces(on)
    assert shapes.sheet_for(provinces(on)) == sheet


@pytest.mark.parametrize("name", ["63", "34"])
def test_outlines_are_paths_inside_the_drawing_with_their_mark_inside_them(name):
    sheet = shapes.sheet(name)
    for uid, shape in sheet.shapes.items():
        assert PATH.fullmatch(shape.d), uid
        found = list(rings(shape.d))
        assert all(0 <= x <= sheet.width and 0 <= y <= sheet.height for r in found for x, y in r)
        assert holds(found[0], shape.x, shape.y), uid


@pytest.mark.parametrize(
    ("name", "whose"), [("63", ["p-48.1", "p-56.1"]), ("34", ["p-48.2", "p-56.2"])]
)
def test_both_archipelagos_are_drawn_named_and_belong_to_their_province(name, whose):
    sheet = shapes.sheet(name)
    assert [one.label for one in sheet.islands] == [
        "Quần đảo Hoàng Sa (TP. Đà Nẵng)",
        "Quần đảo Trường Sa (tỉnh Khánh Hòa)",
    ]
    assert [one.unit for one in sheet.islands] == whose
    assert [one.d.count("M") for one in sheet.islands] == [19, 54]
    for one in sheet.islands:
        assert PATH.fullmatch(one.d)
        left, top, right, bottom = one.box
        assert max(shape.x for shape in sheet.shapes.values()) < right
        assert 0 <= left < right <= sheet.width
        assert 0 <= top < bottom <= sheet.height


@pytest.mark.parametrize("name", ["63", "34"])
def test_no_two_tiles_share_a_place_or_a_label(name):
    sheet = shapes.sheet(name)
    tiles = [*sheet.tiles.values(), *(one.tile for one in sheet.islands)]
    assert len({(tile.column, tile.row) for tile in tiles}) == int(name) + 2
    assert len({tile.label for tile in tiles}) == int(name) + 2


@pytest.mark.parametrize("name", ["63", "34"])
def test_a_sheet_says_its_licence_and_whom_to_name(name):
    book = read_book(f"places/map/sheet_{name}.yaml")
    assert book["licence"] == "CC BY 4.0"
    assert book["licence_url"].startswith("https://creativecommons.org/licenses/by/4.0")
    for word in ("@svg-maps/vietnam", "Stephen Truong", "Victor Cazanave", "CC BY 4.0"):
        assert word in shapes.sheet(name).attribution


@pytest.mark.parametrize(
    ("on", "regions", "units"),
    [
        (LAST_OF_63, 6, 63),
        (FIRST_OF_34, 6, 34),
        (date(2023, 1, 8), 0, 0),
        (date(2023, 1, 9), 6, 63),
    ],
)
def test_every_province_of_a_day_has_one_region(on, regions, units):
    found = shapes.regions_on(on)
    assert len({region.code for region in found.values()}) == regions
    assert len({region.mark for region in found.values()}) == regions
    assert len(found) == units
    if on >= LAST_OF_63:
        assert set(found) == provinces(on)


def test_a_region_holds_a_unit_once():
    for scheme in read_book("places/map/regions.yaml")["schemes"]:
        units = [uid for said in scheme["regions"].values() for uid in said["units"]]
        assert len(units) == len(set(units))
    assert shapes.regions_on(FIRST_OF_34 - timedelta(days=1))["p-52.1"].name == (
        "Bắc Trung Bộ và duyên hải miền Trung"
    )
    assert shapes.regions_on(FIRST_OF_34)["p-52.2"].name == "Duyên hải Nam Trung Bộ và Tây Nguyên"
