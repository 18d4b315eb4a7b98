"""Let invented people report some of what is due, by the same act as on the pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from thidua.apps.accounts.models import Person, Post
from thidua.apps.movements.models import Plan
from thidua.apps.organisations import queries as organisations
from thidua.apps.tasks import actions, states
from thidua.apps.tasks.models import Task
from thidua.core import clock
from thidua.demo.facts import reports

OFFICERS = ("UnitOfficer", "StandingOfficer")


@dataclass(frozen=True)
class Report:
    """One task that somebody reports done."""

    task: Task
    by: Person
    on: date
    note: str


def report(plans: Iterable[Plan], *, today: date, seed: int) -> int:
    """Report a share of the tasks that are due; return how many."""
    book = reports()
    if today < book["first"]:
        return 0
    due = _due(plans, today)
    officers = _officers(book["first"])
    own = [(task, officers[task.unit_id]) for task in due if task.unit_id in officers]
    taken = {task.pk for task, _by in own}
    below = [pair for pair in _below(due, officers, book["first"]) if pair[0].pk not in taken]
    draw = Random(seed)  # noqa: S311  (a demo, not a secret)
    span = min(book["within"], (today - book["first"]).days)
    for task, by in chosen(own, below, round(len(due) * book["percent"] / 100), draw):
        day = book["first"] + timedelta(days=draw.randint(0, span))
        _finish(Report(task, by, day, draw.choice(book["notes"])))
    return Task.objects.filter(plan__in=plans, state=states.DONE).count()


def chosen(
    own: Sequence[tuple[Task, Person]],
    below: Sequence[tuple[Task, Person]],
    count: int,
    draw: Random,
) -> list[tuple[Task, Person]]:
    """Return so many reports: two thirds of what the reporters' own units owe, then of others.

    What is left of the own ones keeps the desk of each reporter in use.
    """
    first = draw.sample(own, min(len(own) * 2 // 3, count))
    return first + draw.sample(below, min(len(below), count - len(first)))


def _due(plans: Iterable[Plan], today: date) -> list[Task]:
    rows = Task.objects.filter(plan__in=plans, state=states.OPEN, due_on__lt=today)
    found = rows.select_related("plan__movement", "clause", "unit")
    return sorted(found, key=_place)


def _place(task: Task) -> tuple[int, int, str, int, int]:
    """Return where a task stands, by the same order on every database."""
    return (task.plan_id, task.clause.order, task.unit.uid, task.period or 0, task.pk)


def _officers(on: date) -> dict[int, Person]:
    """Return who reports for which unit, by its key: its own officer before the standing one."""
    rows = Post.objects.filter(person__is_demo=True, role__in=OFFICERS, start__lte=on, end=None)
    found = rows.select_related("person").order_by("role", "person__username")
    return {post.unit_id: post.person for post in found}


def _below(due: list[Task], officers: dict[int, Person], on: date) -> Iterable[tuple[Task, Person]]:
    """Return the tasks of units under the one that runs the plan, with its standing officer."""
    under: dict[int, set[int]] = {}
    for task in due:
        unit = task.plan.movement.unit
        if unit.pk not in officers:
            continue
        if unit.pk not in under:
            under[unit.pk] = organisations.ids_under(unit.pk, on)
        if task.unit_id in under[unit.pk]:
            yield task, officers[unit.pk]


def _finish(one: Report) -> None:
    with clock.pretend(one.on):
        actions.take_step(one.task.pk, "finish", by=one.by, today=one.on, note=one.note)
