"""Letters that wait to go out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class OutboxMail(models.Model):
    """One letter to one address (thư chờ gửi), written in the transaction that decided to send it.

    Attributes:
        key: a second letter with the same key is not written.
        state: waiting, sent, or failed for good.
        tries: attempts begun; `retry_at` says when the next one may be.
    """

    class State(models.TextChoices):
        """What became of the letter."""

        WAITING = "waiting", "chờ gửi"
        SENT = "sent", "đã gửi"
        FAILED = "failed", "không gửi được"

    PERSONAL: ClassVar[dict[str, str]] = {
        "to": "nguoi-nhan-<số>@example.invalid",
        "subject": "xóa",
        "body": "xóa",
        "error": "xóa",
    }

    key = models.CharField(max_length=200, unique=True)
    to = models.CharField(max_length=320)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField()
    retry_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=("retry_at", "id"),
                name="core_mail_waiting",
                condition=models.Q(state="waiting"),
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=("waiting", "sent", "failed")),
                name="core_mail_state",
            ),
        )

    def __str__(self) -> str:
        """Name the letter by its key."""
        return self.key
