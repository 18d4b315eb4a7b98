"""Plans that a person may see, wait for or link to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import Person, Reader
from thidua.apps.accounts.queries import within
from thidua.apps.accounts.roles import Permission
from thidua.apps.movements import states
from thidua.apps.movements.models import Movement, Plan, Presence
from thidua.core.clock import today

PRESENT_FOR = timedelta(seconds=45)


def _rows() -> QuerySet[Plan]:
    return Plan.objects.select_related(
        "movement__issuer",
        "movement__steward",
        "document__stored",
        "parent__movement",
        "read_by",
        "approved_by",
    )


def visible_plans(person: Reader) -> QuerySet[Plan]:
    """Return the plans that `person` may see: the published, and drafts within reach."""
    public = Q(state__in=states.PUBLIC_STATES)
    if person is None or not person.is_authenticated:
        return _rows().filter(public)
    reached = within(person, Permission.PLAN_VIEW, today())
    own = Q(read_by=person) | Q(submitted_by=person)
    return _rows().filter(public | own | _held_by(reached))


def waiting_for(person: Reader) -> QuerySet[Plan]:
    """Return the plans that wait for `person`: drafts to review, submitted ones to approve."""
    edit = within(person, Permission.PLAN_READ_IN, today())
    approve = within(person, Permission.PLAN_APPROVE, today())
    drafts = Q(state=states.DRAFT) & _held_by(edit)
    submitted = Q(state=states.SUBMITTED) & _held_by(approve)
    own = Q(read_by=person) | Q(submitted_by=person)
    return _rows().filter(drafts | (submitted & ~own)).order_by("state_since")


def _held_by(unit_ids: Any) -> Q:
    """Return the condition that one of the units keeps the plan: as issuer, or having taken over.

    Who issued a plan goes on seeing it after a successor took over; nobody loses the own past.
    """
    return Q(movement__issuer_id__in=unit_ids) | Q(movement__steward_id__in=unit_ids)


def running_of(unit_id: int) -> QuerySet[Plan]:
    """Return the running plans that a unit issued or took over."""
    kept = Q(movement__steward_id=unit_id) | Q(
        movement__issuer_id=unit_id, movement__steward__isnull=True
    )
    return _rows().filter(kept, state=states.RUNNING).order_by("movement__name", "pk")


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
