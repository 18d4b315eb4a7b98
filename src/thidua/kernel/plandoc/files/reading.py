"""Take a file in, see what it is, hand it to the reader of its kind."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath
from typing import Final

from thidua.kernel.plandoc.files.clean import clean
from thidua.kernel.plandoc.files.legacy import legacy_code
from thidua.kernel.plandoc.files.refusals import refused
from thidua.kernel.plandoc.files.sniff import ENDINGS, Kind, kind_of

MAX_BYTES: Final = 50 * 2**20
MAX_CHARS: Final = 5_000_000  # twice a document of 1,000 full pages

_READERS: Final[dict[Kind, str]] = {  # imported when first needed: they load big libraries
    "docx": "word",
    "pdf": "pdf",
    "html": "webpage",
    "md": "markup",
    "txt": "plain",
}
_LABELS: Final[dict[Kind, str]] = {
    "docx": "tệp Word (.docx)",
    "pdf": "tệp PDF",
    "html": "trang web (.html)",
    "md": "tệp Markdown (.md)",
    "txt": "văn bản thường (.txt)",
}


@dataclass(frozen=True)
class Note:
    """Something the sender should know though the file was read."""

    code: str
    text: str


@dataclass(frozen=True)
class FileText:
    """The text of a file, the kind it was read as, and notes.

    Attributes:
        text: NFC, lines ended by LF, no control characters; ends with one line end.
        kind: what the content showed, whatever the name says.
        notes: e.g. that name and content differ.
    """

    text: str
    kind: Kind
    notes: tuple[Note, ...] = ()


def text_of(
    source: str | os.PathLike[str] | bytes, name: str = "", *, limit: int = MAX_BYTES
) -> str:
    """The text of a file: the same text for the same file, for ever.

    Args:
        source: a path, or the bytes themselves.
        name: the name the file was sent under; the path's own name when left out.
        limit: size in bytes above which nothing is read.

    Raises:
        RefusedError: nothing can be read from it; see `refusals.REFUSALS`.
        OSError: there is no such file, or it is a folder, or it may not be read.
    """
    return read_file(source, name, limit=limit).text


def read_file(
    source: str | os.PathLike[str] | bytes, name: str = "", *, limit: int = MAX_BYTES
) -> FileText:
    """Like `text_of`, with the kind of the file and notes for its sender."""
    if isinstance(source, bytes):
        data = source
    else:
        data = _load(Path(source), limit)
        name = name or Path(source).name
    if len(data) > limit:
        raise refused("file_too_large", limit=_megabytes(limit))
    if not data.strip(b"\0 \t\r\n"):
        raise refused("file_empty")
    kind = kind_of(data, name)
    raw = _reader(kind)(data)
    text = clean(raw) if len(raw) <= 2 * MAX_CHARS else raw
    if not text.strip():
        raise refused("file_empty")
    if len(text) > MAX_CHARS:
        raise refused("text_too_long", limit=MAX_CHARS // 1_000_000)
    code = legacy_code(text)
    if code:
        raise refused(code)
    return FileText(text, kind, _notes(kind, name))


def _reader(kind: Kind) -> Callable[[bytes], str]:
    module = import_module(f"{__package__}.{_READERS[kind]}")
    reader: Callable[[bytes], str] = module.text
    return reader


def _load(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size > limit:
            raise refused("file_too_large", limit=_megabytes(limit))
        return file.read(limit + 1)


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.3g}".replace(".", ",")


def _notes(kind: Kind, name: str) -> tuple[Note, ...]:
    ending = PurePath(name).suffix.lower()
    named = ENDINGS.get(ending)
    if not ending or named == kind or (named is None and kind == "txt"):
        return ()
    text = f"Tên tệp có đuôi {ending} nhưng nội dung là {_LABELS[kind]}; đã đọc theo nội dung."
    return (Note("name_differs_content", text),)
