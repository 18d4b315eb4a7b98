"""What becomes of the items of a higher plan."""

from __future__ import annotations

import copy

import pytest

from thidua.kernel.plandoc.compare import compare


def relations(rows):
    return [(row["higher_at"], row["lower_at"], row["relation"]) for row in rows]


def test_copy_is_same(higher):
    found = compare(higher, higher)
    for name in ("contents", "criteria", "awards", "milestones", "duties", "solutions"):
        assert {row["relation"] for row in found[name]} == {"same"}
        assert {row["similarity"] for row in found[name]} == {1.0}
    assert found["checks"] == []


def test_own_words_are_adapted(higher, lower):
    row = compare(higher, lower)["contents"][2]
    assert row["relation"] == "adapted"
    assert row["lower"].startswith("Thi đua xây dựng chính quyền số")
    assert row["higher"].startswith("Thi đua xây dựng Chính phủ số")
    assert row["key"] == "digital_government"
    assert row["lower_span"] == lower["contents"][2]["span"]
    assert {"op": "replace", "higher": "phủ", "lower": "quyền"} in row["changed"]


def test_a_swapped_content_is_replaced_by_key(higher, lower):
    lower["contents"][4] |= {
        "text": "Thi đua hợp tác công tư về trồng rừng ngập mặn, học hỏi kinh nghiệm các nước.",
        "key": "public_private",
    }
    assert relations(compare(higher, lower)["contents"])[-1] == ([4], [4], "replaced")


def test_a_swapped_content_is_replaced_by_place(higher, lower):
    for plan in (higher, lower):
        for row in plan["contents"]:
            row["key"] = None
    lower["contents"][1]["text"] = "Thi đua nuôi ong lấy mật dưới tán cây ăn quả."
    row = compare(higher, lower)["contents"][1]
    assert (row["higher_at"], row["lower_at"], row["relation"]) == ([1], [1], "replaced")


def test_new_and_dropped_where_no_place_is_shared(higher, lower):
    gone = lower["contents"].pop(0)
    lower["contents"].append(
        gone | {"text": "Thi đua nuôi ong lấy mật dưới tán cây.", "key": "extra_bees"}
    )
    found = relations(compare(higher, lower)["contents"])
    assert found[0] == ([0], [], "dropped")
    assert found[-1] == ([], [4], "new")


@pytest.mark.parametrize("keys", [["infrastructure", "digital_economy"], "digital_economy", None])
def test_two_contents_merged_into_one(higher, lower, keys):
    one, two = lower["contents"][1], lower["contents"].pop(3)
    one["text"] = f"{one['text']} {two['text']}"
    one["key"] = keys
    row = compare(higher, lower)["contents"][1]
    assert (row["higher_at"], row["lower_at"], row["relation"]) == ([1, 3], [1], "merged")
    assert row["key"] == ["digital_economy", "infrastructure"]
    assert row["higher"] == [higher["contents"][1]["text"], higher["contents"][3]["text"]]
    assert row["higher_span"] == [higher["contents"][at]["span"] for at in (1, 3)]
    back = compare(lower, higher)["contents"][1]
    assert (back["higher_at"], back["lower_at"], back["relation"]) == ([1], [1, 3], "adapted")
    assert back["lower"] == row["higher"]


def test_a_changed_number_is_never_same(higher, lower):
    text = (
        "Trồng 10 nghìn cây dọc các tuyến đường liên xã, giao từng đoạn cho hội viên chăm sóc "
        "và bảo vệ lâu dài."
    )
    higher["contents"][0]["text"] = text
    lower["contents"][0]["text"] = text.replace("10", "15")
    row = compare(higher, lower)["contents"][0]
    assert row["similarity"] >= 0.95
    assert row["relation"] == "adapted"


def test_criteria_stay_in_their_group(higher, lower):
    moved = lower["criteria"]["groups"][0]["items"].pop()
    lower["criteria"]["groups"][1]["items"].append(moved)
    rows = compare(higher, lower)["criteria"]
    assert [row["relation"] for row in rows].count("dropped") == 1
    assert [(row["group"], row["relation"]) for row in rows if row["relation"] == "new"] == [
        ("enterprises", "new")
    ]


def test_awards_by_occasion(higher, lower):
    lower["awards"]["final"]["forms"].pop(0)
    rows = compare(higher, lower)["awards"]
    gone = [row for row in rows if row["relation"] == "dropped"]
    assert [(row["occasion"], row["higher"]) for row in gone] == [("final", "Cờ thi đua")]


def test_milestones_have_both_dates(higher, lower):
    lower["timeline"]["phases"][0]["milestones"][0]["due"] = "2024-06"
    row = compare(higher, lower)["milestones"][0]
    assert row["due"] == {"higher": "2024-Q2", "lower": "2024-06"}
    assert row["due_relation"] == "narrower"
    assert row["stage"] == "own_plan"


def test_the_same_milestone_with_another_date_is_adapted(higher):
    other = copy.deepcopy(higher)
    other["timeline"]["phases"][0]["milestones"][0]["due"] = "2024-Q1"
    row = compare(higher, other)["milestones"][0]
    assert (row["similarity"], row["relation"], row["due_relation"]) == (1.0, "adapted", "earlier")


def test_duties_of_the_same_field_stand_together(higher, lower):
    lower["responsibilities"][0]["text"] = "Theo dõi việc thực hiện; nêu gương nơi có cách làm hay."
    lower["responsibilities"].insert(
        0, {"actor": "Sở Tài chính", "text": "Cấp kinh phí mua thùng rác.", "span": [1, 2]}
    )
    rows = compare(higher, lower)["duties"]
    assert [(row["actor"]["lower"], row["relation"]) for row in rows] == [
        ("Sở Tài chính", "new"),
        ("Sở Môi trường", "adapted"),
    ]


def test_legal_bases_are_known_by_number(higher, lower):
    higher["legal_bases"] = [
        {"text": "Luật số 1/2020/QH99", "span": [1, 9], "number": "1/2020/QH99"},
        {"text": "Nghị quyết số 5-NQ/TW", "span": [10, 19], "number": "5-NQ/TW"},
    ]
    lower["legal_bases"].append(
        {"text": "Nghị quyết 5 - NQ/TW của Trung ương", "span": [3, 9], "number": "5 - NQ/TW"}
    )
    lower["other_references"] = [{"number": "1/2020/QH99"}]
    rows = compare(higher, lower)["legal_bases"]
    assert [(row["key"], row["relation"], row.get("note")) for row in rows] == [
        ("7001/qđ-ttg", "new", "higher_plan_itself"),
        ("1/2020/qh99", "dropped", "cited_elsewhere"),
        ("5-nq/tw", "adapted", None),
    ]


def test_bare_documents():
    found = compare({}, {})
    assert found["contents"] == found["checks"] == []
    assert found["movement"]["relation"] == "unknown"


def test_odd_values_do_not_break():
    odd = {
        "contents": ["Chỉ là chữ", None, 7, {"text": None}, {"text": "x", "span": [], "key": 3}],
        "criteria": {"groups": [None, {"items": "?"}]},
        "awards": "?",
        "timeline": {"phases": [{"milestones": [{"due": ["2025"]}]}]},
        "responsibilities": [{"actor": ["A", "B"], "duties": [{"text": "làm"}]}],
        "legal_bases": [{"number": None}],
        "reporting": [],
    }
    assert len(compare(odd, odd)["contents"]) == 2
