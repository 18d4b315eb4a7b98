"""Files as they came in."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class StoredFile(models.Model):
    """A file kept under its own checksum (tệp đã lưu); the same bytes are kept once.

    Attributes:
        uuid: name for the outside world.
        sha256: checksum of the bytes, 64 hexadecimal digits; also the place on disk.
        name: file name as the first sender gave it, cleaned.
        mime: type found in the content, never the one that the sender claimed.
        size: bytes.
        stored_by: identifier of the person as text; empty for the system itself.
        already_there: set by `core.files.store` when the same bytes had been kept before.
    """

    PERSONAL: ClassVar[dict[str, str]] = {
        "name": "tep.<đuôi>",
        "stored_by_name": "tên giả theo số thứ tự",
    }

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    mime = models.CharField(max_length=100)
    size = models.BigIntegerField()
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=64, blank=True)
    stored_by_name = models.CharField(max_length=200, blank=True)

    already_there: bool = False

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        """Name the file."""
        return self.name
