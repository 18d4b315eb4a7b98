"""Fill in a reorganisation: the decision, and a row for each unit, typed or from a table."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from thidua.apps.accounts import actions
from thidua.apps.accounts.pages.parts import whoami
from thidua.apps.accounts.pages.reorganise_parts import MOST_SHOWN, editors_only, own_draft, said
from thidua.apps.organisations import queries
from thidua.apps.organisations.actions import try_out
from thidua.apps.organisations.models import ReorganisationDraft
from thidua.core import files, wording
from thidua.core.wording import sentence
from thidua.kernel.problems import BlockedError, RefusedError

MOST_TYPED = 40
SPARE = 3
TICKS = frozenset({"new", "main"})
TEMPLATE = "accounts/pages/reorganise_draft.html"


class DecisionForm(forms.Form):
    """Văn bản quyết định và ngày có hiệu lực."""

    basis = forms.CharField(
        label=gettext_lazy("Văn bản quyết định"),
        help_text=gettext_lazy(
            "Số, ký hiệu và cơ quan ban hành, ví dụ: Nghị quyết 1664/NQ-UBTVQH15."
        ),
    )
    decided = forms.CharField(
        label=gettext_lazy("Ngày ký"),
        required=False,
        help_text=gettext_lazy("Dạng 16/06/2025."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    effective = forms.CharField(
        label=gettext_lazy("Ngày có hiệu lực"),
        help_text=gettext_lazy(
            "Ngày đầu tiên của tổ chức mới, dạng 01/07/2025. Có thể là ngày sau này hoặc đã qua."
        ),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    note = forms.CharField(
        label=gettext_lazy("Ghi chú"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    follow = forms.BooleanField(
        label=gettext_lazy("Đơn vị trực thuộc đi theo nơi nhận chính"), required=False
    )


@editors_only
def reorganise_draft(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Show a draft; on POST keep what was typed, then add rows, take a table, or try it out."""
    draft = own_draft(request, uuid)
    if draft.event is not None:
        return redirect("accounts:reorganise_event", uid=draft.event.uid)
    if request.method != "POST":
        return _page(request, draft, judged="xem" in request.GET)
    act = request.POST.get("act", "")
    if act == "drop":
        actions.drop_reorganisation(draft, by=whoami(request))
        messages.success(request, _("Đã bỏ bản chuẩn bị."))
        return redirect("accounts:reorganise")
    draft = _keep(request, draft)
    if act == "table" or (act != "clear" and request.FILES.get("table")):
        return _take(request, draft)
    if act == "clear":
        draft = actions.save_reorganisation(draft, typed={}, rows=[], by=whoami(request))
    messages.success(request, _("Đã lưu."), extra_tags=f"keep-{_kept_as(draft)}")
    where = "accounts:reorganise_trial" if act == "try" else "accounts:reorganise_draft"
    return redirect(where, uuid=draft.uuid)


def _kept_as(draft: ReorganisationDraft) -> str:
    """Return the name under which the reader's machine keeps what was typed meanwhile."""
    return f"reorganise-{draft.uuid}"


def _keep(request: HttpRequest, draft: ReorganisationDraft) -> ReorganisationDraft:
    """Keep what was typed; rows of a long table are not on the form and stay as they are."""
    typed = {name: request.POST.get(name, "") for name in DecisionForm.base_fields}
    typed["follow"] = "follow" in request.POST  # type: ignore[assignment]
    rows = None if _long(draft) else _typed_rows(request, draft)
    return actions.save_reorganisation(draft, typed=typed, rows=rows, by=whoami(request))


def _typed_rows(request: HttpRequest, draft: ReorganisationDraft) -> list[Any] | None:
    """Return the rows of the form that are not empty; None when nothing was changed."""
    names = [column.name for column in queries.columns_for(draft.kind)]
    rows, place = [], 0
    while f"r{place}-n" in request.POST:
        row = {name: request.POST.get(f"r{place}-{name}", "").strip() for name in names}
        if any(row.values()):
            rows.append(row | {"n": request.POST[f"r{place}-n"]})
        place += 1
    numbers = [row["n"] for row in rows]
    plain = draft.stored is None or len(set(numbers)) < len(numbers)
    for at, row in enumerate(rows, start=1):
        row["n"] = str(at) if plain or not row["n"].isdecimal() else row["n"]
    before = [{k: str(v) for k, v in row.items()} for row in draft.fields["rows"]]
    kept = [{k: v for k, v in row.items() if v} for row in rows]
    return None if kept == before else rows


