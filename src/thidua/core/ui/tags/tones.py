"""The tones of the parts, and the picture that goes with each."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

ICON_OF_TONE = {
    "neutral": "dot",
    "good": "check",
    "warn": "warning",
    "bad": "stop",
    "info": "info",
    "wait": "clock",
}
TONE_OF_LEVEL = {"success": "good", "warning": "warn", "error": "bad"}


def part(name: str, **values: object) -> SafeString:
    """Render a part's template without the page's context."""
    return render_to_string(f"ui/parts/{name}.html", values)
