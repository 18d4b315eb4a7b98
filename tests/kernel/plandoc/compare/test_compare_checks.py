"""Each check fires on what the texts show, and only then."""

from __future__ import annotations

import copy

import pytest

from thidua.kernel.plandoc.compare import compare
from thidua.kernel.plandoc.compare.checks.texts import texts


def found(higher, lower):
    return [check["code"] for check in compare(higher, lower)["checks"]]


def one(higher, lower, code):
    checks = [check for check in compare(higher, lower)["checks"] if check["code"] == code]
    assert len(checks) == 1
    return checks[0]


def test_a_good_plan_has_no_finding(higher, lower):
    assert found(higher, lower) == []


def test_every_sentence_has_two_languages():
    for vi, en in texts().values():
        assert vi
        assert en
        assert vi != en


def test_late_milestone_blocks(higher, lower):
    lower["timeline"]["phases"][0]["milestones"][0]["due"] = "2024-07"
    check = one(higher, lower, "milestone_after_parent")
    assert check["severity"] == "blocks"
    assert check["span"] == [5000, 5040]
    assert check["where"] == ["timeline", "phases", 0, "milestones", 0]
    assert check["text"] == (
        "Mốc “ban hành kế hoạch”: hạn tháng 7/2024 sau hạn của cấp trên (quý II/2024). Sửa lại hạn."
    )
    assert check["text_en"] == (
        "Milestone “ban hành kế hoạch”: 2024-07 is after the date of the higher plan (2024-Q2). "
        "Correct the date."
    )


@pytest.mark.parametrize(
    ("due", "codes"),
    [
        ("2024-Q2", []),
        ("2024-06", ["due_date_narrower_than_parent"]),
        ("2024-04-20", ["due_date_earlier_than_parent"]),
        ("2024", ["due_date_less_exact"]),
        ("khi có hướng dẫn", []),
        (None, []),
    ],
)
def test_other_dates_inform(higher, lower, due, codes):
    lower["timeline"]["phases"][0]["milestones"][0]["due"] = due
    assert found(higher, lower) == codes


def test_movement_that_ends_later(higher, lower):
    lower["timeline"]["to"] = 2029
    assert one(higher, lower, "milestone_after_parent")["where"] == ["timeline", "to"]


def test_dropped_content(higher, lower):
    del lower["contents"][1]
    check = one(higher, lower, "content_dropped_or_swapped")
    assert check["span"] is None
    assert "nội dung 2 của cấp trên" in check["text"]


def test_swapped_content(higher, lower):
    lower["contents"][1] |= {"text": "Thi đua nuôi ong lấy mật.", "key": "extra_bees"}
    check = one(higher, lower, "content_dropped_or_swapped")
    assert check["span"] == lower["contents"][1]["span"]
    assert check["where"] == ["contents", 1]


def test_fragment_is_not_blamed(higher, lower):
    lower["doc_kind"] = "news_fragment"
    lower["contents"] = lower["contents"][2:]
    lower |= {"criteria": {"groups": []}, "legal_bases": [], "awards": None, "responsibilities": []}
    check = one(higher, lower, "content_not_in_text")
    assert check["missing"] == [1, 2]
    assert "bắt đầu từ nội dung 3" in check["text"]
    assert found(higher, lower) == ["content_not_in_text"]
    rows = compare(higher, lower)["contents"]
    assert [row.get("note") for row in rows] == ["not_in_text"] * 2 + [None] * 3


def test_first_page_of_a_plan_is_not_blamed(higher, lower):
    lower |= {"contents": [], "criteria": {"groups": []}, "awards": None}
    assert found(higher, lower) == []


def test_summary_of_the_higher_plan_says_nothing_about_criteria(higher, lower):
    higher |= {"doc_kind": "news_summary", "criteria": {"groups": []}, "awards": None}
    answer = compare(higher, lower)
    assert answer["checks"] == []
    assert {row["note"] for row in answer["criteria"]} == {"higher_not_in_text"}


def test_group_without_items_blocks(higher, lower):
    lower["criteria"]["groups"][1]["items"] = []
    check = one(higher, lower, "group_without_criteria")
    assert (check["severity"], check["span"]) == ("blocks", [3000, 3010])


