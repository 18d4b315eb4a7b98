"""What a file is, by its content; the name only tells Markdown from plain text."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final, Literal

from thidua.kernel.plandoc.files.archive import kind_of_zip
from thidua.kernel.plandoc.files.plain import unicode_codec
from thidua.kernel.plandoc.files.refusals import refused

Kind = Literal["docx", "pdf", "html", "md", "txt"]

ENDINGS: Final[dict[str, Kind]] = {
    ".docx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".text": "txt",
}
_PICTURES: Final = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"\0\0\1\0",
    b"8BPS",
    b"\0\0\0\x0cjP  ",
    b"\xff\x4f\xff\x51",
)
_BITMAP_RESERVED: Final = slice(6, 10)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_OTHER: Final = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article|section|main|h[1-6]|"
    rb"ul|ol|span|b|strong|center|font|style|script)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_TAG: Final = re.compile(rb"</?(?:p|div|br|table|li|h[1-6]|body|html)\b[^>]{0,300}>", re.IGNORECASE)
_HEAD: Final = 4096
_CONTROLS: Final = tuple(set(range(32)) - {9, 10, 11, 12, 13, 27})
_CONTROL_SHARE: Final = 0.002


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of DATA, sent as NAME.

    Raises:
        RefusedError: a kind that is not read: picture, old Word file, table, archive, unknown.
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    _refuse_pictures(head)
    if head.startswith(_OLE):
        raise refused(_kind_of_ole(data))
    if head.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08")):
        return kind_of_zip(data)
    if head.startswith(_OTHER):
        raise refused("file_archive")
    return _kind_of_text(data, head, name)


def _refuse_pictures(head: bytes) -> None:
    is_riff = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    is_heif = head[4:8] == b"ftyp" and head[8:11] in {b"hei", b"hev", b"mif", b"avi", b"msf"}
    if is_riff or is_heif or re.search(rb"<svg[\s>]", head[:1024]):
        raise refused("file_picture")
    for magic in _PICTURES:
        if head.startswith(magic) and (magic != b"BM" or not any(head[_BITMAP_RESERVED])):
            raise refused("file_picture")


def _kind_of_ole(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "docx_encrypted"
    is_word = "WordDocument".encode("utf-16-le") in data
    if not is_word and any(mark in data for mark in _WORKBOOK):
        return "file_table"
    return "doc_old"


def _kind_of_text(data: bytes, head: bytes, name: str) -> Kind:
    if head.startswith(b"{\\rtf"):
        raise refused("file_other_office")
    codec = unicode_codec(data)
    narrow = head.decode(codec, errors="ignore").encode() if codec else head
    if sum(map(narrow.count, _CONTROLS)) > _CONTROL_SHARE * len(narrow):
        raise refused("file_unknown")
    named = ENDINGS.get(PurePath(name).suffix.lower())
    if _HTML.match(narrow) or (named == "html" and _TAG.search(narrow)):
        return "html"
    if re.match(rb"\s*(?:<\?xml|MIME-Version:|%!PS)", narrow):
        raise refused("file_unknown")
    return "md" if named == "md" else "txt"