def _take(request: HttpRequest, draft: ReorganisationDraft) -> HttpResponse:
    """Take over an uploaded table, or say why it cannot be read; the file stays with the draft."""
    upload = request.FILES.get("table")
    if upload is None:
        return _page(request, draft, refusal=(_("Chưa chọn tệp"), _("Chọn một tệp XLSX hoặc CSV.")))
    data = upload.read(settings.MAX_UPLOAD_BYTES + 1)
    try:
        draft, warned = actions.attach_to_reorganisation(
            draft, data=data, name=upload.name or "", by=whoami(request)
        )
    except RefusedError as error:
        return _page(request, draft, refusal=wording.refusal_words(error))
    except BlockedError as blocked:
        told = [sentence(each) for each in blocked.problems]
        return _page(request, draft, refusal=(told[0], " ".join(told[1:])))
    for each in warned:
        messages.warning(request, sentence(each))
    count = len(draft.fields["rows"])
    said_now = ngettext("Đã nạp %(n)d dòng.", "Đã nạp %(n)d dòng.", count) % {"n": count}
    messages.success(request, said_now, extra_tags=f"keep-{_kept_as(draft)}")
    where = reverse("accounts:reorganise_draft", args=[draft.uuid])
    return redirect(f"{where}?xem=1")


def _long(draft: ReorganisationDraft) -> bool:
    """Say whether the rows are too many to be typed over on a page."""
    return len(draft.fields["rows"]) > MOST_TYPED


def _page(
    request: HttpRequest,
    draft: ReorganisationDraft,
    *,
    judged: bool = False,
    refusal: tuple[str, str] | None = None,
) -> HttpResponse:
    """Show the form with what is kept, and what is wrong with it."""
    problems = try_out(draft).problems if judged else []
    wrong: dict[tuple[Any, Any], list[str]] = {}
    for each in problems:
        if len(each.where) == 3:  # noqa: PLR2004 - rows, number, column
            wrong.setdefault((each.where[1], each.where[2]), []).append(sentence(each))
    columns = queries.columns_for(draft.kind)
    rows = draft.fields["rows"]
    context = {
        "draft": draft,
        "form": DecisionForm(initial=draft.fields),
        "columns": columns,
        "words": [(c.name, words) for c in columns if (words := queries.words_for(c.name))],
        "long": _long(draft),
        "count": len(rows),
        "first": [_plain(row, columns) for row in rows[:10]] if _long(draft) else [],
        "rows": [] if _long(draft) else _cells(rows, columns, wrong),
        "judged": judged,
        "problems": said(problems),
        "more": max(0, len(problems) - MOST_SHOWN),
        "refusal": refusal,
        "keep": _kept_as(draft),
    }
    return render(request, TEMPLATE, context, status=200)


def _plain(row: dict[str, Any], columns: list[Any]) -> tuple[Any, list[str]]:
    """Return number and texts of one row."""
    return row["n"], [row.get(column.name, "") for column in columns]


def _cells(rows: list[Any], columns: list[Any], wrong: dict[Any, list[str]]) -> list[Any]:
    """Return the rows as inputs, with some empty ones at the end."""
    last = max((row["n"] for row in rows), default=0)
    shown = [*rows, *({"n": last + at} for at in range(1, SPARE + 1))]
    return [
        (
            place,
            row["n"],
            [
                {
                    "column": column,
                    "name": f"r{place}-{column.name}",
                    "value": row.get(column.name, ""),
                    "tick": column.name in TICKS and row.get(column.name, "") in {"", "x"},
                    "list": bool(queries.words_for(column.name)),
                    "wrong": " ".join(wrong.get((row["n"], column.name), ())),
                }
                for column in columns
            ],
        )
        for place, row in enumerate(shown)
    ]


@editors_only
@require_safe
def reorganise_file(request: HttpRequest, uuid: Any) -> FileResponse:
    """Hand out the table that was uploaded to an own draft."""
    draft = own_draft(request, uuid)
    if draft.stored is None:
        raise Http404
    return files.response(draft.stored)
