"""The four lower plans of the first documents against the national one (research folder)."""

from __future__ import annotations

import pytest

from thidua.kernel.plandoc import read
from thidua.kernel.plandoc.compare import compare, summary

FILES = {
    "nation": "quoc-gia-923.txt",
    "hcmc": "tp-ho-chi-minh.txt",
    "binh_dinh": "binh-dinh.txt",
    "ha_noi": "ha-noi-so-y-te.txt",
    "hue": "hue.txt",
}


@pytest.fixture(scope="module")
def plans(research):
    return {
        name: read((research / "seeds" / file).read_text(encoding="utf-8"))
        for name, file in FILES.items()
    }


def table(answer):
    return [
        (
            [at + 1 for at in row["higher_at"]],
            [at + 1 for at in row["lower_at"]],
            row["relation"],
            round(row["similarity"], 2),
        )
        for row in answer["contents"]
    ]


def codes(answer):
    return {check["code"] for check in answer["checks"]}


def quoted(answer, code, text):
    """The words of the lower text that a finding points at."""
    return [text[slice(*check["span"])] for check in answer["checks"] if check["code"] == code]


def text_of(research, name):
    return (research / "seeds" / FILES[name]).read_text(encoding="utf-8")


def test_hue_is_a_copy(plans, research):
    answer = compare(plans["nation"], plans["hue"])
    assert table(answer) == [
        ([1], [1], "same", 0.98),
        ([2], [2], "same", 0.95),
        ([3], [3], "same", 1.0),
        ([4], [4], "same", 1.0),
        ([5], [5], "same", 0.98),
        ([6], [6], "same", 1.0),
        ([7], [7], "same", 1.0),
    ]
    words = [check for check in answer["checks"] if check["code"] == "words_of_other_level"]
    assert words[0]["where"] == ["contents", 2]
    assert words[0]["words"][:2] == ["Chính phủ số", "từ trung ương đến địa phương"]
    text = text_of(research, "hue")
    assert "Chính phủ số" in quoted(answer, "words_of_other_level", text)[0]
    assert "report_without_due_date" in codes(answer)
    assert not codes(answer) & {
        "name_differs_title_body",
        "report_without_rhythm_or_date",
        "occasion_without_awards",
        "no_own_review",
        "content_dropped_or_swapped",
        "parent_basis_left_out",
        "parent_not_cited",
        "group_without_criteria",
        "milestone_after_parent",
    }


def test_binh_dinh_adapts_and_swaps(plans):
    answer = compare(plans["nation"], plans["binh_dinh"])
    assert table(answer) == [
        ([1], [1], "same", 0.97),
        ([2], [2], "same", 0.95),
        ([3], [3], "adapted", 0.89),
        ([4], [4], "same", 1.0),
        ([5], [5], "adapted", 0.72),
        ([6], [6], "same", 1.0),
        ([7], [7], "replaced", 0.62),
    ]
    assert codes(answer) == {
        "name_differs_title_body",
        "content_dropped_or_swapped",
        "report_without_rhythm_or_date",
        "occasion_without_awards",
        "no_own_review",
        "due_date_narrower_than_parent",
    }
    plan = next(row for row in answer["milestones"] if row["due"]["lower"] == "2025-06")
    assert plan["due"] == {"higher": "2025-Q2", "lower": "2025-06"}
    where = [
        check["where"] for check in answer["checks"] if check["code"] == "occasion_without_awards"
    ]
    assert where == [["awards", "preliminary"]]


def test_ho_chi_minh_city_merges_and_adds(plans):
    answer = compare(plans["nation"], plans["hcmc"])
    assert [(high, low, what) for high, low, what, _ in table(answer)] == [
        ([1], [1], "adapted"),
        ([2], [2], "adapted"),
        ([], [3], "new"),
        ([], [4], "new"),
        ([3], [5], "adapted"),
        ([4], [6], "adapted"),
        ([5], [7], "adapted"),
        ([6, 7], [8], "merged"),
    ]
    assert "name_differs_from_parent" in codes(answer)
    assert not codes(answer) & {
        "group_without_criteria",
        "content_dropped_or_swapped",
        "occasion_without_awards",
        "parent_basis_left_out",
        "milestone_after_parent",
    }


def test_ha_noi_begins_at_the_third_content(plans):
    answer = compare(plans["nation"], plans["ha_noi"])
    assert table(answer) == [
        ([1], [], "dropped", 0.0),
        ([2], [], "dropped", 0.0),
        ([3], [1], "adapted", 0.48),
        ([4], [2], "adapted", 0.92),
        ([5], [3], "adapted", 0.88),
        ([6], [4], "adapted", 0.4),
        ([7], [5], "adapted", 0.42),
    ]
    assert [row.get("note") for row in answer["contents"][:3]] == ["not_in_text"] * 2 + [None]
    assert "content_not_in_text" in codes(answer)
    assert "content_dropped_or_swapped" not in codes(answer)


def test_two_sisters(plans):
    answer = compare(plans["hue"], plans["binh_dinh"])
    left = [check for check in answer["checks"] if check["code"] == "parent_basis_left_out"]
    assert [check["number"] for check in left] == ["71/NQ-CP"]
    firms = [row for row in answer["criteria"] if row["group"] == "enterprises"]
    assert firms[0]["relation"] == "replaced"
    assert firms[0]["similarity"] < 0.2
    assert len(answer["criteria"]) == 13
    assert [row["occasion"] for row in answer["awards"] if row["relation"] == "dropped"] == [
        "preliminary",
        "preliminary",
    ]


@pytest.mark.parametrize("name", ["hcmc", "binh_dinh", "ha_noi", "hue"])
def test_spans_lie_in_the_text(plans, research, name):
    text = text_of(research, name)
    answer = compare(plans["nation"], plans[name])
    for check in answer["checks"]:
        if check["span"]:
            start, end = check["span"]
            assert 0 <= start < end <= len(text)
    assert summary(answer, "vi")
    assert summary(answer, "en")
