"""What an officer prepares before it is recorded, and where units stand besides the state."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models.events import UnitEvent
from thidua.apps.organisations.models.kinds import EventKind
from thidua.apps.organisations.models.units import Unit
from thidua.core.models import StoredFile


class ReorganisationDraft(models.Model):
    """A reorganisation that is being prepared (bản chuẩn bị sắp xếp); nothing typed is lost.

    `fields` holds what was typed, as it was typed: `effective`, `decided`, `basis`, `note`,
    `follow` and `rows` (see `queries.proposal`). `stored` is the table that was uploaded, if any;
    its rows stand in `fields` too. `event` is set when it was recorded, `dropped` when it was
    given up.
    """

    PERSONAL: ClassVar[dict[str, str]] = {"by_id": "removed", "by_name": "replaced"}

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=32, choices=EventKind.choices)
    fields = models.JSONField(default=dict, blank=True)
    stored = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_id = models.CharField(max_length=64, blank=True)
    by_name = models.CharField(max_length=200)
    started_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    event = models.OneToOneField(
        UnitEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="draft"
    )
    dropped = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("bản chuẩn bị sắp xếp")
        indexes: ClassVar = [models.Index(fields=["by_id", "-changed_at"], name="draft_of_person")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(event__isnull=True) | Q(dropped__isnull=True),
                name="draft_recorded_or_dropped",
            ),
        ]

    def __str__(self) -> str:
        """Return kind and day of the last change."""
        return f"{self.kind} {self.changed_at:%Y-%m-%d}"


class Hierarchy(models.TextChoices):
    """Trees over the same units; the one of the state is `UnitVersion.parent`."""

    STATE = "state", _("Hành chính")
    PARTY = "party", _("Đảng")
    FRONT = "front", _("Mặt trận")
    SECTOR = "sector", _("Ngành")
    CLUSTER = "cluster", _("Cụm, khối thi đua")


class UnitPlace(models.Model):
    """Where a unit stands in a further hierarchy from `start` until the day before `end`."""

    PERSONAL: ClassVar[dict[str, str]] = {}

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="places")
    hierarchy = models.CharField(max_length=16, choices=Hierarchy.choices)
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="places_under")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    event = models.ForeignKey(UnitEvent, on_delete=models.PROTECT, related_name="places")
    recorded = models.DateTimeField(default=timezone.now)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("vị trí trong hệ thống khác")
        indexes: ClassVar = [
            models.Index(fields=["hierarchy", "parent", "start"], name="place_under"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gt=F("start")),
                name="place_end_after_start",
            ),
            models.CheckConstraint(condition=~Q(parent=F("unit")), name="place_not_its_own_parent"),
            models.CheckConstraint(
                condition=~Q(hierarchy=Hierarchy.STATE), name="place_not_of_the_state"
            ),
            models.UniqueConstraint(
                fields=["unit", "hierarchy", "start"],
                condition=Q(withdrawn__isnull=True),
                name="place_one_per_start",
            ),
        ]

    def __str__(self) -> str:
        """Return hierarchy, unit and parent."""
        return f"{self.hierarchy}: {self.unit_id} < {self.parent_id}"
