"""Surface: the desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Signed-in home, search, audit."""

    name = "thidua.surfaces.desk"
    label = "desk"
