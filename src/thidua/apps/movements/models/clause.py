"""Clauses: every line of a plan that somebody can point to."""

from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements.models.plan import Plan
from thidua.apps.organisations.models import Unit
from thidua.kernel.text.fold import fold

KINDS = {
    "scalar": _("Thông tin chung"),
    "legal_basis": _("Căn cứ"),
    "reference": _("Văn bản được dẫn"),
    "abbreviation": _("Từ viết tắt"),
    "purpose": _("Mục đích"),
    "requirement": _("Yêu cầu"),
    "viewpoint": _("Quan điểm"),
    "goal": _("Mục tiêu"),
    "subject": _("Đối tượng"),
    "content": _("Nội dung thi đua"),
    "criteria_group": _("Nhóm đối tượng của tiêu chí"),
    "criterion": _("Tiêu chí thi đua"),
    "award_occasion": _("Dịp khen thưởng"),
    "award": _("Hình thức khen thưởng"),
    "solution": _("Giải pháp"),
    "phase": _("Giai đoạn"),
    "milestone": _("Mốc thời gian"),
    "responsibility": _("Trách nhiệm thực hiện"),
    "duty": _("Nhiệm vụ"),
    "reporting": _("Chế độ báo cáo"),
    "adjustment": _("Điều chỉnh kế hoạch"),
    "recipient": _("Nơi nhận"),
}
CHILD_OF = {
    "criterion": "criteria_group",
    "award": "award_occasion",
    "milestone": "phase",
    "duty": "responsibility",
}
READ, CONFIRMED, CHANGED, ADDED, DROPPED = "read", "confirmed", "changed", "added", "dropped"
STATUSES = {
    READ: _("Máy đọc, chưa soát"),
    CONFIRMED: _("Đã xác nhận"),
    CHANGED: _("Đã sửa"),
    ADDED: _("Thêm bằng tay"),
    DROPPED: _("Đã bỏ"),
}


class Clause(models.Model):
    """Điều khoản: one item of a plan with its place in the text and what people did to it.

    `uuid` never changes, also when the text is corrected; a new version of the plan takes the
    identifiers of unchanged clauses along in `lineage`. `data` holds what its kind needs:
    content {key}; criteria_group {subject_key}; award_occasion {occasion};
    milestone {actor, due}; responsibility {actors, partner}; duty {due};
    reporting {who, to, then_to, frequency, due, dues}, where `due` is one of `dues`;
    legal_basis {role, type, number, date, issuer}.
    `start`, `end` count characters of the document's text; null when added by hand.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    lineage = models.UUIDField(default=uuid4, db_index=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="clauses")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    kind = models.CharField(max_length=20, choices=KINDS)
    key = models.CharField(max_length=60, blank=True)
    order = models.PositiveIntegerField()
    marker = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True)
    search = models.TextField(blank=True, editable=False)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    data = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=12, choices=STATUSES, default=READ)
    carries_out = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_by"
    )
    relation = models.CharField(max_length=20, blank=True)
    similarity = models.FloatField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("điều khoản")
        ordering: ClassVar = ["order", "pk"]
        indexes: ClassVar = [models.Index(fields=["plan", "kind", "order"], name="clause_reading")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(KINDS)), name="clause_known_kind"),
            models.CheckConstraint(
                condition=Q(status__in=list(STATUSES)), name="clause_known_status"
            ),
        ]

    def __str__(self) -> str:
        """Return the marker and the first words."""
        return f"{self.marker} {self.text}".strip()[:80]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded text beside the text."""
        self.search = fold(self.text)
        super().save(*args, **kwargs)

    @property
    def dues(self) -> list[str]:
        """Every day named: of a reporting duty all days of report, of anything else one or none."""
        due, said = self.data.get("due"), self.data.get("dues") or []
        if due in said:
            return [str(day) for day in said]
        return [str(due)] if due else []

    def value(self, name: str) -> Any:
        """Return what stands under a name beside the wording, None or empty when nothing does."""
        return self.dues if name == "dues" else self.data.get(name)


class ActorChoice(models.Model):
    """What a person decided an actor's name in a plan means, where the directory could not tell.

    `set_aside` says that the actor has no unit in this system; its duties stay readable in the
    plan and make no task.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actor_choices")
    actor = models.CharField(max_length=500)
    units = models.ManyToManyField(Unit, blank=True, related_name="+")
    set_aside = models.BooleanField(default=False)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("lựa chọn đơn vị cho chủ thể")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "actor"], name="actor_choice_once")
        ]

    def __str__(self) -> str:
        """Return the actor as the plan writes it."""
        return self.actor
