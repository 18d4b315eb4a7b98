"""Files of records that were taken in, row by row."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.records.models.subjects import Subject, fresh_uid
from thidua.apps.records.states import ROW
from thidua.core.models import StoredFile


class ImportBatch(models.Model):
    """One file that was taken in (đợt nhập hồ sơ); clear rows at once, the others by hand.

    Attributes:
        unit: whose people and collectives the file tells of; units below it too.
        columns: heading of each column and what it was read as: [{heading, field}].
    """

    PERSONAL: ClassVar[dict[str, str]] = {"by": "kept, the person is replaced"}

    uid = models.CharField(max_length=24, unique=True, default=fresh_uid, editable=False)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="record_batches")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="record_batches")
    name = models.CharField(max_length=200)
    columns = models.JSONField(default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="record_batches"
    )
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("đợt nhập hồ sơ")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stored", "unit"], name="records_file_once_a_unit")
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-at"], name="records_batch_unit")]

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.name


class ImportRow(models.Model):
    """One row of a file: what it said, what became of it (dòng của tệp nhập).

    Attributes:
        number: row in the file, as a spreadsheet counts.
        said: what stands in the row, by field.
        state: see `states.ROW`; unclear waits for somebody.
        problems: [{code, field, params}] for `core.wording`.
        note: why it was dropped.
    """

    PERSONAL: ClassVar[dict[str, str]] = {
        "said": "{}",
        "problems": "[]",
        "note": "",
        "subject": "kept, the subject is replaced",
        "settled_by": "kept, the person is replaced",
    }

    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="rows")
    sheet = models.CharField(max_length=80, blank=True)
    number = models.PositiveIntegerField()
    said = models.JSONField(default=dict)
    state = models.CharField(max_length=8, default=ROW.start)
    problems = models.JSONField(default=list, blank=True)
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="import_rows"
    )
    note = models.CharField(max_length=300, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=ROW.states), name="records_row_state"),
            models.UniqueConstraint(fields=["batch", "sheet", "number"], name="records_row_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["batch", "state", "number"], name="records_row_batch")
        ]

    def __str__(self) -> str:
        """Return the number of the row."""
        return str(self.number)

    @property
    def unit_id(self) -> int:
        """Key of the unit of the file, for rules that ask where the row stands."""
        return self.batch.unit_id
