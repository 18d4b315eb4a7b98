"""Markdown and web pages as lines."""

from __future__ import annotations

import pytest

from thidua.kernel.plandoc.files import read_file, text_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# I. MỤC ĐÍCH\n\nMột **hai** *ba* `bốn`", "I. MỤC ĐÍCH\n\nMột hai ba bốn\n"),
        ("1. Mục đích\n2. Yêu cầu\n", "1. Mục đích\n2. Yêu cầu\n"),
        ("3) ba\n4) bốn", "3) ba\n4) bốn\n"),
        ("- một\n  - hai\n    - ba\n- bốn", "- một\n+ hai\n+ ba\n- bốn\n"),
        ("* một\n* hai", "- một\n- hai\n"),
        ("+ Giấy khen;\n+ Bằng khen.", "+ Giấy khen;\n+ Bằng khen.\n"),
        ("a) một\nb) hai\nđ) ba", "a) một\nb) hai\nđ) ba\n"),
        ("TM. ỦY BAN<br>CHỦ TỊCH", "TM. ỦY BAN\nCHỦ TỊCH\n"),
        ("<div>\n<p>Trong thẻ</p>\n</div>", "Trong thẻ\n"),
        ("[Quyết định](http://a.vn) ![ảnh](b.png)", "Quyết định\n"),
        ("> trích", "trích\n"),
        ("```\nmã  lệnh\n```", "mã lệnh\n"),
        (r"1\. không là danh sách &amp; \*sao\*", "1. không là danh sách & *sao*\n"),
        (
            "| Việc | Hạn |\n|---|---|\n| Báo cáo | 30/6 |\n| Sơ kết | 2027 |",
            "Việc | Hạn\nBáo cáo | 30/6\nSơ kết | 2027\n",
        ),
    ],
)
def test_markdown(source: str, expected: str) -> None:
    assert text_of(source.encode(), "a.md") == expected


def test_markdown_is_told_by_the_name_only() -> None:
    assert text_of(b"**a**", "a.txt") == "**a**\n"


def test_markdown_made_to_take_minutes_is_given_as_it_is() -> None:
    assert text_of(b"[" * 1_000_000, "a.md") == "[" * 1_000_000 + "\n"
    assert text_of(b"**a**\n\n" * 30_000, "a.md").startswith("**a**\n\n**a**\n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Một\n  hai</p><p>ba<br>bốn</p>", "Một hai\nba\nbốn\n"),
        ("<div>một<div>hai</div>ba</div>", "một\nhai\nba\n"),
        ("<p>a<script>x()</script>b<style>p{}</style>c<!-- d --></p>", "abc\n"),
        ("<nav>thực đơn</nav><p>chữ</p><p hidden>ẩn</p><p style='display: none'>ẩn</p>", "chữ\n"),
        ("<ul><li>một<ul><li>hai</li></ul></li><li>ba</li></ul>", "- một\n+ hai\n- ba\n"),
        ("<ol><li>một</li><li><p>hai</p><p>nữa</p></li></ol>", "1. một\n2. hai\nnữa\n"),
        ("<ol type=a start=2><li>hai</li><li>ba</li></ol>", "b) hai\nc) ba\n"),
        ("<ol type=I><li>một</li><li value=4>bốn</li></ol>", "I. một\nIV. bốn\n"),
        ("<ul><li>- đã có dấu</li><li>a) đã có chữ</li></ul>", "- đã có dấu\na) đã có chữ\n"),
        ("<ul style='list-style: none'><li>không dấu</li></ul>", "không dấu\n"),
        ("<p>giữ <del>bỏ</del><ins>thêm</ins></p>", "giữ thêm\n"),
        ("<p>&Uacute;y &nbsp; ban &#7911;</p>", "Úy ban ủ\n"),
        ("<pre>một\n  hai</pre>", "một\n  hai\n"),
        (
            (
                "<table><tr><th>Việc</th><th>Hạn</th></tr><tr><td>Báo cáo</td><td>30/6</td></tr>"
                "<tr><td>Sơ kết</td><td>2027</td></tr></table>"
            ),
            "Việc | Hạn\nBáo cáo | 30/6\nSơ kết | 2027\n",
        ),
        (
            "<table><tr><td><p>UBND TỈNH</p><p>Số: 1/KH</p></td><td>CỘNG HÒA</td></tr></table><p>a</p>",
            "UBND TỈNH\nSố: 1/KH\nCỘNG HÒA\na\n",
        ),
        (
            "<table><tr><td><table><tr><td>trong</td></tr></table>ngoài</td></tr></table>",
            "trong\nngoài\n",
        ),
        ("<p>không đóng<p>thẻ<li>mục</ul></td></table>", "không đóng\nthẻ\n- mục\n"),
    ],
)
def test_web_page(source: str, expected: str) -> None:
    assert text_of(f"<html><body>{source}</body></html>".encode(), "a.html") == expected


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE html>",
        "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html>",
        "\ufeff  <!-- ghi chú --> <!doctype HTML>",
    ],
)
def test_web_page_is_known_by_its_content(head: str) -> None:
    found = read_file(f"{head}<html><body><p>Kế hoạch</p></body></html>".encode(), "a")
    assert (found.kind, found.text, found.notes) == ("html", "Kế hoạch\n", ())


def test_codes_of_web_pages() -> None:
    page = '<html><head><meta charset="{}"></head><body><p>Phong trào của tỉnh</p></body></html>'
    assert text_of(page.format("utf-8").encode(), "a.html") == "Phong trào của tỉnh\n"
    assert text_of(page.format("utf-16").encode("utf-16"), "a.html") == "Phong trào của tỉnh\n"
    windows = page.format("windows-1258").encode().replace("à".encode(), b"a\xcc")
    windows = windows.replace("ủ".encode(), b"u\xd2").replace("ỉ".encode(), b"i\xd2")
    assert text_of(windows, "a.html") == "Phong trào của tỉnh\n"


def test_entity_bomb_in_a_web_page_is_only_text() -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><html><p>x&b;y</p></html>'
    )
    assert "aaaaaaaaaaaaaaaaaaaa" not in text_of(bomb.encode(), "a.html")
