"""One movement: what, why, contents, phases, who must do what, awards, documents, versions."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements import queries
from thidua.apps.movements.models import Clause, Movement, MovementLink, Plan
from thidua.apps.movements.pages.words import LEVELS, OCCASIONS, years
from thidua.apps.movements.queries.dues import last_day
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.queries import Ending
from thidua.core import clock, files


def movement(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one movement as its running plan says it, else as the newest visible plan."""
    visible = queries.visible_to(request.user)
    found = get_object_or_404(visible, slug=slug)
    plans = list(queries.visible_plans(request.user).filter(movement=found).order_by("-version"))
    plan = next((p for p in plans if p.state == "running"), plans[0] if plans else None)
    tops = queries.clause_tree(plan) if plan else []
    doing = [clause for clause in tops if clause.kind == "responsibility"]
    now = queries.clauses_now(plan, doing, clock.today()) if plan else {}
    for clause in doing:
        clause.now = now.get(clause.pk, [])  # type: ignore[attr-defined]
    context = {
        "movement": found,
        "plan": plan,
        "plans": plans,
        "tabs": queries.tabs_of(found, plan),
        "rows": _facts(found, plan),
        "clauses": _by_kind(tops),
        "awards": [
            (OCCASIONS.get(c.data.get("occasion", "")), c)
            for c in tops
            if c.kind == "award_occasion"
        ],
        "phases": _phases(tops),
        "milestones": _milestones(tops),
        "links": _links(visible, found),
        "ended": _ended(found, plan),
    }
    return render(request, "movements/pages/movement.html", context)


def _ended(found: Movement, plan: Plan | None) -> Ending | None:
    """Return how the keeper of a running plan ended, None while it has not."""
    if plan is None or plan.state != "running":
        return None
    return organisations.endings([found.unit.pk], clock.today()).get(found.unit.pk)


def document(request: HttpRequest, uuid: str) -> HttpResponse | FileResponse:
    """Give the paper as it was received, to whom may see the plan."""
    plan = get_object_or_404(queries.visible_plans(request.user), uuid=uuid)
    if plan.document.stored is None:
        raise Http404
    return files.response(plan.document.stored)


def _facts(found: Movement, plan: Plan | None) -> list[tuple[object, ...]]:
    on = (plan.effect_from if plan else None) or clock.today()
    today = clock.today()
    issuer = organisations.now_called([found.issuer_id], on, today).get(found.issuer_id, "")
    steward = organisations.names_on([found.steward_id], today) if found.steward_id else {}
    rows: list[tuple[object, ...]] = [
        (_("Cơ quan ban hành"), issuer),
        (_("Đơn vị tiếp nhận, thực hiện tiếp"), steward.get(found.steward_id or 0, "")),
        (_("Cấp"), LEVELS.get(found.level, found.level)),
        (_("Hình thức"), found.get_launch_mode_display()),
        (_("Loại"), found.get_length_display()),
        (_("Thời gian"), years(found)),
        (_("Phạm vi, đối tượng"), found.scope),
    ]
    if plan:
        rows += [(_("Kế hoạch"), str(plan)), (_("Áp dụng từ"), plan.effect_from)]
    return [row[:2] for row in rows if row[1]]


def _by_kind(tops: list[Clause]) -> dict[str, list[Clause]]:
    found: dict[str, list[Clause]] = {}
    for clause in tops:
        found.setdefault(clause.kind, []).append(clause)
    return found


def _phases(tops: list[Clause]) -> list[tuple[str, date, date]]:
    """Return (label, first day, last day) of every phase whose years are known."""
    found = []
    for clause in tops:
        first, last = (
            str(clause.data.get("from") or "")[:4],
            last_day(str(clause.data.get("to") or "")),
        )
        if clause.kind == "phase" and first.isdigit() and last:
            label = str(clause.data.get("name") or clause.text)
            found.append((label, date(int(first), 1, 1), last))
    return found


def _milestones(tops: list[Clause]) -> list[tuple[str, date]]:
    found = []
    for phase in (c for c in tops if c.kind == "phase"):
        dues = [(c.text, last_day(str(c.data.get("due") or ""))) for c in phase.inner]  # type: ignore[attr-defined]
        found += [(text, day) for text, day in dues if day]
    return sorted(found, key=lambda m: m[1])


def _links(visible: QuerySet[Movement], found: Movement) -> list[tuple[object, Movement]]:
    """Return (word, movement) for every visible movement that this one is tied to, both ways."""
    above = visible.filter(linked_from__source=found).distinct()
    below = visible.filter(links__target=found).distinct()
    kinds = {(k, True): w for k, w in MovementLink.KINDS.items()}
    kinds |= {
        (MovementLink.CARRIES_OUT, False): _("Được triển khai bởi"),
        (MovementLink.CONTINUES, False): _("Được tiếp nối bởi"),
        (MovementLink.REPLACES, False): _("Được thay bởi"),
        (MovementLink.MERGED, False): _("Gộp với"),
    }
    by_key = {m.pk: m for m in [*above, *below]}
    rows = [
        (kinds[k, True], by_key.get(t)) for k, t in found.links.values_list("kind", "target_id")
    ]
    rows += [
        (kinds[k, False], by_key.get(s))
        for k, s in found.linked_from.values_list("kind", "source_id")
    ]
    return [(word, other) for word, other in rows if other]
