"""Files: kept once under their checksum, typed by content, served only as data.

A file lies at `DATA/files/ab/cd/abcd...`: written beside, flushed to disk, then renamed, so that a
crash leaves a whole file or none. The row is written after the file. Pages must ask their own rule
before they call `response`; nothing here is reachable by an address of its own.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import FileResponse
from django.utils.http import content_disposition_header

from thidua.core import clock, locale, sniff, wording
from thidua.core.actor import actor_of
from thidua.core.models import StoredFile
from thidua.kernel.problems import ThiduaError

CHUNK = 1024 * 1024
SHOWN_INSIDE = frozenset({"application/pdf", "image/png", "image/jpeg", "image/webp", "text/plain"})
_UNWANTED = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_VIEWER = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"


class MissingFileError(ThiduaError):
    """The row is there but the bytes are not; a backup must bring them back."""


@dataclass(frozen=True)
class Verification:
    """What `verify_all` found: checksums that were read, and what does not fit.

    Attributes:
        count: files that were read and hold.
        missing: checksums of rows without bytes.
        changed: checksums of rows whose bytes are others.
        unclaimed: files on disk that no row names (left by an act that did not come about).
    """

    count: int
    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unclaimed: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Say whether every row has its bytes."""
        return not (self.missing or self.changed)


def store(
    data: bytes | UploadedFile[bytes] | BinaryIO, *, name: str, by: object, allowed: frozenset[str]
) -> StoredFile:
    """Keep a file; the same bytes are kept once and say so by `already_there`.

    Args:
        data: the content: bytes, an upload, or an open binary stream.
        name: file name as the sender gave it; it is cleaned.
        by: who stores it (see `core.actor`).
        allowed: kinds that are taken here: endings of `core.sniff.KINDS` or media types.

    Raises:
        RefusedError: empty, too large, of another kind, or damaged; codes `core.file_*`.
    """
    name = clean_name(name)
    waiting = _root() / ".incoming" / uuid.uuid4().hex
    waiting.parent.mkdir(parents=True, exist_ok=True)
    try:
        with waiting.open("xb") as target:
            sha256, size = _copy(data, target, name)
            target.flush()
            os.fsync(target.fileno())
        with waiting.open("rb") as stream:
            mime = _accepted(stream, name, allowed)
        _settle(waiting, path_of(sha256))
    finally:
        waiting.unlink(missing_ok=True)
    return _row(sha256, size, mime, name, by)


def open_stored(stored: StoredFile) -> BinaryIO:
    """Open the bytes of a stored file.

    Raises:
        MissingFileError: they are not on disk.
    """
    try:
        return path_of(stored.sha256).open("rb")
    except FileNotFoundError as error:
        raise MissingFileError(stored.sha256) from error


def response(stored: StoredFile, *, inline: bool = False) -> FileResponse:
    """Return the answer that hands a file out: as data, in a sandbox, never sniffed anew.

    Args:
        stored: the file; the caller has asked its rule before.
        inline: show it in the browser if its kind is harmless there, else save it.
    """
    shown = inline and stored.mime in SHOWN_INSIDE
    text = stored.mime.startswith("text/")
    answer = FileResponse(
        open_stored(stored),
        content_type="text/plain; charset=utf-8" if text and shown else stored.mime,
    )
    answer["Content-Length"] = str(stored.size)
    disposition = content_disposition_header(as_attachment=not shown, filename=stored.name)
    answer["Content-Disposition"] = disposition or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    viewer = shown and stored.mime == "application/pdf"
    answer["Content-Security-Policy"] = _VIEWER if viewer else _SANDBOX
    answer["Cache-Control"] = "private, no-cache"
    answer["ETag"] = f'"{stored.sha256}"'
    return answer


def verify_all() -> Verification:
    """Read every stored file again and compare it with its checksum."""
    count, missing, changed, known = 0, list[str](), list[str](), set[str]()
    for sha256 in StoredFile.objects.order_by("pk").values_list("sha256", flat=True).iterator():
        known.add(sha256)
        path = path_of(sha256)
        if not path.is_file():
            missing.append(sha256)
            continue
        with path.open("rb") as stream:
            same = hashlib.file_digest(stream, "sha256").hexdigest() == sha256
        if same:
            count += 1
        else:
            changed.append(sha256)
    kept = {path.name for path in _root().glob("??/??/*")}
    return Verification(count, missing, changed, sorted(kept - known))


