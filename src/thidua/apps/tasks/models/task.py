"""One duty of one unit under a plan."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements.models import Clause, Plan
from thidua.apps.organisations.models import Unit
from thidua.apps.tasks import states


class Task(models.Model):
    """Nhiệm vụ: one clause of a plan, owed by one unit, once or for one period.

    `due_text` is what the plan says (`2025-Q2`, `2027`); `due_on` the last day of it, null when
    the plan gives no date. `period` is the year of a duty that returns, else null; `turn` counts
    the days within it on which the plan asks for it, from 1. `lineage` is the clause's, so that
    done work stays done when a new version of the plan takes over.

    `unit` owes the task now; `first_unit` is the one that the plan gave it to and never changes.
    A part of a task that was shared out after a reorganisation points to the first one with
    `origin`; so the number of duties of a plan is the number of rows without an origin.
    """

    PERSONAL: ClassVar[dict[str, str]] = {"done_by": "kept, the person is replaced", "note": ""}

    DUTY, MILESTONE, REPORT = "duty", "milestone", "report"
    KINDS: ClassVar = {
        DUTY: _("Nhiệm vụ"),
        MILESTONE: _("Mốc thời gian"),
        REPORT: _("Báo cáo"),
    }

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="tasks")
    lineage = models.UUIDField(db_index=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tasks")
    first_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    origin = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    part = models.TextField(_("phần được giao"), blank=True)
    kind = models.CharField(max_length=12, choices=KINDS)
    title = models.TextField(_("nhiệm vụ"))
    actor = models.CharField(_("chủ thể trong kế hoạch"), max_length=500)
    period = models.PositiveSmallIntegerField(_("kỳ"), null=True, blank=True)
    turn = models.PositiveSmallIntegerField(_("lần trong kỳ"), default=1)
    due_text = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    state = models.CharField(max_length=12, default=states.OPEN)
    done_on = models.DateField(_("ngày hoàn thành"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.TextField(_("kết quả, số văn bản"), blank=True)

    class Meta:
        verbose_name = _("nhiệm vụ")
        indexes: ClassVar = [
            models.Index(fields=["unit", "state", "due_on"], name="task_desk"),
            models.Index(fields=["due_on"], name="task_calendar"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["clause", "first_unit", "kind", "period", "turn"],
                condition=Q(origin__isnull=True),
                name="task_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(state__in=states.TASK.states), name="task_known_state"
            ),
        ]

    def __str__(self) -> str:
        """Return the first words of the task."""
        return self.title[:80]
