"""Years that count for certain and years that count perhaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from thidua.kernel.rules.facts import Facts, Grant, Usage

LOOK_BACK: Final = 60
"""How many years before the year under review are looked at; no condition asks for more."""


@dataclass(frozen=True)
class Years:
    """Two sets of years; `sure` lies inside `perhaps`."""

    sure: frozenset[int] = frozenset()
    perhaps: frozenset[int] = frozenset()

    def __or__(self, other: Years) -> Years:
        """Return the years of either."""
        return Years(self.sure | other.sure, self.perhaps | other.perhaps)

    def __and__(self, other: Years) -> Years:
        """Return the years of both."""
        return Years(self.sure & other.sure, self.perhaps & other.perhaps)

    def run_to(self, last: int) -> Years:
        """Return the unbroken run that ends with the year `last`."""
        return Years(frozenset(_back(self.sure, last)), frozenset(_back(self.perhaps, last)))


def _back(years: frozenset[int], last: int) -> Iterable[int]:
    """Yield `last` and the years before it for as long as they are in the set."""
    while last in years:
        yield last
        last -= 1


def span(facts: Facts) -> frozenset[int]:
    """Return every year that is looked at, up to the year of judgement."""
    return frozenset(range(facts.year - LOOK_BACK, max(facts.year, facts.on.year) + 1))


def rated(facts: Facts, usage: Usage, at_least: str) -> Years:
    """Return the years rated at least so; a year without a rating counts perhaps."""
    everything = span(facts)
    if facts.ratings is None:
        return Years(frozenset(), everything)
    floor = usage.ratings.index(at_least)
    good = frozenset(
        year
        for year, rating in facts.ratings.items()
        if year in everything and usage.ratings.index(rating) >= floor
    )
    return Years(good, good | (everything - facts.ratings.keys()))


def undisciplined(facts: Facts) -> Years:
    """Return the years whose achievements count beside the measures taken.

    Only what comes after the end of a measure counts, so the year in which it ended counts
    perhaps. A measure whose end nobody told may have ended at any time since it was taken.
    """
    sure = perhaps = span(facts)
    for measure in facts.measures or ():
        if measure.ends is not None:
            sure = frozenset(year for year in sure if year > measure.ends.year)
            perhaps = frozenset(year for year in perhaps if year >= measure.ends.year)
        else:
            taken = measure.year or facts.year
            sure = frozenset()
            perhaps = frozenset(year for year in perhaps if year >= taken)
    return Years(sure, perhaps)


def counts(grant: Grant, facts: Facts, usage: Usage, merit: str) -> bool | None:
    """Tell whether a grant counts in a route of this merit; None when the law does not say.

    A cancelled grant and one for unexpected or thematic merit (in a regular route) do not.
    """
    if grant.cancelled is not None and grant.cancelled <= facts.on:
        return False
    if merit not in usage.regular:
        return True
    if grant.type in usage.types_out:
        return False
    return None if grant.type in usage.types_perhaps else True


def granted(
    facts: Facts, usage: Usage, merit: str, codes: Iterable[str], by: str = ""
) -> list[tuple[int, bool]]:
    """Return year and certainty of every grant of these awards that may count, oldest first.

    Where `by` asks for a giver, one known to come from another does not count.
    """
    wanted = frozenset(codes)
    found = []
    for grant in facts.grants:
        if by and grant.giver == "OTHER":
            continue
        if grant.award in wanted and grant.year <= facts.on.year:
            answer = counts(grant, facts, usage, merit)
            if answer is not False:
                found.append((grant.year, answer is True))
    return sorted(found)


def grant_years(
    facts: Facts, usage: Usage, merit: str, codes: Iterable[str], by: str = ""
) -> Years:
    """Return the years in which one of these was granted."""
    found = granted(facts, usage, merit, codes, by)
    return Years(
        frozenset(year for year, sure in found if sure), frozenset(year for year, _ in found)
    )


def after_first(facts: Facts, usage: Usage, merit: str, codes: Iterable[str]) -> Years:
    """Return the years after the first grant of one of these awards."""
    found = granted(facts, usage, merit, codes)
    everything = span(facts)
    first_sure = min((year for year, sure in found if sure), default=facts.year)
    first = min((year for year, _ in found), default=facts.year)
    return Years(
        frozenset(year for year in everything if year > first_sure),
        frozenset(year for year in everything if year > first),
    )
