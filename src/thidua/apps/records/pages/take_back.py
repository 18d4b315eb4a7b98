"""Take an entry back, with day and basis: an award cancelled, a work or measure withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.records import actions, rules
from thidua.apps.records.models import Grant, Measure, OpenCase, Subject, Work
from thidua.apps.records.pages import labels
from thidua.apps.records.pages.parts import (
    DayField,
    person_of,
    refuse,
    show_problems,
    subject_or_404,
)
from thidua.core import clock
from thidua.kernel.problems import BlockedError, NotAllowedError

Entry = Grant | Work | Measure | OpenCase


class DayAndBasis(forms.Form):
    """Ngày và căn cứ."""

    day = DayField(label=_("Từ ngày"))
    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        help_text=_("Số, ngày của quyết định, hoặc vì sao mục này ghi sai."),
    )


class Basis(forms.Form):
    """Căn cứ."""

    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        help_text=_("Số, ngày của quyết định, hoặc vì sao mục này ghi sai."),
    )


class Result(forms.Form):
    """Kết luận của vụ việc."""

    day = DayField(label=_("Ngày kết thúc"))
    result = forms.CharField(label=_("Kết luận"), max_length=300)


FORMS: dict[str, type[forms.Form]] = {
    "khen-thuong": DayAndBasis,
    "sang-kien": Basis,
    "ky-luat": Basis,
    "vu-viec": Result,
}


@login_required
def take_back(request: HttpRequest, uid: str, what: str, pk: int) -> HttpResponse:
    """Ask for day and basis; take the entry back on POST."""
    subject = subject_or_404(request, uid)
    if not rules.can_edit(request.user, subject):
        raise refuse(NotAllowedError(rules.can_edit.name))
    entry = _entry(subject, what, pk)
    form = FORMS[what](request.POST or None, initial={"day": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            _act(what, entry, form.cleaned_data, request, clock.today())
        except BlockedError as blocked:
            show_problems(form, blocked)
        else:
            messages.success(request, gettext("Đã ghi nhận."))
            return redirect("records:record", uid=uid)
    context = {"subject": subject, "form": form, "text": _text(entry), "closing": what == "vu-viec"}
    status = 422 if request.method == "POST" else 200
    return render(request, "records/pages/take_back.html", context, status=status)


def _entry(subject: Subject, what: str, number: int) -> Entry:
    """Return the entry of this record, or answer that there is none."""
    tables: dict[str, Any] = {
        "khen-thuong": subject.grants,
        "sang-kien": subject.works,
        "ky-luat": subject.measures,
        "vu-viec": subject.open_cases,
    }
    found: Entry | None = tables[what].filter(pk=number).first() if what in tables else None
    if found is None:
        raise Http404
    return found


def _act(what: str, entry: Entry, said: dict[str, Any], request: HttpRequest, today: date) -> None:
    """Take the entry back by its own action."""
    by = person_of(request)
    if what == "khen-thuong":
        actions.cancel_grant(entry.pk, **said, by=by, today=today)
    elif what == "vu-viec":
        actions.close_case(entry.pk, **said, by=by, today=today)
    else:
        table = Work if what == "sang-kien" else Measure
        actions.withdraw(table, entry.pk, **said, by=by, today=today)


def _text(entry: Entry) -> str:
    """Return what the entry says."""
    if isinstance(entry, Grant):
        return f"{labels.grant_line(entry)} {entry.year}"
    if isinstance(entry, Work):
        return labels.work_line(entry)
    if isinstance(entry, Measure):
        return labels.form(entry.form)
    return str(entry.get_kind_display())
