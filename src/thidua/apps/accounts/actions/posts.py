"""Grant and end posts."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from thidua.apps.accounts import checks, rules
from thidua.apps.accounts.models import Delegation, Person, Post
from thidua.apps.organisations.models import Unit
from thidua.core import audit
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem


@transaction.atomic
def grant_post(
    person_id: int,
    *,
    unit_id: int,
    role: str,
    start: date,
    basis: str,
    by: Person,
    today: date,
    end: date | None = None,
) -> Post:
    """Give a person a role at a unit and return the post.

    Raises:
        NotAllowedError: the unit is out of reach of `by`, or the person is `by`.
        BlockedError: unknown role, no basis, days reversed, unit not alive, post held already.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    unit = Unit.objects.get(pk=unit_id)
    if not rules.can_grant(by, Post(person=person, unit=unit, role=role, start=start)):
        raise NotAllowedError(rules.can_grant.name)
    post = write_post(
        person=person, unit=unit, role=role, start=start, end=end, basis=basis, granted_by=by
    )
    audit.record(
        by=by,
        action="accounts.grant_post",
        obj=post,
        data={"person": person.pk, "unit": unit.uid, "role": role, "day": today},
    )
    return post


def write_post(
    *,
    person: Person,
    unit: Unit,
    role: str,
    start: date,
    end: date | None,
    basis: str,
    granted_by: Person | None,
) -> Post:
    """Check and write a post; whoever calls has asked the rule and leaves the trace."""
    basis = " ".join(basis.split())
    checks.refuse(checks.new_post(person, unit, role, start=start, end=end, basis=basis))
    return Post.objects.create(
        person=person,
        unit=unit,
        role=role,
        start=start,
        end=end,
        basis=basis,
        granted_by=granted_by,
    )


@transaction.atomic
def end_post(post_id: int, *, end: date, by: Person, today: date, note: str = "") -> Post:
    """End a post: from the day `end` on it grants nothing; its delegations end with it.

    Raises:
        NotAllowedError: the unit is out of reach of `by`, or the post is the own one.
        BlockedError: the post had ended before, or the day lies before its start.
    """
    locked = Post.objects.select_for_update(of=("self",)).select_related("person", "unit")
    post = locked.get(pk=post_id)
    if not rules.can_grant(by, post):
        raise NotAllowedError(rules.can_grant.name)
    if post.end is not None and post.end <= today:
        raise BlockedError([Problem("accounts.post_ended", ("end",), {"day": post.end})])
    if end < post.start:
        raise BlockedError(
            [Problem("accounts.days_reversed", ("end",), {"start": post.start, "end": end})]
        )
    post.end = end
    post.save(update_fields=["end"])
    cut = Delegation.objects.filter(giver=post, end__gt=end, revoked__isnull=True)
    cut.filter(start__lt=end).update(end=end)
    Delegation.objects.filter(giver=post, start__gte=end, revoked__isnull=True).update(revoked=end)
    audit.record(by=by, action="accounts.end_post", obj=post, note=note, data={"end": end})
    return post
