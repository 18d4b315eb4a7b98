"""Change what a record says of its subject, or move it to another unit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.records import actions, queries, rules
from thidua.apps.records.models import Sex, Subject, group_choices
from thidua.apps.records.pages.parts import (
    DayField,
    find_unit,
    person_of,
    refuse,
    show_problems,
    subject_or_404,
)
from thidua.core import clock
from thidua.kernel.problems import BlockedError, NotAllowedError


class ChangeForm(forms.Form):
    """Thông tin của đối tượng."""

    full_name = forms.CharField(label=_("Họ và tên, tên tập thể"), max_length=200)
    code = forms.CharField(label=_("Mã số"), max_length=40, required=False)
    born = DayField(label=_("Ngày sinh"), required=False)
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
    founded = DayField(label=_("Ngày thành lập (tập thể)"), required=False)
    left = DayField(
        label=_("Thôi từ ngày"),
        required=False,
        help_text=_("Nghỉ hưu, chuyển ra ngoài phạm vi quản lý, giải thể."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, localize=False)


class MoveForm(forms.Form):
    """Chuyển sang đơn vị khác."""

    unit = forms.CharField(
        label=_("Đơn vị mới"), max_length=255, help_text=_("Tên đầy đủ hoặc viết tắt.")
    )
    day = DayField(label=_("Từ ngày"))


@login_required
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """Show what can be changed; change or move on POST."""
    subject = subject_or_404(request, uid)
    if not rules.can_edit(request.user, subject):
        raise refuse(NotAllowedError(rules.can_edit.name))
    moving = request.POST.get("act") == "move" or "move-day" in request.POST
    form = ChangeForm(initial=_initial(subject))
    move = MoveForm(prefix="move")
    if request.method == "POST" and moving:
        move = MoveForm(request.POST, prefix="move")
        done = move.is_valid() and _move(request, subject, move)
    elif request.method == "POST":
        form = ChangeForm(request.POST)
        done = form.is_valid() and _change(request, subject, form)
    else:
        done = False
    if done:
        return redirect("records:record", uid=uid)
    context = {
        "subject": subject,
        "form": form,
        "move": move,
        "unit": queries.unit_names([subject], clock.today()).get(subject.unit_id, ""),
        "keep": f"record-{uid}-change",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "records/pages/change.html", context, status=status)


def _initial(subject: Subject) -> dict[str, Any]:
    """Return what stands in the form at first."""
    return {name: getattr(subject, name) for name in ChangeForm.base_fields}


def _change(request: HttpRequest, subject: Subject, form: ChangeForm) -> bool:
    """Change the record; say whether it was changed."""
    try:
        actions.change_subject(
            subject.pk, **form.cleaned_data, by=person_of(request), today=clock.today()
        )
    except BlockedError as blocked:
        show_problems(form, blocked)
        return False
    kept = f"keep-record-{subject.uid}-change"
    messages.success(request, gettext("Đã sửa thông tin."), extra_tags=kept)
    return True


def _move(request: HttpRequest, subject: Subject, form: MoveForm) -> bool:
    """Move the subject; say whether it was moved."""
    day = form.cleaned_data["day"]
    unit = find_unit(form.cleaned_data["unit"], form, "unit", day)
    if unit is None:
        return False
    try:
        actions.move_subject(
            subject.pk, unit_id=unit.pk, day=day, by=person_of(request), today=clock.today()
        )
    except BlockedError as blocked:
        show_problems(form, blocked)
        return False
    except NotAllowedError:
        text = gettext(
            "Đơn vị này nằm ngoài phạm vi của anh/chị; việc chuyển do người phụ trách của cấp "
            "trên chung ghi nhận."
        )
        form.add_error("unit", text)
        return False
    messages.success(request, gettext("Đã ghi nhận đơn vị mới."))
    return True
