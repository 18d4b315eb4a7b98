"""What a record holds: ratings, awards, works, measures, open cases and judgements.

Codes of awards, ratings, scopes and forms are those of the books; they are checked by the actions.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.apps.records.models.imports import ImportBatch
from thidua.apps.records.models.kinds import GrantType, OpenCaseKind, Source, WorkKind
from thidua.apps.records.models.subjects import Subject

FIRST_YEAR = 1930
LAST_YEAR = 2200


def year_check(name: str, *, nullable: bool = False) -> models.CheckConstraint:
    """Return the constraint that a year is one."""
    fits = Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR)
    return models.CheckConstraint(
        condition=fits | Q(year__isnull=True) if nullable else fits, name=name
    )


class Entry(models.Model):
    """Who wrote something into a record, when, from where.

    Attributes:
        source: by hand, from a file, demonstration.
        batch: the file it came with, or None.
        by, at: who entered it and when; the audit has the same with all changes.
    """

    PERSONAL: ClassVar[dict[str, str]] = {
        "subject": "kept, the subject is replaced",
        "by": "kept, the person is replaced",
    }

    source = models.CharField(max_length=8, choices=Source.choices, default=Source.HAND)
    batch = models.ForeignKey(
        ImportBatch, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


class Rating(Entry):
    """The yearly rating (mức xếp loại chất lượng): `HTXSNV`, `HTTNV`, `HTNV`, `KHTNV`."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="ratings")
    year = models.PositiveSmallIntegerField(_("năm"))
    code = models.CharField(_("mức xếp loại"), max_length=16)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "year"], name="records_one_rating_a_year"),
            year_check("records_rating_year"),
        ]

    def __str__(self) -> str:
        """Return year and rating."""
        return f"{self.year} {self.code}"


class Grant(Entry):
    """A title or commendation that was granted (danh hiệu, hình thức khen thưởng đã được tặng).

    Attributes:
        award: code of its rule in the books.
        year: the year for which it was granted, or of the decision.
        type: type of commendation, empty when not known and for titles.
        decided, decision, decider: day, number and signer of the decision, as far as known.
        cancelled, cancel_basis: day and basis of cancelling; a cancelled grant counts no more.
        used: years of the lower titles on which it rests, [] when not known.
    """

    PERSONAL: ClassVar[dict[str, str]] = {**Entry.PERSONAL, "decision": "", "cancel_basis": ""}

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="grants")
    award = models.CharField(_("danh hiệu, hình thức khen thưởng"), max_length=24)
    year = models.PositiveSmallIntegerField(_("năm"))
    type = models.CharField(
        _("loại hình khen thưởng"), max_length=16, choices=GrantType.choices, blank=True
    )
    decided = models.DateField(_("ngày quyết định"), null=True, blank=True)
    decision = models.CharField(_("số quyết định"), max_length=80, blank=True)
    decider = models.CharField(_("người quyết định"), max_length=200, blank=True)
    cancelled = models.DateField(_("ngày hủy bỏ"), null=True, blank=True)
    cancel_basis = models.CharField(_("căn cứ hủy bỏ"), max_length=300, blank=True)
    used = models.JSONField(default=list, blank=True)

    class Meta:
        constraints: ClassVar = [
            year_check("records_grant_year"),
            models.CheckConstraint(
                condition=Q(cancelled__isnull=True) | ~Q(cancel_basis=""),
                name="records_cancelled_on_a_basis",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject", "award", "year"], name="records_grant_subject"),
            models.Index(fields=["award", "year"], name="records_grant_award"),
        ]

    def __str__(self) -> str:
        """Return award and year."""
        return f"{self.award} {self.year}"


class Work(Entry):
    """An initiative, scientific work or ingenuity in combat (sáng kiến, đề tài, mưu trí).

    Attributes:
        scope: how wide it is recognised: code of the books' scopes.
        recognised, applied, replicable: None is not known.
        recognised_by: who recognised it, as written on the paper.
        year: of the recognition, or None when not known.
    """

    PERSONAL: ClassVar[dict[str, str]] = {**Entry.PERSONAL, "title": "Sáng kiến {id}"}

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="works")
    kind = models.CharField(_("loại"), max_length=12, choices=WorkKind.choices)
    title = models.CharField(_("tên"), max_length=300, blank=True)
    scope = models.CharField(_("phạm vi"), max_length=24)
    recognised = models.BooleanField(_("được công nhận"), null=True, blank=True)
    applied = models.BooleanField(_("được áp dụng"), null=True, blank=True)
    replicable = models.BooleanField(_("có khả năng nhân rộng"), null=True, blank=True)
    recognised_by = models.CharField(_("cơ quan công nhận"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("năm công nhận"), null=True, blank=True)
    withdrawn = models.DateField(null=True, blank=True)
    withdraw_basis = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=WorkKind.values), name="records_work_kind"),
            year_check("records_work_year", nullable=True),
        ]
        indexes: ClassVar = [models.Index(fields=["subject", "year"], name="records_work_subject")]

    def __str__(self) -> str:
        """Return title, else kind and year."""
        return self.title or f"{self.kind} {self.year}"


