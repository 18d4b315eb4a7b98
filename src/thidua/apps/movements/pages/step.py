"""Submit, approve, send back, leave: the steps of a plan, with all that stands in the way."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.movements import actions, checks, queries, rules, states
from thidua.apps.movements.models import Plan
from thidua.apps.movements.pages.clause_fields import DayField
from thidua.apps.movements.pages.review_base import (
    address,
    head,
    moved_on,
    open_plan,
    person_of,
    refused,
)
from thidua.apps.movements.pages.step_places import Found, found_of
from thidua.core.clock import today
from thidua.core.locale import day
from thidua.kernel.problems import BlockedError, NoSuchStepError, NotAllowedError
from thidua.kernel.states import Step

PATH = (states.DRAFT, states.SUBMITTED, states.RUNNING)
BY_HAND = ("submit", "approve", "send_back", "discard")
WORDS: dict[str, Promise | str] = {
    "approve": gettext_lazy("phê duyệt"),
    "discard": gettext_lazy("bỏ"),
}
DONE: dict[str, Promise | str] = {
    "submit": gettext_lazy("Đã trình phê duyệt."),
    "approve": gettext_lazy(
        "Đã phê duyệt. Phong trào bắt đầu; nhiệm vụ đang được giao cho các đơn vị."
    ),
    "send_back": gettext_lazy("Đã trả lại để sửa; lý do được ghi cùng kế hoạch."),
    "discard": gettext_lazy("Đã bỏ bản đọc này. Tệp gốc vẫn được lưu, có thể đưa vào lại."),
}


@login_required
@require_safe
def step(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show where the plan stands, what is still missing, and the steps this reader can take."""
    return _page(request, open_plan(request, uuid))


@login_required
def step_take(request: HttpRequest, uuid: UUID, name: str) -> HttpResponse:
    """Ask before a step that starts or ends something, then take it."""
    plan = open_plan(request, uuid)
    try:
        found = states.PLAN.step(plan.state, name)
    except NoSuchStepError:
        if name not in BY_HAND:
            raise Http404 from None
        return moved_on(request, plan)
    if name not in BY_HAND:
        raise Http404
    rule = getattr(rules, found.rule)
    if not rule(request.user, plan):
        return refused(request, NotAllowedError(rule.name), address("step", plan))
    if request.method != "POST":
        return _ask(request, plan, found)
    return _take(request, plan, found)


@login_required
@require_POST
def effect(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write from which day the plan applies."""
    plan = open_plan(request, uuid)
    typed = request.POST.get("effect_from", "").strip()
    form_field = DayField(required=False)
    try:
        chosen = form_field.clean(typed)
    except ValidationError as error:
        more = {"effect_error": " ".join(error.messages), "effect_typed": typed}
        return _page(request, plan, more)
    try:
        actions.set_effect(
            plan.pk,
            effect_from=date.fromisoformat(chosen) if chosen else None,
            by=person_of(request),
        )
    except NotAllowedError as error:
        return refused(request, error, address("step", plan))
    messages.success(request, _("Đã lưu ngày áp dụng."))
    asked = request.POST.get("next")
    known = {address("actors", plan), address("step", plan)}
    return redirect(asked if asked in known else address("step", plan))


def _take(request: HttpRequest, plan: Plan, found: Step) -> HttpResponse:
    """Take the step if the word or the reason that it asks for was given."""
    note = request.POST.get("note", "").strip()
    word = str(WORDS.get(found.name, ""))
    if word and request.POST.get("word", "").strip().lower() != word:
        error = _("Gõ đúng “%(word)s” để xác nhận.") % {"word": word}
        return _ask(request, plan, found, error)
    if found.name == "send_back" and not note:
        return _ask(request, plan, found, _("Ghi lý do trả lại, để người soát biết cần sửa gì."))
    try:
        actions.take_step(plan.pk, found.name, by=person_of(request), today=today(), note=note)
    except NoSuchStepError:
        return moved_on(request, plan)
    except NotAllowedError as error:
        return refused(request, error, address("step", plan))
    except BlockedError as blocked:
        return _page(request, plan, {"found": found_of(plan, blocked.problems)})
    keep = f"keep-send-back-{plan.uuid}" if found.name == "send_back" else ""
    messages.success(request, str(DONE[found.name]), extra_tags=keep)
    gone = found.name == "discard"
    return redirect("movements:plans") if gone else redirect(address("step", plan))


def _page(request: HttpRequest, plan: Plan, more: dict[str, Any] | None = None) -> HttpResponse:
    """Show the state, the problems with their places, and the steps."""
    allowed = [
        (found, address("step_take", plan, found.name), found.name in {"submit", "approve"})
        for found in states.PLAN.steps_from(plan.state)
        if found.name in BY_HAND and getattr(rules, found.rule)(request.user, plan)
    ]
    context = head(request, plan) | {
        "steps": [(_(found.label), url, main) for found, url, main in allowed],
        "path": [_(states.PLAN.labels[s]) for s in PATH],
        "current": PATH.index(plan.state) if plan.state in PATH else len(PATH),
        "effect_rows": [(_("Áp dụng từ ngày"), day(plan.effect_from))],
        "can_set_aside": rules.can_set_aside(request.user, plan),
        "own_work": rules.is_own_work(request.user, plan) and plan.state == states.SUBMITTED,
    }
    if plan.state in {states.DRAFT, states.SUBMITTED}:
        context["found"] = found_of(plan, checks.run("complete", plan, today()))
    context |= more or {}
    found: Found | None = context.get("found")
    context["is_blocked"] = bool(found and found.blocks)
    return render(request, "movements/pages/step.html", context)


def _ask(request: HttpRequest, plan: Plan, found: Step, error: str = "") -> HttpResponse:
    """Show what the step will do, and ask for the word or the reason."""
    context = head(request, plan) | {
        "name": found.name,
        "label": _(found.label),
        "word": WORDS.get(found.name, ""),
        "error": error,
        "note": request.POST.get("note", ""),
        "back": address("step", plan),
    }
    if found.name == "approve":
        context["items"] = _what_starts(plan)
    return render(request, "movements/pages/step_confirm.html", context)


def _what_starts(plan: Plan) -> list[str]:
    """Say what approval will bring about, with the numbers."""
    asked = [one for one in queries.assignments(plan, today()) if one.how != "unknown"]
    units = {unit.pk for one in asked for unit in one.units}
    counts = {"tasks": sum(len(one.units) for one in asked), "units": len(units)}
    said = [
        _("%(tasks)d nhiệm vụ được giao cho %(units)d đơn vị; báo cáo hằng năm được giao riêng "
          "cho từng năm.") % counts,
        _("Phong trào và kế hoạch hiện ra trên trang công khai."),
    ]  # fmt: skip
    aside = {one.actor for one in asked if not one.units}
    if aside:
        named = {"actors": "; ".join(sorted(aside))}
        said.append(_("Không giao cho ai ở đây: %(actors)s.") % named)
    if plan.version > 1:
        said.append(_("Phiên bản đang thực hiện được thay; việc chưa xong của nó kết thúc."))
    return said
