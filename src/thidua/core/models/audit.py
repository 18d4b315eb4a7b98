"""The audit (nhật ký kiểm toán): one chain of entries that may only grow."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.db import models


class AuditEntry(models.Model):
    """One act (một việc đã làm): who did what to which thing, when, chained to the entry before.

    Written by `core.audit.record` alone; triggers of the database refuse changing and deleting.

    Attributes:
        number: 1, 2, 3 ... without a gap, in the order of writing.
        at: moment of writing, UTC.
        actor: identifier of the person as text; empty for the system itself.
        actor_name: the name as it was on that day.
        action: stable name, `app.verb`.
        kind: model label of the thing, `app.model`; `object_id` and `label` name it.
        data_text: canonical JSON object with the values that matter.
        previous: hash of the entry before, 64 zeros for the first.
        hash: SHA-256 over the canonical form of all other columns (see `core.audit`).
    """

    PERSONAL: ClassVar[dict[str, str]] = {
        "actor_name": "tên giả theo số thứ tự",
        "label": "nhãn giả khi là con người",
        "note": "xóa",
        "data_text": "xóa",
    }

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=64, blank=True)
    actor_name = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=100)
    kind = models.CharField(max_length=100, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    label = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    data_text = models.TextField(default="{}")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        indexes = (
            models.Index(fields=("kind", "object_id", "number"), name="core_audit_thing"),
            models.Index(fields=("actor", "number"), name="core_audit_actor"),
        )

    def __str__(self) -> str:
        """Name the entry by number and act."""
        return f"{self.number} {self.action}"

    @property
    def data(self) -> dict[str, Any]:
        """Return the values that were kept with the entry."""
        return dict(json.loads(self.data_text))


class AuditHead(models.Model):
    """The end of the chain (đầu chuỗi): one row, locked by whoever writes the next entry.

    A tail that is cut off is found because the head still names it.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="core_audit_one_head"),
        )

    def __str__(self) -> str:
        """Name the last entry."""
        return f"{self.number} {self.hash[:12]}"
