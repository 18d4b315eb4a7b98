"""Delegate a post, and take a delegation back."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from thidua.apps.accounts import checks, rules
from thidua.apps.accounts.models import Delegation, Person, Post
from thidua.core import audit
from thidua.kernel.problems import NotAllowedError


@transaction.atomic
def delegate(
    post_id: int,
    *,
    receiver_id: int,
    start: date,
    end: date,
    document: str,
    by: Person,
    today: date,
) -> Delegation:
    """Let another person act for the own post, by a document, until the day before `end`.

    Raises:
        NotAllowedError: the post is not one of `by`, or does not run today.
        BlockedError: no document, days outside the post, receiver and giver are one.
    """
    post = Post.objects.select_for_update().get(pk=post_id)
    if not rules.can_delegate(by, post):
        raise NotAllowedError(rules.can_delegate.name)
    receiver = Person.objects.get(pk=receiver_id, is_active=True)
    document = " ".join(document.split())
    checks.refuse(checks.new_delegation(post, receiver, start, end, document))
    made = Delegation.objects.create(
        giver=post, receiver=receiver, start=start, end=end, document=document
    )
    audit.record(
        by=by,
        action="accounts.delegate",
        obj=made,
        data={"receiver": receiver.pk, "post": post.pk, "day": today},
    )
    return made


@transaction.atomic
def revoke_delegation(delegation_id: int, *, by: Person, today: date) -> Delegation:
    """Take a delegation back: from today on it grants nothing.

    Raises:
        NotAllowedError: `by` neither gave it nor manages people at its unit.
    """
    found = (
        Delegation.objects.select_for_update(of=("self",))
        .select_related("giver")
        .get(pk=delegation_id)
    )
    if not rules.can_revoke(by, found.giver):
        raise NotAllowedError(rules.can_revoke.name)
    if found.revoked is None:
        found.revoked = today
        found.save(update_fields=["revoked"])
        audit.record(by=by, action="accounts.revoke_delegation", obj=found)
    return found
