"""Whose record it is, and where they were."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.records.models.kinds import Force, Group, Sex, SubjectKind
from thidua.kernel.text.fold import fold
from thidua.kernel.text.sort import name_sort_key, sort_key

SORT_LENGTH = 600


def fresh_uid() -> str:
    """Return an opaque identifier that fits into an address."""
    return secrets.token_hex(6)


class Subject(models.Model):
    """A person, collective, household or enterprise with a record (đối tượng có hồ sơ thành tích).

    Attributes:
        unit: where a person works; for others, the unit to which it belongs.
        own_unit: the unit that a collective is, or None (a section, a class, a household).
        account: the account of the person, who may see the record, or None.
        code: number of the person or staff list, may be empty; unique within a unit.
        direct: works directly, holds no leading post (trực tiếp công tác, lao động).
        leader: leads or manages (lãnh đạo, quản lý).
        left: first day on which it no longer belongs to `unit`, or None.
        complete: the parts of the record that somebody confirmed to be complete, or that a file
            told of: see `kinds.Part`. A part that holds nothing and was never confirmed is unknown,
            not empty.
        revision: grows with every change, so that two editors do not overwrite each other.
    """

    PERSONAL: ClassVar[dict[str, str]] = {
        "full_name": "Đối tượng {id}",
        "folded": "from the replaced name",
        "sort_key": "from the replaced name",
        "account": "kept, the person is replaced",
        "code": "",
        "born": "first day of its year",
        "sex": "",
        "post": "",
    }

    uid = models.CharField(max_length=24, unique=True, default=fresh_uid, editable=False)
    kind = models.CharField(_("loại đối tượng"), max_length=16, choices=SubjectKind.choices)
    full_name = models.CharField(_("họ và tên, tên gọi"), max_length=200)
    folded = models.CharField(max_length=220, blank=True, editable=False)
    sort_key = models.CharField(max_length=SORT_LENGTH, blank=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="record_subjects")
    own_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="own_records"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="records",
    )
    code = models.CharField(_("mã số"), max_length=40, blank=True)
    born = models.DateField(_("ngày sinh"), null=True, blank=True)
    sex = models.CharField(_("giới tính"), max_length=8, choices=Sex.choices, blank=True)
    post = models.CharField(_("chức vụ"), max_length=160, blank=True)
    group = models.CharField(_("thành phần"), max_length=24, choices=Group.choices, blank=True)
    direct = models.BooleanField(_("trực tiếp công tác, lao động"), default=False)
    leader = models.BooleanField(_("lãnh đạo, quản lý"), default=False)
    force = models.CharField(
        _("lực lượng"), max_length=8, choices=Force.choices, default=Force.CIVIL
    )
    founded = models.DateField(_("ngày thành lập"), null=True, blank=True)
    left = models.DateField(_("ngày thôi"), null=True, blank=True)
    is_demo = models.BooleanField(default=False)
    complete = models.JSONField(default=list, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("hồ sơ thành tích")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=SubjectKind.values), name="records_subject_kind"
            ),
            models.CheckConstraint(condition=~Q(full_name=""), name="records_subject_named"),
            models.UniqueConstraint(
                fields=["unit", "code"], condition=~Q(code=""), name="records_code_once_in_unit"
            ),
            models.UniqueConstraint(
                fields=["own_unit"],
                condition=Q(own_unit__isnull=False),
                name="records_one_of_own_unit",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "kind"], name="records_subject_unit"),
            models.Index(fields=["sort_key", "id"], name="records_subject_sort"),
            models.Index(fields=["folded"], name="records_subject_folded"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Fill what follows from the name."""
        self.derive()
        if (fields := kwargs.get("update_fields")) is not None and "full_name" in fields:
            kwargs["update_fields"] = {*fields, "folded", "sort_key"}
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Set the columns that follow from the name; `bulk_create` needs it called before."""
        self.folded = fold(self.full_name)
        key = name_sort_key if self.is_person else sort_key
        self.sort_key = key(self.full_name)[:SORT_LENGTH]

    @property
    def is_person(self) -> bool:
        """Say whether the record is a human being's."""
        return self.kind in {SubjectKind.INDIVIDUAL, SubjectKind.FOREIGN}

    @property
    def person_id(self) -> int | None:
        """Key of the account of whom the record tells, for rules that ask about oneself."""
        return self.account_id


class Stint(models.Model):
    """That a subject belonged to a unit, until the day before `end` (quá trình công tác)."""

    PERSONAL: ClassVar[dict[str, str]] = {"subject": "kept, the subject is replaced"}

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="stints")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="record_stints")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gt=F("start")),
                name="records_stint_end_after_start",
            ),
            models.UniqueConstraint(
                fields=["subject"], condition=Q(end__isnull=True), name="records_one_open_stint"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject", "start"], name="records_stint_subject"),
            models.Index(fields=["unit", "start", "end"], name="records_stint_unit"),
        ]

    def __str__(self) -> str:
        """Return subject, unit and first day."""
        return f"{self.subject_id} {self.unit_id} {self.start}"