def test_group_that_only_the_higher_plan_has(higher, lower):
    del lower["criteria"]["groups"][2]
    assert "nhóm cá nhân" in one(higher, lower, "group_without_criteria")["text"]


def test_official_plan_without_any_criteria(higher, lower):
    for plan in (higher, lower):
        plan["criteria"] = {"groups": []}
    assert one(higher, lower, "group_without_criteria")["where"] == ["criteria"]


def test_occasion_without_forms(higher, lower):
    lower["awards"]["preliminary"] |= {"forms": [], "rule": "Khen theo quy định."}
    check = one(higher, lower, "occasion_without_awards")
    assert check["where"] == ["awards", "preliminary"]
    assert check["span"] == [4090, 4200]


def test_yearly_awards_may_be_left_to_each_head(higher, lower):
    assert lower["awards"]["annual"]["forms"] == []
    lower["awards"]["annual"]["rule"] = None
    assert one(higher, lower, "occasion_without_awards")["where"] == ["awards", "annual"]


def test_words_of_another_level_copied(higher, lower):
    lower["contents"][2]["text"] = higher["contents"][2]["text"]
    check = one(higher, lower, "words_of_other_level")
    assert check["words"] == ["Chính phủ số", "từ trung ương đến địa phương"]
    assert check["where"] == ["contents", 2]
    assert check["row"] == ["contents", 2]
    assert "chép nguyên" in check["text"]


def test_words_in_the_name_of_a_document_are_right(higher, lower):
    lower["contents"][2]["text"] += " Thực hiện Chiến lược phát triển Chính phủ số đã ban hành."
    assert found(higher, lower) == []


def test_a_ministry_may_speak_of_the_government(higher, lower):
    lower["contents"][2]["text"] = higher["contents"][2]["text"]
    lower["issuer"]["level"] = "ministry"
    assert "words_of_other_level" not in found(higher, lower)


@pytest.mark.parametrize(
    ("day", "codes"),
    [("2025-06-30", []), ("2025-07-01", ["words_of_other_level"]), (None, [])],
)
def test_districts_after_their_end(higher, lower, day, codes):
    higher["instrument"]["date"] = None
    lower["instrument"]["date"] = day
    lower["solutions"][0]["text"] += " UBND huyện tổng hợp."
    assert found(higher, lower) == codes


def test_review_of_the_levels_below_only(higher, lower):
    review = lower["timeline"]["phases"][0]["milestones"][1]
    review |= {
        "text": "tiến hành sơ kết ở cấp sở, ngành, xã",
        "what": "sơ kết",
        "actor": "Các sở, ngành, xã",
    }
    assert one(higher, lower, "no_own_review")["span"] == [5050, 5090]
    review["text"] = "tiến hành sơ kết vào năm 2026"
    assert found(higher, lower) == []
    review["text"] = "sơ kết ở cấp sở, ngành, xã và cấp tỉnh"
    assert found(higher, lower) == []


@pytest.mark.parametrize(
    ("frequency", "due", "codes"),
    [
        ("định kỳ", None, ["report_without_rhythm_or_date"]),
        (None, None, ["report_without_rhythm_or_date"]),
        ("hằng năm", None, ["report_without_due_date"]),
        ("6 tháng", None, ["report_without_due_date"]),
        ("yearly", None, ["report_without_due_date"]),
        ("định kỳ", "trước ngày 15/12", []),
    ],
)
def test_reports(higher, lower, frequency, due, codes):
    lower["reporting"] |= {"frequency": frequency, "due": due}
    assert found(higher, lower) == codes


def test_no_report_section_is_not_a_report_without_rhythm(higher, lower):
    lower["reporting"] = None
    assert found(higher, lower) == []


def test_title_and_body_disagree(higher, lower):
    lower["movement"] |= {"name": "Tỉnh Sông Xanh thi đua sạch đẹp", "launch_mode": "phat_dong"}
    lower["title"] = "Phát động phong trào “Tỉnh Sông Xanh thi đua xanh, sạch, đẹp”"
    check = one(higher, lower, "name_differs_title_body")
    assert check["names"] == ["Tỉnh Sông Xanh thi đua xanh, sạch, đẹp", lower["movement"]["name"]]
    assert check["span"] == [40, 80]


