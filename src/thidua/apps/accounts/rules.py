"""Who may do what: named predicates that compose with `&`, `|` and `~`.

A rule asks three things: role (which permission), reach (the post's unit and everything under it
on the day asked) and stage (the state of the thing). The name is what a refusal reports and what
the access table prints.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import Person, Post
from thidua.apps.accounts.roles import Permission, granting
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit
from thidua.core import clock

Test = Callable[[Any, Any], bool]


@dataclass(frozen=True)
class Rule:
    """A named predicate over a person and a thing."""

    name: str
    test: Test

    def __call__(self, person: Any, thing: Any = None) -> bool:
        """Say whether the rule allows `person` at `thing`."""
        return self.test(person, thing)

    def __and__(self, other: Rule) -> Rule:
        """Both must allow; the second is not asked when the first refuses."""
        return Rule(
            f"({self.name} & {other.name})", lambda p, t: self.test(p, t) and other.test(p, t)
        )

    def __or__(self, other: Rule) -> Rule:
        """One must allow; the second is not asked when the first allows."""
        return Rule(
            f"({self.name} | {other.name})", lambda p, t: self.test(p, t) or other.test(p, t)
        )

    def __invert__(self) -> Rule:
        """Allow what the rule refuses."""
        return Rule(f"~{self.name}", lambda p, t: not self.test(p, t))

    def named(self, name: str) -> Rule:
        """Return the same rule under a name of the app, e.g. `can_approve`."""
        return Rule(name, self.test)


def posts_on(person: Any, on: date) -> QuerySet[Post]:
    """Return the posts by which `person` may act on the day `on`: own, and delegated ones.

    A delegated post counts while the delegation runs, is not revoked, and the giver's own post
    still runs and the giver's account is active; so nobody gets more than the giver has. A post
    ends with its unit, also before anybody has written its end down; whoever takes over has
    rights by posts of their own.
    """
    if not _active(person):
        return Post.objects.none()
    delegated = (
        Q(delegations__receiver=person)
        & Q(delegations__start__lte=on, delegations__end__gt=on)
        & (Q(delegations__revoked__isnull=True) | Q(delegations__revoked__gt=on))
        & Q(person__is_active=True)
    )
    running = Q(start__lte=on) & (Q(end__isnull=True) | Q(end__gt=on))
    gone = Exists(organisations.ended_by(on).filter(unit=OuterRef("unit")))
    return Post.objects.filter(~gone, running).filter(Q(person=person) | delegated).distinct()


def holds(permission: Permission) -> Rule:
    """Hold the permission, by a post that runs today, at the thing's unit or a unit above it.

    The thing is a `Unit` or has `unit_id` or `unit`. Without a thing: hold it anywhere.
    """
    roles = granting(permission)

    def test(person: Any, thing: Any) -> bool:
        today = clock.today()
        held = set(posts_on(person, today).filter(role__in=roles).values_list("unit_id", flat=True))
        if not held or thing is None:
            return bool(held)
        unit_id = _unit_of(thing)
        if unit_id is None:
            return False
        return unit_id in held or not held.isdisjoint(organisations.ancestor_ids(unit_id, today))

    return Rule(f"holds {permission}", test)


def in_state(*states: str) -> Rule:
    """Be a thing that is in one of `states`."""
    allowed = frozenset(states)
    return Rule(
        f"in {'/'.join(states)}", lambda _person, thing: getattr(thing, "state", None) in allowed
    )


def not_self(person: Any, thing: Any) -> bool:
    """Say whether the thing (a person, or what belongs to one) is about somebody else."""
    about = thing.pk if isinstance(thing, Person) else getattr(thing, "person_id", None)
    return about != getattr(person, "pk", None)


def _active(person: Any) -> bool:
    """Say whether this is a signed-in account that is not closed."""
    return bool(getattr(person, "is_authenticated", False) and getattr(person, "is_active", False))


def _unit_of(thing: Any) -> int | None:
    """Return the key of the unit at which the thing stands."""
    if isinstance(thing, Unit):
        return thing.pk
    found = getattr(thing, "unit_id", None)
    if found is None and (unit := getattr(thing, "unit", None)) is not None:
        return int(unit.pk)
    return found


def _own_running(person: Any, thing: Any) -> bool:
    """Say whether the thing is a post of the person's own that runs today."""
    today = clock.today()
    runs = thing.start <= today and (thing.end is None or thing.end > today)
    return _active(person) and thing.person_id == person.pk and runs


signed_in = Rule("signed in", lambda person, _thing: _active(person))
somebody_else = Rule("somebody else", not_self)

can_manage_people = holds(Permission.PEOPLE_MANAGE).named("can_manage_people")
can_grant = (holds(Permission.PEOPLE_MANAGE) & somebody_else).named("can_grant")
can_edit_organisation = holds(Permission.ORGANISATION_EDIT).named("can_edit_organisation")
can_view_audit = holds(Permission.AUDIT_VIEW).named("can_view_audit")
can_delegate = Rule("can_delegate", _own_running)
can_revoke = (can_delegate | holds(Permission.PEOPLE_MANAGE)).named("can_revoke")

TABLE = (can_manage_people, can_grant, can_edit_organisation, can_view_audit, can_delegate)
"""The rules of this app, in the order of the access table."""
