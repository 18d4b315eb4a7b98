"""Tags of forms: fields, errors, whole forms, the last question before a final act."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.forms import BaseForm, BoundField
from django.template import Context

register = template.Library()


@register.inclusion_tag("ui/parts/form.html", takes_context=True)
def ui_form(
    context: Context,
    form: BaseForm,
    submit: str,
    *,
    back: str = "",
    keep: str = "",
    action: str = "",
) -> dict[str, object]:
    """Return a whole form; files are sent when it has a field for them."""
    token = context.get("csrf_token")
    return {
        "form": form, "submit": submit, "back": back, "keep": keep, "action": action,
        "csrf_token": token,
    }  # fmt: skip


@register.inclusion_tag("ui/parts/form_errors.html")
def ui_form_errors(form: BaseForm) -> dict[str, object]:
    """Return what is wrong with the form, each with a link to its field."""
    fields = [(field, field.errors) for field in form if field.errors] if form.errors else []
    return {"whole": form.non_field_errors() if form.is_bound else [], "fields": fields}


@register.inclusion_tag("ui/parts/field.html")
def ui_field(field: BoundField) -> dict[str, object]:
    """Return label, help, error and control, joined for screen readers."""
    kind = getattr(field.field.widget, "input_type", "")
    grouped = field.use_fieldset
    return {"field": field, "kind": kind, "grouped": grouped}


@register.inclusion_tag("ui/parts/fields.html")
def ui_fields(form: BaseForm) -> dict[str, object]:
    """Return every field of the form."""
    return {"form": form}


@register.inclusion_tag("ui/parts/confirm.html", takes_context=True)
def ui_confirm(
    context: Context,
    *,
    word: str,
    what: str,
    button: str,
    back: str,
    items: Iterable[str] = (),
    error: str = "",
    action: str = "",
) -> dict[str, object]:
    """Return the question before an act that cannot be undone; the word comes as POST `word`."""
    return {
        "word": word,
        "what": what,
        "button": button,
        "back": back,
        "items": items,
        "error": error,
        "action": action,
        "csrf_token": context.get("csrf_token"),
    }