class Measure(Entry):
    """A disciplinary measure (hình thức kỷ luật); `ends` is None while its end is not known."""

    PERSONAL: ClassVar[dict[str, str]] = {**Entry.PERSONAL, "note": ""}

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="measures")
    form = models.CharField(_("hình thức kỷ luật"), max_length=24)
    taken = models.DateField(_("ngày có hiệu lực"), null=True, blank=True)
    ends = models.DateField(_("ngày hết hiệu lực"), null=True, blank=True)
    note = models.CharField(_("số quyết định, ghi chú"), max_length=300, blank=True)
    withdrawn = models.DateField(null=True, blank=True)
    withdraw_basis = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(taken__isnull=True) | Q(ends__gte=F("taken")),
                name="records_measure_ends_after",
            )
        ]

    def __str__(self) -> str:
        """Return form and day."""
        return f"{self.form} {self.taken or ''}"


class OpenCase(Entry):
    """Something pending that holds an award back (vụ việc đang xem xét)."""

    PERSONAL: ClassVar[dict[str, str]] = {**Entry.PERSONAL, "note": "", "result": ""}

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="open_cases")
    kind = models.CharField(_("loại vụ việc"), max_length=16, choices=OpenCaseKind.choices)
    since = models.DateField(_("từ ngày"))
    note = models.CharField(_("nội dung"), max_length=300, blank=True)
    closed = models.DateField(_("ngày kết thúc"), null=True, blank=True)
    result = models.CharField(_("kết luận"), max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed__isnull=True) | Q(closed__gte=F("since")),
                name="records_case_closed_after",
            )
        ]

    def __str__(self) -> str:
        """Return kind and first day."""
        return f"{self.kind} {self.since}"


class Judgement(Entry):
    """What a person decided where the law leaves it to people (điều con người xem xét).

    The newest for the same award, year, route and condition counts; older ones stay.

    Attributes:
        condition: identifier of the condition in the rule, or the key words of the judgement.
        route: the route, or empty when the answer holds for every route.
    """

    PERSONAL: ClassVar[dict[str, str]] = {**Entry.PERSONAL, "note": ""}

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="judgements")
    award = models.CharField(max_length=24)
    year = models.PositiveSmallIntegerField()
    route = models.CharField(max_length=24, blank=True)
    condition = models.CharField(max_length=80)
    answer = models.BooleanField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [year_check("records_judgement_year")]
        indexes: ClassVar = [
            models.Index(fields=["subject", "award", "year"], name="records_judgement_subject")
        ]

    def __str__(self) -> str:
        """Return what was judged."""
        return f"{self.award} {self.year} {self.condition}"
