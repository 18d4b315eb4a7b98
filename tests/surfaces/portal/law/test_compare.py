"""Two days of the law beside each other."""

from __future__ import annotations

import pytest
from django.test import Client


def words(node) -> str:
    return " ".join(node.text_content().split())


def rows(main, kind: str) -> list[list[str]]:
    found = main.xpath(f".//section[@aria-labelledby='{kind}']//tbody/tr")
    return [[words(td) for td in tr.xpath("./td")] for tr in found]


def test_the_end_of_districts(read):
    main = read("/luat/so-sanh/?tu=2025-06-30&den=2025-07-01")
    assert [
        "Thêm người quyết định: Chủ tịch Ủy ban nhân dân cấp xã",
        "Chiến sĩ thi đua cơ sở; Thôn, tổ dân phố văn hóa; Tập thể lao động tiên tiến",
        "Điều 59 129/2025/NĐ-CP",
    ] in rows(main, "deciders")
    assert rows(main, "certainty") == [
        [
            "Trước: chắc chắn; sau: không còn cách hiểu nào được ghi nhận",
            "Xã, phường, thị trấn tiêu biểu",
            "",
        ]
    ]
    listed = [words(li) for li in main.xpath(".//section[@aria-labelledby='instrument']//li")]
    assert any("(98/2023/NĐ-CP)" in text and text.startswith("Không áp dụng") for text in listed)
    assert any("(152/2025/NĐ-CP)" in text and text.startswith("Có hiệu lực") for text in listed)


def test_the_amending_law(read):
    main = read("/luat/so-sanh/?tu=30/09/2026&den=01/10/2026")
    certainty = rows(main, "certainty")
    assert certainty
    assert all("sau: chưa chắc chắn" in text for text, _awards, _place in certainty)
    assert {place for *_rest, place in certainty} == {"06/2026/QH16"}


def test_without_days_the_last_turn_is_shown(read):
    main = read("/luat/so-sanh/")
    assert main.xpath(".//input/@value")[:2] == ["2026-09-30", "2026-10-01"]
    assert words(main.xpath(".//div[@class='lead']")[0]).startswith(
        "Từ ngày 30/09/2026 sang ngày 01/10/2026:"
    )


def test_two_days_that_are_alike(read):
    main = read("/luat/so-sanh/?tu=2025-02-01&den=2025-02-02")
    assert "Hai ngày này quy định như nhau" in words(main)
    turns = main.xpath(".//nav[@class='law-turns']//a/@href")
    assert "/luat/so-sanh/?tu=2025-06-30&den=2025-07-01" in turns


@pytest.mark.parametrize(
    ("tu", "den", "types"),
    [
        ("32/01/2025", "2025-07-01", ["text", "date"]),
        ("2025-06-30", "mai", ["date", "text"]),
    ],
)
def test_a_wrong_day_compares_nothing_and_stays(read, tu, den, types):
    main = read(f"/luat/so-sanh/?tu={tu}&den={den}")
    fields = main.xpath(".//form//input")
    assert [field.get("value") for field in fields] == [tu, den]
    assert [field.get("type") for field in fields] == types
    assert "Không có ngày này trong lịch." in words(main)
    assert main.xpath(".//section[@class='law-differences']") == []


def test_the_page_is_small_on_the_wire():
    address = "/luat/so-sanh/?tu=2025-06-30&den=2025-07-01"
    answer = Client().get(address, headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < 30_000
