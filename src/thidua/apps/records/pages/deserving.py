"""Who is deserving: the question, and what was asked in the last days."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.apps.organisations import queries as organisations
from thidua.apps.records import rules
from thidua.apps.records.actions import runs
from thidua.apps.records.models import Run, RunKind
from thidua.apps.records.pages.check_base import whoami
from thidua.apps.records.pages.check_words import award_name
from thidua.apps.records.pages.deserving_forms import Question
from thidua.apps.records.queries.deserving import FAMILIES, awards_in, places_of, runs_of
from thidua.apps.records.queries.seen import newest_rated
from thidua.core import clock

KEPT_SHOWN = 10


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deserving(request: HttpRequest) -> HttpResponse:
    """Show the question; a sent one is worked out and shown on a page of its own."""
    person = whoami(request)
    if not rules.can_list(person):
        raise PermissionDenied(rules.can_list.name)
    units = places_of(person)
    form = Question(request.POST or None, units=units, initial=_asked_before(request))
    if request.method == "POST" and form.is_valid():
        run = runs.look_for_deserving(form.place(), asked=form.asked(), by=person)
        return redirect("records:deserving_run", uid=run.uid)
    kept = list(runs_of(person, RunKind.DESERVING)[:KEPT_SHOWN])
    names = organisations.placed_names([one.unit_id for one in kept], clock.today())
    context = {
        "form": form,
        "kept": [(one, names.get(one.unit_id, ""), about(one)) for one in kept],
        "columns": [_("Đã hỏi"), _("Đơn vị"), _("Năm"), _("Lúc"), _("Tình trạng")],
    }
    return render(request, "records/pages/deserving.html", context)


def _asked_before(request: HttpRequest) -> dict[str, Any]:
    """Return what the address says the question is; else the last year that was rated."""
    names = ("unit", "award", "year", "on", "whole")
    said: dict[str, Any] = {name: request.GET[name] for name in names if request.GET.get(name)}
    first = request.method == "GET" and "year" not in said
    if first and (rated := newest_rated(request.user, clock.today())):
        said["year"] = rated
    return said


def about(run: Run) -> str:
    """Return the awards that a run was asked about, in words."""
    awards = tuple(run.asked["awards"])
    family = next((name for name in FAMILIES if awards_in(name) == awards), "")
    words = {
        "individual_title": _("Các danh hiệu thi đua cá nhân"),
        "collective_title": _("Các danh hiệu thi đua tập thể"),
        "household_title": award_name(awards[0]),
    }
    return words[family] if family else award_name(awards[0])
