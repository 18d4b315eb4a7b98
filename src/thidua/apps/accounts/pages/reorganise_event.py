"""A recorded reorganisation for those who may correct it or take it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts import actions
from thidua.apps.accounts.pages.parts import DayField, whoami
from thidua.apps.accounts.pages.reorganise_parts import editors_only
from thidua.apps.organisations import queries
from thidua.apps.organisations.models import UnitEvent, UnitKind, UnitLine, UnitVersion
from thidua.core import clock
from thidua.core.wording import not_allowed, sentence
from thidua.kernel.problems import BlockedError, NotAllowedError

MOST = 50
ASIDE = frozenset({"reason", "seen"})


class ReasonForm(forms.Form):
    """Lý do."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do đính chính"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Sai ở đâu, căn cứ nào để sửa. Ai cũng đọc được."),
    )


class EventForm(ReasonForm):
    """Đính chính văn bản, ngày ký, ngày có hiệu lực."""

    effective = DayField(
        label=gettext_lazy("Ngày có hiệu lực"),
        help_text=gettext_lazy("Đổi ngày thì xem kết quả thử trước khi ghi nhận."),
    )
    basis = forms.CharField(label=gettext_lazy("Văn bản quyết định"), max_length=255)
    decided = DayField(label=gettext_lazy("Ngày ký"), required=False)
    note = forms.CharField(label=gettext_lazy("Ghi chú"), required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("effective", "basis", "decided", "note", "reason", "seen")


class LineForm(ReasonForm):
    """Đính chính phần chuyển giao."""

    area = forms.ChoiceField(label=gettext_lazy("Diện tích"))
    people = forms.ChoiceField(label=gettext_lazy("Dân số"))
    functions = forms.ChoiceField(label=gettext_lazy("Chức năng"))
    weight = forms.DecimalField(
        label=gettext_lazy("Tỷ lệ (0 đến 1)"), required=False, localize=True, max_digits=9
    )
    field_order = ("area", "people", "functions", "weight", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the three shares."""
        super().__init__(*args, **kwargs)
        choices = UnitLine._meta.get_field("area").choices  # noqa: SLF001 - documented door
        for name in ("area", "people", "functions"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class VersionForm(ReasonForm):
    """Đính chính tên, loại, mã của đơn vị."""

    name = forms.CharField(label=gettext_lazy("Tên"), max_length=255)
    acting_name = forms.CharField(label=gettext_lazy("Tên cơ quan"), max_length=255)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=UnitKind.choices)
    code = forms.CharField(label=gettext_lazy("Mã"), max_length=32, required=False)
    parent = forms.CharField(
        label=gettext_lazy("Định danh đơn vị cấp trên"), max_length=64, required=False
    )
    field_order = ("name", "acting_name", "kind", "code", "parent", "reason")


@editors_only
def reorganise_event(request: HttpRequest, uid: str) -> HttpResponse:
    """Show an event with what may be corrected; withdraw it on POST."""
    event = queries.event_by_uid(uid)
    if event is None:
        raise Http404
    by, refusal = whoami(request), ""
    form = ReasonForm(request.POST or None)
    form.fields["reason"].label = _("Lý do rút")
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.withdraw_reorganisation(event, reason=reason, by=by, today=clock.today())
        except BlockedError as blocked:
            refusal = " ".join(map(sentence, blocked.problems))
        except NotAllowedError as error:
            refusal = not_allowed(error.rule)
        else:
            messages.success(request, _("Đã rút sự kiện. Các đơn vị trở lại như trước."))
            return redirect("accounts:reorganise_event", uid=uid)
    believed = event.lines.filter(withdrawn__isnull=True).select_related("source", "target")
    lines = list(believed.order_by("pk")[:MOST])
    ends = [key for line in lines for key in (line.source_id, line.target_id)]
    names = queries.place_names_on(ends, event.effective)
    context = {
        "event": event,
        "form": form,
        "refusal": refusal,
        "may": event.withdrawn is None and actions.may_correct(event, by),
        "lines": [(line, names[line.source_id], names[line.target_id]) for line in lines],
        "versions": list(queries.opened_versions(event)[:MOST]),
        "corrections": list(queries.corrections_of(event)),
        "today": clock.today(),
    }
    return render(request, "accounts/pages/reorganise_event.html", context)


@editors_only
def reorganise_correct(request: HttpRequest, uid: str, name: str, pk: int) -> HttpResponse:
    """Correct the event itself, one of its lines or one of the versions it opened."""
    event = queries.event_by_uid(uid)
    if event is None:
        raise Http404
    thing, form = _thing(request, event, name, pk)
    refusal, shown = "", dict[str, Any]()
    if request.method == "POST" and form.is_valid():
        values = {each: form.cleaned_data[each] for each in form.changed_data if each not in ASIDE}
        try:
            if not values:
                form.add_error(None, _("Chưa có gì thay đổi."))
            elif "effective" in values and (shown := _trial(request, thing, form)):
                refusal = shown["refusal"]
            else:
                actions.correct_reorganisation(
                    thing,
                    values=values,
                    reason=form.cleaned_data["reason"],
                    by=whoami(request),
                    today=clock.today(),
                    seen=form.cleaned_data.get("seen", ""),
                )
                messages.success(request, _("Đã đính chính. Giá trị cũ vẫn xem lại được."))
                return redirect("accounts:reorganise_event", uid=uid)
        except BlockedError as blocked:
            refusal = " ".join(map(sentence, blocked.problems))
        except NotAllowedError as error:
            refusal = not_allowed(error.rule)
    context = {"event": event, "form": form, "refusal": refusal, "what": name, "thing": thing}
    return render(request, "accounts/pages/reorganise_correct.html", context | shown)


def _trial(request: HttpRequest, event: UnitEvent, form: EventForm) -> dict[str, Any]:
    """Return what is shown of another day of effect; nothing when just that was seen before."""
    effective = form.cleaned_data["effective"]
    trial = actions.try_other_day(event, effective, by=whoami(request))
    if trial.blocked:
        return {"refusal": " ".join(map(sentence, trial.problems))}
    if form.cleaned_data["seen"] == trial.fingerprint:
        return {}
    form.data = {name: form.data[name] for name in form.data} | {"seen": trial.fingerprint}
    return {
        "refusal": "",
        "trial": queries.preview(trial.outcome, trial.before),
        "consequences": trial.consequences,
        "past": min(event.effective, effective) <= clock.today(),
    }


def _thing(request: HttpRequest, event: UnitEvent, what: str, pk: int) -> tuple[Any, Any]:
    """Return what is to be corrected and its form."""
    kinds: dict[str, tuple[Any, Any]] = {
        "su-kien": (EventForm, [event]),
        "chuyen-giao": (LineForm, event.lines.filter(withdrawn__isnull=True)),
        "phien-ban": (VersionForm, queries.opened_versions(event)),
    }
    if what not in kinds:
        raise Http404
    form, rows = kinds[what]
    thing = next((row for row in rows if row.pk == pk), None)
    if thing is None:
        raise Http404
    start = {name: getattr(thing, name) for name in form.base_fields if name not in ASIDE}
    if isinstance(thing, UnitVersion):
        start["parent"] = thing.parent.uid if thing.parent else ""
    return thing, form(request.POST or None, initial=start)
