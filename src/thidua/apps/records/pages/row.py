"""Settle one row of a file: correct, choose, or drop with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations import queries as organisations
from thidua.apps.records import actions, queries, rules, states
from thidua.apps.records.actions.rows import NEW
from thidua.apps.records.checks.choices import choices_of
from thidua.apps.records.checks.columns import BY_NAME
from thidua.apps.records.models import ImportRow
from thidua.apps.records.pages.batch import reasons
from thidua.apps.records.pages.parts import person_of, subject_name
from thidua.core import clock
from thidua.core.wording import sentence
from thidua.kernel.problems import BlockedError, NoSuchStepError, NotAllowedError

LONG = frozenset({"titles", "awards", "initiatives", "science", "ratings", "discipline", "pending"})


class CellsForm(forms.Form):
    """Các ô của một dòng, và điều cần chọn."""

    def __init__(self, row: ImportRow, data: Any = None) -> None:
        """Offer the cells of the row, the records that may be meant, the units that may be."""
        super().__init__(data)
        people, units = choices_of(row, clock.today())
        if people:
            names = queries.unit_names(people, clock.today())
            self.fields["subject"] = forms.ChoiceField(
                label=_("Dòng này là của"),
                required=False,
                choices=[
                    ("", _("Theo các ô bên dưới")),
                    (NEW, _("Một người hoặc tập thể mới")),
                    *((one.uid, _described(one, names)) for one in people),
                ],
                widget=forms.RadioSelect,
                initial="",
            )
        if units:
            named = organisations.placed_names(units, clock.today())
            self.fields["unit_id"] = forms.TypedChoiceField(
                label=_("Đơn vị"),
                required=False,
                coerce=int,
                empty_value=None,
                choices=[("", _("Theo ô “Đơn vị” bên dưới")), *named.items()],
            )
        for name, text in row.said.items():
            if name in BY_NAME:
                widget = forms.Textarea(attrs={"rows": 3}) if name in LONG else forms.TextInput()
                field = BY_NAME[name]
                self.fields[name] = forms.CharField(
                    label=str(field.heading),
                    help_text=str(field.help),
                    required=name == "name",
                    initial=text,
                    widget=widget,
                    max_length=4000,
                )

    def cells(self) -> dict[str, str]:
        """Return the cells as they stand in the form now."""
        return {name: text for name, text in self.cleaned_data.items() if name in BY_NAME}


def _described(one: Any, names: dict[int, str]) -> str:
    """Return name, code, birth and unit of a record, to tell it from others."""
    born = one.born.strftime("%d/%m/%Y") if one.born else ""
    said = (one.full_name, one.code, born, one.post, names.get(one.unit_id, ""))
    return " · ".join(filter(None, said))


@login_required
def row(request: HttpRequest, uid: str, pk: int) -> HttpResponse:
    """Show a row that waits, by its number; settle or drop it on POST, then go to the next."""
    number = pk
    batch = queries.batch_by_uid(request.user, uid)
    found = queries.row_of(batch, number) if batch else None
    if batch is None or found is None:
        raise Http404
    if not rules.can_settle(request.user, found):
        messages.info(request, gettext("Dòng này đã được xử lý."))
        return redirect("records:batch", uid=uid)
    form = CellsForm(found, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        act = _drop if request.POST.get("act") == "drop" else _settle
        if act(request, found, form):
            return redirect(_next(batch, number))
    context = {
        "batch": batch,
        "row": found,
        "name": subject_name(found.said),
        "form": form,
        "why": reasons(found),
        "reason": request.POST.get("reason", ""),
        "reason_wrong": getattr(form, "reason_wrong", ""),
        "keep": f"row-{batch.uid}-{number}",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "records/pages/row.html", context, status=status)


def _settle(request: HttpRequest, found: ImportRow, form: CellsForm) -> bool:
    """Take the row in as it stands in the form; say whether it was."""
    if not form.is_valid():
        return False
    by, today = person_of(request), clock.today()
    try:
        actions.keep_said(found.pk, form.cells(), by=by)
        actions.settle_row(
            found.pk,
            said=form.cells(),
            by=by,
            today=today,
            unit_id=form.cleaned_data.get("unit_id"),
            subject=form.cleaned_data.get("subject", ""),
        )
    except BlockedError as blocked:
        for problem in blocked.problems:
            where = str(problem.where[0]) if problem.where else ""
            form.add_error(where if where in form.fields else None, sentence(problem))
        return False
    except NotAllowedError:
        form.add_error(None, gettext("Không ai cập nhật hồ sơ của chính mình."))
        return False
    except NoSuchStepError:
        messages.warning(request, gettext("Người khác vừa xử lý dòng này."))
        return True
    messages.success(request, gettext("Đã nhận dòng %s.") % found.number)
    return True


def _drop(request: HttpRequest, found: ImportRow, form: CellsForm) -> bool:
    """Drop the row with the reason; say whether it was."""
    reason = request.POST.get("reason", "")
    form.is_valid()
    try:
        actions.drop_row(found.pk, reason=reason, by=person_of(request), today=clock.today())
    except BlockedError as blocked:
        form.reason_wrong = sentence(blocked.problems[0])  # type: ignore[attr-defined]
        return False
    except NoSuchStepError:
        messages.warning(request, gettext("Người khác vừa xử lý dòng này."))
        return True
    messages.success(request, gettext("Đã bỏ dòng %s.") % found.number)
    return True


def _next(batch: Any, number: int) -> str:
    """Return the address of the next row that waits, else of the report."""
    waiting = queries.rows_of(batch, states.UNCLEAR)
    following = waiting.filter(number__gt=number).first() or waiting.first()
    if following is None:
        return reverse("records:batch", args=[batch.uid])
    return reverse("records:row", args=[batch.uid, following.number])
