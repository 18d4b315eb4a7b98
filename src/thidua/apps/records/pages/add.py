"""Begin a record by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.queries import name_on
from thidua.apps.records import actions, rules
from thidua.apps.records.models import Sex, Subject, SubjectKind, group_choices
from thidua.apps.records.pages.parts import (
    DayField,
    find_unit,
    own_unit,
    person_of,
    refuse,
    show_problems,
)
from thidua.core import clock
from thidua.kernel.problems import BlockedError, NotAllowedError

KEEP = "record-add"


class SubjectForm(forms.Form):
    """Whose record it is."""

    kind = forms.ChoiceField(label=_("Loại đối tượng"), choices=SubjectKind.choices)
    full_name = forms.CharField(label=_("Họ và tên, tên tập thể"), max_length=200)
    unit = forms.CharField(
        label=_("Đơn vị"),
        max_length=255,
        help_text=_(
            "Nơi công tác của cá nhân; của tập thể thì là đơn vị có tập thể đó. Tên đầy đủ hoặc "
            "viết tắt."
        ),
    )
    is_unit = forms.BooleanField(label=_("Tập thể này chính là đơn vị ghi ở trên"), required=False)
    code = forms.CharField(label=_("Mã số"), max_length=40, required=False)
    born = DayField(label=_("Ngày sinh"), required=False)
    founded = DayField(label=_("Ngày thành lập (tập thể)"), required=False)
    sex = forms.ChoiceField(
        label=_("Giới tính"), choices=[("", _("Chưa ghi")), *Sex.choices], required=False
    )
    post = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)
    group = forms.ChoiceField(
        label=_("Nghề nghiệp, thành phần"),
        choices=[("", _("Chưa ghi")), *group_choices()],
        required=False,
    )
    direct = forms.BooleanField(label=_("Trực tiếp công tác, lao động"), required=False)
    leader = forms.BooleanField(label=_("Lãnh đạo, quản lý"), required=False)
    since = DayField(
        label=_("Ở đơn vị từ ngày"), required=False, help_text=_("Trống là từ hôm nay.")
    )


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Show the form; begin the record on POST."""
    if not rules.can_take_in(request.user, None):
        raise refuse(NotAllowedError(rules.can_take_in.name))
    if request.method != "POST":
        unit = own_unit(request)
        name = name_on(unit, clock.today()) if unit else ""
        return _page(request, SubjectForm(initial={"unit": name}))
    form = SubjectForm(request.POST)
    made = _made(request, form) if form.is_valid() else None
    if made is None:
        return _page(request, form, status=422)
    text = gettext("Đã lập hồ sơ của %s.") % made.full_name
    messages.success(request, text, extra_tags=f"keep-{KEEP}")
    return redirect("records:record", uid=made.uid)


def _made(request: HttpRequest, form: SubjectForm) -> Subject | None:
    """Return the record that the form describes, or None with what is wrong on the form."""
    said: dict[str, Any] = dict(form.cleaned_data)
    unit = find_unit(said.pop("unit"), form, "unit", clock.today())
    own = said.pop("is_unit") and said["kind"] == SubjectKind.COLLECTIVE
    if unit is None:
        return None
    try:
        return actions.add_subject(
            **said,
            unit_id=unit.pk,
            own_unit_id=unit.pk if own else None,
            by=person_of(request),
            today=clock.today(),
        )
    except BlockedError as blocked:
        show_problems(form, blocked)
    except NotAllowedError:
        text = gettext("Đơn vị này nằm ngoài phạm vi cập nhật hồ sơ của anh/chị.")
        form.add_error("unit", text)
    return None


def _page(request: HttpRequest, form: SubjectForm, status: int = 200) -> HttpResponse:
    """Show the form with what was typed."""
    context = {"form": form, "keep": KEEP}
    return render(request, "records/pages/add.html", context, status=status)
