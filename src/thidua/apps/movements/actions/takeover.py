"""A running plan whose issuer ended: adopted, replaced or closed by the successor."""

from __future__ import annotations

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.movements import rules, states
from thidua.apps.movements.actions.guard import locked, move
from thidua.apps.movements.models import MovementLink, Plan
from thidua.apps.organisations.models import Unit
from thidua.core import audit, events
from thidua.kernel.problems import BlockedError, NoSuchStepError, NotAllowedError, Problem


@transaction.atomic
def adopt(plan_id: int, *, unit_id: int, by: Person, note: str) -> Plan:
    """Let a successor of the issuer go on with the plan; text, tasks and due dates stay.

    Raises:
        NoSuchStepError: the plan no longer runs.
        NotAllowedError: `by` may not decide for the successor.
    """
    plan, unit = _running(plan_id, unit_id, by)
    plan.movement.steward = unit
    plan.movement.save(update_fields=["steward"])
    audit.record(by=by, action="plan.adopt", obj=plan, note=note, data={"unit": unit.uid})
    return plan


@transaction.atomic
def close(plan_id: int, *, unit_id: int, by: Person, note: str) -> Plan:
    """End a running plan before its time; open tasks are cancelled, done work stays done.

    Raises:
        NoSuchStepError: the plan no longer runs.
        NotAllowedError: `by` may not decide for the successor.
        BlockedError: no reason is given.
    """
    plan, unit = _running(plan_id, unit_id, by)
    if not note.strip():
        raise BlockedError([Problem("movements.close_without_reason", ("reason",), {})])
    move(plan, states.CLOSED, note)
    plan.save()
    audit.record(by=by, action="plan.close", obj=plan, note=note, data={"unit": unit.uid})
    events.publish(events.PlanClosed(plan.pk))
    return plan


@transaction.atomic
def replace_by(plan_id: int, *, new_plan_id: int, unit_id: int, by: Person) -> Plan:
    """Let a running plan of the successor take the place of the plan of the ended issuer.

    The movement of the new plan replaces that of the old one, which keeps its pages.

    Raises:
        NoSuchStepError: the plan no longer runs.
        NotAllowedError: `by` may not decide for the successor.
        BlockedError: the new plan does not run, or is not the successor's.
    """
    plan, unit = _running(plan_id, unit_id, by)
    new = Plan.objects.select_related("movement").filter(pk=new_plan_id).first()
    if new is None or new.state != states.RUNNING or new.movement.unit.pk != unit.pk:
        raise BlockedError([Problem("movements.replacement_not_running", ("replaced_by",), {})])
    move(plan, states.REPLACED, plan.note)
    plan.save()
    MovementLink.objects.get_or_create(
        source=new.movement, target=plan.movement, kind=MovementLink.REPLACES
    )
    audit.record(by=by, action="plan.replace", obj=plan, data={"by_plan": new.pk})
    events.publish(events.PlanReplaced(plan.pk, new.pk))
    return plan


@transaction.atomic
def hand_over_drafts(*, old_unit_id: int, unit_id: int) -> int:
    """Put the drafts of a unit that ended into the queue of its successor; return how many.

    Nothing that runs changes hands: that needs a decision.
    """
    drafts = Plan.objects.select_for_update(of=("self",)).filter(
        movement__issuer_id=old_unit_id,
        movement__steward=None,
        state__in=(states.DRAFT, states.SUBMITTED),
    )
    handed = 0
    for plan in drafts.select_related("movement"):
        if plan.movement.plans.filter(state=states.RUNNING).exists():
            continue
        plan.movement.steward_id = unit_id
        plan.movement.save(update_fields=["steward"])
        audit.record(by=None, action="plan.hand_over", obj=plan, data={"unit": unit_id})
        handed += 1
    return handed


def _running(plan_id: int, unit_id: int, by: Person) -> tuple[Plan, Unit]:
    """Return the locked running plan and the successor for which `by` may decide."""
    plan = locked(plan_id)
    unit = Unit.objects.get(pk=unit_id)
    if plan.state != states.RUNNING:
        raise NoSuchStepError(states.PLAN.name, plan.state, "take_over")
    if not rules.can_take_over(by, unit):
        raise NotAllowedError(rules.can_take_over.name)
    return plan, unit
