"""Build the demo through the same actions as people use; nothing is loaded past the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from thidua.apps.accounts.models import Person
from thidua.apps.movements import actions, queries
from thidua.apps.movements.models import Movement, Plan
from thidua.apps.organisations import actions as organisations
from thidua.apps.organisations import queries as tree
from thidua.apps.organisations.models import Unit
from thidua.core import clock
from thidua.demo import persons
from thidua.demo.carry import carry
from thidua.demo.facts import DemoPlan, Size, people, plans
from thidua.demo.nation import people_of_provinces
from thidua.demo.records import load_records
from thidua.demo.report import report

Say = Callable[[str], None]


def is_empty() -> bool:
    """Say whether nobody has put anything into this installation yet."""
    return not Person.objects.exists() and not Movement.objects.exists()


def load(today: date, say: Say, *, size: Size, seed: int) -> None:
    """Load places, people and plans, each on its day, and carry them across reorganisations.

    Args:
        today: the day of loading.
        say: told each step, for the progress on standard error.
        size: which plans and people.
        seed: draws invented names, and who reports what; nothing else depends on it.
    """
    say("Đơn vị")
    organisations.load_places(by="demo", today=today)
    say("Người mẫu")
    book = people()
    persons.write((row for row in book["people"] if row["username"] in size.people), book)
    if size.provinces:
        persons.write(people_of_provinces(today, seed), book)
    wanted = [one for one in plans() if one.slug in size.plans]
    running: dict[str, Plan] = {}
    for one in wanted:
        say(one.slug)
        with clock.pretend(one.day):
            running[one.slug] = _run(one, running.get(one.parent or ""))
    say("Chuyển tiếp sau sắp xếp")
    carry(running, first=min(one.day for one in wanted), today=today)
    say("Kết quả thực hiện")
    report(list(running.values()), today=today, seed=seed)
    say("Hồ sơ thành tích")
    load_records(size.name, today=today, seed=seed)


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
    for actor, kinds in one.also.items():
        _choose_more(plan, actor, kinds, one, officer)
    for code, reason in one.set_aside.items():
        actions.set_aside(plan.pk, finding=code, reason=reason, by=officer)
    actions.take_step(plan.pk, "submit", by=officer, today=one.day)
    return actions.take_step(plan.pk, "approve", by=head, today=one.day)


def _choose_more(plan: Plan, actor: str, kinds: list[str], one: DemoPlan, officer: Person) -> None:
    """Let the officer say that an actor means more units than its words alone tell."""
    meant = next(a for a in queries.assignments(plan, one.day) if a.actor.casefold() == actor)
    under = tree.ids_under(plan.movement.issuer_id, one.day)
    more = tree.as_of(one.day).filter(unit_id__in=under, kind__in=kinds)
    units = {unit.pk for unit in meant.units} | set(more.values_list("unit_id", flat=True))
    actions.choose_actor(
        plan.pk, actor=meant.actor, unit_ids=sorted(units), set_aside=False, by=officer
    )


def _holder(unit: Unit, role: str, on: date) -> Person:
    return Person.objects.filter(
        is_demo=True, posts__unit=unit, posts__role=role, posts__start__lte=on
    ).get()
