"""Find a unit as it was on any day, by any name it ever bore."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from thidua.apps.organisations import queries
from thidua.apps.organisations.models import Level
from thidua.core import clock
from thidua.core.paging import keyset

COLUMNS = (_("Tên"), _("Loại"), _("Trực thuộc"), _("Thời gian"))


class SearchForm(forms.Form):
    """Tìm đơn vị."""

    q = forms.CharField(
        label=_("Tên, tên cũ, tên viết tắt hoặc mã"), required=False, max_length=200
    )
    level = forms.ChoiceField(label=_("Cấp"), required=False)
    day = forms.DateField(
        label=_("Vào ngày"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every level, and all of them first."""
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [("", _("Mọi cấp")), *Level.choices]  # type: ignore[attr-defined]


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the units of a day."""
    form = SearchForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    on = said.get("day") or clock.today()
    rows = queries.search_versions(said.get("q", ""), on=on, level=said.get("level", ""))
    page = keyset(rows, order=("sort_key", "unit_id"), after=request.GET.get("after"))
    parents = [row.parent_id for row in page.rows if row.parent_id]
    names = queries.place_names_on(parents, on)
    return render(
        request,
        "organisations/pages/index.html",
        {
            "form": form,
            "page": page,
            "on": on,
            "columns": COLUMNS,
            "rows": [(row, names.get(row.parent_id or 0, "")) for row in page.rows],
        },
    )
