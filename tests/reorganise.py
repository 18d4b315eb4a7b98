"""Let units of a test end and hand over, past the screens that record a reorganisation."""

from __future__ import annotations

from datetime import date

from factories import make_event, make_unit
from thidua.apps.movements.models import Plan
from thidua.apps.organisations.models import ChangeRole, Unit, UnitChange, UnitLine
from thidua.apps.tasks.actions import carry_over
from thidua.apps.tasks.models import Task, TransitionSheet

DAY = date(2026, 7, 1)


def end(lines: dict[Unit, dict[Unit, str]], kind: str = "consolidate", day: date = DAY) -> None:
    """Let units end on a day, with lines of people and functions to those that take over."""
    event = make_event(kind=kind, effective=day)
    for source, targets in lines.items():
        UnitChange.objects.create(event=event, unit=source, role=ChangeRole.ENDS)
        source.versions.filter(end=None).update(end=day, closed_by=event)
        for target, share in targets.items():
            UnitLine.objects.create(
                event=event,
                source=source,
                target=target,
                people="whole" if share == "whole" else "part",
                functions="whole" if share == "whole" else "part",
                is_main=share != "part",
            )


def owe(plan: Plan, unit: Unit, clause: int = 0, **values) -> Task:
    """Return an open task of a unit under a clause of the plan."""
    found = plan.clauses.order_by("pk")[clause]
    values = {"kind": Task.DUTY, "title": f"Việc {clause}"} | values
    return Task.objects.create(
        plan=plan, clause=found, lineage=found.lineage, unit=unit, first_unit=unit, **values
    )


def waiting(plan: Plan, on: date = date(2026, 11, 20)) -> tuple[TransitionSheet, Task, Unit, Unit]:
    """Return a sheet, the task that waits on it, the main successor and the other one."""
    old, left, right = make_unit("Xã Cũ"), make_unit("Xã Trái"), make_unit("Xã Phải")
    task = owe(plan, old)
    end({old: {left: "main", right: "part"}})
    carry_over(today=on)
    return TransitionSheet.objects.get(plan=plan, day=DAY), task, left, right


def issuer_ends(plan: Plan, heir: Unit, on: date = date(2026, 11, 20)) -> TransitionSheet:
    """Let the issuer of a plan end and hand over to one unit; return the sheet."""
    end({plan.movement.unit: {heir: "whole"}})
    carry_over(today=on)
    return TransitionSheet.objects.get(plan=plan, day=DAY)
