"""One waiting task: give it to one successor, copy it, divide it in words, or end it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.queries import as_person
from thidua.apps.organisations.queries import placed_names
from thidua.apps.tasks import actions, queries, rules
from thidua.apps.tasks.models import Task
from thidua.core import clock
from thidua.core.wording import sentence
from thidua.kernel.problems import BlockedError, NoSuchStepError, NotAllowedError

CHOICES = [
    (actions.GIVE, _("Giao cho một đơn vị")),
    (actions.COPY, _("Giao cho tất cả đơn vị được chọn")),
    (actions.DIVIDE, _("Chia phần cho các đơn vị được chọn")),
    (actions.END, _("Chấm dứt, có lý do")),
]


class OneForm(forms.Form):
    """What becomes of one task; one box and one line of words a successor."""

    what = forms.ChoiceField(
        label=_("Quyết định của bạn"), choices=CHOICES, widget=forms.RadioSelect
    )
    units = forms.TypedMultipleChoiceField(
        label=_("Đơn vị tiếp nhận"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(
        label=_("Lý do, căn cứ"),
        help_text=_("Bắt buộc khi chấm dứt nhiệm vụ."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args: object, heirs: list[tuple[int, str]], **kwargs: object) -> None:
        """Offer the successors, and a line for the part of each."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["units"].choices = heirs  # type: ignore[attr-defined]
        for key, name in heirs:
            self.fields[f"part_{key}"] = forms.CharField(
                label=gettext("Phần của {unit}").format(unit=name),
                help_text=gettext("Chỉ cần khi chia phần."),
                required=False,
            )
        self.order_fields(["what", "units", *(f"part_{key}" for key, _name in heirs), "reason"])

    def choice(self) -> actions.Choice:
        """Return what was chosen."""
        said = self.cleaned_data
        parts = {key: said.get(f"part_{key}", "") for key in said["units"]}
        return actions.Choice(said["what"], tuple(said["units"]), parts, said["reason"])


@login_required
def transition_task(request: HttpRequest, uuid: UUID, task: UUID) -> HttpResponse:
    """Show one waiting task with its successors, and record the decision."""
    sheet = get_object_or_404(queries.sheets_visible_to(request.user), uuid=uuid)
    found = queries.waiting_on(sheet).filter(uuid=task).first()
    if found is None:
        get_object_or_404(queries.of_plan(sheet.plan), uuid=task)
        messages.warning(request, gettext("Nhiệm vụ này đã được quyết định."))
        return redirect("tasks:transition", uuid=uuid)
    if sheet.keeper is None or not rules.can_settle(request.user, sheet.keeper):
        raise PermissionDenied
    heirs = queries.heirs_for([found]).get(found.unit_id, [])
    names = placed_names([heir.unit_id for heir in heirs], sheet.day)
    rows = [(heir.unit_id, names.get(heir.unit_id, "")) for heir in heirs]
    form = OneForm(request.POST or None, heirs=rows)
    if request.method == "POST" and form.is_valid() and _settled(request, sheet.pk, found, form):
        return redirect("tasks:transition", uuid=uuid)
    old = placed_names([found.unit_id], sheet.day - timedelta(days=1))
    context = {
        "sheet": sheet,
        "task": found,
        "form": form,
        "unit": old.get(found.unit_id, ""),
    }
    status = 422 if form.is_bound else 200
    return render(request, "tasks/pages/transition_task.html", context, status=status)


def _settled(request: HttpRequest, sheet_id: int, found: Task, form: OneForm) -> bool:
    """Record the choice; put what stands against it on the form and say that it failed."""
    try:
        actions.settle(
            sheet_id,
            task_ids=[found.pk],
            choice=form.choice(),
            by=as_person(request.user),
            today=clock.today(),
        )
    except BlockedError as blocked:
        for problem in blocked.problems:
            form.add_error(None, sentence(problem))
        return False
    except NotAllowedError as refused:
        raise PermissionDenied from refused
    except NoSuchStepError:
        messages.warning(request, gettext("Người khác vừa quyết định về nhiệm vụ này."))
        return True
    kept = f"keep-settle-{found.uuid}"
    messages.success(request, gettext("Đã ghi quyết định."), extra_tags=kept)
    return True
