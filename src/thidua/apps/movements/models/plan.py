"""Plans: one version of what carries a movement out."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _translate
from django.utils.translation import gettext_lazy as _

from thidua.apps.documents.models import Document
from thidua.apps.movements import states
from thidua.apps.movements.models.movement import Movement
from thidua.apps.organisations.models import Unit

TONES = {
    states.DRAFT: "wait",
    states.SUBMITTED: "wait",
    states.RUNNING: "good",
    states.REPLACED: "neutral",
    states.CLOSED: "neutral",
    states.DISCARDED: "neutral",
}


class Plan(models.Model):
    """Kế hoạch: one version, read from a document, reviewed by one and approved by another.

    `reading` keeps what the reader gave, untouched, as evidence. `revision` grows by one with
    every change of the plan or one of its clauses, so that two officers see each other.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="plans")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="plan")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="lower"
    )
    parent_text = models.CharField(_("kế hoạch cấp trên được viện dẫn"), max_length=80, blank=True)
    version = models.PositiveSmallIntegerField(_("phiên bản"), default=1)
    effect_from = models.DateField(_("áp dụng từ"), null=True, blank=True)
    effect_by_hand = models.BooleanField(default=False)
    state = models.CharField(max_length=20, default=states.DRAFT, db_index=True)
    state_since = models.DateTimeField()
    reading = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="plans_read"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(_("ghi chú khi trả lại"), blank=True)

    class Meta:
        verbose_name = _("kế hoạch")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=states.PLAN.states), name="plan_known_state"
            ),
            models.UniqueConstraint(fields=["movement", "version"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["movement"], condition=Q(state=states.RUNNING), name="plan_one_running"
            ),
        ]

    def __str__(self) -> str:
        """Return the number of the document, else the movement's name."""
        return self.document.number or self.movement.name

    @property
    def state_label(self) -> str:
        """The state in words."""
        return _translate(states.PLAN.labels[self.state])

    @property
    def state_tone(self) -> str:
        """How a chip shows the state."""
        return TONES[self.state]

    @property
    def unit(self) -> Unit:
        """The organisation that rights are asked for: the issuer, or who took over from it."""
        return self.movement.unit


class Presence(models.Model):
    """Who has the review page of a plan open: one row a person, refreshed while it is."""

    PERSONAL: ClassVar[dict[str, str]] = {}

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("người đang mở trang soát")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "person"], name="presence_once")
        ]

    def __str__(self) -> str:
        """Return person and plan."""
        return f"{self.person_id}@{self.plan_id}"
