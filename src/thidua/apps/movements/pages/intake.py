"""Bring a plan in: a file or pasted text, read at once, laid out for review."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.queries import acting_post
from thidua.apps.movements import actions, rules
from thidua.apps.movements.pages.actors_choose import placed_names
from thidua.apps.movements.pages.intake_form import IntakeForm
from thidua.apps.movements.pages.review_base import address, person_of, refused
from thidua.apps.movements.queries.review import (
    found_units,
    own_units,
    replaceable,
    reviewable,
)
from thidua.core.clock import today
from thidua.core.wording import refusal_words, sentence
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem, RefusedError

KEEP = "intake"
ACTING = "acting_post"  # in the session: the post that this person acts for


@login_required
def intake(request: HttpRequest) -> HttpResponse:
    """Take a plan in, or say why not; nothing is kept of what was refused."""
    if not rules.can_read_in(request.user, None):
        return refused(request, NotAllowedError(rules.can_read_in.name))
    if request.method != "POST":
        return _page(request, _form(request, initial=_start(request)))
    form = _form(request)
    if "search" in request.POST:
        form.errors.clear()
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form)
    return _read(request, form)


def _read(request: HttpRequest, form: IntakeForm) -> HttpResponse:
    """Read what was sent and go to the review, or say what stands against it."""
    data, name = form.content()
    try:
        plan = actions.read_in(
            data,
            name,
            unit_id=form.cleaned_data["unit"],
            by=person_of(request),
            today=today(),
            replaces_id=form.cleaned_data["replaces"],
        )
    except NotAllowedError as error:
        return refused(request, error, request.path)
    except RefusedError as error:
        return _page(request, form, {"refusal": refusal_words(error)})
    except BlockedError as blocked:
        return _page(request, form, {"twins": [_twin(request, p) for p in blocked.problems]})
    unsure = len(plan.reading.get("warnings") or [])
    said = _("Đã đọc xong. Đối chiếu từng mục với văn bản rồi xác nhận.")
    if unsure:
        said += " " + _("Có %(count)d chỗ máy đọc chưa chắc.") % {"count": unsure}
    messages.success(request, said, extra_tags=f"keep-{KEEP}")
    return redirect(address("review", plan))


def _start(request: HttpRequest) -> dict[str, Any]:
    """Return what stands in the form at first: the unit that this person acts for."""
    post = acting_post(request.user, request.session.get(ACTING), today())
    unit = post.unit_id if post else None
    return {"unit": unit, "replaces": request.GET.get("replaces", "")}


def _form(request: HttpRequest, initial: dict[str, Any] | None = None) -> IntakeForm:
    """Return the form with the units of this person, and those that a search found."""
    person, day = person_of(request), today()
    units = own_units(person, day)
    sent = request.POST if request.method == "POST" else None
    searched = sent.get("unit_q", "").strip() if sent else ""
    found = found_units(person, searched, day) if searched else []
    every = list(dict.fromkeys([*found, *units]))
    choices = list(placed_names([unit.pk for unit in every], day).items())
    plans = [(p.pk, _label(p)) for p in replaceable(person, day)]
    form = IntakeForm(choices, plans, sent, request.FILES if sent else None, initial=initial)
    form.found = len(found) if searched else None
    return form


def _page(
    request: HttpRequest, form: IntakeForm, more: dict[str, Any] | None = None
) -> HttpResponse:
    """Show the form with what was typed."""
    context = {"form": form, "keep": KEEP} | (more or {})
    return render(request, "movements/pages/intake.html", context)


def _twin(request: HttpRequest, problem: Problem) -> tuple[str, str]:
    """Return the sentence about a paper that is there, and its address if it may be seen."""
    rows = reviewable(person_of(request), today())
    plan = rows.filter(pk=str(problem.params.get("plan"))).first()
    return sentence(problem), address("review", plan) if plan else ""


def _label(plan: Any) -> str:
    """Return number and movement of a running plan."""
    return ", ".join(part for part in (plan.document.number, plan.movement.name) if part)
