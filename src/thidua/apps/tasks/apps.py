"""App of tasks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """What each unit owes, with due dates."""

    name = "thidua.apps.tasks"
    label = "tasks"
    verbose_name = _("Nhiệm vụ")
