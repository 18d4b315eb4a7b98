"""Posts end with their unit; nobody gets another one by that."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef

from thidua.apps.accounts.models import Post
from thidua.apps.organisations import queries as organisations
from thidua.core import audit


@transaction.atomic
def end_posts_of_ended_units(*, today: date) -> int:
    """Write down the end of posts whose unit has ended; return how many.

    The day is the one on which the unit was no more. What the person did stays readable; a new
    post at the unit that takes over is granted by a person. Calling it again does nothing.
    """
    gone = organisations.ended_by(today).filter(unit=OuterRef("unit"))
    posts = list(
        Post.objects.select_for_update(of=("self",))
        .filter(Exists(gone), end__isnull=True)
        .order_by("pk")
    )
    days = organisations.endings({post.unit_id for post in posts}, today)
    for post in posts:
        ending = days[post.unit_id]
        post.end = max(ending.day, post.start)
        post.save(update_fields=["end"])
        audit.record(
            by=None,
            action="accounts.end_post",
            obj=post,
            note=ending.basis,
            data={"person": post.person_id, "day": post.end},
        )
    return len(posts)
