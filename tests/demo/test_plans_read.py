"""The reader reads the five plans of the demo rightly."""

from pathlib import Path

import pytest

from thidua.kernel.plandoc import read

PLANS = Path(__file__).parents[2] / "src/thidua/demo/plans"
WHOLE_COUNTRY = "Cả nước thi đua đổi mới sáng tạo và chuyển đổi số"
# issuer, place, name, parent instrument, contents, criteria by group, responsibilities, signer
EXPECTED = {
    "923-qd-ttg": (
        "Thủ tướng Chính phủ", "Hà Nội", WHOLE_COUNTRY, None, 7, [], 2, "Nguyễn Hòa Bình",
    ),
    "tp-ho-chi-minh": (
        "Ủy ban nhân dân Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh",
        "Cả nước thi đua đổi mới sáng tạo, chuyển đổi số", None, 8, [], 0, None,
    ),
    "binh-dinh": (
        "Ủy ban nhân dân tỉnh Bình Định", "Bình Định",
        "Tỉnh Bình Định thi đua đổi mới sáng tạo và chuyển đổi số", "923/QĐ-TTg", 7,
        [6, 2, 3, 2], 7, "Phạm Anh Tuấn",
    ),
    "ha-noi-so-y-te": ("Sở Y tế", "Hà Nội", WHOLE_COUNTRY, None, 5, [], 0, None),
    "hue": (
        "Ủy ban nhân dân thành phố Huế", "Huế", WHOLE_COUNTRY, "923/QĐ-TTg", 7, [6, 2, 3, 2], 8,
        "Nguyễn Thanh Bình",
    ),
}  # fmt: skip
DUES = {
    "923-qd-ttg": ["2025-Q2", "2025/2027", "2027", "2030"],
    "tp-ho-chi-minh": ["2025", "yearly", "2027-Q2", "2027-Q3", "2027/2030", "2030-Q2", "2030-Q3"],
    "binh-dinh": ["2025-06", "2025/2027", "2027", "2030"],
    "ha-noi-so-y-te": ["2025/2027", "2027", "2030"],
    "hue": ["2025-Q2", "2025/2027", "2027", "2030"],
}


def document(slug):
    return read((PLANS / f"{slug}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("slug", EXPECTED)
def test_the_facts_of_a_plan(slug):
    found = document(slug)
    assert (
        found["issuer"]["name"],
        found["instrument"]["place"],
        found["movement"]["name"],
        found["movement"]["parent_instrument"],
        len(found["contents"]),
        [len(group["items"]) for group in found["criteria"]["groups"]],
        len(found["responsibilities"]),
        found["signer"] and found["signer"]["name"],
    ) == EXPECTED[slug]


@pytest.mark.parametrize("slug", DUES)
def test_the_dues_of_the_milestones(slug):
    phases = document(slug)["timeline"]["phases"]
    assert [m["due"] for phase in phases for m in phase["milestones"]] == DUES[slug]


@pytest.mark.parametrize("slug", EXPECTED)
def test_the_name_stands_where_the_reading_says(slug):
    text = (PLANS / f"{slug}.txt").read_text(encoding="utf-8")
    movement = document(slug)["movement"]
    for name, span in (("name", "span"), ("name_in_title", "title_span")):
        start, end = movement[span]
        assert text[start:end] == movement[name]


def test_the_decision_in_front_of_the_plan_is_signed():
    found = document("923-qd-ttg")
    assert found["signer"]["form"] == "KT. THỦ TƯỚNG"
    assert found["signer"]["position"] == "Phó Thủ tướng Thường trực"
    assert (found["recipients"], found["completeness"]) == ([], "whole")


def test_who_does_what_in_hue():
    found = document("hue")
    actors = [part["actor"] for part in found["responsibilities"]]
    assert actors[2].startswith("Ủy ban Mặt trận Tổ quốc Việt Nam thành phố, các tổ chức chính trị")
    councils = found["responsibilities"][4]
    assert councils["actors"] == ["Hội đồng Thi đua - Khen thưởng các cấp"]
    assert [duty.get("actor") for duty in councils["duties"]] == [None, "Các cụm, khối thi đua"]
    assert found["responsibilities"][5]["partner"] == "Ban Tuyên giáo và Dân vận Thành ủy"
    assert found["reporting"]["to"] == "Sở Nội vụ"
    assert found["adjustment"]["who_proposes"] == "các đơn vị, địa phương"
    keys = [group["subject_key"] for group in found["criteria"]["groups"]]
    assert keys == ["agencies_localities", "front_mass_orgs", "enterprises", "individuals"]
    shorts = {row["number"]: row["short"] for row in found["other_references"]}
    assert shorts["57-NQ/TW"] == "Nghị quyết số 57"
    assert shorts["03/NQ-CP"] == "Nghị quyết số 03"


def test_the_topics_of_the_city():
    keys = [content["keys"] for content in document("tp-ho-chi-minh")["contents"]]
    assert keys[2:4] == [[], []]
    assert keys[7] == ["security", "international"]
