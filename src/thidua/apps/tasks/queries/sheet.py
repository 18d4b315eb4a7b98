"""A transition sheet as plain values with names, for those who read it without a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import placed_names
from thidua.apps.organisations.queries.heirs import Heir
from thidua.apps.tasks.models import Task, TaskMove, TransitionSheet
from thidua.apps.tasks.queries import transition
from thidua.apps.tasks.queries.transition import on_sheet

__all__ = ["Gathered", "gathered", "on_sheet", "sheet_rows", "sheet_told"]

FLOWS = (TaskMove.MOVED, TaskMove.CANCELLED)
WAITING = ("uuid", "title", "kind", "period", "due_on")


def sheet_rows(sheets: Sequence[TransitionSheet]) -> list[dict[str, Any]]:
    """Return what a list of sheets tells, in a constant number of queries a day of the list.

    `issuer` is named as on its last day, `keeper` as on the sheet's day; both null without one.
    """
    counts = transition.counts_of_sheets([sheet.pk for sheet in sheets])
    names: dict[date, dict[int, str]] = {}
    for day in {sheet.day for sheet in sheets}:
        of_day = [sheet for sheet in sheets if sheet.day == day]
        issuers = {s.old_issuer_id for s in of_day}
        keepers = {s.keeper_id for s in of_day if s.keeper_id}
        for units, on in ((issuers, _before(day)), (keepers, day)):
            names.setdefault(on, {}).update(placed_names(units, on))
    return [
        {
            "uuid": sheet.uuid,
            "day": sheet.day,
            "plan": sheet.plan.uuid,
            "movement": sheet.plan.movement.slug,
            "name": sheet.plan.movement.name,
            "issuer": _unit(sheet.old_issuer, names[_before(sheet.day)]),
            "issuer_ended": sheet.issuer_ended,
            "keeper": _unit(sheet.keeper, names[sheet.day]) if sheet.keeper else None,
            "decision": sheet.decision,
            "decided_on": sheet.decided_on,
            "reason": sheet.reason,
            **counts[sheet.pk],
        }
        for sheet in sheets
    ]


@dataclass(frozen=True)
class Gathered:
    """What happened on a sheet, with the names of all units in it.

    Attributes:
        heirs: who took over from the unit of each waiting task, by key of the unit.
        flows: moves summed by source and target, for each of `FLOWS`.
        met: what met at one unit.
        old: names of the units on the last day before the sheet's, by key.
        new: names of the units on the sheet's day, by key.
    """

    heirs: dict[int, list[Heir]]
    flows: dict[str, list[dict[str, Any]]]
    met: list[dict[str, Any]]
    old: dict[int, str]
    new: dict[int, str]


def gathered(sheet: TransitionSheet, waiting: Sequence[Task]) -> Gathered:
    """Return what happened on a sheet and who may take these waiting tasks."""
    heirs = transition.heirs_for(waiting)
    flows = {how: transition.flows(sheet, how) for how in FLOWS}
    met = transition.alike(sheet.plan)
    rows = [row for some in flows.values() for row in some]
    old = {sheet.old_issuer_id, *(task.unit_id for task in waiting)}
    old |= {row["source"] for row in rows}
    new = {heir.unit_id for some in heirs.values() for heir in some}
    new |= {row["target"] for row in rows if row["target"]} | {row["unit"] for row in met}
    new |= {sheet.keeper_id} if sheet.keeper_id else set()
    return Gathered(
        heirs,
        flows,
        met,
        placed_names(old, _before(sheet.day)),
        placed_names(new, sheet.day),
    )


def sheet_told(sheet: TransitionSheet, waiting: Sequence[Task]) -> dict[str, Any]:
    """Return counts, duties, flows, what met, and these waiting tasks with who may take them."""
    found = gathered(sheet, waiting)
    units = Unit.objects.in_bulk({*found.old, *found.new})
    before = {key: _unit(units[key], found.old) for key in found.old}
    after = {key: _unit(units[key], found.new) for key in found.new}
    successors = {
        key: [{"unit": after.get(heir.unit_id), "main": heir.main} for heir in heirs]
        for key, heirs in found.heirs.items()
    }
    return {
        "counts": transition.move_counts(sheet),
        "duties": transition.duties(sheet.plan),
        "waiting_tasks": [
            {key: getattr(task, key) for key in WAITING}
            | {"unit": before.get(task.unit_id), "successors": successors.get(task.unit_id, [])}
            for task in waiting
        ],
        "flows": [
            {
                "how": how,
                "source": before.get(row["source"]),
                "target": after.get(row["target"]),
                "tasks": row["n"],
                "basis": row["basis"],
            }
            for how, rows in found.flows.items()
            for row in rows
        ],
        "alike": [
            {key: row[key] for key in ("title", "kind", "period")}
            | {"unit": after.get(row["unit"]), "tasks": row["n"]}
            for row in found.met
        ],
    }


def _before(day: date) -> date:
    return day - timedelta(days=1)


def _unit(unit: Unit, names: dict[int, str]) -> dict[str, str]:
    return {"uid": unit.uid, "name": names.get(unit.pk, "")}
