"""Link a plan to the higher plan it carries out, with the comparison beside the choice."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.movements import actions, queries, rules
from thidua.apps.movements.models import Plan
from thidua.apps.movements.pages.beside import beside
from thidua.apps.movements.pages.review_base import address, head, open_plan, person_of, refused
from thidua.apps.movements.queries.review import ranked_parents
from thidua.apps.organisations import queries as organisations
from thidua.core.clock import today
from thidua.core.wording import sentences
from thidua.kernel.problems import BlockedError, NotAllowedError

NONE = "none"


class ParentForm(forms.Form):
    """Which plan this one carries out."""

    parent = forms.ChoiceField(
        label=gettext_lazy("Kế hoạch cấp trên"),
        error_messages={
            "required": gettext_lazy("Chọn một kế hoạch, hoặc chọn không có cấp trên.")
        },
    )

    def __init__(self, plan: Plan, parents: list[Plan], data: Any = None, **more: Any) -> None:
        """Offer the plans that run, the cited one first."""
        super().__init__(data, **more)
        names = organisations.names_on({p.movement.issuer_id for p in parents}, today())
        field = self.fields["parent"]
        field.choices = [  # type: ignore[attr-defined]
            (NONE, _("Không thực hiện kế hoạch cấp trên nào")),
            *((str(p.uuid), _label(p, names)) for p in parents),
        ]
        if plan.parent_text:
            number = {"number": plan.parent_text}
            field.help_text = _("Văn bản viện dẫn %(number)s.") % number


@login_required
def link(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Choose the higher plan; `?parent=` shows the comparison before anything is written."""
    plan = open_plan(request, uuid)
    parents = [p for p in ranked_parents(plan) if p.pk != plan.pk]
    if request.method == "POST":
        form = ParentForm(plan, parents, request.POST)
        if form.is_valid():
            return _link(request, plan, parents, form)
        return _page(request, plan, parents, form)
    chosen = request.GET.get("parent") or _first_choice(plan, parents)
    return _page(request, plan, parents, ParentForm(plan, parents, initial={"parent": chosen}))


def _link(request: HttpRequest, plan: Plan, parents: list[Plan], form: ParentForm) -> HttpResponse:
    """Write the link; what cannot be linked is said above the form."""
    chosen = _by_uuid(parents, form.cleaned_data["parent"])
    try:
        actions.link_parent(plan.pk, parent_id=chosen.pk if chosen else None, by=person_of(request))
    except NotAllowedError as error:
        return refused(request, error, address("link", plan))
    except BlockedError as blocked:
        for text in sentences(blocked.problems):
            form.add_error("parent", text)
        return _page(request, plan, parents, form)
    if chosen:
        messages.success(request, _("Đã liên kết với %(name)s.") % {"name": chosen})
    else:
        messages.success(request, _("Đã ghi: kế hoạch này không thực hiện kế hoạch nào."))
    return redirect(address("link", plan))


def _page(request: HttpRequest, plan: Plan, parents: list[Plan], form: ParentForm) -> HttpResponse:
    """Show the choice and, for the plan chosen or linked, the comparison."""
    chosen = str(form["parent"].value() or "")
    higher = _by_uuid(parents, chosen)
    if higher is None and chosen != NONE:
        higher = plan.parent
    context = head(request, plan) | {
        "form": form,
        "can_link": rules.can_link(request.user, plan),
        "parents": parents,
        "higher": higher,
        "is_linked": higher is not None and higher.pk == plan.parent_id,
        "is_missing": bool(plan.parent_text) and not any(p.cited for p in parents),  # type: ignore[attr-defined]
    }
    if higher is not None:
        context |= beside(queries.comparison(higher, plan))
    return render(request, "movements/pages/link.html", context)


def _first_choice(plan: Plan, parents: list[Plan]) -> str:
    """Return what the form offers at first: the linked plan, else the cited one."""
    if plan.parent is not None:
        return str(plan.parent.uuid)
    cited = next((p for p in parents if p.cited), None)  # type: ignore[attr-defined]
    return str(cited.uuid) if cited else ""


def _by_uuid(parents: list[Plan], uuid: str) -> Plan | None:
    """Return the plan with that identifier among those offered."""
    return next((p for p in parents if str(p.uuid) == uuid), None)


def _label(plan: Plan, names: dict[int, str]) -> str:
    """Return number, issuer and movement of a plan in one line."""
    issuer = names.get(plan.movement.issuer_id, "")
    shown = f"{plan.document.number or plan.movement.name}, {issuer}"
    return _("%(plan)s (được viện dẫn)") % {"plan": shown} if plan.cited else shown  # type: ignore[attr-defined]
