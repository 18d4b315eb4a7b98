from __future__ import annotations

import io
import zipfile

import docx
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.sniff import BROKEN, KINDS, sniff

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")


def word() -> bytes:
    target = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Kế hoạch")
    document.save(target)
    return target.getvalue()


def sheet() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet().write_string(0, 0, "Số liệu")
    return target.getvalue()


def packed(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return target.getvalue()


def kind(data: bytes, name: str = "x") -> str | None:
    return sniff(io.BytesIO(data), name)


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (word(), "x.pdf", KINDS["docx"]),
        (word()[:2000], "x.docx", BROKEN),
        (sheet(), "x.docx", KINDS["xlsx"]),
        (packed(a="b"), "x.docx", KINDS["zip"]),
        (packed(mimetype=KINDS["odt"]), "x.odt", KINDS["odt"]),
        (PDF, "x.docx", KINDS["pdf"]),
        (PDF[:30], "x.pdf", BROKEN),
        (PNG, "x.txt", KINDS["png"]),
        ("Kế hoạch số 37/KH-UBND".encode(), "x.txt", KINDS["txt"]),
        ("Kế hoạch".encode(), "x.docx", KINDS["txt"]),
        ("# Kế hoạch".encode(), "x.md", KINDS["md"]),
        ("Kế hoạch".encode("utf-16"), "x.txt", KINDS["txt"]),
        ("\ufeffKế hoạch".encode(), "x.txt", KINDS["txt"]),
        (b"<!DOCTYPE html><html><p>x", "x.txt", KINDS["html"]),
        (b"<svg xmlns='a'><script>1</script></svg>", "x.txt", "image/svg+xml"),
        (b"<?xml version='1.0'?><a/>", "x.txt", "application/xml"),
        (b"#!/bin/sh\nrm -rf /\n", "x.txt", "text/x-script"),
        (b"MZ" + bytes(200), "x.pdf", "application/x-msdownload"),
        (b"\x7fELF" + bytes(200), "x.txt", "application/x-executable"),
        (bytes(range(256)) * 4, "x.txt", None),
        (b"a\x00b", "x.txt", None),
        (("ệ" * 40_000).encode(), "x.txt", KINDS["txt"]),
        (("a" + "ệ" * 40_000).encode(), "x.txt", KINDS["txt"]),
    ],
)
def test_the_content_decides(data: bytes, name: str, found: str | None) -> None:
    assert kind(data, name) == found


def test_a_bomb_is_broken(monkeypatch) -> None:
    monkeypatch.setattr("thidua.core.sniff.MOST_UNPACKED", 8 * 1024 * 1024)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "x")
        for place in range(9):
            archive.writestr(f"word/{place}.xml", bytes(1024 * 1024))
        archive.writestr("word/document.xml", "x")
    assert kind(target.getvalue(), "x.docx") == BROKEN


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", b"\xff\xfe", b"<?xml"])
)
def test_no_bytes_break_it(data: bytes, head: bytes) -> None:
    stream = io.BytesIO(head + data)
    assert sniff(stream, "x.txt") is None or stream.tell() == 0
