from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from thidua.core import wording
from thidua.kernel.problems import Problem

LARGE = Problem("core.file_too_large", params={"name": "a.pdf", "size": "60 MB", "limit": "50 MB"})


def test_a_sentence_says_what_is_wrong_and_what_to_do() -> None:
    assert wording.sentence(LARGE) == (
        "Tệp “a.pdf” nặng 60 MB, vượt mức cho phép 50 MB. "
        "Nén lại hoặc chia thành nhiều tệp nhỏ hơn rồi tải lên."
    )


def test_the_basis_stands_at_the_end() -> None:
    problem = Problem(
        "core.file_empty", params={"name": "a"}, cite="Điều 5 Nghị định 30/2020/NĐ-CP"
    )
    assert wording.sentence(problem) == (
        "Tệp “a” không có nội dung. Chọn lại tệp khác. Căn cứ: Điều 5 Nghị định 30/2020/NĐ-CP."
    )


def test_an_unknown_code_falls_back_to_a_safe_sentence(caplog) -> None:
    said = wording.sentence(Problem("nobody.knows", params={"secret": "x"}))
    assert said.startswith("Có một điểm chưa hợp lệ (mã nobody.knows). ")
    assert "No sentence for the problem nobody.knows" in caplog.text


def test_a_missing_value_never_breaks_the_page(caplog) -> None:
    assert (
        wording.sentence(Problem("core.file_empty"))
        == "Tệp “…” không có nội dung. Chọn lại tệp khác."
    )
    assert "asks for name" in caplog.text


def test_what_blocks_stands_first() -> None:
    warns = Problem("core.file_empty", params={"name": "1"}, severity="warns")
    blocks = Problem("core.file_empty", params={"name": "2"})
    assert [said[4:7] for said in wording.sentences([warns, blocks])] == ["“2”", "“1”"]


@pytest.mark.parametrize(
    ("name", "value", "vi", "en"),
    [
        ("due", date(2026, 11, 5), "05/11/2026", "5 Nov 2026"),
        ("at", datetime(2026, 11, 5, 20, 5, tzinfo=UTC), "06/11/2026 03:05", "6 Nov 2026 03:05"),
        ("n", 1234, "1.234", "1,234"),
        ("n", Decimal("1234.50"), "1.234,5", "1,234.5"),
        ("year", 2026, "2026", "2026"),
        ("last_year", 2025, "2025", "2025"),
        (
            "days",
            [date(2026, 1, 2), date(2026, 1, 3)],
            "02/01/2026, 03/01/2026",
            "2 Jan 2026, 3 Jan 2026",
        ),
        ("names", {"b", "a"}, "a, b", "a, b"),
        ("x", None, "", ""),
        ("x", "1.234", "1.234", "1.234"),
    ],
)
def test_values_are_written_the_readers_way(name, value, vi, en) -> None:
    assert wording.shown(name, value) == vi
    with translation.override("en"):
        assert wording.shown(name, value) == en


def test_a_brace_in_a_value_is_a_brace() -> None:
    said = wording.sentence(Problem("core.file_empty", params={"name": "{evil.__class__}"}))
    assert said == "Tệp “{evil.__class__}” không có nội dung. Chọn lại tệp khác."


def test_a_refusal_carries_reason_and_remedy() -> None:
    error = wording.refusal("core.file_empty", name="a")
    assert (error.code, error.reason, error.do) == (
        "core.file_empty",
        "Tệp “a” không có nội dung.",
        "Chọn lại tệp khác.",
    )


@pytest.mark.parametrize("code", sorted(wording.catalogue()))
def test_every_sentence_of_every_app_is_whole(code: str) -> None:
    what, do = wording.catalogue()[code]
    assert "." in code
    assert str(what).strip(), code
    assert str(do).strip(), code
    filled = dict.fromkeys(wording.places(str(what)) | wording.places(str(do)), "x")
    assert "{" not in (str(what) + str(do)).format(**filled)
