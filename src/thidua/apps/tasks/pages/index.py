"""All tasks: who owes what by when."""

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements import queries as movements
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.queries import placed_names
from thidua.apps.tasks import queries
from thidua.apps.tasks.models import Task
from thidua.core import clock, export, paging

TIMINGS = {
    "": _("Tất cả"),
    "open": _("Còn hạn"),
    "overdue": _("Quá hạn"),
    "no_date": _("Kế hoạch không nêu ngày"),
    "early": _("Xong sớm"),
    "on_time": _("Xong đúng hạn"),
    "late": _("Xong muộn"),
    "done": _("Đã xong"),
    "waiting": _("Chờ quyết định chuyển giao"),
    "moved": _("Đã chia hoặc gộp"),
    "cancelled": _("Không còn hiệu lực"),
}


class Filters(forms.Form):
    """What the list can be narrowed to; the values stand in the address."""

    unit = forms.CharField(label=_("Đơn vị"), required=False)
    movement = forms.SlugField(label=_("Phong trào"), required=False, widget=forms.HiddenInput)
    timing = forms.ChoiceField(label=_("Tiến độ"), choices=TIMINGS, required=False)
    kind = forms.ChoiceField(
        label=_("Loại"), choices={"": _("Tất cả")} | Task.KINDS, required=False
    )


def index(request: HttpRequest) -> HttpResponse:
    """Show a page of tasks, or the whole list as a spreadsheet with `?xlsx`."""
    form = Filters(request.GET or None)
    rows = _narrowed(request, form)
    if "xlsx" in request.GET:
        return _spreadsheet(rows)
    page = paging.keyset(rows, order=("due_on", "pk"), after=request.GET.get("after"))
    names = placed_names([t.unit_id for t in page.rows], clock.today())
    context = {
        "form": form,
        "page": page,
        "rows": [(task, names.get(task.unit_id, "")) for task in page.rows],
        "columns": [_("Nhiệm vụ"), _("Đơn vị"), _("Loại"), _("Hạn và tiến độ")],
        "export": f"?{request.GET.urlencode()}&xlsx=1",
    }
    return render(request, "tasks/pages/index.html", context)


def _narrowed(request: HttpRequest, form: Filters) -> QuerySet[Task]:
    rows = queries.visible_to(request.user)
    if not form.is_valid():
        return rows
    chosen = form.cleaned_data
    if chosen["unit"]:
        found = organisations.find(chosen["unit"], on=clock.today())
        rows = rows.filter(unit__in=found)
    if chosen["movement"]:
        visible = movements.visible_to(request.user).filter(slug=chosen["movement"])
        rows = rows.filter(plan__movement__in=visible)
    if chosen["timing"]:
        rows = queries.with_timing(rows, chosen["timing"])
    if chosen["kind"]:
        rows = rows.filter(kind=chosen["kind"])
    return rows


def _spreadsheet(rows: QuerySet[Task]) -> HttpResponse:
    found = list(queries.ordered(rows))
    names = placed_names({t.unit_id for t in found}, clock.today())
    columns = [
        (gettext("Nhiệm vụ"),),
        (gettext("Đơn vị"),),
        (gettext("Loại"),),
        (gettext("Kỳ"),),
        (gettext("Hạn"), "day"),
        (gettext("Tiến độ"),),
        (gettext("Kế hoạch"),),
    ]
    table = (
        (
            task.title,
            names.get(task.unit_id, ""),
            str(Task.KINDS[task.kind]),
            task.period or "",
            task.due_on,
            str(TIMINGS[queries.timing_of(task)]),
            str(task.plan),
        )
        for task in found
    )
    return export.xlsx(gettext("Nhiệm vụ"), columns, table)
