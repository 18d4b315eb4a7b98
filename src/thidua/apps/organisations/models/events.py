"""Events that open, change and close units, the lines between units, and corrections."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from thidua.apps.organisations.models.kinds import ChangeRole, Confidence, EventKind, Share
from thidua.apps.organisations.models.units import Unit


class UnitEvent(models.Model):
    """One act of reorganisation (sự kiện tổ chức): what ends, begins and changes on one day.

    `effective` is the first day on which it holds, `decided` the day of the decision,
    `recorded` the moment it became known here. A decision known in advance is an ordinary
    event with a later `effective`. `late` marks one that was recorded here after its effect and
    changed the past; `told` is the moment at which the apps above were told that it holds.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    uid = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=32, choices=EventKind.choices)
    effective = models.DateField()
    decided = models.DateField(null=True, blank=True)
    recorded = models.DateTimeField(default=timezone.now)
    basis = models.CharField(max_length=255)
    source = models.TextField(blank=True)
    confidence = models.CharField(max_length=16, choices=Confidence.choices)
    note = models.TextField(blank=True)
    late = models.BooleanField(default=False)
    told = models.DateTimeField(null=True, blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(basis=""), name="event_has_basis"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["effective"], name="event_effective"),
            models.Index(fields=["told", "effective"], name="event_told"),
        ]

    def __str__(self) -> str:
        """Return the identity of the event."""
        return self.uid


class UnitChange(models.Model):
    """That an event begins, changes or ends one unit."""

    PERSONAL: ClassVar[dict[str, str]] = {}

    event = models.ForeignKey(UnitEvent, on_delete=models.PROTECT, related_name="changes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="changes")
    role = models.CharField(max_length=8, choices=ChangeRole.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "unit"], name="change_once_per_event"),
        ]

    def __str__(self) -> str:
        """Return event, role and unit."""
        return f"{self.event_id} {self.role} {self.unit_id}"


class UnitLine(models.Model):
    """What went from one unit to another in an event (đường chuyển giao).

    `weight` is the share of the source that goes to the target, 0 to 1, where it is known;
    `is_main` marks the one of several targets that takes most of it.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    event = models.ForeignKey(UnitEvent, on_delete=models.PROTECT, related_name="lines")
    source = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="lines_out")
    target = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="lines_in")
    area = models.CharField(max_length=8, choices=Share.choices, default=Share.NONE)
    people = models.CharField(max_length=8, choices=Share.choices, default=Share.NONE)
    functions = models.CharField(max_length=8, choices=Share.choices, default=Share.NONE)
    weight = models.DecimalField(max_digits=9, decimal_places=8, null=True, blank=True)
    is_main = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    recorded = models.DateTimeField(default=timezone.now)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "source", "target"],
                condition=Q(withdrawn__isnull=True),
                name="line_once_per_event",
            ),
            models.CheckConstraint(
                condition=~Q(area="none", people="none", functions="none"),
                name="line_carries_something",
            ),
            models.CheckConstraint(condition=~Q(source=F("target")), name="line_between_two_units"),
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gt=0, weight__lte=1),
                name="line_weight_0_to_1",
            ),
        ]

    def __str__(self) -> str:
        """Return source and target."""
        return f"{self.source_id} -> {self.target_id}"


class Correction(models.Model):
    """A change of what is known, not of what happened (đính chính).

    It points to the event or the version that it corrects; what stood before stays readable in
    the withdrawn rows.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    event = models.ForeignKey(
        UnitEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    version = models.ForeignKey(
        "organisations.UnitVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
    )
    line = models.ForeignKey(
        UnitLine, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    recorded = models.DateTimeField(default=timezone.now)
    reason = models.TextField()
    was = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(event__isnull=False) | Q(version__isnull=False) | Q(line__isnull=False),
                name="correction_corrects_something",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_reason"),
        ]

    def __str__(self) -> str:
        """Return the beginning of the reason."""
        return self.reason[:80]

    @property
    def was_effective(self) -> date | None:
        """The day of effect that stood before, when that was corrected."""
        text = self.was.get("effective")
        return date.fromisoformat(text) if isinstance(text, str) else None
