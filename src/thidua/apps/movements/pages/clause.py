"""One clause in review: correct it beside its place in the text, confirm, leave out, add."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.models import Person
from thidua.apps.movements import actions, rules
from thidua.apps.movements.models import Clause, Plan
from thidua.apps.movements.pages.clause_form import ClauseForm
from thidua.apps.movements.pages.review_base import (
    address,
    head,
    is_part,
    open_plan,
    person_of,
    refused,
)
from thidua.apps.movements.pages.review_items import group_of, groups_with, item_of
from thidua.apps.movements.queries.review import clause_of, parts_of, progress
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem

AROUND = 700
ACTS: dict[str, Callable[[Clause, Person], object]] = {
    "confirm": lambda clause, by: actions.confirm([clause.pk], by=by),
    "drop": lambda clause, by: actions.drop(clause.pk, by=by),
    "restore": lambda clause, by: actions.restore(clause.pk, by=by),
}


@login_required
def clause(request: HttpRequest, uuid: UUID, clause_uuid: UUID) -> HttpResponse:
    """Show the form of a clause with its place in the text; take what was typed."""
    plan = open_plan(request, uuid)
    found = get_object_or_404(clause_of(plan, clause_uuid))
    if request.method == "POST":
        return _save(request, plan, found)
    if not rules.can_edit(request.user, plan):
        return refused(request, NotAllowedError(rules.can_edit.name), _back(plan, found))
    if is_part(request) and "item" in request.GET:
        return item_part(request, plan, found)
    return _form(request, plan, found, ClauseForm(found))


@login_required
@require_POST
def clause_act(request: HttpRequest, uuid: UUID, clause_uuid: UUID) -> HttpResponse:
    """Confirm a clause, leave it out, or take it back."""
    plan = open_plan(request, uuid)
    found = get_object_or_404(clause_of(plan, clause_uuid))
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    try:
        act(found, person_of(request))
    except NotAllowedError as error:
        return refused(request, error, _back(plan, found))
    return _answer(request, plan, found)


def item_part(request: HttpRequest, plan: Plan, found: Clause) -> HttpResponse:
    """Answer with the item, the items that changed with it and the count of what is left."""
    done, total = progress(plan)
    warnings = plan.reading.get("warnings") or []
    context = {
        "plan": plan,
        "can_edit": rules.can_edit(request.user, plan),
        "item": item_of(found, warnings),
        "others": [item_of(part, warnings) for part in parts_of(found)],
        "counted": groups_with(plan, [found]),
        "done": done,
        "total": total,
    }
    return render(request, "movements/pages/review_answer.html", context)


def _save(request: HttpRequest, plan: Plan, found: Clause) -> HttpResponse:
    """Write what was typed, or show the form again with what stands against it."""
    form = ClauseForm(found, request.POST)
    if not form.is_valid():
        return _form(request, plan, found, form)
    try:
        _write(found, form, person_of(request))
    except NotAllowedError as error:
        return refused(request, error, _back(plan, found))
    except BlockedError as blocked:
        return _conflict(request, plan, found, blocked.problems)
    if not is_part(request):
        messages.success(request, _("Đã lưu mục."), extra_tags=f"keep-clause-{found.uuid}")
    return _answer(request, plan, found)


def _write(found: Clause, form: ClauseForm, by: Person) -> None:
    """Write what was typed; wording that was left as it was read is thereby confirmed."""
    said = form.cleaned_data
    if form.says_the_same and said["revision"] == found.revision:
        actions.confirm([found.pk], by=by)
        return
    actions.change(found.pk, text=said["text"], revision=said["revision"], data=form.values, by=by)


def _conflict(
    request: HttpRequest, plan: Plan, found: Clause, problems: tuple[Problem, ...]
) -> HttpResponse:
    """Show both wordings; saving once more writes over what is there now, knowingly."""
    now = clause_of(plan, found.uuid).get()
    typed = request.POST.copy()
    typed["revision"] = str(now.revision)
    form = ClauseForm(now, typed)
    return _form(request, plan, now, form, status=409, problems=problems, theirs=item_of(now))


def _form(
    request: HttpRequest,
    plan: Plan,
    found: Clause,
    form: ClauseForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Show the form, within the page of the clause or in its place on the review page."""
    context = {"plan": plan, "item": item_of(found), "form": form} | more
    if is_part(request):
        return render(request, "movements/pages/clause_form.html", context, status=status)
    context |= head(request, plan) | _around(plan.document.text, found)
    context["back"] = _back(plan, found)
    return render(request, "movements/pages/clause.html", context, status=status)


def _answer(request: HttpRequest, plan: Plan, found: Clause) -> HttpResponse:
    """Answer htmx with the item as it is now, a plain browser with the review page."""
    if is_part(request):
        return item_part(request, plan, clause_of(plan, found.uuid).get())
    return redirect(_back(plan, found))


def _back(plan: Plan, found: Clause) -> str:
    """Return the place of the clause on the review page."""
    return f"{address('review', plan)}?open={group_of(found)}#c{found.pk}"


def _around(text: str, found: Clause) -> dict[str, Any]:
    """Return the piece of the text around a clause, cut at lines, with the place marked."""
    if found.start is None or found.end is None:
        return {}
    first = text.rfind("\n", 0, max(found.start - AROUND, 0)) + 1
    last = text.find("\n", found.end + AROUND)
    shown = text[first : last if last >= 0 else len(text)]
    return {
        "around": shown,
        "spans": [(found.start - first, found.end - first, f"c{found.pk}")],
        "cut_before": first > 0,
        "cut_after": last >= 0,
    }
