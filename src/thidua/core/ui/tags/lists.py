"""Tags of lists: filters, tables, paging, cards, days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django import template
from django.forms import BaseForm
from django.template import Context
from django.utils.safestring import SafeString

from thidua.core import clock
from thidua.core.ui import addresses, tables
from thidua.core.ui.tags.tones import part

register = template.Library()


@register.simple_block_tag(takes_context=True)
def ui_filters(context: Context, content: str, form: BaseForm) -> SafeString:
    """Return filters whose values stand in the address."""
    request = context["request"]
    used = any(request.GET.get(form.add_prefix(name)) for name in form.fields)
    return part("filters", content=content, form=form, used=used, sort=request.GET.get("sort", ""))


@register.inclusion_tag("ui/parts/list_head.html")
def ui_list_head(count: int, noun: str, export: str = "") -> dict[str, object]:
    """Return how many there are, and the way to take them along."""
    return {"count": count, "noun": noun, "export": export}


@register.simple_block_tag(takes_context=True)
def ui_table(
    context: Context, content: str, caption: str, columns: Sequence[object]
) -> SafeString | str:
    """Return a table whose rows are cards on a phone; a body without rows is shown as it is."""
    if not tables.has_rows(content):
        return content
    heads = tables.heads(columns, context.get("request"))
    rows = tables.with_labels(content, heads)
    return part("table", caption=caption, heads=heads, rows=rows)


@register.inclusion_tag("ui/parts/paging.html", takes_context=True)
def ui_paging(context: Context, page: object) -> dict[str, object]:
    """Return the ways to the page before and the page after."""
    request = context["request"]
    made: dict[str, object] = {}
    for name in ("prev", "next"):
        cursor = getattr(page, f"{name}_cursor", None)
        made[name] = "" if cursor is None else addresses.with_query(request, after=cursor)
    return made


@register.simple_block_tag
def ui_card(content: str, title: str, url: str = "") -> SafeString:
    """Return one card of a grid."""
    return part("card", content=content, title=title, url=url)


@register.inclusion_tag("ui/parts/calendar.html")
def ui_calendar(
    days: Iterable[tuple[date, Iterable[Sequence[str]]]], today: date | None = None
) -> dict[str, object]:
    """Return days with what falls on them, one under the other."""
    listed = [(day, [(*entry, "")[:3] for entry in entries]) for day, entries in days]
    return {"days": listed, "today": today or clock.today()}
