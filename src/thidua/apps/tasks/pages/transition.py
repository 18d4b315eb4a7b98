"""One transition sheet: what moved by itself, what waits for whose decision, and the deciding."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.queries import as_person
from thidua.apps.tasks import actions, queries, rules
from thidua.apps.tasks.models import TransitionSheet
from thidua.apps.tasks.pages.transition_forms import PlanForm, SettleForm
from thidua.apps.tasks.queries.sheet import Gathered, gathered
from thidua.core import clock
from thidua.core.paging import keyset
from thidua.core.wording import not_allowed, sentence
from thidua.kernel.problems import BlockedError, NoSuchStepError, NotAllowedError

SHOWN = 20
PAGE = 25
NAMED = 3
COLUMNS = {
    "waiting": [
        _("Chọn"),
        _("Nhiệm vụ"),
        _("Đơn vị cũ"),
        _("Đơn vị tiếp nhận"),
    ],
    "flow": [_("Đơn vị cũ"), _("Nay là"), (_("Nhiệm vụ"), "", "number"), _("Căn cứ")],
    "alike": [_("Nhiệm vụ"), _("Đơn vị"), (_("Số nhiệm vụ gặp nhau"), "", "number")],
}


def transition(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show one sheet."""
    return _page(request, _sheet(request, uuid), {})


@login_required
@require_POST
def decide(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Decide what becomes of the plan of an issuer that ended."""
    sheet = _sheet(request, uuid)
    if not sheet.decision and not rules.can_decide(request.user, sheet):
        raise _refused("can_decide")
    form = PlanForm(request.POST, sheet=sheet)
    if not form.is_valid():
        return _page(request, sheet, {"plan_form": form}, status=422)
    try:
        actions.decide_plan(
            sheet.pk, by=as_person(request.user), today=clock.today(), **form.cleaned_data
        )
    except BlockedError as blocked:
        for problem in blocked.problems:
            form.add_error(None, sentence(problem))
        return _page(request, sheet, {"plan_form": form}, status=422)
    except NotAllowedError as refused:
        raise _refused("can_decide") from refused
    except NoSuchStepError:
        messages.warning(request, gettext("Người khác vừa quyết định về kế hoạch này."))
    else:
        messages.success(request, gettext("Đã ghi quyết định."), extra_tags=f"keep-plan-{uuid}")
    return redirect("tasks:transition", uuid=uuid)


@login_required
@require_POST
def settle(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Decide about the ticked tasks at once."""
    sheet = _sheet(request, uuid)
    if sheet.keeper is None or not rules.can_settle(request.user, sheet.keeper):
        raise _refused("can_settle")
    form = SettleForm(request.POST)
    ticked = {int(key) for key in request.POST.getlist("task") if key.isdecimal()}
    if not form.is_valid():
        return _page(request, sheet, {"settle_form": form, "ticked": ticked}, status=422)
    choice = actions.Choice(form.cleaned_data["what"], reason=form.cleaned_data["reason"])
    try:
        done = actions.settle(
            sheet.pk,
            task_ids=ticked,
            choice=choice,
            by=as_person(request.user),
            today=clock.today(),
        )
    except BlockedError as blocked:
        for text in dict.fromkeys(sentence(problem) for problem in blocked.problems):
            form.add_error(None, text)
        return _page(request, sheet, {"settle_form": form, "ticked": ticked}, status=422)
    except NotAllowedError as refused:
        raise _refused("can_settle") from refused
    except NoSuchStepError:
        messages.warning(request, gettext("Người khác vừa quyết định về nhiệm vụ này."))
    else:
        told = ngettext("Đã quyết định {n} nhiệm vụ.", "Đã quyết định {n} nhiệm vụ.", done)
        messages.success(request, told.format(n=done), extra_tags=f"keep-settle-{uuid}")
    return redirect("tasks:transition", uuid=uuid)


@login_required
@require_POST
def merge(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Merge all groups of tasks of one kind that met at one unit."""
    sheet = _sheet(request, uuid)
    try:
        done = actions.merge_alike(sheet.pk, by=as_person(request.user), today=clock.today())
    except NotAllowedError as refused:
        raise _refused("can_settle") from refused
    told = ngettext("Đã gộp {n} nhiệm vụ trùng.", "Đã gộp {n} nhiệm vụ trùng.", done)
    messages.success(request, told.format(n=done))
    return redirect("tasks:transition", uuid=uuid)


def _refused(rule: str) -> PermissionDenied:
    return PermissionDenied(not_allowed(rule))


def _sheet(request: HttpRequest, uuid: UUID) -> TransitionSheet:
    return get_object_or_404(queries.sheets_visible_to(request.user), uuid=uuid)


def _page(
    request: HttpRequest, sheet: TransitionSheet, forms: dict[str, Any], status: int = 200
) -> HttpResponse:
    waiting = keyset(
        queries.waiting_on(sheet),
        order=("clause__order", "unit_id", "pk"),
        after=request.GET.get("after"),
        size=PAGE,
    )
    told = gathered(sheet, waiting.rows)
    may_settle = bool(sheet.keeper and rules.can_settle(request.user, sheet.keeper))
    may_decide = sheet.issuer_ended and not sheet.decision and rules.can_decide(request.user, sheet)
    context = {
        "sheet": sheet,
        "counts": queries.move_counts(sheet),
        "duties": queries.duties(sheet.plan),
        "old_name": told.old.get(sheet.old_issuer_id, ""),
        "keeper_name": told.new.get(sheet.keeper_id or 0, ""),
        "waiting": waiting,
        "waiting_rows": [
            (task, told.old.get(task.unit_id, ""), *_heir_names(told, task.unit_id))
            for task in waiting.rows
        ],
        "flows": {how: _flow_rows(rows, told) for how, rows in told.flows.items()},
        "alike": [(row, told.new.get(row["unit"], "")) for row in told.met[:SHOWN]],
        "alike_count": len(told.met),
        "columns": COLUMNS,
        "may_settle": may_settle,
        "may_decide": may_decide,
        "plan_form": PlanForm(sheet=sheet) if may_decide else None,
        "settle_form": SettleForm() if may_settle else None,
        "ticked": set(),
        **forms,
    }
    return render(request, "tasks/pages/transition.html", context, status=status)


def _heir_names(told: Gathered, unit: int) -> tuple[list[tuple[str, bool]], int]:
    """Return the first of those who took over, with whether each took most, and how many more."""
    rows = told.heirs.get(unit, [])
    shown = rows if len(rows) <= NAMED + 1 else rows[:NAMED]
    named = [(told.new.get(heir.unit_id, ""), heir.main) for heir in shown]
    return named, len(rows) - len(shown)


def _flow_rows(rows: list[dict[str, Any]], told: Gathered) -> list[tuple[str, str, int, str]]:
    """Return what the table of moves shows: from, to, tasks, basis; by the Vietnamese alphabet."""
    found = [
        (
            told.old.get(row["source"], ""),
            told.new.get(row["target"] or 0, ""),
            row["n"],
            row["basis"],
        )
        for row in rows
    ]
    return sorted(found)
