"""Where on the screen each problem of a plan can be mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.apps.movements.models import Plan
from thidua.apps.movements.pages.review_base import address
from thidua.core.wording import sentence
from thidua.kernel.problems import Problem

PAGE_OF = {"actors": "actors", "parent": "link"}
GROUP_OF = {"responsibilities": "#g-responsibility", "timeline": "#g-phase", "clauses": ""}


MAY_BE_SET_ASIDE = "movements.must_agree_with_parent"
SET_ASIDE = "movements.finding_set_aside"


@dataclass(frozen=True)
class Line:
    """One problem as people read it.

    Attributes:
        text: the sentence.
        url: where it can be mended.
        aside: where it can be set aside with a reason; empty when it cannot.
        who: who set it aside; empty when nobody did.
    """

    text: str
    url: str
    aside: str
    who: str = ""


@dataclass(frozen=True)
class Found:
    """The problems of a plan: those that block, those set aside with a reason, those that warn."""

    blocks: list[Line]
    aside: list[Line]
    warns: list[Line]


def found_of(plan: Plan, problems: Iterable[Problem]) -> Found:
    """Return the problems with the place where each can be mended. One query."""
    keys = dict(plan.clauses.filter(kind="scalar").values_list("key", "pk"))
    found = Found([], [], [])
    for problem in problems:
        url, who = _place(plan, problem, keys), str(problem.params.get("who", ""))
        line = Line(sentence(problem), url, _aside(plan, problem), who)
        if problem.severity == "blocks":
            found.blocks.append(line)
        else:
            (found.aside if problem.code == SET_ASIDE else found.warns).append(line)
    return found


def _aside(plan: Plan, problem: Problem) -> str:
    """Return where a finding can be set aside, or where its reason can be changed."""
    if problem.code not in {MAY_BE_SET_ASIDE, SET_ASIDE}:
        return ""
    return address("set_aside", plan, problem.where[-1])


def _place(plan: Plan, problem: Problem, keys: dict[str, int]) -> str:
    """Return the address of the item, part or page that a problem is about."""
    where = problem.where[0] if problem.where else ""
    if isinstance(where, int):
        return f"{address('review', plan)}#c{where}"
    if where == "effect_from":
        return "#effect_from"
    if where in PAGE_OF:
        return address(PAGE_OF[where], plan)
    if where in keys:
        return f"{address('review', plan)}#c{keys[where]}"
    return f"{address('review', plan)}{GROUP_OF.get(where, '')}"
