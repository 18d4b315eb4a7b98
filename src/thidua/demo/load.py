"""Build the demo through the same actions as people use; nothing is loaded past the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from thidua.apps.accounts.models import Person, Post
from thidua.apps.movements import actions, queries
from thidua.apps.movements.models import Movement, Plan
from thidua.apps.organisations import actions as organisations
from thidua.apps.organisations.models import Unit
from thidua.core import audit, clock
from thidua.demo.facts import DemoPlan, people, plans
from thidua.kernel.text.sort import sort_key

Say = Callable[[str], None]


def is_empty() -> bool:
    """Say whether nobody has put anything into this installation yet."""
    return not Person.objects.exists() and not Movement.objects.exists()


def load(today: date, say: Say) -> None:
    """Load places, people and the five plans, each on its day.

    Args:
        today: the day of loading.
        say: told each step, for the progress on standard error.
    """
    say("Đơn vị")
    organisations.load_places(by="demo", today=today)
    say("Người mẫu")
    _people(people())
    running: dict[str, Plan] = {}
    for one in plans():
        say(one.slug)
        with clock.pretend(one.day):
            running[one.slug] = _run(one, running.get(one.parent or ""))


@transaction.atomic
def _people(book: dict[str, Any]) -> None:
    """Write the invented people and their posts; those who are there stay as they are."""
    units = {u.uid: u for u in Unit.objects.all()}
    password = make_password(book["password"])
    for row in book["people"]:
        person, fresh = Person.objects.get_or_create(
            username=row["username"],
            defaults={
                "full_name": row["name"],
                "sort_key": sort_key(row["name"]),
                "email": f"{row['username']}@example.invalid",
                "is_demo": True,
                "password": password,
            },
        )
        if not fresh:
            continue
        for post in row["posts"]:
            Post.objects.create(
                person=person,
                unit=units[post["unit"]],
                role=post["role"],
                start=post["from"],
                end=post.get("until"),
                basis=book["basis"],
            )
        audit.record(by="demo", action="demo.person", obj=person)


def _run(one: DemoPlan, parent: Plan | None) -> Plan:
    """Read a plan in, review, link, submit and approve it, each by who may."""
    unit = Unit.objects.get(uid=one.unit)
    officer, head = (_holder(unit, role, one.day) for role in ("StandingOfficer", "StandingHead"))
    plan = actions.read_in(
        one.path.read_bytes(), one.path.name, unit_id=unit.pk, by=officer, today=one.day
    )
    actions.set_effect(plan.pk, effect_from=one.day, by=officer)
    actions.confirm_all(plan.pk, by=officer)
    if parent:
        actions.link_parent(plan.pk, parent_id=parent.pk, by=officer)
    plan.refresh_from_db()
    unknown = {a.actor for a in queries.assignments(plan, one.day) if a.how == "unknown"}
    for actor in sorted(unknown):
        actions.choose_actor(plan.pk, actor=actor, unit_ids=[], set_aside=True, by=officer)
    actions.take_step(plan.pk, "submit", by=officer, today=one.day)
    return actions.take_step(plan.pk, "approve", by=head, today=one.day)


def _holder(unit: Unit, role: str, on: date) -> Person:
    return Person.objects.filter(
        is_demo=True, posts__unit=unit, posts__role=role, posts__start__lte=on
    ).get()
