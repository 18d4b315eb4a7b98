"""Django's entry for accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Tài khoản, chức trách và quyền."""

    name = "thidua.apps.accounts"
    label = "accounts"
    verbose_name = _("Tài khoản")
