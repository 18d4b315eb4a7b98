"""Does a decision about a waiting task fit those who took over from its unit?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from thidua.apps.organisations.queries.heirs import Heir
from thidua.apps.tasks.models import Task
from thidua.kernel.problems import Problem

COPY, GIVE, DIVIDE, END = "copy", "give", "divide", "end"


@dataclass(frozen=True)
class Choice:
    """What a person decides about tasks that wait.

    Attributes:
        what: `copy` to all successors, `give` to one, `divide` among some, `end`.
        unit_ids: to whom; empty with `copy` means all successors, with `give` the main one.
        parts: for `divide`, what part each unit gets, in words, by key of the unit.
        reason: why; required to end a task.
    """

    what: str
    unit_ids: tuple[int, ...] = ()
    parts: Mapping[int, str] = field(default_factory=dict)
    reason: str = ""


def misfits(task: Task, choice: Choice, heirs: list[Heir]) -> list[Problem]:
    """Return what stands against a choice for one task, empty when it fits."""
    return list(_misfits(task, choice, heirs))


def _misfits(task: Task, choice: Choice, heirs: list[Heir]) -> Iterator[Problem]:
    at = ("task", str(task.pk))
    known, named = {heir.unit_id for heir in heirs}, choice.unit_ids
    if choice.what == END:
        if not choice.reason.strip():
            yield Problem("tasks.end_without_reason", at, {})
        return
    if not heirs and not named:
        yield Problem("tasks.no_successor_known", at, {"task": str(task)})
    if known and not known.issuperset(named):
        yield Problem("tasks.not_a_successor", at, {"task": str(task)})
    if choice.what == GIVE and len(named) > 1:
        yield Problem("tasks.give_to_one", at, {})
    if choice.what == GIVE and heirs and not named and not any(heir.main for heir in heirs):
        yield Problem("tasks.no_main_successor", at, {"task": str(task)})
    if choice.what == DIVIDE:
        parts = [choice.parts.get(unit, "").strip() for unit in named]
        if len(parts) <= 1 or not all(parts):
            yield Problem("tasks.part_missing", at, {})
