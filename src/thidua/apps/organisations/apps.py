"""Django's entry for organisations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Cơ quan, tổ chức, địa phương."""

    name = "thidua.apps.organisations"
    label = "organisations"
    verbose_name = _("Đơn vị")
