"""What is refused, by its code; each refusal has a reason and something to do."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from kernel.plandoc.files.building import MACROS, SPACES, docx, p, zipped
from thidua.kernel.plandoc.files import text_of
from thidua.kernel.plandoc.files.archive import MAX_PART
from thidua.kernel.plandoc.files.refusals import REFUSALS
from thidua.kernel.problems import RefusedError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
BOMB_ENTITIES = (
    "<!DOCTYPE w:document [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY {b} '{'&' + a + ';' * 1}&{a};'>"
        for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    + f"]><w:document {SPACES}><w:body><w:p><w:r><w:t>&h;</w:t></w:r></w:p></w:body></w:document>"
)


def with_declared_size(size: int) -> bytes:
    """A Word file whose directory says that one part unpacks to SIZE bytes."""
    data = bytearray(docx(p("a"), settings="x" * 100))
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, size)
    return bytes(data)


def utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b" \r\n\t\0\0", "file_empty"),
        (docx(p("")), "file_empty"),
        (b"<html><body><script>a</script></body></html>", "file_empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "file_picture"),
        (b"\xff\xd8\xff\xe0" + bytes(99), "file_picture"),
        (b"RIFF\0\0\0\0WEBPVP8 " + bytes(99), "file_picture"),
        (b"\0\0\0\x18ftypheic" + bytes(99), "file_picture"),
        (b"BM\x46\0\0\0\0\0\0\0" + bytes(99), "file_picture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>', "file_picture"),
        (OLE + utf16("WordDocument"), "doc_old"),
        (OLE + utf16("Workbook"), "file_table"),
        (OLE + utf16("EncryptedPackage"), "docx_encrypted"),
        (docx(p("a"), kind=MACROS), "docx_macros"),
        (zipped({"[Content_Types].xml": "", "word/vbaProject.bin": b"x"}), "docx_macros"),
        (zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "file_table"),
        (zipped({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": ""}), "file_other_office"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "file_other_office"),
        (zipped({"ke-hoach.pdf": b"%PDF-"}), "file_archive"),
        (b"Rar!\x1a\x07" + bytes(99), "file_archive"),
        (docx(p("a"))[:-40], "docx_broken"),
        (docx("<w:p>"), "docx_broken"),
        (zipped({"[Content_Types].xml": "<a/>", "word/other.xml": "<a/>"}), "docx_broken"),
        (zipped({"[Content_Types].xml": "", "word/document.xml": BOMB_ENTITIES}), "docx_broken"),
        (docx(p("x" * (MAX_PART + 1))), "zip_bomb"),
        (with_declared_size(4_000_000_000), "zip_bomb"),
        (b"{\\rtf1 K\\u7871?}", "file_other_office"),
        (b"\x7fELF" + bytes(range(256)) * 9, "file_unknown"),
        (b"<?xml version='1.0'?><phim/>", "file_unknown"),
        (b"MIME-Version: 1.0\n\nabc", "file_unknown"),
        (b"abc " * 1_300_000, "text_too_long"),
        (b"<p>" * 1_500_001, "text_too_long"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        text_of(data, "ke-hoach.docx")
    assert refusal.value.code == code


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_says_why_and_what_to_do(code: str) -> None:
    reason, do = REFUSALS[code]
    assert reason.endswith(".")
    assert do.endswith(".")


def test_big_file_is_refused_by_its_size_before_it_is_read(tmp_path) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(RefusedError) as refusal:
        text_of(path)
    assert (refusal.value.code, refusal.value.reason) == (
        "file_too_large",
        "Tệp lớn hơn mức 50 MB cho phép.",
    )


def test_the_limit_is_a_parameter() -> None:
    assert text_of(b"abc", "a.txt", limit=3) == "abc\n"
    with pytest.raises(RefusedError) as refusal:
        text_of(b"abcd", "a.txt", limit=3)
    assert refusal.value.code == "file_too_large"


def test_no_file_is_an_error_of_the_call(tmp_path) -> None:
    with pytest.raises(FileNotFoundError):
        text_of(tmp_path / "khong-co.txt")
    with pytest.raises(IsADirectoryError):
        text_of(tmp_path)


def test_parts_that_are_not_read_may_be_broken() -> None:
    data = docx(p("Kế hoạch"))
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/theme/theme1.xml", "<không phải xml")
    assert text_of(out.getvalue(), "a.docx") == "Kế hoạch\n"
