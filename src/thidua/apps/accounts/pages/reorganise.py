"""Reorganisations for those who record them: choose a kind, go on with a draft, find an event."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts import actions
from thidua.apps.accounts.pages.parts import whoami
from thidua.apps.accounts.pages.reorganise_parts import editors_only
from thidua.apps.organisations import queries
from thidua.core import clock
from thidua.core.paging import keyset

COLUMNS = (
    gettext_lazy("Ngày có hiệu lực"),
    gettext_lazy("Thay đổi"),
    gettext_lazy("Văn bản"),
    gettext_lazy("Tình trạng"),
)


class KindForm(forms.Form):
    """Chọn loại thay đổi."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại thay đổi"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every kind by its legal name with what it does."""
        super().__init__(*args, **kwargs)
        kinds = [(code, f"{label}: {what}") for code, label, what in queries.kinds()]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["kind"].error_messages["required"] = _("Chọn một loại thay đổi.")


@editors_only
def reorganise(request: HttpRequest) -> HttpResponse:
    """List drafts and events; begin a draft on POST."""
    today, by = clock.today(), whoami(request)
    form = KindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kind = form.cleaned_data["kind"]
        draft = actions.start_reorganisation(kind=kind, by=by, today=today)
        return redirect("accounts:reorganise_draft", uuid=draft.uuid)
    order = ("-effective", "-pk")
    page = keyset(queries.recorded_events(), order=order, after=request.GET.get("after"))
    context = {
        "form": form,
        "drafts": list(queries.drafts_of(by)[:20]),
        "page": page,
        "columns": COLUMNS,
        "today": today,
    }
    return render(request, "accounts/pages/reorganise.html", context)
