"""Tags that show one thing: details, steps, progress, time lines, trees, marked text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from thidua.core import clock
from thidua.core.ui import reading, timeline
from thidua.core.ui.tags.tones import part

register = template.Library()


@register.inclusion_tag("ui/parts/detail.html")
def ui_detail(rows: Iterable[Sequence[object]]) -> dict[str, object]:
    """Return names and values; the source of a value stands below it."""
    return {"rows": [(*row, "")[:3] for row in rows]}


@register.inclusion_tag("ui/parts/figure.html")
def ui_figure(value: object, label: str, note: str = "", url: str = "") -> dict[str, object]:
    """Return the figure that answers the page's question."""
    return {"value": value, "label": label, "note": note, "url": url}


@register.inclusion_tag("ui/parts/steps.html", takes_context=True)
def ui_steps(
    context: Context,
    steps: Iterable[object],
    url: str,
    *,
    state: str = "",
    who: str = "",
    since: date | None = None,
) -> dict[str, object]:
    """Return where the thing stands, who is waited for, and the steps this reader can take."""
    return {
        "steps": [_step(step, first=i == 0) for i, step in enumerate(steps)],
        "url": url,
        "state": state,
        "who": who,
        "since": since,
        "csrf_token": context.get("csrf_token"),
    }


def _step(step: object, *, first: bool) -> dict[str, object]:
    """Return a step as its label and its name (of a machine) or its address (a link)."""
    if isinstance(step, (tuple, list)):
        return {"label": step[0], "url": step[1], "main": first}
    return {"label": step.label, "name": step.name, "main": first}  # type: ignore[attr-defined]


@register.inclusion_tag("ui/parts/path.html")
def ui_path(states: Iterable[object], current: int) -> dict[str, object]:
    """Return the whole way of a thing: what is done, where it stands, what is to come."""
    named = [state if isinstance(state, (tuple, list)) else (state, "") for state in states]
    return {
        "states": [
            (label, note, "done" if at < current else "now" if at == current else "later")
            for at, (label, note) in enumerate(named)
        ]
    }


@register.inclusion_tag("ui/parts/progress.html")
def ui_progress(value: float, total: float, label: str) -> dict[str, object]:
    """Return a bar with its words; without a total there is no bar, only words."""
    share = max(0.0, min(1.0, value / total)) if total else None
    width = "" if share is None else f"{100 * share:.1f}%"
    percent = None if share is None else int(100 * share + 0.5)
    return {"value": value, "total": total, "label": label, "width": width, "percent": percent}


@register.inclusion_tag("ui/parts/timeline.html")
def ui_timeline(
    phases: Sequence[timeline.Entry],
    milestones: Sequence[timeline.Entry],
    title: str,
    today: date | None = None,
    source: str = "",
) -> dict[str, object]:
    """Return the picture of phases and milestones and the table behind it."""
    day = today or clock.today()
    return {
        "line": timeline.line(phases, milestones, day),
        "title": title,
        "today": day,
        "source": source,
    }


@register.inclusion_tag("ui/parts/tree.html")
def ui_tree(nodes: Iterable[object]) -> dict[str, object]:
    """Return nested entries that open without scripts."""
    return {"nodes": nodes}


@register.simple_tag
def ui_text(text: str, spans: Iterable[object]) -> SafeString:
    """Return the text with what was read from it marked; the text itself is not changed."""
    return part("text", pieces=reading.pieces(text, spans))


@register.inclusion_tag("ui/parts/diff.html")
def ui_diff(runs: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Return a text with what was put in and what was left out."""
    return {"runs": runs}
