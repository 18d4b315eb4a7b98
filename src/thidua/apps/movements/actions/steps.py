"""The one way a plan moves from state to state."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.documents import actions as documents
from thidua.apps.movements import checks, rules, states
from thidua.apps.movements.actions.guard import locked, move
from thidua.apps.movements.models import Plan
from thidua.apps.movements.queries.dues import day_of, year_of
from thidua.apps.movements.queries.reading import ISSUED, scalars
from thidua.core import audit, events
from thidua.core.clock import now
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem
from thidua.kernel.text.fold import fold


def problems(plan: Plan, today: date) -> list[Problem]:
    """Return everything that stands between a plan and its approval, errors first."""
    return checks.run("complete", plan, today)


@transaction.atomic
def take_step(plan_id: int, step_name: str, *, by: Person, today: date, note: str = "") -> Plan:
    """Move a plan one step and return it.

    Raises:
        NoSuchStepError: somebody else has moved it already.
        NotAllowedError: `by` may not take this step here.
        BlockedError: the plan is not ready; every problem is listed.
    """
    plan = locked(plan_id)
    step = states.PLAN.step(plan.state, step_name)
    rule = getattr(rules, step.rule)
    if not rule(by, plan):
        raise NotAllowedError(rule.name)
    found = checks.run(step.check, plan, today)
    if any(p.severity == "blocks" for p in found):
        raise BlockedError(found)
    move(plan, step.target, note)
    if step.name == "submit":
        plan.submitted_by = by
    if step.name == "approve":
        _start(plan, by)
    plan.save()
    audit.record(by=by, action=f"plan.{step.name}", obj=plan, note=note, data={"from": step.source})
    return plan


def _start(plan: Plan, by: Person) -> None:
    """Let the plan run: describe its paper, publish, replace the version before."""
    said = scalars(plan)
    running = Plan.objects.select_for_update(of=("self",)).select_related("movement__issuer")
    before = list(running.filter(movement=plan.movement, state=states.RUNNING))
    plan.approved_by, plan.approved_at = by, now()
    _publish(plan, said)
    plan.document = documents.describe(
        plan.document_id,
        number=said.get("instrument.number", ""),
        issued_on=day_of(said.get(ISSUED)),
        issuer=plan.movement.issuer,
        issuer_text=said.get("issuer.name", ""),
        title=said.get("title", ""),
        by=by,
    )
    for old in before:
        _replace(old, plan, by)
    events.publish(events.PlanStarted(plan.pk))


def _replace(old: Plan, plan: Plan, by: Person) -> None:
    """Let the version before end because `plan` takes its place."""
    if not rules.can_replace(by, old):
        raise NotAllowedError(rules.can_replace.name)
    move(old, states.PLAN.step(old.state, "replace").target, "")
    old.save()
    audit.record(by=by, action="plan.replace", obj=old, data={"by_plan": plan.pk})
    events.publish(events.PlanReplaced(old.pk, plan.pk))


def _publish(plan: Plan, said: dict[str, str]) -> None:
    movement = plan.movement
    subjects = plan.clauses.filter(kind="subject").exclude(status="dropped")
    movement.scope = "\n".join(subjects.values_list("text", flat=True))
    movement.name = said.get("movement.name") or movement.name
    movement.search = fold(movement.name)[:700]
    movement.level = said.get("issuer.level") or movement.level
    movement.starts = year_of(said.get("timeline.from"))
    movement.ends = year_of(said.get("timeline.to"))
    movement.published = movement.published or now()
    movement.save()
