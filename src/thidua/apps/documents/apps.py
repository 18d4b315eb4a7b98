"""App of documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Official papers and their stored originals."""

    name = "thidua.apps.documents"
    label = "documents"
    verbose_name = _("Văn bản")
