"""Carry running plans and their tasks across the end of units, by itself where that is clear.

State-driven: it looks at what is owed by units that are no more, whatever made them end and
whenever that became known, so calling it again does nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from thidua.apps.movements import actions as movements
from thidua.apps.movements import states as plan_states
from thidua.apps.movements.models import Movement, Plan
from thidua.apps.organisations.queries.heirs import Ending, Heir, endings, heirs_at_end, heirs_of
from thidua.apps.tasks import states
from thidua.apps.tasks.models import Task, TaskMove, TransitionSheet
from thidua.core import audit

ABOLISHED = "abolish_level"
ROUNDS = 20
"""A unit that took over may have ended by now, too; so many links of one chain are followed."""


@dataclass(frozen=True)
class Carried:
    """How many tasks moved by themselves, wait for a decision, were cancelled with their level."""

    moved: int = 0
    waits: int = 0
    cancelled: int = 0
    sheets: int = 0
    drafts: int = 0


def carry_over(*, today: date) -> Carried:
    """Open a transition sheet for every running plan that units left, and move what is clear.

    A task goes on with the one successor; with several it waits for a decision; a report of a
    level that was abolished ends with it. Due dates and done work stay as they are.
    """
    total: Counter[str] = Counter()
    for plan_id in _touched(today):
        total.update(carry_plan(plan_id, today))
    drafts = _hand_over_drafts(today)
    return Carried(**total, drafts=drafts)


def _touched(today: date) -> list[int]:
    """Return the running plans with an open task at a unit, or of an issuer, that has ended."""
    owing = Task.objects.filter(plan__state=plan_states.RUNNING, state=states.OPEN)
    gone = endings(owing.order_by().values_list("unit_id", flat=True).distinct(), today)
    issuers = endings(_holders(), today)
    running = Plan.objects.filter(state=plan_states.RUNNING)
    owed = Q(tasks__unit__in=gone, tasks__state=states.OPEN)
    kept = Q(movement__steward__in=issuers) | Q(
        movement__steward=None, movement__issuer__in=issuers
    )
    found = running.filter(owed | kept).order_by("pk").values_list("pk", flat=True)
    return list(found.distinct())


def _holders() -> Iterator[int]:
    rows = Movement.objects.filter(plans__state=plan_states.RUNNING)
    for issuer, steward in rows.values_list("issuer_id", "steward_id").distinct():
        yield steward or issuer


@transaction.atomic
def carry_plan(plan_id: int, today: date) -> Counter[str]:
    """Do one plan: its issuer first, then its open tasks, link by link of their chains."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("movement").get(pk=plan_id)
    sheets = _Sheets(plan, today)
    done: Counter[str] = Counter()
    sheets.for_issuer()
    for _round in range(ROUNDS):
        owed = plan.tasks.filter(state=states.OPEN)
        ended = endings(owed.order_by().values_list("unit_id", flat=True).distinct(), today)
        locked = owed.select_for_update(of=("self",))
        tasks = list(locked.filter(unit_id__in=ended).order_by("pk"))
        if not tasks:
            break
        done.update(_carry_tasks(tasks, ended, sheets))
    done["sheets"] = sheets.fresh
    if done.total():
        audit.record(by=None, action="plan.carry_over", obj=plan, data=dict(done))
    return done


def _carry_tasks(tasks: list[Task], ended: dict[int, Ending], sheets: _Sheets) -> Iterable[str]:
    """Move, hold or cancel each task; return what was done, one word a task."""
    heirs = heirs_at_end(ended)
    moves = [_carry(task, ended[task.unit_id], heirs[task.unit_id], sheets) for task in tasks]
    Task.objects.bulk_update(tasks, ["unit", "state"], batch_size=500)
    TaskMove.objects.bulk_create(moves, batch_size=500, ignore_conflicts=True)
    return [move.how for move in moves]


def _carry(task: Task, ending: Ending, heirs: list[Heir], sheets: _Sheets) -> TaskMove:
    """Decide what is clear about one task, and return the trace of it."""
    move = TaskMove(
        sheet=sheets.of(ending.day), task=task, source_id=task.unit_id, basis=ending.basis
    )
    if ending.kind == ABOLISHED and task.kind == Task.REPORT:
        task.state, move.how = states.CANCELLED, TaskMove.CANCELLED
    elif len(heirs) == 1:
        task.unit_id = move.target_id = heirs[0].unit_id
        move.how = TaskMove.MOVED
    else:
        task.state, move.how = states.WAITING, TaskMove.WAITS
    return move


class _Sheets:
    """The transition sheets of one plan, opened when they are first needed."""

    def __init__(self, plan: Plan, today: date) -> None:
        self.plan, self.today, self.fresh = plan, today, 0
        self.known = {sheet.day: sheet for sheet in plan.sheets.all()}

    def for_issuer(self) -> None:
        """Open the sheet of the day on which the issuer, or who took over from it, ended."""
        unit_id = self.plan.movement.unit.pk
        if ending := endings([unit_id], self.today).get(unit_id):
            self.of(ending.day)

    def of(self, day: date) -> TransitionSheet:
        """Return the sheet of a day."""
        if day not in self.known:
            self.known[day] = self._open(day)
            self.fresh += 1
        return self.known[day]

    def _open(self, day: date) -> TransitionSheet:
        unit = self.plan.movement.unit
        ended = endings([unit.pk], self.today).get(unit.pk)
        keeper: int | None = unit.pk
        if ended is not None:
            heirs = heirs_of([unit.pk], self.today)[unit.pk]
            main = [heir for heir in heirs if heir.main] or heirs[:1]
            keeper = main[0].unit_id if main else None
        return TransitionSheet.objects.create(
            plan=self.plan,
            day=day,
            opened_on=self.today,
            issuer_ended=ended is not None and ended.day == day,
            old_issuer=unit,
            keeper_id=keeper,
        )


def _hand_over_drafts(today: date) -> int:
    """Give the drafts of units that ended to the queue of the successor, when it is one."""
    waiting = Movement.objects.filter(
        steward=None, plans__state__in=(plan_states.DRAFT, plan_states.SUBMITTED)
    )
    ended = endings(waiting.order_by().values_list("issuer_id", flat=True).distinct(), today)
    handed = 0
    for unit_id, heirs in heirs_of(ended, today).items():
        main = [heir for heir in heirs if heir.main] or heirs
        if len(main) == 1:
            handed += movements.hand_over_drafts(old_unit_id=unit_id, unit_id=main[0].unit_id)
    return handed
