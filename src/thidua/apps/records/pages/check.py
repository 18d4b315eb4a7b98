"""Choose whom to examine and for which award."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from thidua.apps.records.models import Subject, SubjectKind
from thidua.apps.records.pages import check_words as words
from thidua.apps.records.pages.check_show import verdict_of
from thidua.apps.records.queries.checks import checks_of
from thidua.apps.records.queries.seen import found, unit_names
from thidua.books.law.awards import rules
from thidua.core import clock

NOBODY = "new"
NEWEST = 10


class ChooseForm(forms.Form):
    """Whom, and which award."""

    q = forms.CharField(
        label=gettext_lazy("Tìm trong hồ sơ"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Họ và tên, tên tập thể hoặc mã số; gõ không dấu cũng được."),
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    who = forms.ChoiceField(
        label=gettext_lazy("Xét cho ai"), required=False, widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Nếu chưa có hồ sơ: loại đối tượng"),
        required=False,
        choices=SubjectKind.choices,
    )
    award = forms.ChoiceField(label=gettext_lazy("Xét danh hiệu, hình thức nào"), required=False)

    def __init__(self, data: dict[str, str], rows: list[Subject], names: dict[int, str]) -> None:
        """Offer the records that were found, and every award."""
        super().__init__(data)
        whom = [(row.uid, _told(row, names)) for row in rows]
        typed_in = (NOBODY, _("Chưa có hồ sơ: tôi tự ghi các dữ kiện"))
        every = (words.ALL, _("Mọi danh hiệu, hình thức có thể đề nghị"))
        self.fields["who"].choices = [*whom, typed_in]  # type: ignore[attr-defined]
        self.fields["award"].choices = [every, *words.award_groups()]  # type: ignore[attr-defined]


def _told(row: Subject, names: dict[int, str]) -> str:
    """Return a record as one line: name, post, unit."""
    parts = (row.full_name, row.post, names.get(row.unit_id, ""), row.code)
    return ", ".join(part for part in parts if part)


@require_safe
@login_required
def check(request: HttpRequest) -> HttpResponse:
    """Show what can be chosen; go to the check when both are."""
    data = {name: str(value) for name, value in request.GET.items()}
    asked = data.get("q", "").strip() or (
        data["who"] if data.get("who") not in {None, "", NOBODY} else ""
    )
    rows = found(request.user, asked) if asked else []
    names = unit_names(rows, clock.today()) if rows else {}
    chosen = data.get("award", "")
    data["award"] = chosen.upper() if chosen.upper() in rules() else words.ALL
    if not data.get("who") and (not asked or len(rows) == 1):
        data["who"] = rows[0].uid if rows else NOBODY
    form = ChooseForm(data, rows, names)
    valid = form.is_valid()
    if valid and data.get("do") == "go":
        if form.cleaned_data["who"]:
            return redirect(_goal(form.cleaned_data, rows))
        form.add_error("who", _("Chọn một dòng để biết xét cho ai."))
    kept = list(checks_of(request.user, None)[:NEWEST])
    context = {"form": form, "asked": asked, "rows": rows, "kept": listed(kept)}
    return render(request, "records/pages/check.html", context)


def _goal(typed: dict[str, Any], rows: list[Subject]) -> str:
    """Return the address of the check that was chosen."""
    award = typed["award"] or words.ALL
    slug = award if award == words.ALL else award.lower()
    if typed["who"] != NOBODY:
        subject = next((row for row in rows if row.uid == typed["who"]), None)
        if subject is not None:
            return reverse("records:check_subject", args=[subject.uid, slug])
    kind = typed["kind"]
    known = award == words.ALL or kind in rules()[award].subjects
    address = reverse("records:check_award", args=[slug])
    return f"{address}?kind={kind}" if kind and known else address


def listed(rows: list[Any]) -> list[dict[str, Any]]:
    """Return kept findings as rows of a list."""
    return [
        {
            "check": row,
            "name": words.award_name(row.award),
            "verdict": verdict_of(row.verdict),
        }
        for row in rows
    ]
