"""Carry the demo across the reorganisations, each on its day, by the same acts as people use."""

from __future__ import annotations

from datetime import date
from typing import Any

from thidua.apps.accounts import actions as accounts
from thidua.apps.accounts.models import Person
from thidua.apps.movements.models import Plan
from thidua.apps.organisations.models import ChangeRole, UnitEvent
from thidua.apps.tasks import actions, queries
from thidua.apps.tasks.models import TransitionSheet
from thidua.core import clock, events
from thidua.demo.facts import transition


def carry(running: dict[str, Plan], *, first: date, today: date) -> None:
    """Let every day of reorganisation from `first` to `today` have its effect on the plans."""
    for day in _days(first, today):
        with clock.pretend(day):
            accounts.end_posts_of_ended_units(today=day)
            actions.carry_over(today=day)
    book = transition()
    for row in book["plans"]:
        if row["plan"] in running and row["on"] <= today:
            _decide(row, running[row["plan"]])
    for row in book["districts"]:
        if row["plan"] in running and row["on"] <= today:
            _settle(row, running[row["plan"]])
    events.deliver_pending()


def _days(first: date, today: date) -> list[date]:
    rows = UnitEvent.objects.filter(
        changes__role=ChangeRole.ENDS,
        withdrawn__isnull=True,
        effective__gt=first,
        effective__lte=today,
    )
    return sorted(rows.values_list("effective", flat=True).distinct())


def _decide(row: dict[str, Any], plan: Plan) -> None:
    """Let the head at the successor decide what becomes of a plan whose issuer ended."""
    sheet = TransitionSheet.objects.get(plan=plan, day=row["day"])
    with clock.pretend(row["on"]):
        actions.decide_plan(
            sheet.pk,
            decision=row["decision"],
            by=_holder(sheet, "StandingHead", row["on"]),
            today=row["on"],
            reason=row["reason"],
        )


def _settle(row: dict[str, Any], plan: Plan) -> None:
    """Let the officer decide about everything that waits on one sheet."""
    sheet = TransitionSheet.objects.get(plan=plan, day=row["day"])
    waiting = list(queries.waiting_on(sheet).values_list("pk", flat=True))
    with clock.pretend(row["on"]):
        actions.settle(
            sheet.pk,
            task_ids=waiting,
            choice=actions.Choice(row["what"], reason=row["reason"]),
            by=_holder(sheet, "StandingOfficer", row["on"]),
            today=row["on"],
        )


def _holder(sheet: TransitionSheet, role: str, on: date) -> Person:
    return Person.objects.get(
        is_demo=True, posts__unit=sheet.keeper, posts__role=role, posts__start__lte=on
    )
