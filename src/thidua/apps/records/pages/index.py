"""All records that the reader may see: of whom, where, what the last years say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.apps.organisations import queries as organisations
from thidua.apps.records import queries, rules
from thidua.apps.records.models import Subject, SubjectKind
from thidua.apps.records.pages import labels
from thidua.core import clock, export, paging

MOST_EXPORTED = 20_000


class Filters(forms.Form):
    """What the list can be narrowed to; the values stand in the address."""

    q = forms.CharField(label=_("Tìm theo tên hoặc mã số"), required=False, max_length=100)
    unit = forms.CharField(label=_("Đơn vị và cấp dưới"), required=False, max_length=200)
    kind = forms.ChoiceField(
        label=_("Loại"), choices=[("", _("Tất cả")), *SubjectKind.choices], required=False
    )
    waiting = forms.BooleanField(label=_("Chỉ hồ sơ chờ chuyển đơn vị"), required=False)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show a page of records, or the whole list as a spreadsheet with `?xlsx`."""
    form = Filters(request.GET or None)
    rows, missed = _narrowed(request, form)
    if "xlsx" in request.GET:
        return _spreadsheet(rows)
    page = paging.keyset(rows, order=("sort_key",), after=request.GET.get("after"))
    context = {
        "form": form,
        "page": page,
        "rows": _shown(page.rows),
        "missed": missed,
        "columns": [
            _("Họ và tên, tên gọi"),
            _("Đơn vị"),
            _("Loại, chức vụ"),
            _("Xếp loại gần nhất"),
            _("Danh hiệu, khen thưởng gần nhất"),
        ],
        "may_add": rules.can_take_in(request.user, None),
        "may_list": rules.can_list(request.user, None),
        "export": f"?{request.GET.urlencode()}&xlsx=1",
    }
    return render(request, "records/pages/index.html", context)


def _narrowed(request: HttpRequest, form: Filters) -> tuple[QuerySet[Subject], bool]:
    """Return the rows asked for, and whether the unit asked for was not found."""
    rows = queries.visible_to(request.user).select_related("unit")
    if not form.is_valid():
        return rows, False
    said = form.cleaned_data
    units = None
    if said["unit"]:
        units = [one.pk for one in organisations.find(said["unit"], on=clock.today())]
    narrow = {"text": said["q"], "kind": said["kind"], "waiting": said["waiting"]}
    return queries.narrowed(rows, **narrow, unit_ids=units), units == []


def _shown(rows: list[Subject]) -> list[dict[str, Any]]:
    """Return what a row shows: four queries whatever their number."""
    names = queries.unit_names(rows, clock.today())
    lately = queries.latest(rows)
    return [
        {
            "subject": one,
            "unit": names.get(one.unit_id, ""),
            "rating": _rating(lately[one.pk].rating),
            "grants": [f"{labels.grant_line(g)} {g.year}" for g in lately[one.pk].grants],
        }
        for one in rows
    ]


def _rating(found: Any) -> str:
    """Return the last rating with its year, or nothing."""
    return f"{found.year}: {labels.rating_line(found)}" if found else ""


def _spreadsheet(rows: QuerySet[Subject]) -> HttpResponse:
    """Return the list as a table; at most so many rows."""
    found = list(rows.order_by("sort_key", "pk")[:MOST_EXPORTED])
    columns = [
        (gettext("Họ và tên, tên gọi"),),
        (gettext("Loại đối tượng"),),
        (gettext("Đơn vị"),),
        (gettext("Mã số"),),
        (gettext("Chức vụ"),),
        (gettext("Xếp loại gần nhất"),),
        (gettext("Danh hiệu, khen thưởng gần nhất"),),
        (gettext("Dữ liệu trình diễn"),),
    ]
    table = (
        (
            row["subject"].full_name,
            row["subject"].get_kind_display(),
            row["unit"],
            row["subject"].code,
            row["subject"].post,
            row["rating"],
            "; ".join(row["grants"]),
            row["subject"].is_demo,
        )
        for row in _shown(found)
    )
    return export.xlsx(gettext("Hồ sơ thành tích"), columns, table)
