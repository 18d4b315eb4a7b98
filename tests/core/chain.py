"""Helpers for tests of the audit: write a chain, and seal an entry by the book."""

from __future__ import annotations

import json
from datetime import UTC
from hashlib import sha256

from django.db import transaction

from thidua.core import audit
from thidua.core.models import AuditEntry

ODD = (
    'dấu "nháy" và \\ gạch',
    "xuống\ndòng\r\n\tthụt\b\f",
    "\x01\x1f\x7f \u2028\u2029 \u200b",
    "Đặng Thị Hường 🏅 Ơn Ưng",
    "",
    "NFD: Thu\u031b\u0300a",
)


def write(count: int, start: int = 0) -> None:
    with transaction.atomic():
        for place in range(start, start + count):
            audit.record(
                by="thử",
                action="core.try",
                obj=("core.thing", place, f"Việc {place}"),
                note=ODD[place % len(ODD)],
                data={"n": place},
            )


def seal(entry: AuditEntry) -> str:
    """The hash by the book, written apart from the module."""
    at = entry.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    form = [
        entry.number,
        at,
        entry.actor,
        entry.actor_name,
        entry.action,
        entry.kind,
        entry.object_id,
        entry.label,
        entry.note,
        entry.data_text,
        entry.previous,
    ]
    text = json.dumps(form, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
