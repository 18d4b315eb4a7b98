"""Unit and its dated versions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from thidua.apps.organisations.models.kinds import Level, UnitKind
from thidua.books.places.words import canonical
from thidua.kernel.text.sort import sort_key

KEY_LENGTH = 1024


class Unit(models.Model):
    """A unit through time (đơn vị): only an identity. It is never reused and never edited.

    `uid` is opaque, e.g. `p-52.1`: the first holder of the code 52 in these data. Names, codes,
    kind and place in the tree stand in `UnitVersion`.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    uid = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        """Return the identity, which people do not see."""
        return self.uid


class UnitVersion(models.Model):
    """How a unit was from `start` until the day before `end` (phiên bản của đơn vị).

    A territory and its people's committee are one unit: `name` is the territory's name ("Tỉnh
    Bình Định"), `acting_name` is the name under which it acts ("Ủy ban nhân dân tỉnh Bình
    Định"); for an agency both are equal. Versions change by events only. A version that a
    correction has replaced keeps its row and gets `withdrawn`; so past answers can be repeated.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="versions")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=32, blank=True)
    code_scheme = models.CharField(max_length=32, blank=True)
    name = models.CharField(max_length=255)
    short_name = models.CharField(max_length=255, blank=True)
    acting_name = models.CharField(max_length=255, blank=True)
    kind = models.CharField(max_length=32, choices=UnitKind.choices)
    level = models.CharField(max_length=32, choices=Level.choices, blank=True)
    parent = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="child_versions"
    )
    other_names = models.JSONField(default=list, blank=True)
    search = models.TextField(blank=True)
    sort_key = models.CharField(max_length=KEY_LENGTH, blank=True)
    opened_by = models.ForeignKey(
        "organisations.UnitEvent", on_delete=models.PROTECT, related_name="opened"
    )
    closed_by = models.ForeignKey(
        "organisations.UnitEvent",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="closed",
    )
    recorded = models.DateTimeField(default=timezone.now)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gt=F("start")),
                name="version_end_after_start",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn__isnull=True) | Q(withdrawn__gte=F("recorded")),
                name="version_withdrawn_after_recorded",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("unit")),
                name="version_not_its_own_parent",
            ),
            models.UniqueConstraint(
                fields=["unit", "start"],
                condition=Q(withdrawn__isnull=True),
                name="version_one_per_start",
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(end__isnull=True, withdrawn__isnull=True),
                name="version_one_open",
            ),
            models.UniqueConstraint(
                fields=["code_scheme", "code"],
                condition=Q(end__isnull=True, withdrawn__isnull=True) & ~Q(code=""),
                name="version_one_holder_of_code",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["parent", "start", "end"], name="version_tree"),
            models.Index(fields=["level", "start", "end"], name="version_level"),
            models.Index(fields=["code_scheme", "code"], name="version_code"),
            models.Index(fields=["sort_key", "unit"], name="version_sort"),
        ]

    def __str__(self) -> str:
        """Return the name with its first day."""
        return f"{self.name} ({self.start})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Fill what follows from the names: acting name, search text, sort key."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Set the columns that follow from the names; `bulk_create` needs it called before."""
        self.acting_name = self.acting_name or self.name
        names = (self.name, self.acting_name, self.short_name, self.code, *self.other_names)
        keys = dict.fromkeys(canonical(name) for name in names if name)
        self.search = f"|{'|'.join(keys)}|"
        self.sort_key = sort_key(self.name)[:KEY_LENGTH]
