"""Movements and the cascade that they form."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import Reader
from thidua.apps.accounts.queries import within
from thidua.apps.accounts.roles import Permission
from thidua.apps.movements.models import Movement, MovementLink
from thidua.core.clock import today


@dataclass
class Branch:
    """A movement with the movements that carry it out."""

    movement: Movement
    lower: list[Branch] = field(default_factory=list)


def visible_to(person: Reader) -> QuerySet[Movement]:
    """Return the movements that `person` may see: the published, and those within reach."""
    rows = Movement.objects.select_related("issuer")
    public = Q(published__isnull=False)
    if person is None or not person.is_authenticated:
        return rows.filter(public)
    return rows.filter(public | Q(issuer_id__in=within(person, Permission.PLAN_VIEW, today())))


def cascade(person: Reader) -> list[Branch]:
    """Return the visible movements as trees, each higher one with those that carry it out.

    Two queries. A movement whose higher one is not visible stands at the top.
    """
    branches = {m.pk: Branch(m) for m in visible_to(person).order_by("starts", "name", "pk")}
    links = MovementLink.objects.filter(kind=MovementLink.CARRIES_OUT, source_id__in=list(branches))
    above = dict(links.values_list("source_id", "target_id"))
    tops: list[Branch] = []
    for key, branch in branches.items():
        higher = branches.get(above.get(key, 0))
        (higher.lower if higher else tops).append(branch)
    return tops
