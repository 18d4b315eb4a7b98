"""Whose result changes when the law changes: the question."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.apps.organisations import queries as organisations
from thidua.apps.records import rules
from thidua.apps.records.actions import runs
from thidua.apps.records.models import RunKind
from thidua.apps.records.pages.check_base import whoami
from thidua.apps.records.pages.check_form import DayField
from thidua.apps.records.pages.check_words import award_name
from thidua.apps.records.pages.deserving_forms import Place
from thidua.apps.records.queries.checks import year_under_review
from thidua.apps.records.queries.deserving import places_of, runs_of
from thidua.apps.records.queries.reform import Asked
from thidua.books.law import awards as book
from thidua.core import clock
from thidua.core.wording import refusal_words
from thidua.kernel.problems import RefusedError

KEPT_SHOWN = 10
MOST_BYTES = 200_000


class Question(Place):
    """Two days of one rule, or a day and a draft."""

    award = forms.ChoiceField(label=_("Danh hiệu, hình thức khen thưởng"))
    first = DayField(label=_("Quy định của ngày"))
    second = DayField(label=_("So với quy định của ngày"))
    draft = forms.FileField(
        label=_("Bản thảo quy tắc (rule.yaml)"),
        help_text=_(
            "Không bắt buộc. Tệp do lệnh thidua law new-version tạo ra và luật sư đã sửa; dùng "
            "thay cho quy định của ngày thứ hai. Bản thảo không quyết định điều gì."
        ),
        required=False,
    )
    year = forms.IntegerField(label=_("Năm xét"), min_value=1990, max_value=2200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with today as the second day."""
        today = clock.today()
        begin = {"second": today, "year": year_under_review(today)}
        kwargs["initial"] = begin | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        several = sorted(book.rules().values(), key=lambda rule: rule.kind != "title")
        named = [(rule.code, capfirst(award_name(rule.code))) for rule in several]
        self.fields["award"].choices = named  # type: ignore[attr-defined]

    def clean_draft(self) -> str:
        """Return the text of the draft."""
        sent = self.cleaned_data["draft"]
        if sent is None:
            return ""
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(_("Tệp quá lớn đối với một quy tắc (trên 200 KB)."))
        try:
            return str(sent.read().decode("utf-8-sig")).replace("\x00", "")
        except UnicodeDecodeError:
            raise forms.ValidationError(
                _("Tệp không phải chữ UTF-8. Lưu lại dạng UTF-8.")
            ) from None

    def clean_year(self) -> int:
        """Let the year under review not lie in the future."""
        year = int(self.cleaned_data["year"])
        if year > clock.today().year:
            raise forms.ValidationError(_("Năm xét không được sau ngày xét."))
        return year

    def asked(self) -> Asked:
        """Return what is asked; both versions are applied to the records of today."""
        said = self.cleaned_data
        return Asked(
            said["award"],
            clock.today(),
            said["year"],
            said["first"],
            said["second"],
            said["draft"],
        )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reform(request: HttpRequest) -> HttpResponse:
    """Show the question; a sent one is worked out and shown on a page of its own."""
    person = whoami(request)
    if not rules.can_list(person):
        raise PermissionDenied(rules.can_list.name)
    sent = request.method == "POST"
    form = Question(
        request.POST if sent else None, request.FILES if sent else None, units=places_of(person)
    )
    if sent and form.is_valid():
        try:
            run = runs.look_at_reform(form.place(), asked=form.asked(), by=person)
        except RefusedError as refused:
            form.add_error("draft", " ".join(refusal_words(refused)))
        else:
            return redirect("records:reform_run", uid=run.uid)
    kept = list(runs_of(person, RunKind.REFORM)[:KEPT_SHOWN])
    names = organisations.placed_names([one.unit_id for one in kept], clock.today())
    context = {
        "form": form,
        "kept": [(one, names.get(one.unit_id, ""), award_name(one.asked["award"])) for one in kept],
        "columns": [gettext("Đã hỏi"), gettext("Đơn vị"), gettext("Lúc"), gettext("Tình trạng")],
    }
    return render(request, "records/pages/reform.html", context)
