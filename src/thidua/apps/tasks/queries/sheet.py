"""A transition sheet as plain values with names, for those who read it without a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import placed_names
from thidua.apps.organisations.queries.heirs import Heir
from thidua.apps.tasks.models import Task, TaskMove, TransitionSheet
from thidua.apps.tasks.queries import transition

FLOWS = (TaskMove.MOVED, TaskMove.CANCELLED)


def on_sheet(sheet: TransitionSheet) -> QuerySet[Task]:
    """Return the tasks that waited on a sheet, those that have been decided since among them."""
    waited = TaskMove.objects.filter(sheet=sheet, task=OuterRef("pk"), how=TaskMove.WAITS)
    return Task.objects.filter(Exists(waited))


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


def sheet_told(sheet: TransitionSheet, waiting: Sequence[Task]) -> dict[str, Any]:
    """Return counts, duties, flows, what met, and these waiting tasks with who may take them."""
    heirs = transition.heirs_for(waiting)
    flows = [(how, row) for how in FLOWS for row in transition.flows(sheet, how)]
    met = transition.alike(sheet.plan)
    before = _Named({task.unit_id for task in waiting}, _before(sheet.day))
    before.more(row["source"] for _how, row in flows)
    after = _Named({heir.unit_id for some in heirs.values() for heir in some}, sheet.day)
    after.more(row["target"] for _how, row in flows)
    after.more(row["unit"] for row in met)
    return {
        "counts": transition.move_counts(sheet),
        "duties": transition.duties(sheet.plan),
        "waiting_tasks": [
            _waiting(task, before, after, heirs.get(task.unit_id, [])) for task in waiting
        ],
        "flows": [
            {
                "how": how,
                "source": before.of(row["source"]),
                "target": after.of(row["target"]),
                "tasks": row["n"],
                "basis": row["basis"],
            }
            for how, row in flows
        ],
        "alike": [
            {key: row[key] for key in ("title", "kind", "period")}
            | {"unit": after.of(row["unit"]), "tasks": row["n"]}
            for row in met
        ],
    }


def _waiting(task: Task, before: _Named, after: _Named, heirs: list[Heir]) -> dict[str, Any]:
    return {
        "uuid": task.uuid,
        "title": task.title,
        "kind": task.kind,
        "period": task.period,
        "due_on": task.due_on,
        "unit": before.of(task.unit_id),
        "successors": [{"unit": after.of(heir.unit_id), "main": heir.main} for heir in heirs],
    }


def _before(day: date) -> date:
    return day - timedelta(days=1)


def _unit(unit: Unit, names: dict[int, str]) -> dict[str, str]:
    return {"uid": unit.uid, "name": names.get(unit.pk, "")}


class _Named:
    """Units of one day by key, read together when the first of them is asked for."""

    def __init__(self, keys: Iterable[int], on: date) -> None:
        self.keys: set[int] = set(keys)
        self.on = on
        self._found: dict[int, dict[str, str]] | None = None

    def more(self, keys: Iterable[int | None]) -> None:
        """Ask for further units, before the first answer."""
        self.keys |= {key for key in keys if key is not None}

    def of(self, key: int | None) -> dict[str, str] | None:
        """Return identity and name of a unit."""
        if self._found is None:
            names = placed_names(self.keys, self.on)
            units = Unit.objects.filter(pk__in=self.keys)
            self._found = {unit.pk: _unit(unit, names) for unit in units}
        return self._found.get(key or 0)
