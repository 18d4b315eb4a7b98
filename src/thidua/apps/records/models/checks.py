"""Findings that were kept."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.records.models.entries import year_check
from thidua.apps.records.models.subjects import Subject, fresh_uid

VERDICTS = ("pass", "fail", "undetermined")


class Check(models.Model):
    """A finding as it was made (kết quả xét điều kiện đã lưu); never changed.

    Attributes:
        subject: of whom, or None when the facts were typed in.
        route: the route asked for, or empty for every route.
        on, year: the day of judgement and the year under review.
        facts: the whole case that was judged, as a case file holds it.
        outcome: what the judge returned.
        rule_version: first day of the version that was applied, or None when none was in force.
        engine_version: of the program that judged.
        unit: at which unit it was kept; who may see the records there may see it.
    """

    PERSONAL: ClassVar[dict[str, str]] = {
        "subject": "kept, the subject is replaced",
        "facts": "{}",
        "outcome": "{}",
        "title": "",
        "kept_by": "kept, the person is replaced",
    }

    uid = models.CharField(max_length=24, unique=True, default=fresh_uid, editable=False)
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="checks"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="record_checks")
    title = models.CharField(max_length=200, blank=True)
    award = models.CharField(max_length=24)
    route = models.CharField(max_length=24, blank=True)
    on = models.DateField()
    year = models.PositiveSmallIntegerField()
    facts = models.JSONField()
    outcome = models.JSONField()
    rule_version = models.DateField(null=True, blank=True)
    engine_version = models.CharField(max_length=40)
    verdict = models.CharField(max_length=16)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="record_checks"
    )
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = _("kết quả xét điều kiện")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(verdict__in=VERDICTS), name="records_check_verdict"),
            year_check("records_check_year"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject", "-kept_at"], name="records_check_subject"),
            models.Index(fields=["unit", "-kept_at"], name="records_check_unit"),
        ]

    def __str__(self) -> str:
        """Return award and day."""
        return f"{self.award} {self.on}"
