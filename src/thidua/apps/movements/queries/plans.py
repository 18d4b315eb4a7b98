"""Plans that a person may see, wait for or link to."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import Person, Reader
from thidua.apps.accounts.queries import reach
from thidua.apps.accounts.roles import Permission
from thidua.apps.movements import states
from thidua.apps.movements.models import Movement, Plan, Presence
from thidua.core.clock import today

PRESENT_FOR = timedelta(seconds=45)


def _rows() -> QuerySet[Plan]:
    return Plan.objects.select_related(
        "movement__issuer", "document__stored", "parent__movement", "read_by", "approved_by"
    )


def visible_plans(person: Reader) -> QuerySet[Plan]:
    """Return the plans that `person` may see: the published, and drafts within reach."""
    public = Q(state__in=states.PUBLIC_STATES)
    if person is None or not person.is_authenticated:
        return _rows().filter(public)
    within = reach(person, Permission.PLAN_VIEW, today())
    return _rows().filter(public | Q(movement__issuer_id__in=within))


def waiting_for(person: Reader) -> QuerySet[Plan]:
    """Return the plans that wait for `person`: drafts to review, submitted ones to approve."""
    edit = reach(person, Permission.PLAN_READ_IN, today())
    approve = reach(person, Permission.PLAN_APPROVE, today())
    drafts = Q(state=states.DRAFT, movement__issuer_id__in=edit)
    submitted = Q(state=states.SUBMITTED, movement__issuer_id__in=approve)
    own = Q(read_by=person) | Q(submitted_by=person)
    return _rows().filter(drafts | (submitted & ~own)).order_by("state_since")


def possible_parents(plan: Plan) -> QuerySet[Plan]:
    """Return the running plans that `plan` could carry out, newest first."""
    return (
        _rows()
        .filter(state=states.RUNNING)
        .exclude(movement_id=plan.movement_id)
        .order_by("-effect_from", "pk")
    )


def present_on(plan: Plan, person: Person, now: datetime) -> list[str]:
    """Return the names of others who have the review page open now. One query."""
    rows = Presence.objects.filter(plan=plan, seen_at__gte=now - PRESENT_FOR)
    return list(rows.exclude(person=person).values_list("person__full_name", flat=True))


def running_plan(movement: Movement) -> Plan | None:
    """Return the plan by which a movement runs now, or None. One query."""
    return _rows().filter(movement=movement, state=states.RUNNING).first()
