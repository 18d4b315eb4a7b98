"""One plan, clause by clause, with the clauses of higher and lower plans beside each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements import queries, rules, states
from thidua.apps.movements.models import Clause, Plan
from thidua.apps.movements.models.clause import KINDS
from thidua.apps.movements.pages.words import RELATIONS
from thidua.apps.organisations import queries as organisations
from thidua.core import clock

SHOWN = tuple(k for k in KINDS if k not in {"scalar", "criterion", "award", "milestone", "duty"})


def plan(request: HttpRequest, uuid: str) -> HttpResponse:
    """Show every clause of a plan under its heading."""
    found = get_object_or_404(queries.visible_plans(request.user), uuid=uuid)
    tops = queries.clause_tree(found)
    below = queries.carried_by(found)
    every = [clause for top in tops for clause in [top, *top.inner]]  # type: ignore[attr-defined]
    now = queries.clauses_now(found, every, clock.today())
    for clause in every:
        _annotate(clause, below, now)
    said = {c.key: c.text for c in tops if c.kind == "scalar"}
    sections = [(KINDS[kind], [c for c in tops if c.kind == kind]) for kind in SHOWN]
    context = {
        "plan": found,
        "tabs": queries.tabs_of(found.movement, found),
        "rows": [
            (_("Phong trào"), found.movement.name),
            (_("Số, ký hiệu"), said.get("instrument.number")),
            (_("Cơ quan ban hành"), _issuer(found)),
            (_("Ngày ban hành"), found.document.issued_on),
            (_("Áp dụng từ"), found.effect_from),
            (_("Người ký"), said.get("signer.name")),
            (_("Trạng thái"), _(states.PLAN.labels[found.state])),
        ],
        "sections": [(heading, clauses) for heading, clauses in sections if clauses],
        "waivers": queries.waivers_of(found),
        "sees_work": rules.sees_work(request.user, found),
        "can_review": rules.can_edit(request.user, found) or rules.can_approve(request.user, found),
    }
    return render(request, "movements/pages/plan.html", context)


def _issuer(found: Plan) -> str:
    """Return the issuer as the plan names it, and who it is now."""
    today, key = clock.today(), found.movement.issuer_id
    return organisations.now_called([key], found.effect_from or today, today).get(key, "")


def _annotate(clause: Clause, below: dict[int, list[Clause]], now: dict[int, list[str]]) -> None:
    """Give the clause what its row shows: relation to the higher one, and who carries it out."""
    clause.now = now.get(clause.pk, [])  # type: ignore[attr-defined]
    clause.relation_shown = RELATIONS.get(clause.relation)  # type: ignore[attr-defined]
    clause.below = below.get(clause.pk, [])  # type: ignore[attr-defined]
