"""Tags of the frame: places, messages, the ways between pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from django import template
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.core.signals import setting_changed
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

from thidua.core.ui import addresses
from thidua.core.ui.tags.tones import ICON_OF_TONE, TONE_OF_LEVEL, part

register = template.Library()


@register.simple_tag
@cache
def ui_icon(name: str) -> SafeString:
    """Return the picture of that name; it is hidden from screen readers, a word stands beside.

    A page has dozens of them, so each is read once.
    """
    return render_to_string(f"ui/icons/{name}.svg")


@register.simple_tag
def ui_still(name: str) -> SafeString:
    """Return a part of the frame that is the same on every page, made once a language."""
    made: SafeString = (_made.__wrapped__ if settings.DEBUG else _made)(name, get_language())
    return made


@cache
def _made(name: str, _language: str | None) -> SafeString:
    return render_to_string(name)


setting_changed.connect(lambda **_kept: _made.cache_clear(), weak=False, dispatch_uid="ui_still")


@register.simple_tag
@cache
def ui_languages() -> tuple[tuple[str, str, str], ...]:
    """Return code, short sign and own name of each language of the screens."""
    return tuple(
        (code, code.upper(), get_language_info(code)["name_local"])
        for code, _ in settings.LANGUAGES
    )


@register.inclusion_tag("ui/places.html", takes_context=True)
def ui_places(context: Context) -> dict[str, object]:
    """Return the list of places, of the context or of `request.places`."""
    request = context.get("request")
    entries = context.get("places") or getattr(request, "places", None) or ()
    found = addresses.places(entries, request.path if request else "")
    here = next((place.label for place in found if place.here), "")
    listed = render_to_string("ui/places_list.html", {"places": found}) if found else ""
    return {"listed": listed, "here": here}


@register.simple_tag
def ui_message(message: Message) -> SafeString:
    """Return one of Django's messages with icon and word; the tag `keep-x` ends the draft x."""
    tone = TONE_OF_LEVEL.get(message.level_tag, "info")
    tags = (message.extra_tags or "").split()
    kept = next((tag[5:] for tag in tags if tag.startswith("keep-")), "")
    return part("message", text=message.message, tone=tone, icon=ICON_OF_TONE[tone], kept=kept)


@register.inclusion_tag("ui/parts/breadcrumb.html")
def ui_breadcrumb(items: Iterable[Sequence[str]]) -> dict[str, object]:
    """Return the way down to this page."""
    return {"items": items}


@register.inclusion_tag("ui/parts/tabs.html", takes_context=True)
def ui_tabs(context: Context, items: Iterable[Sequence[object]], label: str) -> dict[str, object]:
    """Return pages of one thing side by side, as links."""
    here = context["request"].path
    return {"items": [(*item, "")[:3] for item in items], "label": label, "here": here}


@register.inclusion_tag("ui/parts/search.html", takes_context=True)
def ui_search(context: Context, url: str, label: str, name: str = "q") -> dict[str, object]:
    """Return a search box that sends to `url`."""
    typed = context["request"].GET.get(name, "") if "request" in context else ""
    return {"url": url, "label": label, "name": name, "typed": typed}


@register.simple_block_tag
def ui_more(content: str, summary: str, *, open: bool = False) -> SafeString:  # noqa: A002
    """Return a folded detail."""
    return part("more", content=content, summary=summary, open=open)


@register.inclusion_tag("ui/parts/keys.html")
def ui_keys() -> dict[str, object]:
    """Return the list of keys and the switch that turns them off."""
    return {}
