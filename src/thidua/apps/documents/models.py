"""Tables of documents."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.core.models import StoredFile


class Document(models.Model):
    """Văn bản: one official paper as it was received, with the text that was read from it."""

    PERSONAL: ClassVar[dict[str, str]] = {}

    PLAN, OTHER = "plan", "other"
    KINDS: ClassVar = {PLAN: _("Kế hoạch"), OTHER: _("Văn bản khác")}

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=KINDS, default=PLAN)
    number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    issuer = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    issuer_text = models.CharField(_("cơ quan ban hành"), max_length=300, blank=True)
    title = models.TextField(_("trích yếu"), blank=True)
    stored = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    text = models.TextField()
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="documents"
    )
    uploaded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("văn bản")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["plan", "other"]), name="document_kind")
        ]

    def __str__(self) -> str:
        """Return the number, else the title."""
        return self.number or self.title[:80]
