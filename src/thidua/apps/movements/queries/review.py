"""What the review pages of plans ask for."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from thidua.apps.accounts.models import Person
from thidua.apps.accounts.queries import posts_on, reach, within
from thidua.apps.accounts.roles import Permission, granting
from thidua.apps.movements import states
from thidua.apps.movements.models import Clause, Plan
from thidua.apps.movements.models.clause import DROPPED, READ
from thidua.apps.movements.queries.plans import possible_parents, visible_plans
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit

IN_WORK = (states.DRAFT, states.SUBMITTED, states.RUNNING)


def reviewable(person: Person, today: date) -> QuerySet[Plan]:
    """Return the plans, in whatever state, of the units at which `person` may see the work."""
    reached = within(person, Permission.PLAN_VIEW, today)
    return visible_plans(person).filter(movement__issuer_id__in=reached)


def in_work(person: Person, today: date) -> QuerySet[Plan]:
    """Return the plans being worked on: drafts, submitted and running ones.

    Each row carries `unread`: number of clauses that nobody has looked at, `place`: 0 for drafts,
    1 for submitted, 2 for running plans. The long texts are not fetched.
    """
    place = Case(
        *(When(state=state, then=Value(n)) for n, state in enumerate(IN_WORK)),
        default=Value(len(IN_WORK)),
        output_field=IntegerField(),
    )
    return (
        reviewable(person, today)
        .filter(state__in=IN_WORK)
        .defer("reading", "document__text")
        .annotate(unread=Count("clauses", filter=Q(clauses__status=READ)), place=place)
    )


def replaceable(person: Person, today: date) -> QuerySet[Plan]:
    """Return the running plans of which `person` may bring a new version."""
    reached = within(person, Permission.PLAN_READ_IN, today)
    rows = visible_plans(person).filter(state=states.RUNNING, movement__issuer_id__in=reached)
    return rows.defer("reading", "document__text").order_by("movement__search", "pk")


def own_units(person: Person, today: date) -> list[Unit]:
    """Return the units at which `person` holds a post that reads plans in, oldest post first."""
    posts = posts_on(person, today).filter(role__in=granting(Permission.PLAN_READ_IN))
    return list({post.unit_id: post.unit for post in posts}.values())


def found_units(person: Person, text: str, today: date) -> list[Unit]:
    """Return the units called `text` whose plans `person` may read in."""
    reached = reach(person, Permission.PLAN_READ_IN, today)
    return [unit for unit in organisations.find(text, on=today) if unit.pk in reached]


def ranked_parents(plan: Plan) -> QuerySet[Plan]:
    """Return the possible higher plans, those whose number the plan cites first.

    Each row carries `cited`: 1 when its document bears the number that the plan cites, else 0.
    """
    cited = Q(document__number__iexact=plan.parent_text) & ~Q(document__number="")
    first = Case(When(cited, then=Value(1)), default=Value(0), output_field=IntegerField())
    rows = possible_parents(plan).annotate(cited=first)
    return rows.order_by("-cited", "-effect_from", "pk")


def clause_of(plan: Plan, uuid: UUID) -> QuerySet[Clause]:
    """Return the clause of this plan with that identifier, as rows of at most one."""
    return plan.clauses.select_related("changed_by", "parent").filter(uuid=uuid)


def changed_since(plan: Plan, moment: datetime, *, but: Person) -> list[Clause]:
    """Return the clauses, with the parts of dropped ones, that others changed since `moment`.

    One query; the parts come along because leaving out a clause leaves out what hangs under it.
    """
    by_others = Q(changed_at__gt=moment) & ~Q(changed_by=but)
    under = Q(parent__changed_at__gt=moment) & ~Q(parent__changed_by=but)
    rows = plan.clauses.select_related("changed_by").filter(by_others | under)
    return list(rows.order_by("order", "pk"))


def parts_of(clause: Clause) -> list[Clause]:
    """Return what hangs under a clause."""
    return list(clause.parts.select_related("changed_by").order_by("order", "pk"))


def progress(plan: Plan) -> tuple[int, int]:
    """Return how many clauses a person has looked at, and how many there are. One query."""
    found = plan.clauses.aggregate(
        all=Count("pk", filter=~Q(status=DROPPED)),
        unread=Count("pk", filter=Q(status=READ)),
    )
    return found["all"] - found["unread"], found["all"]
