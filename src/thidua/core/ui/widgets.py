"""Plain inputs and selections written without templates: the same HTML, a tenth of the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

_INPUTS = ("text", "number", "email", "url", "password", "hidden", "date", "checkbox", "input")


class Renderer(DjangoTemplates):
    """Django's own renderer, which is asked only for what stands in no entry of `WRITERS`.

    Every list has filters and every form fields; Django renders up to a dozen templates for one.
    """

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """Return the HTML of a widget."""
        write = WRITERS.get(template_name)
        if write is None:
            return super().render(template_name, context, request)
        return mark_safe(write(context["widget"]))


def _attributes(attrs: Mapping[str, object]) -> str:
    """Return the attributes with a blank before each; False is left out, True has no value."""
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{_value(value)}"'
        for name, value in attrs.items()
        if value is not False
    )


def _value(value: object) -> str:
    """Return a value as an attribute, in quotation marks, holds it."""
    return value if isinstance(value, SafeString) else escape(str(value))


def _input(widget: Mapping[str, Any]) -> str:
    """Return an `<input>`."""
    value = "" if widget["value"] is None else f' value="{_value(widget["value"])}"'
    start = f'<input type="{escape(widget["type"])}" name="{_value(widget["name"])}"'
    return f"{start}{value}{_attributes(widget['attrs'])}>"


def _select(widget: Mapping[str, Any]) -> str:
    """Return a `<select>` with its groups and options, as Django does but for empty lines."""
    made = [f'<select name="{_value(widget["name"])}"{_attributes(widget["attrs"])}>']
    for group, options, _place in widget["optgroups"]:
        if group:
            made.append(f'\n  <optgroup label="{conditional_escape(localize(group))}">')
        made += [f"\n  {_option(option)}" for option in options]
        if group:
            made.append("\n  </optgroup>")
    return "".join([*made, "\n</select>"])


def _option(option: Mapping[str, Any]) -> str:
    """Return an `<option>`."""
    start = f'<option value="{_value(option["value"])}"{_attributes(option["attrs"])}>'
    return f"{start}{conditional_escape(localize(option['label']))}</option>"


WRITERS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    f"django/forms/widgets/{name}.html": _input for name in _INPUTS
} | {"django/forms/widgets/select.html": _select}
"""Django's template -> what writes the same."""
