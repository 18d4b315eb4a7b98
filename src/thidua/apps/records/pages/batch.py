"""What became of a file, row by row: row number, what, why, what to do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.apps.records import queries, states
from thidua.apps.records.checks.columns import BY_NAME
from thidua.apps.records.models import ImportBatch, ImportRow
from thidua.apps.records.pages.parts import subject_name
from thidua.core import clock, export, paging
from thidua.core.wording import parts
from thidua.kernel.problems import Problem

COLUMNS = (_("Dòng"), _("Tên trong tệp"), _("Kết quả"), _("Vì sao, cần làm gì"))


class Filters(forms.Form):
    """Chỉ những dòng ở một tình trạng."""

    state = forms.ChoiceField(label=_("Kết quả"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the states of a row."""
        super().__init__(*args, **kwargs)
        labels = [(code, gettext(label)) for code, label in states.ROW.labels.items()]
        self.fields["state"].choices = [("", _("Tất cả")), *labels]  # type: ignore[attr-defined]


@login_required
@require_safe
def batch(request: HttpRequest, uid: str) -> HttpResponse:
    """Show the report of a file, or hand it out as a table with `?xlsx`."""
    found = queries.batch_by_uid(request.user, uid)
    if found is None:
        raise Http404
    form = Filters(request.GET or None)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    rows = queries.rows_of(found, state)
    if "xlsx" in request.GET:
        return _spreadsheet(rows)
    page = paging.keyset(rows, order=("number",), after=request.GET.get("after"), size=50)
    counts = queries.state_counts(found)
    context = {
        "batch": found,
        "unit": queries.batch_units([found], clock.today()).get(found.unit_id, ""),
        "form": form,
        "page": page,
        "rows": [_row(one) for one in page.rows],
        "columns": COLUMNS,
        "counts": [(states.ROW, code, n) for code in states.ROW.labels if (n := counts.get(code))],
        "waiting": counts.get(states.UNCLEAR, 0),
        "first": queries.rows_of(found, states.UNCLEAR).first(),
        "read": _read_as(found),
        "unread": sum(1 for column in found.columns if not column["field"]),
        "export": f"?{request.GET.urlencode()}&xlsx=1",
        "tones": TONES,
    }
    return render(request, "records/pages/batch.html", context)


TONES = {"taken": "good", "settled": "good", "unclear": "wait", "refused": "neutral"}


def _row(one: ImportRow) -> dict[str, Any]:
    """Return what a row of the report shows."""
    return {
        "row": one,
        "name": subject_name(one.said),
        "why": reasons(one),
        "waits": one.state == states.UNCLEAR,
        "tone": TONES.get(one.state, "neutral"),
    }


def reasons(row: ImportRow) -> list[tuple[str, str, str]]:
    """Return every problem of a row: the column, what is wrong, what to do."""
    found = []
    for one in row.problems:
        problem = Problem(one["code"], tuple(one.get("where", ())), one.get("params", {}))
        field = BY_NAME.get(str(problem.where[0])) if problem.where else None
        found.append((str(field.heading) if field else "", *parts(problem)))
    return found


def _read_as(found: ImportBatch) -> list[str]:
    """Return the names of the columns that were understood."""
    names = []
    for column in found.columns:
        if column["field"] in BY_NAME:
            year = f" {column['year']}" if column["year"] else ""
            names.append(f"{BY_NAME[column['field']].heading}{year}")
    return names


def _spreadsheet(rows: QuerySet[ImportRow]) -> HttpResponse:
    """Return the report as a table."""
    columns = [
        (gettext("Dòng"), "number"),
        (gettext("Tên trong tệp"),),
        (gettext("Kết quả"),),
        (gettext("Cột"),),
        (gettext("Vì sao"),),
        (gettext("Cần làm gì"),),
        (gettext("Lý do bỏ"),),
    ]
    table = []
    for row in rows:
        why = reasons(row)
        table.append(
            (
                row.number,
                subject_name(row.said),
                gettext(states.ROW.labels[row.state]),
                "; ".join(dict.fromkeys(one[0] for one in why if one[0])),
                " ".join(one[1] for one in why),
                " ".join(dict.fromkeys(one[2] for one in why)),
                row.note,
            )
        )
    return export.xlsx(gettext("Kết quả nhập hồ sơ"), columns, table)
