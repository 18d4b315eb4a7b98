"""Surface: the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Public pages."""

    name = "thidua.surfaces.portal"
    label = "portal"
