"""The comparison in sentences."""

from __future__ import annotations

from thidua.kernel.plandoc.compare import compare, summary


def changed(lower):
    lower["contents"][1]["text"] = "Thi đua xây dựng điểm thu gom tại chợ và trường học."
    lower["contents"][4] |= {"text": "Thi đua nuôi ong lấy mật.", "key": "extra_bees"}
    lower["criteria"]["groups"][2]["items"] = []
    lower["reporting"] |= {"frequency": "định kỳ", "due": None}
    lower["timeline"]["phases"][0]["milestones"][0]["due"] = "2024-08"
    return lower


def test_golden(higher, lower, golden):
    answer = compare(higher, changed(lower))
    lines = [*summary(answer, "vi"), "", *summary(answer, "en"), ""]
    golden("plandoc/compare_summary.txt", "\n".join(lines))


def test_fragment(higher, lower):
    lower |= {
        "doc_kind": "news_fragment",
        "criteria": {"groups": []},
        "contents": lower["contents"][3:],
    }
    lines = summary(compare(higher, lower), "en")
    assert lines[1] == "Contents: 5 higher, 2 lower; 2 kept, 3 not in the text."
    assert "Criteria: the lower text at hand has none, nothing to compare (higher: 5)." in lines


def test_nothing_to_note(higher):
    assert summary(compare(higher, higher))[-1] == "Không có điều gì cần lưu ý."
    assert summary(compare({}, {}), "en") == ["Nothing to note."]


def test_a_text_without_contents_gets_no_list_of_them(higher, lower):
    lower |= {"doc_kind": "news_summary", "contents": []}
    lines = summary(compare(higher, lower), "en")
    assert lines[1] == "Contents: the lower text at hand has none, nothing to compare (higher: 5)."
    assert lines[2].startswith("Criteria")
