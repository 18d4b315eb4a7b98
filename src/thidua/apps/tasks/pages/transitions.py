"""All transition sheets: which running plans a reorganisation touched, and what is still open."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.queries import placed_names
from thidua.apps.tasks import queries
from thidua.core import clock, paging


def transitions(request: HttpRequest) -> HttpResponse:
    """Show a page of sheets, those with something to decide for me marked."""
    rows = queries.sheets_visible_to(request.user)
    page = paging.keyset(rows, order=("-day", "pk"), after=request.GET.get("after"))
    mine = set(queries.sheets_waiting_for(request.user).values_list("pk", flat=True))
    counts = queries.counts_of_sheets([sheet.pk for sheet in page.rows])
    first = min((sheet.day for sheet in page.rows), default=clock.today())
    units = {sheet.old_issuer_id for sheet in page.rows}
    names = placed_names(units, first - timedelta(days=1))
    context = {
        "page": page,
        "rows": [
            (sheet, names.get(sheet.old_issuer_id, ""), counts[sheet.pk], sheet.pk in mine)
            for sheet in page.rows
        ],
        "columns": [
            _("Kế hoạch"),
            _("Cơ quan ban hành"),
            _("Ngày sắp xếp"),
            (_("Tự chuyển"), "", "number"),
            (_("Chờ quyết định"), "", "number"),
        ],
    }
    return render(request, "tasks/pages/transitions.html", context)
