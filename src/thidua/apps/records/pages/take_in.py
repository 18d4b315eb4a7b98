"""Take a file of records in, and the files taken in before."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.apps.organisations.queries import name_on
from thidua.apps.records import actions, queries, rules
from thidua.apps.records.checks.columns import FIELDS
from thidua.apps.records.pages.parts import find_unit, own_unit, person_of, refuse
from thidua.core import clock, files, paging
from thidua.core.wording import refusal_words, sentence
from thidua.kernel.problems import BlockedError, NotAllowedError, RefusedError

COLUMNS = (_("Tệp"), _("Đơn vị"), _("Ngày nhập"), _("Người nhập"), _("Số dòng"), _("Chờ xử lý"))


class FileForm(forms.Form):
    """Tệp hồ sơ và đơn vị."""

    file = forms.FileField(
        label=_("Tệp XLSX hoặc CSV"),
        allow_empty_file=True,
        help_text=_("Mỗi dòng một cá nhân hoặc tập thể, dòng đầu là tên cột."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    unit = forms.CharField(
        label=_("Hồ sơ của đơn vị"),
        max_length=255,
        help_text=_("Dòng không ghi đơn vị thuộc về đơn vị này; mọi dòng phải thuộc phạm vi này."),
    )


@login_required
def take_in(request: HttpRequest) -> HttpResponse:
    """Show the form and the earlier files; take a file in on POST."""
    if not rules.can_take_in(request.user, None):
        raise refuse(NotAllowedError(rules.can_take_in.name))
    if request.method != "POST":
        unit = own_unit(request)
        name = name_on(unit, clock.today()) if unit else ""
        return _page(request, FileForm(initial={"unit": name}))
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    unit = find_unit(form.cleaned_data["unit"], form, "unit", clock.today())
    if unit is None:
        return _page(request, form, status=422)
    return _taken(request, form, unit.pk)


def _taken(request: HttpRequest, form: FileForm, unit_id: int) -> HttpResponse:
    """Take the file in and go to its report, or say what stands against it."""
    upload = form.cleaned_data["file"]
    try:
        batch = actions.take_in(
            upload.read(settings.MAX_UPLOAD_BYTES + 1),
            upload.name,
            unit_id=unit_id,
            by=person_of(request),
            today=clock.today(),
        )
    except RefusedError as error:
        return _page(request, form, {"refusal": refusal_words(error)}, status=422)
    except BlockedError as blocked:
        problem = blocked.problems[0]
        url = reverse("records:batch", args=[problem.params["batch"]])
        return _page(request, form, {"twin": (sentence(problem), url)}, status=422)
    except NotAllowedError:
        text = gettext("Đơn vị này nằm ngoài phạm vi cập nhật hồ sơ của anh/chị.")
        form.add_error("unit", text)
        return _page(request, form, status=422)
    messages.success(request, gettext("Đã nhận tệp. Dưới đây là kết quả từng dòng."))
    return redirect("records:batch", uid=batch.uid)


def _page(
    request: HttpRequest, form: FileForm, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Show the form with what was typed, and the files taken in before."""
    rows = queries.batches_of(request.user)
    page = paging.keyset(rows, order=("-at",), after=request.GET.get("after"))
    names = queries.batch_units(page.rows, clock.today())
    context = {
        "form": form,
        "fields": FIELDS,
        "page": page,
        "rows": [(batch, names.get(batch.unit_id, "")) for batch in page.rows],
        "columns": COLUMNS,
    } | (more or {})
    return render(request, "records/pages/take_in.html", context, status=status)


@login_required
@require_safe
def batch_file(request: HttpRequest, uid: str) -> FileResponse:
    """Hand out the file as it came in."""
    batch = queries.batch_by_uid(request.user, uid)
    if batch is None:
        raise Http404
    return files.response(batch.stored)
