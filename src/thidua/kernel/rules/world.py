"""What a condition is judged in: facts, usage, the rules, the route's merit, those years."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from thidua.kernel.rules.conditions import AllOf, Condition, Grants, Rating
from thidua.kernel.rules.facts import Facts, Usage
from thidua.kernel.rules.model import Rule, Version
from thidua.kernel.rules.trool import Verdict
from thidua.kernel.rules.years import (
    Years,
    after_first,
    grant_years,
    rated,
    span,
    undisciplined,
)


@dataclass(frozen=True)
class World:
    """Everything a condition may look at.

    Attributes:
        facts: what is known.
        usage: how the law's words are read.
        rules: every rule by its code.
        version: the version that is judged.
        merit: the merit of the route.
        run: "those years" of the route, or None.
        computable: whether what people must judge is left out.
        standard: judges the standard of another award on the same facts.
    """

    facts: Facts
    usage: Usage
    rules: Mapping[str, Rule]
    version: Version
    merit: str
    standard: Callable[[World, str], Verdict]
    run: Years | None = None
    computable: bool = False

    def told(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of the lists that were not told and could hold one of these awards."""
        lists = {
            "titles" if self.rules[code].kind == "title" else "awards"
            for code in codes
            if code in self.rules
        }
        told = {"titles": self.facts.titles_told, "awards": self.facts.awards_told}
        return tuple(sorted(name for name in lists if not told[name]))

    def inside(self, run: Years) -> World:
        """Return the same world with "those years" set."""
        return replace(self, run=run)


def sets_years(condition: Condition) -> bool:
    """Tell whether a condition sets "those years" for the conditions beside it."""
    if isinstance(condition, Rating):
        return condition.years > 1
    return isinstance(condition, Grants) and condition.consecutive


def years_of(world: World, condition: Rating | Grants) -> Years:
    """Return every year that the condition counts, run or not."""
    facts, usage, merit = world.facts, world.usage, world.merit
    if isinstance(condition, Rating):
        years = rated(facts, usage, condition.at_least)
        if condition.or_grants:
            years |= grant_years(facts, usage, merit, condition.or_grants)
    else:
        years = grant_years(facts, usage, merit, condition.of, condition.by)
        if world.told(condition.of):
            years = Years(years.sure, span(facts))
    if condition.after:
        years &= years_after(world, condition.after)
    return years & undisciplined(facts)


def years_after(world: World, codes: tuple[str, ...]) -> Years:
    """Return the years after the first grant of one of these; any year while nobody told."""
    after = after_first(world.facts, world.usage, world.merit, codes)
    return Years(after.sure, span(world.facts)) if world.told(codes) else after


def runs(world: World, group: AllOf) -> list[Years]:
    """Return the runs of years that may be "those years" for the conditions of a group.

    One when the run ends with the year under review; one for each possible last year when it
    may end before; none when no condition of the group sets them.
    """
    for condition in group.inner:
        if isinstance(condition, Rating | Grants) and sets_years(condition):
            years = years_of(world, condition)
            if condition.until == "proposal":
                return [years.run_to(world.facts.year)]
            last_years = sorted(years.perhaps, reverse=True)
            return [years.run_to(last) for last in last_years if last <= world.facts.year]
    return []
