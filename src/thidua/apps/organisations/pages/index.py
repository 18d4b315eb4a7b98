"""Units as a tree on any day; found by any name or code they ever bore."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.apps.organisations import queries
from thidua.apps.organisations.models import Hierarchy, Level, UnitVersion
from thidua.core import clock
from thidua.core.paging import Page, keyset

COLUMNS = (_("Tên"), _("Loại"), _("Trực thuộc"), _("Thời gian"))
ONE_DAY = timedelta(days=1)


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
    tree = forms.ChoiceField(label=_("Hệ thống"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every level, and all of them first; the tree of the state, and what holds data."""
        super().__init__(*args, **kwargs)
        held = queries.hierarchies_held()
        self.fields["level"].choices = [("", _("Mọi cấp")), *Level.choices]  # type: ignore[attr-defined]
        self.fields["tree"].choices = [  # type: ignore[attr-defined]
            ("", Hierarchy.STATE.label),
            *((code, label) for code, label in Hierarchy.choices if code in held),
        ]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the tree of a day, or the list of what was looked for."""
    form = SearchForm(request.GET)
    form.is_valid()
    said = form.cleaned_data
    on = said.get("day") or clock.today()
    context: dict[str, Any] = {"form": form, "on": on, "asked_day": bool(said.get("day"))}
    if said.get("q") or said.get("level") or request.GET.get("after"):
        context |= _list(request, said, on)
    else:
        opened = queries.by_uid(request.GET.get("open", "")[:64])
        tree = said.get("tree") or Hierarchy.STATE
        context |= {
            "tree": queries.branch(tree, opened, on),
            "which": tree,
            "state": Hierarchy.STATE,
            "basis": queries.basis_of(tree),
        }
    return render(request, "organisations/pages/index.html", context)


def _list(request: HttpRequest, said: dict[str, Any], on: date) -> dict[str, Any]:
    """Return the page of what was found, each with its unit above, its end and its heirs."""
    text = said.get("q", "")
    rows = queries.search_versions(text, on=on, level=said.get("level", ""))
    page: Page[UnitVersion] = keyset(
        rows, order=("sort_key", "unit_id"), after=request.GET.get("after")
    )
    names = queries.place_names_on([row.parent_id for row in page.rows if row.parent_id], on)
    gone = [row.unit_id for row in page.rows if row.end is not None and row.end <= on]
    heirs = queries.heir_names(gone, on)
    once = queries.names_matching(text, [row.unit_id for row in page.rows]) if text else {}
    return {
        "page": page,
        "columns": COLUMNS,
        "rows": [
            {
                "row": row,
                "parent": names.get(row.parent_id or 0, ""),
                "last": row.end - ONE_DAY if row.end else None,
                "over": row.unit_id in heirs,
                "heirs": "; ".join(heirs.get(row.unit_id, ())),
                "once": [name for name in once.get(row.unit_id, ()) if name != row.name],
            }
            for row in page.rows
        ],
    }
