"""Answers to the conditions about years, for all rows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from thidua.kernel.rules import conditions as kind_of
from thidua.kernel.rules.bulk.at import (
    FAIL,
    MET,
    OPEN,
    PASS,
    SHORT,
    At,
    State,
    between,
    first_of,
    graded,
    graded_with,
)
from thidua.kernel.rules.bulk.masks import (
    NONE,
    Flags,
    Mask,
    Years,
    constant,
    count,
    filled,
    has_run,
    lowest,
)
from thidua.kernel.rules.bulk.part import Part, part
from thidua.kernel.rules.bulk.sheet import NO
from thidua.kernel.rules.bulk.sheet import UNKNOWN as UNTOLD
from thidua.kernel.rules.conditions import Condition


def rated(at: At, at_least: str) -> Years:
    """Return the years rated so; a year without a rating counts perhaps."""
    sheet = at.sheet
    good = sheet.rated(at.usage.ratings.index(at_least))
    return Years(good, good | (sheet.calendar.whole & ~sheet.rated(0)))


def layers(at: At, codes: Iterable[str], by: str = "") -> tuple[list[Mask], list[Mask]]:
    """Return the years of grants that count for certain, and of those of which it is not said.

    Where `by` asks for a giver, those known to come from another do not count.
    """
    sure: list[Mask] = []
    perhaps: list[Mask] = []
    regular = at.merit in at.usage.regular
    for code in dict.fromkeys(codes):
        granted = at.sheet.grants.get(code)
        if granted is None:
            continue
        others = () if by else granted.others.items()
        for kind, several in (*granted.layers.items(), *others):
            if regular and kind in at.usage.types_perhaps:
                perhaps += several
            elif not (regular and kind in at.usage.types_out):
                sure += several
    return sure, perhaps


def grant_years(at: At, codes: Iterable[str], by: str = "") -> Years:
    """Return the years in which one of these was granted."""
    certain, open_ones = layers(at, codes, by)
    sure = perhaps = NONE
    for mask in certain:
        sure = sure | mask
    for mask in (sure, *open_ones):
        perhaps = perhaps | mask
    return Years(sure, perhaps)


def years_after(at: At, codes: tuple[str, ...]) -> Years:
    """Return the years after the first grant of one of these; any year where nobody told."""
    calendar = at.sheet.calendar
    untold, _ = at.untold(codes)
    coming = constant((1 << calendar.review) - 1)
    sure, perhaps = (
        np.where(mask != 0, filled(mask) >> 1, coming) & calendar.whole
        for mask in grant_years(at, codes)
    )
    return Years(sure, np.where(untold, calendar.whole, perhaps))


def years_of(at: At, asked: kind_of.Rating | kind_of.Grants) -> Years:
    """Return every year that the condition counts, run or not."""
    if isinstance(asked, kind_of.Rating):
        years = rated(at, asked.at_least)
        if asked.or_grants:
            years = years.either(grant_years(at, asked.or_grants))
    else:
        years = grant_years(at, asked.of, asked.by)
        untold, _ = at.untold(asked.of)
        years = Years(years.sure, np.where(untold, at.sheet.calendar.whole, years.perhaps))
    if asked.after:
        years = years.both(years_after(at, asked.after))
    return years.both(at.sheet.disciplined)


def _ratings(at: At, mask: Mask, where: Flags) -> Part[tuple[str, ...]]:
    """Return the names of the ratings of a mask's years, where they are asked."""
    wanted = np.broadcast_to(np.where(where, mask, 0), at.sheet.size)
    rows = np.flatnonzero(wanted)
    found, again = np.unique(wanted[rows], return_inverse=True)
    index = np.zeros(at.sheet.size, np.intp)
    index[rows] = again + 1
    years = at.sheet.calendar.years
    return Part(index, [(), *(tuple(f"rating.{y}" for y in years(int(one))) for one in found)])


def rating(at: At, asked: kind_of.Rating) -> Part[State]:
    """Judge ratings of the year under review, or of consecutive years."""
    sheet, review = at.sheet, at.sheet.calendar.review
    years = years_of(at, asked)
    if asked.years > 1 and asked.until == "any":
        return graded(_some_run(at, years, asked.years), "rating")
    run = years.run_to(review)
    verdict = between(count(run.sure), count(run.perhaps), asked.years)
    deciding = constant(((1 << asked.years) - 1) << review)
    unrated = run.perhaps & deciding & ~sheet.rated(0)
    is_open = np.broadcast_to(verdict == OPEN, sheet.size)
    if not is_open.any():
        return graded(verdict)
    ratings = _ratings(at, unrated, is_open)
    _, lists = at.untold((*asked.after, *asked.or_grants))
    index = np.where(
        unrated != 0, ratings.spread(sheet.size), len(ratings.table) + lists.spread(sheet.size)
    )
    return graded_with(verdict, part(index, [*ratings.table, *lists.table]), sheet.size)


def _some_run(at: At, years: Years, needed: int) -> NDArray[Any]:
    """Judge whether there is a run of so many years up to the one under review."""
    sure, perhaps = (has_run(mask >> at.sheet.calendar.review, needed) for mask in years)
    return np.where(sure, PASS, np.where(perhaps, OPEN, FAIL))


def rating_years(at: At, asked: kind_of.RatingYears) -> Part[State]:
    """Count the years rated so within those years or within the record."""
    sheet = at.sheet
    years = rated(at, asked.at_least).both(sheet.disciplined)
    if asked.within == "run" and at.run is not None:
        years = years.both(at.run)
    verdict = between(count(years.sure), count(years.perhaps), asked.count)
    is_open = np.broadcast_to(verdict == OPEN, sheet.size)
    if not is_open.any():
        return graded(verdict)
    rest, named = years.perhaps & ~years.sure & ~sheet.rated(0), NONE
    for _ in range(asked.count):
        newest = lowest(rest)
        rest, named = rest ^ newest, named | newest
    return graded_with(verdict, _ratings(at, named, is_open), sheet.size)


