"""Who must do what: every actor of the plan with the units that it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.apps.movements import actions, queries, rules
from thidua.apps.movements.models import Clause, Plan
from thidua.apps.movements.pages.actors_choose import ChooseForm, candidates
from thidua.apps.movements.pages.review_base import address, head, open_plan, person_of, refused
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit
from thidua.core.clock import today
from thidua.core.wording import sentences
from thidua.kernel.problems import BlockedError, NotAllowedError

HOWS = {
    "unknown": ("bad", "stop"),
    "kind": ("good", "people"),
    "unit": ("good", "building"),
    "by_hand": ("info", "edit"),
    "set_aside": ("neutral", "dot"),
}


@dataclass
class Actor:
    """One name as the plan writes it, and whom it means.

    Attributes:
        name: the actor as the plan writes it.
        how: `unit`, `kind`, `by_hand`, `set_aside` or `unknown`.
        units: the units meant, or the candidates of an unknown one.
        names: their names on the day the plan applies, and who they are now.
        reason: why there is no unit.
        clauses: what is asked of it.
    """

    name: str
    how: str
    units: list[Unit]
    reason: str
    clauses: list[Clause] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @property
    def tone(self) -> str:
        """Tone of the chip."""
        return "warn" if self.how == "kind" and not self.units else HOWS[self.how][0]

    @property
    def icon(self) -> str:
        """Picture of the chip."""
        return HOWS[self.how][1]

    @property
    def word(self) -> str:
        """Whom the name means, in a few words."""
        if self.how == "unknown":
            return _("Chưa rõ đơn vị nào")
        if self.how == "set_aside":
            return _("Ngoài hệ thống")
        count = len(self.units)
        words = ngettext("%(count)d đơn vị", "%(count)d đơn vị", count) % {"count": count}
        return _("%(units)s, chọn bằng tay") % {"units": words} if self.how == "by_hand" else words


@login_required
def actors(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """List the actors, those that nobody could find first."""
    plan = open_plan(request, uuid)
    found = actors_of(plan)
    units = {unit.pk for actor in found if actor.how != "unknown" for unit in actor.units}
    context = head(request, plan) | {
        "actors": found,
        "unknown": sum(actor.how == "unknown" for actor in found),
        "unit_count": len(units),
        "on": plan.effect_from or today(),
    }
    return render(request, "movements/pages/actors.html", context)


@login_required
def actors_choose(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Choose the units that one actor means, or set it aside; `?actor=` names it."""
    plan = open_plan(request, uuid)
    if not rules.can_edit(request.user, plan):
        return refused(request, NotAllowedError(rules.can_edit.name), address("actors", plan))
    sent = request.POST if request.method == "POST" else request.GET
    actor = next((a for a in actors_of(plan) if a.name == sent.get("actor")), None)
    if actor is None:
        raise Http404
    on = plan.effect_from or today()
    offered = candidates(sent, actor.units, plan.movement.issuer, on)
    form = ChooseForm(offered, sent if request.method == "POST" else None, initial=_now(actor))
    if request.method == "POST" and "search" not in request.POST and form.is_valid():
        try:
            return _choose(request, plan, actor, form)
        except NotAllowedError as error:
            return refused(request, error, address("actors", plan))
        except BlockedError as blocked:
            for text in sentences(blocked.problems):
                form.add_error("units", text)
    return _page(request, plan, actor, form, sent)


def actors_of(plan: Plan) -> list[Actor]:
    """Return every actor once, with its units' names on the plan's day; unknown ones first."""
    found: dict[str, Actor] = {}
    for one in queries.assignments(plan, today()):
        actor = found.setdefault(one.actor, Actor(one.actor, one.how, one.units, one.reason))
        actor.clauses.append(one.clause)
    units = {unit.pk for actor in found.values() for unit in actor.units}
    names = organisations.now_called(units, plan.effect_from or today(), today())
    for actor in found.values():
        actor.names = [names.get(unit.pk, unit.uid) for unit in actor.units]
    return sorted(found.values(), key=lambda actor: actor.how != "unknown")


def _choose(request: HttpRequest, plan: Plan, actor: Actor, form: ChooseForm) -> HttpResponse:
    """Write the choice and go back to the list."""
    actions.choose_actor(
        plan.pk,
        actor=actor.name,
        unit_ids=form.cleaned_data["units"],
        set_aside=form.cleaned_data["set_aside"],
        by=person_of(request),
    )
    messages.success(request, _("Đã ghi đơn vị cho “%(actor)s”.") % {"actor": actor.name})
    return redirect(address("actors", plan))


def _now(actor: Actor) -> dict[str, Any]:
    """Return what the form shows at first: what stands now, nothing for an unknown actor."""
    chosen = [] if actor.how == "unknown" else [unit.pk for unit in actor.units]
    return {"actor": actor.name, "units": chosen, "set_aside": actor.how == "set_aside"}


def _page(
    request: HttpRequest, plan: Plan, actor: Actor, form: ChooseForm, sent: QueryDict
) -> HttpResponse:
    """Show search and choice; a search that found nothing says so."""
    if form.is_bound and "search" in sent:
        form.errors.clear()
    context = head(request, plan) | {
        "actor": actor,
        "form": form,
        "typed": sent.get("ten", ""),
        "nothing": bool(sent.get("ten")) and not form.offered,
        "back": address("actors", plan),
    }
    return render(request, "movements/pages/actors_choose.html", context)
