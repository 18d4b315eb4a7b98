"""Review of a plan: its text on the left, what was read from it on the right."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.models import Person
from thidua.apps.movements import actions, queries, rules
from thidua.apps.movements.models import Plan
from thidua.apps.movements.models.clause import ADDED, DROPPED
from thidua.apps.movements.pages.review_base import address, head, open_plan, person_of, refused
from thidua.apps.movements.pages.review_items import (
    first_open,
    groups_of,
    groups_with,
    item_of,
    spans_of,
    warnings_of,
)
from thidua.apps.movements.queries.review import changed_since, progress
from thidua.core.clock import now
from thidua.kernel.problems import NotAllowedError


@login_required
@require_safe
def review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the text beside its reading; the number of queries does not depend on the plan."""
    plan = open_plan(request, uuid)
    opened = now()
    actions.be_present(plan.pk, by=person_of(request))
    groups = groups_of(plan, queries.clause_tree(plan, dropped=True))
    items = [item for group in groups for item in group.items]
    counted = [item for item in items if item.clause.status != DROPPED]
    unread = sum(group.unread for group in groups)
    context = head(request, plan) | {
        "groups": groups,
        "opened": first_open(groups, request.GET.get("open", "")),
        "spans": spans_of(groups),
        "warnings": warnings_of(plan, groups),
        "done": len(counted) - unread,
        "total": len(counted),
        "unread": unread,
        "pulse": _pulse(request, plan, opened),
    }
    return render(request, "movements/pages/review.html", context)


@login_required
@require_POST
def confirm_all(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Confirm what nobody has looked at yet: everything, or the items of the group named."""
    plan = open_plan(request, uuid)
    kind = request.POST.get("group", "")
    try:
        count = _confirm(plan, kind, person_of(request))
    except NotAllowedError as error:
        return refused(request, error, address("review", plan))
    text = ngettext("Đã xác nhận %(count)d mục.", "Đã xác nhận %(count)d mục.", count)
    messages.success(request, text % {"count": count})
    return redirect(address("review", plan))


def _confirm(plan: Plan, kind: str, by: Person) -> int:
    """Confirm the items of one group, or with an empty `kind` all; return how many."""
    if not kind:
        return actions.confirm_all(plan.pk, by=by)
    groups = groups_of(plan, queries.clause_tree(plan))
    items = [item for group in groups if group.kind == kind for item in group.items]
    return actions.confirm([item.clause.pk for item in items], by=by)


@login_required
@require_safe
def pulse(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say who else is here and bring what others changed since the page was opened.

    The address carries `since` (moment of the last answer), `revision` and `state` of the plan.
    """
    plan = open_plan(request, uuid)
    moment = now()
    actions.be_present(plan.pk, by=person_of(request))
    context: dict[str, Any] = {"plan": plan, "pulse": _pulse(request, plan, moment)}
    since = parse_datetime(request.GET.get("since", ""))
    if request.GET.get("revision") != str(plan.revision) and since:
        context |= _news(request, plan, since)
    return render(request, "movements/pages/review_pulse.html", context)


def _news(request: HttpRequest, plan: Plan, since: datetime) -> dict[str, Any]:
    """Return what changed: items to put in place, and what only a fresh page can show."""
    changed = changed_since(plan, since, but=person_of(request))
    fresh = [clause for clause in changed if clause.status == ADDED and clause.revision == 1]
    done, total = progress(plan)
    warnings = plan.reading.get("warnings") or []
    return {
        "can_edit": rules.can_edit(request.user, plan),
        "counted": groups_with(plan, changed),
        "changed": [item_of(clause, warnings) for clause in changed if clause not in fresh],
        "fresh": [item_of(clause) for clause in fresh],
        "who": sorted({c.changed_by.full_name for c in changed if c.changed_by}),
        "moved": request.GET.get("state") != plan.state,
        "done": done,
        "total": total,
    }


def _pulse(request: HttpRequest, plan: Plan, moment: datetime) -> dict[str, Any]:
    """Return what the presence line and the next question of the page need."""
    others = queries.present_on(plan, person_of(request), moment)
    return {
        "others": ", ".join(others),
        "since": moment.isoformat(),
        "revision": plan.revision,
        "state": plan.state,
        "heading": _("Cùng mở trang này"),
    }
