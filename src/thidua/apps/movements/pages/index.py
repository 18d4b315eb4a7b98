"""All movements: as a list that can be narrowed, and as the tree of the cascade."""

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements import queries
from thidua.apps.movements.models import Movement
from thidua.apps.movements.pages.words import LEVELS, tabs_of_index, years
from thidua.apps.organisations.queries import placed_names
from thidua.core import clock, export, paging
from thidua.core.ui.addresses import each_address
from thidua.kernel.text.fold import fold


class Filters(forms.Form):
    """What the list can be narrowed to; the values stand in the address."""

    q = forms.CharField(label=_("Tên phong trào"), required=False)
    level = forms.ChoiceField(label=_("Cấp"), choices={"": _("Tất cả")} | LEVELS, required=False)
    year = forms.IntegerField(label=_("Đang diễn ra năm"), required=False, min_value=1945)


def index(request: HttpRequest) -> HttpResponse:
    """Show a page of movements, or the whole list as a spreadsheet with `?xlsx`."""
    form = Filters(request.GET or None)
    rows = _narrowed(queries.visible_to(request.user).select_related(None), form)
    if "xlsx" in request.GET:
        return _spreadsheet(rows)
    page = paging.keyset(rows, order=("search", "pk"), after=request.GET.get("after"))
    names = placed_names([m.issuer_id for m in page.rows], clock.today())
    urls = each_address("movements:movement", [m.slug for m in page.rows])
    levels = {m.level: str(LEVELS.get(m.level, m.level)) for m in page.rows}
    context = {
        "form": form,
        "page": page,
        "rows": [
            (url, m.name, names.get(m.issuer_id, ""), levels[m.level], years(m))
            for url, m in zip(urls, page.rows, strict=True)
        ],
        "columns": [_("Phong trào"), _("Cơ quan ban hành"), _("Cấp"), _("Thời gian")],
        "export": f"?{request.GET.urlencode()}&xlsx=1",
        "tabs": tabs_of_index(),
    }
    return render(request, "movements/pages/index.html", context)


def tree(request: HttpRequest) -> HttpResponse:
    """Show the cascade: each movement with those that carry it out."""
    tops = queries.cascade(request.user)
    keys: list[int] = []

    def gather(branch: queries.Branch) -> None:
        keys.append(branch.movement.issuer_id)
        for lower in branch.lower:
            gather(lower)

    for top in tops:
        gather(top)
    names = placed_names(keys, clock.today())
    context = {"nodes": [_node(b, names) for b in tops], "tabs": tabs_of_index()}
    return render(request, "movements/pages/tree.html", context)


def _node(branch: queries.Branch, names: dict[int, str]) -> dict[str, object]:
    movement = branch.movement
    return {
        "label": movement.name,
        "url": reverse("movements:movement", args=[movement.slug]),
        "note": f"{names.get(movement.issuer_id, '')} · {years(movement)}",
        "children": [_node(lower, names) for lower in branch.lower],
        "open": True,
    }


def _narrowed(rows: QuerySet[Movement], form: Filters) -> QuerySet[Movement]:
    if not form.is_valid():
        return rows
    chosen = form.cleaned_data
    for word in fold(chosen["q"]).split():
        rows = rows.filter(search__contains=word)
    if chosen["level"]:
        rows = rows.filter(level=chosen["level"])
    if year := chosen["year"]:
        rows = rows.filter(Q(starts__lte=year) & Q(ends__gte=year))
    return rows


def _spreadsheet(rows: QuerySet[Movement]) -> HttpResponse:
    found = list(rows.order_by("search", "pk"))
    names = placed_names({m.issuer_id for m in found}, clock.today())
    columns = [
        (gettext("Phong trào"),),
        (gettext("Cơ quan ban hành"),),
        (gettext("Cấp"),),
        (gettext("Từ năm"),),
        (gettext("Đến năm"),),
    ]
    table = (
        (m.name, names.get(m.issuer_id, ""), str(LEVELS.get(m.level, m.level)), m.starts, m.ends)
        for m in found
    )
    return export.xlsx(gettext("Phong trào thi đua"), columns, table)
