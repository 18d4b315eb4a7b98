"""Numbers of official documents."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class NumberSeries(models.Model):
    """The last number given in one series and year (dãy số văn bản)."""

    PERSONAL: ClassVar[dict[str, str]] = {}

    series = models.CharField(max_length=100)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("series", "year"), name="core_series_once"),)

    def __str__(self) -> str:
        """Name the series, its year and the last number."""
        return f"{self.series} {self.year}: {self.last}"
