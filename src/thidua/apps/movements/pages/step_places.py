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


@dataclass(frozen=True)
class Found:
    """The problems of a plan as sentences with addresses: (sentence, address)."""

    blocks: list[tuple[str, str]]
    warns: list[tuple[str, str]]


def found_of(plan: Plan, problems: Iterable[Problem]) -> Found:
    """Return the problems with the place where each can be mended. One query."""
    keys = dict(plan.clauses.filter(kind="scalar").values_list("key", "pk"))
    listed = [(p.severity, sentence(p), _place(plan, p, keys)) for p in problems]
    return Found(
        [(text, url) for severity, text, url in listed if severity == "blocks"],
        [(text, url) for severity, text, url in listed if severity != "blocks"],
    )


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