def test_a_title_may_name_the_parent_too(higher, lower):
    lower["movement"] |= {"name": "Sông Xanh thi đua sạch đẹp", "launch_mode": "phat_dong"}
    lower["title"] = (
        "Hưởng ứng “Giữ làng sạch phố xanh” bằng phong trào “Sông Xanh thi đua sạch đẹp”"
    )
    assert found(higher, lower) == []


def test_a_comma_in_the_name(higher, lower):
    name = "Cả nước thi đua giữ làng sạch, giữ phố xanh"
    lower["movement"]["name"] = name
    lower["title"] = f"Triển khai phong trào '{name}'"
    assert found(higher, lower) == ["name_differs_from_parent"]


def test_a_plan_of_another_movement(higher, lower):
    name = "Toàn dân thi đua xây dựng xã hội học tập suốt đời"
    lower["movement"]["name"] = name
    lower["title"] = f"Triển khai phong trào “{name}”"
    lower["legal_bases"] = []
    assert found(higher, lower) == ["other_movement", "parent_not_cited"]
    lower["other_references"] = [{"text": "Quyết định số 9/QĐ-TTg", "number": "9/QĐ-TTg"}]
    assert found(higher, lower) == ["other_movement", "parent_not_cited"]


@pytest.mark.parametrize(
    "says",
    [
        {"legal_bases": [{"text": "Quyết định số 7001/QĐ-TTg", "number": "7001/QĐ-TTg"}]},
        {"other_references": [{"text": "Kế hoạch 7001", "number": "7001 / QĐ-TTg"}]},
        {"purpose": [{"text": "Hưởng ứng phong trào “Cả nước thi đua giữ làng sạch phố xanh”."}]},
    ],
)
def test_a_local_name_for_the_movement_of_the_plan_above(higher, lower, says):
    lower["movement"] |= {"name": "Sông Xanh đẹp từ ngõ nhỏ", "launch_mode": "trien_khai"}
    lower["title"] = "Triển khai phong trào “Sông Xanh đẹp từ ngõ nhỏ”"
    lower["legal_bases"] = []
    assert "other_movement" in found(higher, lower)
    lower |= says
    assert "other_movement" not in found(higher, lower)
    assert "name_differs_from_parent" not in found(higher, lower)
    assert compare(higher, lower)["movement"]["relation"] == "own"


def test_an_own_name_is_no_fault(higher, lower):
    lower["movement"] |= {"name": "Tỉnh Sông Xanh thi đua sạch đẹp", "launch_mode": "phat_dong"}
    lower["title"] = "Phát động phong trào “Tỉnh Sông Xanh thi đua sạch đẹp”"
    assert found(higher, lower) == []
    lower["movement"]["parent"] = "Cả nước thi đua giữ làng sạch"
    assert found(higher, lower) == ["name_differs_from_parent"]


def test_quotes_and_capitals_are_no_other_name(higher, lower):
    lower["title"] = 'Triển khai phong trào "CẢ NƯỚC thi đua giữ làng sạch,  phố xanh"'
    assert found(higher, lower) == []


def test_parent_not_cited(higher, lower):
    lower["legal_bases"] = []
    assert found(higher, lower) == ["parent_not_cited"]
    lower["movement"]["parent_instrument"] = "7001 / QĐ-TTg"
    assert found(higher, lower) == []


def test_basis_of_the_parent_left_out(higher, lower):
    higher["legal_bases"] = [
        {"type": "Luật", "number": "1/2020/QH99", "text": "Luật số 1/2020/QH99"}
    ]
    check = one(higher, lower, "parent_basis_left_out")
    assert (check["number"], check["span"]) == ("1/2020/QH99", None)
    cited = copy.deepcopy(lower)
    cited["other_references"] = [{"number": "1/2020/QH99"}]
    assert found(higher, cited) == []


def test_basis_newer_than_the_plan(higher, lower):
    lower["legal_bases"][0]["date"] = "2024-03-11"
    assert one(higher, lower, "basis_newer_than_plan")["span"] == [100, 150]


def test_those_that_block_come_first(higher, lower):
    lower["contents"].pop()
    lower["criteria"]["groups"][0]["items"] = []
    severities = [check["severity"] for check in compare(higher, lower)["checks"]]
    assert severities == ["blocks", "warns"]
