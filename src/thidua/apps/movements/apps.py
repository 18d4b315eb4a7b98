"""App of movements."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MovementsConfig(AppConfig):
    """Movements and their plans."""

    name = "thidua.apps.movements"
    label = "movements"
    verbose_name = _("Phong trào thi đua")
