"""Set a finding that blocks approval aside, with the reason in words."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.movements import actions, queries, rules
from thidua.apps.movements.models import Plan
from thidua.apps.movements.pages.review_base import address, head, open_plan, person_of, refused
from thidua.core.wording import parts
from thidua.kernel.problems import BlockedError, NotAllowedError


@login_required
def set_aside(request: HttpRequest, uuid: UUID, finding: str) -> HttpResponse:
    """Ask for the reason, then set the finding aside; what blocks no longer leads back."""
    plan = open_plan(request, uuid)
    if not rules.can_set_aside(request.user, plan):
        return refused(request, NotAllowedError(rules.can_set_aside.name), address("step", plan))
    found = [f for f in queries.findings(plan) if f.severity == "blocks" and f.key == finding]
    if not found:
        messages.info(request, _("Điều này không còn cản việc phê duyệt."))
        return redirect(address("step", plan))
    if request.method != "POST":
        return _page(request, plan, found[0])
    reason = request.POST.get("reason", "")
    try:
        actions.set_aside(plan.pk, finding=finding, reason=reason, by=person_of(request))
    except NotAllowedError as error:
        return refused(request, error, address("step", plan))
    except BlockedError as blocked:
        return _page(request, plan, found[0], " ".join(parts(blocked.problems[0])))
    keep = f"keep-set-aside-{finding}"
    messages.success(request, _("Đã gác lại; lý do được ghi cùng kế hoạch."), extra_tags=keep)
    return redirect(address("step", plan))


def _page(
    request: HttpRequest, plan: Plan, found: queries.Finding, error: str = ""
) -> HttpResponse:
    """Show what is set aside and the reason that is typed, or that stands already."""
    kept = found.waiver.reason if found.waiver else ""
    context = head(request, plan) | {
        "finding": found,
        "reason": request.POST.get("reason", kept),
        "error": error,
        "back": address("step", plan),
    }
    return render(request, "movements/pages/set_aside.html", context)
