"""Finding a unit by what people type, and whom a plan means."""

from datetime import date

import pytest

from thidua.apps.organisations import queries

MAY, TODAY = date(2025, 5, 15), date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "on", "uids"),
    [
        ("UBND TP. Huế", MAY, ["p-46.1"]),
        ("uy ban nhan dan tinh thua thien hue", MAY, ["p-46.1"]),
        ("TP.HCM", MAY, ["p-79.1", "p-79.2"]),
        ("TP.HCM", TODAY, ["p-79.2", "p-79.1"]),
        ("Bộ TT&TT", TODAY, ["bo-tttt.1"]),
        ("Sở Y tế Hà Nội", TODAY, ["p-01.1-so-y-te.1"]),
        ("Quan Thuan Hoa", TODAY, ["d-474.1"]),
        ("52", MAY, ["p-52.1", "p-52.2"]),
        ("Ban Kinh tế Trung ương", TODAY, ["ban-kinh-te-tw.1"]),
        ("không có đơn vị này", MAY, []),
        ("", MAY, []),
        ("%", MAY, []),
    ],
)
def test_find_by_any_name_ever_borne(places, text, on, uids):
    assert [unit.uid for unit in queries.find(text, on=on)] == uids


def test_find_under_a_unit(places):
    found = queries.find("Sở Nội vụ", on=MAY, under=places("p-46.1"))
    assert [unit.uid for unit in found] == ["p-46.1-so-noi-vu.2", "p-46.1-so-noi-vu.1"]


ACTORS = [
    ("p-46.1", "Sở Khoa học và Công nghệ", "unit", ["p-46.1-so-khcn.2"]),
    ("p-46.1", "Sở KH&CN", "unit", ["p-46.1-so-khcn.2"]),
    ("p-46.1", "Sở Văn hóa và Thể thao", "unit", ["p-46.1-so-vhtt.1"]),
    ("p-46.1", "Sở Nội vụ (qua Ban Thi đua - Khen thưởng)", "unit", ["p-46.1-so-noi-vu.2"]),
    ("p-46.1", "Ban Tuyên giáo và Dân vận Thành ủy", "unit", ["p-46.1-ban-tgdv.1"]),
    ("p-46.1", "Hội đồng Thi đua - Khen thưởng thành phố", "unit", ["p-46.1-hoi-dong-tdkt.1"]),
    ("p-46.1", "Ủy ban MTTQ Việt Nam thành phố", "unit", ["p-46.1-mttq.1"]),
    ("p-46.1", "Ủy ban nhân dân thành phố", "unit", ["p-46.1"]),
    ("p-46.1", "Các doanh nghiệp", "kind", []),
    ("p-46.1", "Các cụm, khối thi đua", "kind", []),
    ("p-46.1", "Hội đồng Thi đua - Khen thưởng các cấp", "kind", ["p-46.1-hoi-dong-tdkt.1"]),
    ("p-46.1", "Ban ABC", "unknown", []),
    ("p-46.1", "", "unknown", []),
    ("p-52.1", "Sở Văn hóa, Thể thao và Du lịch", "unit", ["p-52.1-so-vhttdl.1"]),
    ("p-52.1", "Chủ tịch UBND tỉnh", "unit", ["p-52.1"]),
    ("p-52.1", "Bộ Nội vụ", "unit", ["bo-noi-vu.2"]),
    ("p-01.1-so-y-te.1", "UBND Thành phố", "unit", ["p-01.1"]),
    ("chinh-phu.1", "Bộ Nội vụ", "unit", ["bo-noi-vu.2"]),
    ("chinh-phu.1", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "unit", ["mttq-tw.1"]),
]


@pytest.mark.parametrize(("issuer", "text", "kind", "uids"), ACTORS)
def test_whom_a_plan_means(places, issuer, text, kind, uids):
    found = queries.resolve_actor(text, issuer=places(issuer), on=MAY)
    assert (found.kind, [unit.uid for unit in found.units]) == (kind, uids)
    assert bool(found.reason) == (not uids)


@pytest.mark.parametrize(
    ("issuer", "text", "on", "levels"),
    [
        ("p-52.1", "Các sở, ngành, địa phương", MAY, {"province_agency": 12, "district": 11}),
        ("p-46.1", "UBND các quận, huyện, thị xã", MAY, {"district": 9}),
        ("p-46.1", "UBND các quận, huyện, thị xã", TODAY, {}),
        ("p-46.1", "Các sở, ban, ngành, đoàn thể thành phố", MAY, {"province_agency": 18}),
        ("p-52.1", "Các sở, ban, ngành, các doanh nghiệp", MAY, {"province_agency": 12}),
        ("chinh-phu.1", "Các bộ, ngành, địa phương", MAY, {"central": 22, "province": 63}),
        ("chinh-phu.1", "Các bộ, ngành, địa phương", TODAY, {"central": 22, "province": 34}),
        ("p-01.1-so-y-te.1", "các đơn vị trực thuộc Sở Y tế", MAY, {"subordinate": 8}),
    ],
)
def test_a_kind_becomes_the_units_of_that_day(places, issuer, text, on, levels):
    found = queries.resolve_actor(text, issuer=places(issuer), on=on)
    counted = {}
    for unit in found.units:
        level = queries.version_on(unit, on).level
        counted[level] = counted.get(level, 0) + 1
    assert (found.kind, counted) == ("kind", levels)


def test_a_mixed_list_names_a_unit_and_kinds(places):
    text = "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, các tổ chức chính trị - xã hội"
    found = queries.resolve_actor(text, issuer=places("p-52.1"), on=MAY)
    assert sorted(unit.uid for unit in found.units) == [
        "p-52.1-ccb.1",
        "p-52.1-doan.1",
        "p-52.1-ldld.1",
        "p-52.1-mttq.1",
        "p-52.1-nong-dan.1",
        "p-52.1-phu-nu.1",
    ]


def test_why_a_kind_is_empty_is_said(places):
    found = queries.resolve_actor("UBND các quận, huyện, thị xã", issuer=places("p-46.1"), on=TODAY)
    assert found.reason == "Cấp huyện đã kết thúc hoạt động từ 01/7/2025."


def test_an_actor_takes_six_queries_at_most(places, django_assert_max_num_queries):
    issuer = places("p-46.1")
    with django_assert_max_num_queries(6):
        queries.resolve_actor("Các sở, ban, ngành, đoàn thể, Ban ABC", issuer=issuer, on=MAY)
