"""The day of a page: today, or the one in the address; a wrong one stays as it was typed."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from thidua.core import clock

F = TypeVar("F", bound=forms.Form)
_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


def _field(label: Any) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label,
        required=False,
        input_formats=_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": gettext_lazy("Không có ngày này trong lịch. Ghi như 01/07/2025."),
        },
    )


class DayForm(forms.Form):
    """The day for which the law is shown."""

    ngay = _field(gettext_lazy("Quy định vào ngày"))


class SearchForm(DayForm):
    """Words to look for, and the day."""

    q = forms.CharField(
        label=gettext_lazy("Tên, mã hoặc tên gọi khác"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    field_order = ("q", "ngay")


class TwoDaysForm(forms.Form):
    """Two days to compare."""

    tu = _field(gettext_lazy("Từ ngày"))
    den = _field(gettext_lazy("Đến ngày"))


def read(form_class: type[F], request: HttpRequest, **usual: date) -> F:
    """Return the form of an address, checked.

    Args:
        form_class: a form with days.
        request: its address may name the days.
        usual: the day to show for each field that the address leaves out.

    Returns:
        The form. A day that cannot be is shown as it was typed: a date control would drop it.
    """
    typed = {name: said for name, said in request.GET.dict().items() if said}
    form = form_class(usual | typed)
    form.full_clean()
    for name in usual:
        if form.has_error(name):
            form.fields[name].widget.input_type = "text"
            form.fields[name].widget.attrs["type"] = "text"
    return form


def chosen(form: forms.Form, name: str = "ngay") -> date | None:
    """Return the day of a field, or None when it is none."""
    said: date | None = form.cleaned_data.get(name)
    return said


def day_of(request: HttpRequest) -> tuple[DayForm, date, date | None]:
    """Return the form, the day to show, and that day again when the address named it."""
    today = clock.today()
    form = read(DayForm, request, ngay=today)
    on = chosen(form)
    named = on if request.GET.get("ngay") and on else None
    return form, on or today, named
