"""One question each about a reorganisation before it is recorded; all findings at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from thidua.apps.organisations.checks import afterwards, cells, fits, other_day, outcome, shares
from thidua.apps.organisations.queries.proposal import Outcome
from thidua.apps.organisations.queries.world import World
from thidua.kernel.problems import Problem

columns_of = cells.columns_of
dependents = afterwards.dependents
lines_of = afterwards.lines_of
versions_fit = afterwards.versions_fit
Moved = other_day.Moved
moved = other_day.moved
nothing = other_day.nothing


def try_out(
    seed: UUID, kind: str, fields: Mapping[str, Any], world: World
) -> tuple[Outcome, list[Problem]]:
    """Return what a draft would do and everything that is wrong with it; nothing is written."""
    proposal, problems = cells.read(seed, kind, fields)
    if any(found.where[0] == "effective" for found in problems if found.severity == "blocks"):
        return Outcome(proposal), problems
    made, more = outcome.build(proposal, world)
    problems += [*more, *shares.check(made, world)]
    problems += fits.settle(made, world)
    problems += fits.check(made, world)
    return made, sorted(problems, key=_place)


def _place(problem: Problem) -> tuple[bool, int]:
    """Put what blocks first, in the order of the rows."""
    row = problem.where[1] if len(problem.where) > 1 else 0
    return problem.severity != "blocks", row if isinstance(row, int) else 0
