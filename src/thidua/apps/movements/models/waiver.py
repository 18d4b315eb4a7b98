"""Findings that a person set aside, with the reason."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements.models.plan import Plan


class Waiver(models.Model):
    """Gác lại: one finding that blocks approval, set aside in one version of a plan.

    `finding` is the key of the finding: it changes when what was found changes, so a waiver never
    covers more than the person saw. `text` and `text_en` keep the sentence that was set aside.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="waivers")
    code = models.CharField(max_length=60)
    finding = models.CharField(max_length=16)
    text = models.TextField()
    text_en = models.TextField()
    reason = models.TextField(_("lý do gác lại"))
    set_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    set_aside_at = models.DateTimeField()

    class Meta:
        verbose_name = _("điểm được gác lại")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "finding"], name="waiver_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="waiver_has_reason"),
        ]

    def __str__(self) -> str:
        """Return code and reason."""
        return f"{self.code}: {self.reason}"[:80]
