"""The type of a file by what is in it; never by its name alone, never by what the sender claims."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import BinaryIO

import filetype

OFFICE = "application/vnd.openxmlformats-officedocument"
# ending -> type; the kinds that an upload may ask for
KINDS: dict[str, str] = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "doc": "application/msword",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "txt": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
    "csv": "text/csv",
    "zip": "application/zip",
}
ENDINGS = {mime: ending for ending, mime in KINDS.items()}
BROKEN = "application/x-broken"
MOST_UNPACKED = 1024**3
_INSIDE = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PAGE = re.compile(
    r"<!doctype\s+html|<html[\s>]|<(?:body|head|div|p|table|h[1-6]|span)[\s>]", re.IGNORECASE
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
HEAD = 65_536


def sniff(stream: BinaryIO, name: str) -> str | None:
    """Return the media type of a file, `BROKEN` for a damaged one, None for an unknown one.

    Args:
        stream: the content, seekable; it is left at its beginning.
        name: the file name; it only decides between kinds of plain text.
    """
    stream.seek(0)
    head = stream.read(HEAD)
    try:
        if head.startswith(b"PK\x03\x04"):
            return _zipped(stream)
        if head.startswith(_OLE):
            return KINDS["doc"] if Path(name).suffix.lower() == ".doc" else "application/x-ole"
        if b"%PDF-" in head[:1024]:
            return _pdf(stream)
        guess = filetype.guess(head)
        return guess.mime if guess is not None else _text(head, name)
    finally:
        stream.seek(0)


def _zipped(stream: BinaryIO) -> str:
    """Look into a zip archive for the parts of an office document."""
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
            names = {info.filename for info in infos}
            if sum(info.file_size for info in infos) > MOST_UNPACKED:
                return BROKEN
            for part, ending in _INSIDE:
                if part in names and "[Content_Types].xml" in names:
                    return KINDS[ending]
            if "mimetype" in names:
                told = archive.read("mimetype")[:100].decode("ascii", "replace").strip()
                return told if told in ENDINGS else KINDS["zip"]
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
        return BROKEN
    return KINDS["zip"]


def _pdf(stream: BinaryIO) -> str:
    """Ask for the end mark that every whole PDF has within its last bytes."""
    stream.seek(0, io.SEEK_END)
    stream.seek(max(0, stream.tell() - 8192))
    return KINDS["pdf"] if b"%%EOF" in stream.read() else BROKEN


def _text(head: bytes, name: str) -> str | None:
    """Tell the kinds of plain text apart; None for what is no text or is a program."""
    text = _decoded(head)
    if text is None or _CONTROLS.search(text):
        return None
    start = text.lstrip()
    if start.startswith("#!"):
        return "text/x-script"
    ending = Path(name).suffix.lower().lstrip(".")
    if start.startswith(("<?xml", "<svg")) and not _PAGE.search(start):
        return "image/svg+xml" if "<svg" in start else "application/xml"
    if start.startswith("<") and _PAGE.search(start):
        return KINDS["html"]
    if ending in {"md", "html", "csv"}:
        return KINDS[ending]
    return {"htm": KINDS["html"], "markdown": KINDS["md"]}.get(ending, KINDS["txt"])


def _decoded(head: bytes) -> str | None:
    """Return the beginning of a text, or None when it is none; a cut last letter is forgiven."""
    for mark, code in _BOMS:
        if head.startswith(mark):
            return head.decode(code, "ignore")
    if b"\x00" in head:
        return None
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(head) == HEAD and error.start >= HEAD - 4:
            return head[: error.start].decode("utf-8")
    return head.decode("cp1258", "replace") if head.isascii() or _legible(head) else None


def _legible(head: bytes) -> bool:
    """Say whether bytes in an old code page look like a text: hardly any control signs."""
    odd = sum(1 for byte in head if byte < 9 or 13 < byte < 32)  # noqa: PLR2004 - control codes
    return odd == 0 and sum(1 for byte in head if byte >= 128) < len(head) / 2  # noqa: PLR2004
