"""Lock first: every action on a plan begins here."""

from django.db.models import F

from thidua.apps.movements.models import Plan


def locked(plan_id: int) -> Plan:
    """Return the plan with its row locked until the transaction ends.

    Raises:
        Plan.DoesNotExist: there is no such plan.
    """
    rows = Plan.objects.select_for_update(of=("self",))
    return rows.select_related("movement__issuer", "document").get(pk=plan_id)


def touch(plan: Plan) -> None:
    """Let the plan's revision grow by one, so that open pages see that something changed."""
    Plan.objects.filter(pk=plan.pk).update(revision=F("revision") + 1)
