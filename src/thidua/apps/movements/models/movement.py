"""Movements and the links between them."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit


class Movement(models.Model):
    """Phong trào thi đua: what an authority launched or carries out, whatever version its plan has.

    `starts` and `ends` are years. `published` is set when the first plan runs. `steward` is the
    unit that took the movement over after its issuer had ended; null while the issuer keeps it.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    OWN, CARRIES = "phat_dong", "trien_khai"
    LAUNCH_MODES: ClassVar = {OWN: _("Phát động"), CARRIES: _("Triển khai phong trào cấp trên")}
    THEMATIC, YEARLY = "thematic", "yearly"
    LENGTHS: ClassVar = {THEMATIC: _("Theo chuyên đề"), YEARLY: _("Thường xuyên hằng năm")}

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(_("tên phong trào"), max_length=500)
    search = models.CharField(max_length=700, db_index=True)
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="movements")
    steward = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    level = models.CharField(_("cấp"), max_length=40)
    scope = models.TextField(_("phạm vi, đối tượng"), blank=True)
    launch_mode = models.CharField(max_length=20, choices=LAUNCH_MODES, default=CARRIES)
    length = models.CharField(max_length=20, choices=LENGTHS, default=THEMATIC)
    starts = models.PositiveSmallIntegerField(_("từ năm"), null=True, blank=True)
    ends = models.PositiveSmallIntegerField(_("đến năm"), null=True, blank=True)
    published = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("phong trào thi đua")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="movement_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def unit(self) -> Unit:
        """The organisation that rights are asked for."""
        return self.steward or self.issuer


class MovementLink(models.Model):
    """One movement in relation to another: carries out, continues, replaces, merged with."""

    PERSONAL: ClassVar[dict[str, str]] = {}

    CARRIES_OUT, CONTINUES, REPLACES, MERGED = "carries_out", "continues", "replaces", "merged_with"
    KINDS: ClassVar = {
        CARRIES_OUT: _("Triển khai"),
        CONTINUES: _("Tiếp nối"),
        REPLACES: _("Thay thế"),
        MERGED: _("Gộp với"),
    }

    source = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="links")
    target = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=20, choices=KINDS)

    class Meta:
        verbose_name = _("liên kết phong trào")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="link_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="link_not_to_itself"),
        ]

    def __str__(self) -> str:
        """Return both ends."""
        return f"{self.source_id} {self.kind} {self.target_id}"
