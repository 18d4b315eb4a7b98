"""One look over a whole register, kept for some days so that its pages need not judge again."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.records.models.entries import year_check
from thidua.apps.records.models.subjects import fresh_uid


class RunKind(models.TextChoices):
    """What was asked."""

    DESERVING = "deserving", _("Tìm người xứng đáng")
    REFORM = "reform", _("So sánh trước và sau khi đổi luật")


class RunState(models.TextChoices):
    """How far it is."""

    WAITING = "waiting", _("Đang chờ")
    RUNNING = "running", _("Đang xét")
    DONE = "done", _("Đã xong")
    FAILED = "failed", _("Không xong")


class Run(models.Model):
    """A look over a register (lượt xét cả danh sách); only who asked for it sees it.

    Attributes:
        unit: whose people and collectives, with those of every unit under it.
        on, year: the day of judgement and the year under review.
        asked: what else was asked, see `queries.deserving.Asked` and `queries.reform.Asked`.
        done, total: records judged so far, and to be judged.
        answers: every distinct answer by award, see `queries.deserving_answers`.
        columns: one line for each record, see `queries.deserving_store`; None until done.
        problem: why it failed, as a code, or empty.
    """

    PERSONAL: ClassVar[dict[str, str]] = {
        "by": "kept, the person is replaced",
        "columns": "kept, holds keys of records and no name",
    }

    uid = models.CharField(max_length=24, unique=True, default=fresh_uid, editable=False)
    kind = models.CharField(max_length=12, choices=RunKind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="record_runs")
    on = models.DateField()
    year = models.PositiveSmallIntegerField()
    asked = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="record_runs"
    )
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=RunState.choices, default=RunState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    answers = models.JSONField(default=dict, blank=True)
    columns = models.BinaryField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("lượt xét cả danh sách")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=RunKind.values), name="records_run_kind"),
            models.CheckConstraint(
                condition=Q(state__in=RunState.values), name="records_run_state"
            ),
            year_check("records_run_year"),
        ]
        indexes: ClassVar = [models.Index(fields=["by", "-at"], name="records_run_by")]

    def __str__(self) -> str:
        """Return what was asked, and the year."""
        return f"{self.kind} {self.year}"
