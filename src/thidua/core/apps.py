"""The Django application of the core."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    """Finds receivers and jobs of every app once all models are there."""

    name = "thidua.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Nền tảng chung"

    def ready(self) -> None:
        """Import `receivers` and `jobs` of every app, so that they register themselves."""
        from thidua.core import daily as _daily  # noqa: F401

        autodiscover_modules("receivers", "jobs")
