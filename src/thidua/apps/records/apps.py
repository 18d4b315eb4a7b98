"""App of records."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    """Titles, awards, ratings, initiatives and discipline of persons and collectives."""

    name = "thidua.apps.records"
    label = "records"
    verbose_name = _("Hồ sơ thành tích")
