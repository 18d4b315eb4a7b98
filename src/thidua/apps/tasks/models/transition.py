"""What a day of reorganisation means for a running plan and its tasks."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements.models import Plan
from thidua.apps.organisations.models import Unit
from thidua.apps.tasks.models.task import Task


class TransitionSheet(models.Model):
    """Phiếu chuyển tiếp: one running plan on one day of reorganisation.

    `day` is the first day of the new order. `keeper` decides: the issuer, or the one that took
    most of the issuer's functions; null when no fact says who. `decision` is about a plan whose
    issuer ended; until there is one, the plan is in force for the territory of the old unit.
    """

    PERSONAL: ClassVar[dict[str, str]] = {"decided_by": "kept, the person is replaced"}

    ADOPT, REPLACE, CLOSE = "adopt", "replace", "close"
    DECISIONS: ClassVar = {
        ADOPT: _("Tiếp nhận và thực hiện tiếp"),
        REPLACE: _("Thay bằng kế hoạch mới"),
        CLOSE: _("Kết thúc kế hoạch"),
    }

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sheets")
    day = models.DateField(_("ngày sắp xếp có hiệu lực"))
    opened_on = models.DateField()
    issuer_ended = models.BooleanField(default=False)
    old_issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    decision = models.CharField(max_length=8, choices=DECISIONS, blank=True)
    replaced_by = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("phiếu chuyển tiếp")
        ordering: ClassVar = ["-day", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "day"], name="sheet_once_a_day")
        ]

    def __str__(self) -> str:
        """Return plan and day."""
        return f"{self.plan_id} {self.day}"

    @property
    def unit(self) -> Unit | None:
        """The organisation that rights are asked for: the keeper."""
        return self.keeper


class TaskMove(models.Model):
    """What became of one task on a sheet: by itself (`decided_by` null) or by a decision."""

    PERSONAL: ClassVar[dict[str, str]] = {"decided_by": "kept, the person is replaced"}

    MOVED, WAITS, CANCELLED = "moved", "waits", "cancelled"
    GIVEN, COPIED, DIVIDED, ENDED, MERGED = "given", "copied", "divided", "ended", "merged"
    HOWS: ClassVar = {
        MOVED: _("Tự chuyển sang đơn vị tiếp nhận duy nhất"),
        WAITS: _("Chờ quyết định: nhiều đơn vị tiếp nhận"),
        CANCELLED: _("Chấm dứt do bỏ cấp"),
        GIVEN: _("Giao cho một đơn vị"),
        COPIED: _("Giao cho tất cả đơn vị tiếp nhận"),
        DIVIDED: _("Chia phần cho các đơn vị"),
        ENDED: _("Chấm dứt theo quyết định"),
        MERGED: _("Gộp vào nhiệm vụ cùng loại"),
    }

    sheet = models.ForeignKey(TransitionSheet, on_delete=models.PROTECT, related_name="moves")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="moves")
    source = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    how = models.CharField(max_length=9, choices=HOWS)
    basis = models.CharField(max_length=255, blank=True)
    reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("chuyển giao nhiệm vụ")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sheet", "task", "how", "target"],
                name="move_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        """Return task, how and target."""
        return f"{self.task_id} {self.how} {self.target_id or ''}".rstrip()
