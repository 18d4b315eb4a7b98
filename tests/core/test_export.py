from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from lxml import etree

from thidua.core import export

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
COLUMNS = [("Tên",), ("Số", "number"), ("Ngày", "day"), ("Lúc", "moment"), ("Tiền", "money")]


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".xml")
        }


def cells(data: bytes) -> dict[str, tuple[str, str, int]]:
    """Address -> (type, text, style) of every cell."""
    found = {}
    for cell in parts(data)["xl/worksheets/sheet1.xml"].iterfind(".//m:c", NS):
        text = "".join(cell.itertext())
        found[cell.get("r")] = (cell.get("t", "n"), text, int(cell.get("s", "0")))
    return found


def formats_of(data: bytes, style: int) -> tuple[str, bool]:
    """Number format and quote prefix of a style."""
    sheet = parts(data)["xl/styles.xml"]
    xf = sheet.findall(".//m:cellXfs/m:xf", NS)[style]
    code = {
        each.get("numFmtId"): each.get("formatCode") for each in sheet.iterfind(".//m:numFmt", NS)
    }
    return code.get(xf.get("numFmtId"), xf.get("numFmtId")), xf.get("quotePrefix") == "1"


def test_a_table_with_title_headings_and_values() -> None:
    row = (
        "Đặng Thị Hường",
        Decimal("1234.5"),
        date(2026, 11, 21),
        datetime(2026, 11, 20, 17, 30, tzinfo=UTC),
        2_340_000,
    )
    data = export.workbook("Danh sách nhiệm vụ", COLUMNS, [row, (None, None, None, None, None)])
    found = cells(data)
    assert found["A1"][:2] == ("inlineStr", "Danh sách nhiệm vụ")
    assert [found[f"{letter}2"][1] for letter in "ABCDE"] == ["Tên", "Số", "Ngày", "Lúc", "Tiền"]
    assert [found[f"{letter}3"][:2] for letter in "ABCDE"] == [
        ("inlineStr", "Đặng Thị Hường"),
        ("n", "1234.5"),
        ("n", "46347"),
        ("n", "46347.02083333334"),
        ("n", "2340000"),
    ]
    assert formats_of(data, found["C3"][2])[0] == "dd/mm/yyyy"
    assert formats_of(data, found["D3"][2])[0] == "dd/mm/yyyy hh:mm"
    assert not any(address.endswith("4") for address in found)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://x")',
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "http://x.vn",
        "00123",
    ],
)
def test_no_text_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    data = export.workbook("x", [("a",)], [(text,)])
    kind, shown, style = cells(data)["A3"]
    assert kind == "inlineStr"
    assert shown.replace("_x000D_", "\r") == text
    assert formats_of(data, style)[1] == text.startswith(export.RISKY)
    sheet = parts(data)["xl/worksheets/sheet1.xml"]
    assert sheet.findall(".//m:f", NS) == sheet.findall(".//m:hyperlink", NS) == []


def test_what_a_sheet_cannot_hold_is_kept_as_text() -> None:
    rows = [(12345678901234567890,), ("x" * 40_000,), (float("nan"),), (True,), (10**15 - 1,)]
    found = cells(export.workbook("x", [("a", "number")], rows))
    assert found["A3"][:2] == ("inlineStr", "12345678901234567890")
    assert len(found["A4"][1]) == 32_767
    assert found["A4"][1].endswith("x…")
    assert "A5" not in found
    assert found["A6"][1] == "có"
    assert found["A7"][:2] == ("n", "999999999999999")


def test_english_days_in_english() -> None:
    with translation.override("en"):
        data = export.workbook("x", [("a", "day")], [(date(2026, 11, 21),)])
    assert formats_of(data, cells(data)["A3"][2])[0] == "d mmm yyyy"


def test_a_row_of_another_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        export.workbook("x", [("a",), ("b",)], [(1,)])


def test_the_answer_is_a_file_to_save() -> None:
    answer = export.xlsx("Nhiệm vụ/2026", [("a",)], iter([("1",)]))
    assert answer["Content-Type"] == export.MIME
    assert answer["Content-Disposition"] == 'attachment; filename="2026.xlsx"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert cells(answer.content)["A3"][1] == "1"
