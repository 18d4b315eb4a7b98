"""What pages and other apps may ask about persons and posts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.usersessions.models import UserSession
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import ngettext

from thidua.apps.accounts import rules
from thidua.apps.accounts.models import Delegation, Person, Post, Reader
from thidua.apps.accounts.roles import ROLES, Permission, granting
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import UnitEvent
from thidua.apps.organisations.queries.consequences import Consequence, PlannedEvent
from thidua.core import clock
from thidua.kernel.problems import NotAllowedError
from thidua.kernel.text.fold import fold


def posts_on(person: Any, on: date) -> QuerySet[Post]:
    """Return own and delegated posts that run on the day `on`; each carries its unit and holder."""
    return rules.posts_on(person, on).select_related("unit", "person").order_by("id")


def reach(person: Any, permission: Permission, on: date) -> set[int]:
    """Return the keys of all units at which `person` holds `permission` on the day `on`.

    Two queries whatever the number of posts.
    """
    held = rules.posts_on(person, on).filter(role__in=granting(permission))
    return organisations.ids_under_all(held.values_list("unit_id", flat=True), on)


def within(person: Any, permission: Permission, on: date) -> Any:
    """Return what `reach` returns as a part of the query that filters by it (`unit_id__in=`).

    No query of its own, and no long list of keys, however far the person reaches.
    """
    held = rules.posts_on(person, on).filter(role__in=granting(permission))
    return organisations.units_under(held.order_by().values("unit_id"), on)


def persons_holding(permission: Permission, unit_id: int, on: date) -> QuerySet[Person]:
    """Return the active persons who hold `permission` by a post at this very unit that day."""
    return (
        Person.objects.filter(
            _running("posts__", on),
            is_active=True,
            posts__unit_id=unit_id,
            posts__role__in=granting(permission),
        )
        .distinct()
        .order_by("sort_key", "id")
    )


def visible_to(person: Any) -> QuerySet[Person]:
    """Return the persons whom `person` may administer, and the person itself.

    Those with a post, past or present, at a unit within reach, and those without any post.
    """
    if not rules.signed_in(person):
        return Person.objects.none()
    units = within(person, Permission.PEOPLE_MANAGE, clock.today())
    if not units:
        return Person.objects.filter(pk=person.pk)
    posts = Post.objects.filter(person=OuterRef("pk"))
    return Person.objects.filter(
        Q(pk=person.pk) | Exists(posts.filter(unit_id__in=units)) | ~Exists(posts)
    )


def posts_of(person: Person) -> QuerySet[Post]:
    """Return every post of a person, newest first."""
    return person.posts.select_related("unit", "granted_by").order_by("-start", "-id")


def delegations_of(person: Person) -> QuerySet[Delegation]:
    """Return the delegations that a person gave or received, newest first."""
    return (
        Delegation.objects.filter(Q(giver__person=person) | Q(receiver=person))
        .select_related("giver__person", "giver__unit", "receiver")
        .order_by("-start", "-id")
    )


def acting_post(person: Any, chosen: object, on: date) -> Post | None:
    """Return the post that the person works for: the chosen one while it runs, else the first.

    Args:
        person: who is signed in.
        chosen: key of a post as the session keeps it, or anything else for none.
        on: today.
    """
    posts = list(posts_on(person, on))
    return next((post for post in posts if post.pk == chosen), posts[0] if posts else None)


def person_by_uuid(person: Any, uuid: Any) -> Person | None:
    """Return a person whom `person` may see, or None."""
    return visible_to(person).filter(uuid=uuid).first()


def receivers_for(person: Any) -> QuerySet[Person]:
    """Return the active persons to whom `person` may delegate: colleagues with a running post."""
    return (
        Person.objects.filter(_running("posts__", clock.today()), is_active=True)
        .exclude(pk=person.pk)
        .distinct()
        .order_by("sort_key", "id")
    )


def sessions_of(person: Person) -> list[UserSession]:
    """Return the sessions of a person that still run, newest first."""
    return sorted(
        UserSession.objects.purge_and_list(person), key=lambda row: row.created_at, reverse=True
    )


def _running(prefix: str, on: date) -> Q:
    """Return the condition that a post runs on the day `on`."""
    return Q(**{f"{prefix}start__lte": on}) & (
        Q(**{f"{prefix}end__isnull": True}) | Q(**{f"{prefix}end__gt": on})
    )


def active_by_uuid(uuid: str) -> Person | None:
    """Return the active person with this outside identifier, or None."""
    return Person.objects.filter(uuid=uuid, is_active=True).first()


@dataclass(frozen=True)
class PersonRow:
    """A person with the posts of today in words."""

    person: Person
    labels: tuple[str, ...]


def search(person: Any, text: str) -> QuerySet[Person]:
    """Return the persons whom `person` may see and whose name or username holds every word."""
    found = visible_to(person)
    for word in fold(text).split():
        found = found.filter(search__contains=word)
    return found


def post_labels(persons: Iterable[Person], on: date) -> list[PersonRow]:
    """Return the persons with their posts of the day in words; two queries."""
    persons = list(persons)
    posts = Post.objects.filter(_running("", on), person__in=persons).order_by("id")
    held: dict[int, list[Post]] = {}
    for post in posts:
        held.setdefault(post.person_id, []).append(post)
    names = organisations.names_on([post.unit_id for rows in held.values() for post in rows], on)
    return [
        PersonRow(
            person,
            tuple(
                f"{post.role_label} – {names.get(post.unit_id, '')}"
                for post in held.get(person.pk, ())
            ),
        )
        for person in persons
    ]


def active_by_username(username: str) -> Person | None:
    """Return the active person of this name, whatever the capitals, or None."""
    return Person.objects.filter(username__iexact=username, is_active=True).first()


def as_person(reader: Reader) -> Person:
    """Return the account of somebody who is signed in.

    Raises:
        NotAllowedError: a visitor.
    """
    if not isinstance(reader, Person):
        raise NotAllowedError(rules.signed_in.name)
    return reader


def role_rows() -> list[dict[str, object]]:
    """Return every role with its label, description and permissions. No query."""
    return [
        {
            "role": code,
            "label": str(role.label),
            "description": str(role.description),
            "permissions": sorted(role.permissions),
        }
        for code, role in ROLES.items()
    ]


def posts_that_end(planned: PlannedEvent) -> list[Consequence]:
    """Return how many running posts end with the units of a planned reorganisation; one query."""
    n = Post.objects.filter(_running("", planned.effective), unit__in=planned.ended).count()
    text = ngettext(
        "chức trách kết thúc cùng đơn vị; quyền ở đơn vị mới do người quản trị giao",
        "chức trách kết thúc cùng đơn vị; quyền ở đơn vị mới do người quản trị giao",
        n,
    )
    return [Consequence("ends", n, text)] if n else []


def posts_ended_by(event: UnitEvent) -> list[str]:
    """Return how many posts ended with the units of an event that took effect; one query."""
    ended = organisations.ended_with(event)
    n = Post.objects.filter(unit__in=ended, end=event.effective).count()
    text = ngettext(
        "%(n)s chức trách đã kết thúc cùng đơn vị", "%(n)s chức trách đã kết thúc cùng đơn vị", n
    )
    return [text % {"n": n}] if n else []