def path_of(sha256: str) -> Path:
    """Return where the bytes with this checksum lie."""
    return _root() / sha256[:2] / sha256[2:4] / sha256


def clean_name(name: str) -> str:
    """Return a file name without folders, control signs and tricks of direction, at most 200."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    bare = " ".join(_UNWANTED.sub("", last).split()).strip(". ") or "tep"
    stem, dot, ending = bare.rpartition(".")
    if not dot or len(ending) > 10:  # noqa: PLR2004 - longer is no ending
        return bare[:200]
    return f"{stem[: 199 - len(ending)]}.{ending}"


def _root() -> Path:
    """Return the folder of all files."""
    return Path(settings.DATA) / "files"


def _copy(
    data: bytes | UploadedFile[bytes] | BinaryIO, target: IO[bytes], name: str
) -> tuple[str, int]:
    """Write the content, counting and hashing; stop when it is too large."""
    digest, size, limit = hashlib.sha256(), 0, settings.MAX_UPLOAD_BYTES
    for piece in _pieces(data):
        size += len(piece)
        if size > limit:
            told = _told_size(data) or size
            raise wording.refusal("core.file_too_large", name=name, **_sizes(told, limit))
        digest.update(piece)
        target.write(piece)
    if size == 0:
        raise wording.refusal("core.file_empty", name=name)
    return digest.hexdigest(), size


def _sizes(size: int, limit: int) -> dict[str, str]:
    """Return both sizes as people write them."""
    return {"size": locale.size(size), "limit": locale.size(limit)}


def _told_size(data: bytes | UploadedFile[bytes] | BinaryIO) -> int | None:
    """Return the whole size when it is known without reading."""
    return len(data) if isinstance(data, bytes) else getattr(data, "size", None)


def _pieces(data: bytes | UploadedFile[bytes] | BinaryIO) -> Iterator[bytes]:
    """Yield the content in pieces."""
    if isinstance(data, UploadedFile):
        yield from data.chunks(CHUNK)
        return
    stream = BytesIO(data) if isinstance(data, bytes) else data
    while piece := stream.read(CHUNK):
        yield piece


def _accepted(stream: BinaryIO, name: str, allowed: frozenset[str]) -> str:
    """Return the type of the content if it is one that is taken here."""
    types = {sniff.KINDS.get(each, each) for each in allowed}
    endings = sorted(sniff.ENDINGS.get(each, each).upper() for each in types)
    found = sniff.sniff(stream, name)
    if found is None:
        raise wording.refusal("core.file_unknown", name=name, allowed=endings)
    if found == sniff.BROKEN:
        raise wording.refusal("core.file_broken", name=name)
    if found not in types:
        shown = sniff.ENDINGS.get(found, found).upper()
        raise wording.refusal("core.file_type", name=name, found=shown, allowed=endings)
    return found


def _settle(waiting: Path, place: Path) -> None:
    """Move a whole file to its place, so that a crash leaves it whole or not there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    waiting.chmod(0o440)
    waiting.replace(place)
    for folder in (place.parent, place.parent.parent, place.parent.parent.parent):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _row(sha256: str, size: int, mime: str, name: str, by: object) -> StoredFile:
    """Return the row of these bytes, written now or found."""
    actor = actor_of(by)
    found = StoredFile.objects.filter(sha256=sha256).first()
    if found is None:
        fresh = StoredFile(
            sha256=sha256,
            name=name,
            mime=mime,
            size=size,
            stored_at=clock.now(),
            stored_by=actor.id,
            stored_by_name=actor.name,
        )
        try:
            with transaction.atomic():
                fresh.save(force_insert=True)
        except IntegrityError:
            found = StoredFile.objects.get(sha256=sha256)
        else:
            return fresh
    found.already_there = True
    return found
