"""Events that wait for their receivers."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class PendingEvent(models.Model):
    """News written in the transaction that made it (tin chờ chuyển), kept until all have heard it.

    Attributes:
        name: class name of the event in `core.events`.
        values: its fields; identifiers only.
        delivered_at: when the last receiver was done; empty while somebody has not heard it.
        retry_at: not to be tried again before this moment.
        tries: rounds of delivery that were begun.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    name = models.CharField(max_length=100)
    values = models.JSONField(default=dict)
    published_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True, blank=True)
    retry_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=("retry_at", "id"),
                name="core_event_waiting",
                condition=models.Q(delivered_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        """Name the event and its values."""
        return f"{self.name} {self.as_arguments()}"

    def as_arguments(self) -> dict[str, Any]:
        """Return the values with which the event is built again."""
        return dict(self.values)


class EventDelivery(models.Model):
    """One receiver's turn with one event (lượt nhận tin): done, or why not yet."""

    PERSONAL: ClassVar[dict[str, str]] = {}

    event = models.ForeignKey(PendingEvent, on_delete=models.PROTECT, related_name="deliveries")
    receiver = models.CharField(max_length=200)
    done_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("event", "receiver"), name="core_delivery_once"),
        )

    def __str__(self) -> str:
        """Name the receiver and its event."""
        return f"{self.receiver} <- {self.event_id}"
