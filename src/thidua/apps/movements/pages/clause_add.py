"""Add a clause that the reader missed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.movements import actions, queries, rules
from thidua.apps.movements.models import Clause, Plan
from thidua.apps.movements.models.clause import CHILD_OF, KINDS
from thidua.apps.movements.pages.clause_form import KindForm, NewClauseForm
from thidua.apps.movements.pages.review_base import address, head, open_plan, person_of, refused
from thidua.apps.movements.pages.review_items import group_of
from thidua.core.wording import sentences
from thidua.kernel.problems import BlockedError, NotAllowedError


@login_required
def clause_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask for the kind first, then for the wording and the values of that kind."""
    plan = open_plan(request, uuid)
    if not rules.can_edit(request.user, plan):
        return refused(request, NotAllowedError(rules.can_edit.name), address("review", plan))
    kind = request.POST.get("kind") or request.GET.get("kind") or ""
    if kind not in KINDS or kind == "scalar":
        return _page(request, plan, KindForm(), "")
    parents = [c for c in queries.clause_tree(plan) if c.kind == CHILD_OF.get(kind)]
    if request.method != "POST":
        initial = {"parent": request.GET.get("parent", "")}
        return _page(request, plan, NewClauseForm(kind, parents, initial=initial), kind, parents)
    form = NewClauseForm(kind, parents, request.POST)
    if form.is_valid():
        try:
            return _added(request, plan, kind, form)
        except NotAllowedError as error:
            return refused(request, error, address("review", plan))
        except BlockedError as blocked:
            for text in sentences(blocked.problems):
                form.add_error(None, text)
    return _page(request, plan, form, kind, parents)


def _added(request: HttpRequest, plan: Plan, kind: str, form: NewClauseForm) -> HttpResponse:
    """Write the clause and go to it."""
    made = actions.add(
        plan.pk,
        kind=kind,
        text=form.cleaned_data["text"],
        parent_id=form.cleaned_data.get("parent"),
        data=form.values,
        by=person_of(request),
    )
    messages.success(request, _("Đã thêm mục."), extra_tags=f"keep-add-{plan.uuid}-{kind}")
    return redirect(f"{address('review', plan)}?open={group_of(made)}#c{made.pk}")


def _page(
    request: HttpRequest,
    plan: Plan,
    form: KindForm | NewClauseForm,
    kind: str,
    parents: list[Clause] | None = None,
) -> HttpResponse:
    """Show the form; `kind` is empty while the kind is asked for."""
    context = head(request, plan) | {
        "form": form,
        "kind": kind,
        "kind_label": KINDS.get(kind, ""),
        "needs_parent": _lacking(kind, parents),
        "back": address("review", plan),
    }
    return render(request, "movements/pages/clause_add.html", context)


def _lacking(kind: str, parents: list[Clause] | None) -> str:
    """Say what must be added first, if this kind needs something to hang under."""
    if parents or kind not in CHILD_OF:
        return ""
    names = {"child": KINDS[kind], "parent": KINDS[CHILD_OF[kind]]}
    return _("Mục loại “%(child)s” nằm trong mục “%(parent)s”. Thêm mục đó trước.") % names
