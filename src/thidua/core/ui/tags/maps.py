"""The tag of maps: outlines when there is room, equal tiles when there is not, and a table."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from thidua.core.ui.map import Picture

register = template.Library()


@register.inclusion_tag("ui/parts/map.html", takes_context=True)
def ui_map(
    context: Context,
    picture: Picture,
    title: str,
    measure: str,
    *,
    source: str = "",
    key: str = "map",
) -> dict[str, object]:
    """Return the map; `key` begins the id of its table, for pages with more than one map."""
    return {
        "picture": picture,
        "title": title,
        "source": source,
        "key": key,
        "columns": [_("Tên"), measure, _("Bậc") if picture.sequence else _("Nhóm")],
        "request": context.get("request"),
    }
