"""Is every unit given away exactly once: nothing twice, nothing left over, weights to 1?"""

from __future__ import annotations

from decimal import Decimal

from thidua.apps.organisations.models.shapes import SHARES
from thidua.apps.organisations.queries.proposal import Outcome, PlannedLine
from thidua.apps.organisations.queries.world import World
from thidua.apps.organisations.wording import HEADINGS
from thidua.kernel.problems import Problem

SLACK = Decimal("0.0001")


def check(outcome: Outcome, world: World) -> list[Problem]:
    """Return what is wrong with the shares of each unit that gives something away."""
    by_source: dict[str, list[PlannedLine]] = {}
    for line in outcome.lines:
        by_source.setdefault(line.source, []).append(line)
    problems: list[Problem] = []
    for source, lines in by_source.items():
        name = world.name(source, outcome.proposal.effective)
        ends = source in outcome.ends
        for dimension in SHARES:
            problems += _dimension(lines, dimension, name, ends=ends)
        problems += _weights(lines, name, ends=ends)
        if sum(line.main for line in lines) > 1:
            problems.append(
                refusal("organisations.two_mains", lines, "main", name=name, **_lines(lines))
            )
    return problems


def _dimension(lines: list[PlannedLine], dimension: str, name: str, *, ends: bool) -> list[Problem]:
    """Check one dimension: one whole line or several parts; a unit that lives on gives parts."""
    carrying = [line for line in lines if getattr(line, dimension) != "none"]
    whole = [line for line in carrying if getattr(line, dimension) == "whole"]
    column = str(HEADINGS[dimension])
    if whole and not ends:
        return [
            refusal(
                "organisations.survivor_gives_all",
                whole,
                dimension,
                name=name,
                column=column,
                **_lines(whole),
            )
        ]
    if whole and len(carrying) > 1:
        return [
            refusal(
                "organisations.given_twice",
                carrying,
                dimension,
                name=name,
                column=column,
                **_lines(carrying),
            )
        ]
    if ends and len(carrying) == 1 and not whole:
        return [
            refusal(
                "organisations.rest_left_over",
                carrying,
                dimension,
                name=name,
                column=column,
                **_lines(carrying),
            )
        ]
    return []


def _weights(lines: list[PlannedLine], name: str, *, ends: bool) -> list[Problem]:
    """Check that either every line has a weight or none, and that they add up."""
    known = [line.weight for line in lines if line.weight is not None]
    if not known:
        return []
    total = sum(known, Decimal(0))
    if ends and len(known) < len(lines):
        return [refusal("organisations.weights_some", lines, "weight", name=name, **_lines(lines))]
    if ends and abs(total - 1) > SLACK:
        return [
            refusal(
                "organisations.weights_sum",
                lines,
                "weight",
                name=name,
                total=total.normalize(),
                **_lines(lines),
            )
        ]
    if not ends and total >= 1:
        return [
            refusal(
                "organisations.survivor_gives_all",
                lines,
                "weight",
                name=name,
                column="100%",
                **_lines(lines),
            )
        ]
    return []


def refusal(code: str, lines: list[PlannedLine], where: str, /, **params: object) -> Problem:
    """Return a finding about several rows, at the first of them."""
    return Problem(code, ("rows", lines[0].row, where), params)


def _lines(lines: list[PlannedLine]) -> dict[str, str]:
    """Return the numbers of rows as findings name them."""
    return {"rows": ", ".join(str(line.row) for line in lines), "row": str(lines[0].row)}