def grants(at: At, asked: kind_of.Grants) -> Part[State]:
    """Count grants, in a chain or not."""
    if asked.consecutive:
        return _chain(at, asked)
    window = _window(at, asked)
    certain, open_ones = layers(at, asked.of, asked.by)
    sure = sum((count(mask & window.sure) for mask in certain), start=np.array(0))
    perhaps = sum(
        (count(mask & window.perhaps) for mask in (*certain, *open_ones)), start=np.array(0)
    )
    untold, lists = at.untold(asked.of)
    may_be = untold & (window.perhaps != 0)
    verdict = between(
        sure, np.where(untold, np.where(may_be, asked.count, 0), perhaps), asked.count
    )
    if asked.within != "run" or at.run is None or not np.any(verdict == OPEN):
        return graded_with(verdict, lists, at.sheet.size)
    size, doubtful = at.sheet.size, window.perhaps & ~window.sure
    inside = NONE
    for mask in (*certain, *open_ones):
        inside = inside | (mask & doubtful)
    unrated = filled(inside) & doubtful & ~at.sheet.rated(0)
    named = _ratings(at, unrated, np.broadcast_to((verdict == OPEN) & ~untold, size))
    index = np.where(untold, lists.spread(size) + len(named.table), named.spread(size))
    return graded_with(verdict, part(index, [*named.table, *lists.table]), size)


def _window(at: At, asked: kind_of.Grants) -> Years:
    """Return the years in which grants are counted."""
    if asked.within == "run" and at.run is not None:
        window = at.run
    elif asked.within == "year":
        year = constant(1 << at.sheet.calendar.review)
        window = Years(year, year)
    else:
        window = at.sheet.disciplined
    return window.both(years_after(at, asked.after)) if asked.after else window


def _chain(at: At, asked: kind_of.Grants) -> Part[State]:
    """Judge grants for consecutive years, with what the law leaves open."""
    review = at.sheet.calendar.review
    years = years_of(at, asked)
    if asked.until == "any":
        verdict = _some_run(at, years, asked.count)
        answer = graded(verdict, "titles")
    else:
        run = years.run_to(review)
        verdict = between(count(run.sure), count(run.perhaps), asked.count)
        _, lists = at.untold((*asked.of, *asked.after))
        answer = graded_with(verdict, lists, at.sheet.size)
    if asked.once_for:
        used = (verdict == PASS) & _used_before(at, asked)
        answer = first_of([(used, State(OPEN, "used_before"))], answer)
    if asked.gaps == "open":
        answer = first_of([(verdict == FAIL, _gap(at, asked, years))], answer)
    return answer


def _gap(at: At, asked: kind_of.Grants, years: Years) -> Part[State]:
    """The law does not say whether a year without a grant breaks the chain: a person decides."""
    name = "consecutive_confirmed_by_person"
    decided = at.sheet.answer(name)
    sure, perhaps = count(years.sure), count(years.perhaps)
    return first_of(
        [
            ((perhaps < asked.count) | (decided == NO), SHORT),
            (decided == UNTOLD, State(OPEN, "gap", (name,))),
        ],
        graded(between(sure, perhaps, asked.count)),
    )


def _used_before(at: At, asked: kind_of.Grants) -> Flags:
    """Tell where an earlier grant rests on one of the years that are asked."""
    granted = at.sheet.grants.get(asked.once_for)
    if granted is None:
        return np.array(False)
    review = at.sheet.calendar.review
    wanted = constant(((1 << asked.count) - 1) << review)
    own = granted.unsaid & ~constant((1 << review) - 1)
    used = granted.used
    for back in range(asked.count):
        used = used | (own << back)
    found: Flags = (used & wanted) != 0
    return found


def holds(at: At, asked: kind_of.Holds) -> Part[State]:
    """Judge whether one of the awards was granted before."""
    years = grant_years(at, asked.any_of)
    untold, lists = at.untold(asked.any_of)
    standing = NONE
    for code in asked.any_of:
        granted = at.sheet.grants.get(code)
        for mask in () if granted is None else granted.all_layers:
            standing = standing | mask
    return first_of(
        [
            (years.sure != 0, MET),
            (years.perhaps != 0, State(OPEN, "type_open")),
            (untold, lists.map(lambda names: State(OPEN, "unknown", names))),
            (standing != 0, State(FAIL, "wrong_type")),
        ],
        SHORT,
    )


def years_since(at: At, asked: kind_of.YearsSince) -> Part[State]:
    """Count the years since the last or first grant, by year."""
    untold, lists = at.untold(asked.any_of)
    years = grant_years(at, asked.any_of)
    gone = [
        count(lowest(mask) - 1) if asked.which == "last" else count(filled(mask)) - 1
        for mask in years
    ]
    has_sure = years.sure != 0
    low = np.where(has_sure, np.minimum(gone[0], gone[1]), 0)
    high = np.where(has_sure, np.maximum(gone[0], gone[1]), gone[1])
    return first_of(
        [
            (untold, lists.map(lambda names: State(OPEN, "unknown", names))),
            (years.perhaps == 0, State(FAIL, "never")),
        ],
        graded(between(low, high, asked.at_least)),
    )


WEIGH: Final[dict[type[Condition], Callable[[At, Any], Part[State]]]] = {
    kind_of.Rating: rating,
    kind_of.RatingYears: rating_years,
    kind_of.Grants: grants,
    kind_of.Holds: holds,
    kind_of.YearsSince: years_since,
}
"""The function that answers each kind of condition about years."""
