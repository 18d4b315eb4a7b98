"""Zip files: which office kind they hold, and their parts without unpacking a bomb."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final, Literal

from thidua.kernel.plandoc.files.refusals import refused

MAX_TOTAL: Final = 500 * 2**20  # bytes, unpacked, all parts; a file of 50 MB holds far less
MAX_PART: Final = 64 * 2**20  # bytes of one part that is read
MAX_PARTS: Final = 10_000
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


def kind_of_zip(data: bytes) -> Literal["docx"]:
    """`docx`, or a refusal that says what the zip file is instead."""
    names = [name.lower() for name in _listed(data)]
    if any(name.endswith("vbaproject.bin") for name in names):
        raise refused("docx_macros" if _has(names, "word/") else "file_other_office")
    if _has(names, "word/") or "[content_types].xml" in names:
        if _has(names, "xl/"):
            raise refused("file_table")
        if _has(names, "ppt/"):
            raise refused("file_other_office")
        return "docx"
    raise refused("file_other_office" if "mimetype" in names else "file_archive")


def _has(names: list[str], folder: str) -> bool:
    return any(name.startswith(folder) for name in names)


def _listed(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except _BROKEN:
        raise refused("docx_broken") from None
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise refused("zip_bomb")
    return [entry.filename for entry in entries]


def part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of one part; None where there is none.

    Raises:
        RefusedError: `zip_bomb` when it unpacks to more than `MAX_PART`, `docx_broken` when it
            cannot be unpacked.
    """
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    try:
        with archive.open(entry) as file:
            content = file.read(MAX_PART + 1)
    except _BROKEN:
        raise refused("docx_broken") from None
    if len(content) > MAX_PART:
        raise refused("zip_bomb")
    return content
