"""What the pages of one plan in review share: who may open it, its head, refusals in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import Person
from thidua.apps.movements import rules, states
from thidua.apps.movements.models import Plan
from thidua.apps.movements.queries.review import reviewable
from thidua.apps.organisations import queries as organisations
from thidua.core.clock import today
from thidua.core.wording import not_allowed
from thidua.kernel.problems import NotAllowedError

TONES = {
    states.DRAFT: "wait",
    states.SUBMITTED: "wait",
    states.RUNNING: "good",
    states.REPLACED: "neutral",
    states.DISCARDED: "neutral",
}


@dataclass(frozen=True)
class Waiting:
    """For whom a plan waits, and since when."""

    who: str
    since: datetime


def person_of(request: HttpRequest) -> Person:
    """Return who is signed in; the pages ask for that before anything else."""
    return cast(Person, request.user)


def open_plan(request: HttpRequest, uuid: UUID) -> Plan:
    """Return the plan, or raise 404 when this reader may not see the work on it."""
    return get_object_or_404(reviewable(person_of(request), today()), uuid=uuid)


def waiting(plan: Plan, unit_name: str) -> Waiting | None:
    """Say who has to act next on a plan; nobody has on one that runs or was left."""
    if plan.state == states.DRAFT:
        who = _("%(name)s soát và trình") % {"name": plan.read_by.full_name}
    elif plan.state == states.SUBMITTED:
        who = _("lãnh đạo cơ quan thường trực của %(unit)s phê duyệt") % {"unit": unit_name}
    else:
        return None
    return Waiting(who, plan.state_since)


def head(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """Return what stands above every page of one plan in review."""
    unit_name = organisations.name_on(plan.movement.issuer, today())
    return {
        "plan": plan,
        "unit_name": unit_name,
        "can_edit": rules.can_edit(request.user, plan),
        "state_label": _(states.PLAN.labels[plan.state]),
        "state_tone": TONES[plan.state],
        "waiting": waiting(plan, unit_name),
        "tabs": [
            (_("Soát nội dung"), address("review", plan)),
            (_("Kế hoạch cấp trên"), address("link", plan)),
            (_("Đơn vị thực hiện"), address("actors", plan)),
            (_("Trình, phê duyệt"), address("step", plan)),
        ],
        "trail": [(_("Kế hoạch đang xử lý"), reverse("movements:plans"))],
    }


def address(name: str, plan: Plan, *more: object) -> str:
    """Return the address of a page of this plan."""
    return reverse(f"movements:{name}", args=[plan.uuid, *more])


def refused(request: HttpRequest, error: NotAllowedError, back: str = "") -> HttpResponse:
    """Answer 403 with the rule in words; a part of a page gets only the note."""
    why = not_allowed(error.rule)
    part = bool(request.headers.get("HX-Request"))
    name = "review_note" if part else "review_refused"
    context = {"why": why, "back": back or reverse("movements:plans")}
    answer = render(request, f"movements/pages/{name}.html", context, status=403)
    if part:
        answer["HX-Retarget"], answer["HX-Reswap"] = "#review-note", "innerHTML"
    return answer


def moved_on(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Answer that somebody else was faster; this is ordinary, no error."""
    messages.info(request, _("Kế hoạch vừa được người khác chuyển bước. Đây là tình trạng mới."))
    return redirect(address("step", plan))


def is_part(request: HttpRequest) -> bool:
    """Say whether htmx asked for a part of a page."""
    return bool(request.headers.get("HX-Request"))
