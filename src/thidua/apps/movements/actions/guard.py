"""Lock first: every action on a plan begins here."""

from django.db.models import F

from thidua.apps.movements.models import Plan
from thidua.core.clock import now


def locked(plan_id: int) -> Plan:
    """Return the plan with its row locked until the transaction ends.

    Raises:
        Plan.DoesNotExist: there is no such plan.
    """
    rows = Plan.objects.select_for_update(of=("self",))
    return rows.select_related("movement__issuer", "document").get(pk=plan_id)


def move(plan: Plan, state: str, note: str) -> None:
    """Put a locked plan in another state; the caller saves it."""
    plan.state, plan.state_since, plan.note = state, now(), note
    plan.revision += 1


def touch(plan: Plan) -> None:
    """Let the plan's revision grow by one, so that open pages see that something changed."""
    Plan.objects.filter(pk=plan.pk).update(revision=F("revision") + 1)
