"""Tags that say one thing: chips, due dates, notes, problems, empty lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.core import clock, wording
from thidua.core.ui.tags.tones import ICON_OF_TONE, part
from thidua.kernel.problems import Problem
from thidua.kernel.states import Machine

SOON_DAYS = 7

register = template.Library()


@register.inclusion_tag("ui/parts/chip.html")
def ui_chip(word: str, tone: str = "neutral", icon: str = "") -> dict[str, object]:
    """Return a short word with a picture."""
    return {"word": word, "tone": tone, "icon": icon or ICON_OF_TONE[tone]}


@register.inclusion_tag("ui/parts/chip.html")
def ui_state(machine: Machine, state: str, tone: str = "neutral") -> dict[str, object]:
    """Return the label of a state."""
    return {"word": _(machine.labels[state]), "tone": tone, "icon": ICON_OF_TONE[tone]}


@register.inclusion_tag("ui/parts/due.html")
def ui_due(
    day: date | None, done: date | None = None, today: date | None = None
) -> dict[str, object]:
    """Return a due date and how it stands to what was done, or to today."""
    if day is None:
        return {"day": None, "word": _("Không có hạn"), "tone": "neutral", "icon": "dot"}
    tone, word = _due(day, done, today or clock.today())
    return {"day": day, "word": word, "tone": tone, "icon": ICON_OF_TONE[tone]}


def _due(day: date, done: date | None, today: date) -> tuple[str, str]:
    """Return tone and words of a due date."""
    if done is not None:
        gap = (day - done).days
        if gap > 0:
            return "good", ngettext("Xong sớm %d ngày", "Xong sớm %d ngày", gap) % gap
        if gap == 0:
            return "good", _("Xong đúng hạn")
        return "warn", ngettext("Xong muộn %d ngày", "Xong muộn %d ngày", -gap) % -gap
    left = (day - today).days
    if left < 0:
        return "bad", ngettext("Quá hạn %d ngày", "Quá hạn %d ngày", -left) % -left
    if left == 0:
        return "warn", _("Hạn hôm nay")
    words = ngettext("Còn %d ngày", "Còn %d ngày", left) % left
    return ("wait" if left <= SOON_DAYS else "neutral"), words


@register.simple_block_tag
def ui_alert(content: str, tone: str, title: str) -> SafeString:
    """Return a note that says what, why and what to do."""
    return part("alert", content=content, tone=tone, title=title, icon=ICON_OF_TONE[tone])


@register.inclusion_tag("ui/parts/problems.html")
def ui_problems(problems: Iterable[Problem], title: str = "") -> dict[str, object]:
    """Return the problems as sentences, what blocks before what only warns."""
    worded = [(problem.severity, wording.sentence(problem)) for problem in problems]
    blocks = [text for severity, text in worded if severity == "blocks"]
    warns = [text for severity, text in worded if severity != "blocks"]
    return {"blocks": blocks, "warns": warns, "title": title}


@register.inclusion_tag("ui/parts/empty.html")
def ui_empty(title: str, why: str, do: str = "", url: str = "") -> dict[str, object]:
    """Return what stands in place of an empty list."""
    return {"title": title, "why": why, "do": do, "url": url}
