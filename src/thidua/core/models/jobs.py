"""Workers that are alive, and daily work that was done."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class WorkerBeat(models.Model):
    """A sign of life of one worker (tiến trình chạy nền)."""

    PERSONAL: ClassVar[dict[str, str]] = {}

    worker = models.CharField(max_length=64, unique=True)
    host = models.CharField(max_length=200)
    pid = models.IntegerField()
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        """Name the worker and its place."""
        return f"{self.worker} {self.host}:{self.pid}"


class ScheduledRun(models.Model):
    """The last time that a repeated work was put into the queue (việc định kỳ)."""

    PERSONAL: ClassVar[dict[str, str]] = {}

    name = models.CharField(max_length=200, unique=True)
    due_at = models.DateTimeField()
    queued_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name the work and its last turn."""
        return f"{self.name} {self.due_at:%Y-%m-%d %H:%M}"
