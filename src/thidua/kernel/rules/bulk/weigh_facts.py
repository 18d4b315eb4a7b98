"""Answers to the conditions that are not about years, for all rows at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from thidua.kernel.rules import conditions as kind_of
from thidua.kernel.rules.bulk import sheet as columns
from thidua.kernel.rules.bulk import weigh_years
from thidua.kernel.rules.bulk.at import (
    FAIL,
    MET,
    OPEN,
    SHORT,
    At,
    State,
    between,
    first_of,
    graded,
    known,
)
from thidua.kernel.rules.bulk.masks import Flags, Mask, Years, constant
from thidua.kernel.rules.bulk.part import Part
from thidua.kernel.rules.bulk.sheet import NO, YES, Numbers
from thidua.kernel.rules.bulk.weigh_words import fact, judgement
from thidua.kernel.rules.conditions import Condition
from thidua.kernel.rules.facts import OF_STATE
from thidua.kernel.rules.read_words import organiser

_CLOSE: Final = 1e-6


def works(at: At, asked: kind_of.Works) -> Part[State]:
    """Count initiatives, scientific works, ingenuity in combat that are wide enough."""
    sheet = at.sheet
    civil = frozenset(asked.kinds) - {"combat"}
    answers = {True: _works(at, asked, civil), False: _works(at, asked, frozenset(asked.kinds))}
    if "combat" not in asked.kinds:
        return answers[True]
    return first_of([(sheet.civil, answers[True])], answers[False])


def _works(at: At, asked: kind_of.Works, kinds: frozenset[str]) -> Part[State]:
    """Count works of these kinds."""
    sheet = at.sheet
    if not kinds:
        return Part(None, [State(FAIL, "not_asked")])
    told = sheet.works_told if kinds - {"combat"} else sheet.combat_told
    sure, perhaps = _counted(at, asked, kinds)
    return graded(between(sure, np.where(told, perhaps, asked.count), asked.count), "works")


def _counted(
    at: At, asked: kind_of.Works, kinds: frozenset[str]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return how many works count for certain, and at most."""
    told, size = at.sheet.works, at.sheet.size
    if told is None or not len(told.row):
        return np.array(0), np.array(0)
    window = at.run if asked.within == "run" and at.run is not None else at.sheet.disciplined
    if asked.within == "year":
        year = constant(1 << at.sheet.calendar.review)
        window = window.both(Years(year, year))
    scope = at.usage.scopes.index(asked.scope)
    state = told.applied if asked.state == "applied" else told.recognised
    fits = np.isin(told.kind, [columns.WORKS.index(kind) for kind in kinds])
    fits &= (told.scope >= scope) & (state != NO)
    if asked.replicable:
        fits &= told.replicable != NO
    if scope >= at.usage.scopes.index("ministry_province"):
        fits &= told.by_unit == 0
    undated = told.bit == columns.NOT_TOLD
    sure = _year_in(window.sure, told, size, undated, np.array(False))
    perhaps = _year_in(window.perhaps, told, size, undated, np.array(True))
    found = [
        np.bincount(told.row, weights=told.times * flags, minlength=size)
        for flags in (fits & sure, fits & perhaps)
    ]
    return found[0], found[1]


def _year_in(
    window: Mask, told: columns.Works, size: int, undated: Flags, otherwise: Flags
) -> Flags:
    """Tell which works lie in the window; one without a year when the window has any."""
    own = np.broadcast_to(window, size)[told.row]
    bit = np.clip(told.bit, 0, 63).astype(np.uint64)
    inside = ((own >> bit) & np.uint64(1)).astype(np.bool_) & (told.bit != columns.OUTSIDE)
    found: Flags = np.where(undated, (own != 0) | otherwise, inside)
    return found


def _reaches(terms: Sequence[tuple[Numbers, Fraction]], bound: Fraction) -> Flags:
    """Tell where a sum of numbers, each times a factor, is not below a bound, exactly."""
    total = np.array(0.0)
    whole = np.array(bound.denominator == 1)
    size = np.array(abs(float(bound)))
    for number, factor in terms:
        share = np.nan_to_num(number.values) * float(factor)
        total, size = total + share, np.maximum(size, np.abs(share))
        whole = whole & (share == np.floor(share)) & (factor.denominator == 1)
    reached = np.atleast_1d(total >= float(bound))
    close = np.abs(total - float(bound)) <= _CLOSE * np.maximum(size, 1)
    for row in np.flatnonzero(close & ~whole):
        told = [(one, factor) for one, factor in terms if not np.isnan(one.values[row])]
        exact = sum((one.exact(int(row)) * factor for one, factor in told), start=Fraction(0))
        reached[row] = exact >= bound
    return reached


def share(at: At, asked: kind_of.Share) -> Part[State]:
    """Compare an exact share of whole people with the threshold."""
    name = f"with_{asked.holding}" if asked.holding else f"rated_{asked.rated}"
    members, have = at.sheet.numbers.get("members"), at.sheet.numbers.get(name)
    if members is None:
        return _lacking("members")
    no_members = np.isnan(members.values)
    if have is None:
        return first_of([(no_members, _open("members"))], _open(name))
    least = asked.at_least
    terms = [(have, Fraction(least.denominator)), (members, Fraction(-least.numerator))]
    enough = (members.values > 0) & _reaches(terms, Fraction(0))
    cases = [(no_members, _open("members")), (np.isnan(have.values), _open(name))]
    return first_of(cases, graded(known(enough)))


def _open(name: str) -> State:
    """Return the answer where this fact is not told."""
    return State(OPEN, "unknown", (name,))


def _lacking(name: str) -> Part[State]:
    """Return the answer of a fact that nobody told for any row."""
    return Part(None, [_open(name)])


def members(at: At, asked: kind_of.Members) -> Part[State]:
    """Compare how many members hold a title with how many are needed."""
    name = f"with_{asked.holding}"
    have = at.sheet.numbers.get(name)
    if have is None:
        return _lacking(name)
    enough = _reaches([(have, Fraction(1))], Fraction(asked.at_least))
    return first_of([(np.isnan(have.values), _open(name))], graded(known(enough)))


def members_disciplined(at: At, asked: kind_of.MembersDisciplined) -> Part[State]:
    """Count members disciplined hard enough in the year under review."""
    hard = at.usage.forms[at.usage.forms.index(asked.form) :]
    found = [at.sheet.members[form] for form in hard if form in at.sheet.members]
    sure = sum((one.in_year for one in found), start=np.array(0))
    perhaps = sure + sum((one.unsaid for one in found), start=np.array(0))
    return first_of(
        [
            (~at.sheet.members_told, _open("disciplined")),
            (sure > asked.at_most, SHORT),
            (perhaps <= asked.at_most, MET),
        ],
        _open("disciplined"),
    )


def movement(at: At, asked: kind_of.Movement) -> Part[State]:
    """Judge who launched the movement, how long it ran, and at which review."""
    told = at.sheet.movement
    if told is None:
        return _lacking("movement")
    fitting = [*asked.launched_by, *(OF_STATE if "STATE" in asked.launched_by else ())]
    other = ~np.isin(told.launcher, [columns.LAUNCHERS.index(one) for one in fitting])
    other &= bool(asked.launched_by)
    unclear = [0]
    if OF_STATE.intersection(asked.launched_by):
        unclear.append(columns.LAUNCHERS.index("STATE"))
    held = ~np.isin(told.review, [columns.REVIEWS.index(one) for one in asked.reviews])
    final = told.review == columns.REVIEWS.index("final")
    long = np.array(not asked.years)
    short = State(FAIL, "too_short")
    return first_of(
        [
            (~told.told, _open("movement")),
            (other & np.isin(told.launcher, unclear), _open("movement.launched_by")),
            (other, State(FAIL, "launcher")),
            (held & bool(asked.reviews), State(FAIL, "review")),
            (long, MET),
            (told.gone == columns.NOT_TOLD, _open("movement.start")),
            (told.gone >= asked.years, MET),
            (final, short),
            (told.planned == columns.NOT_TOLD, _open("movement.planned_end")),
            (told.planned < asked.years, short),
        ],
        State(OPEN, "planned_or_elapsed"),
    )


def leads(at: At, asked: kind_of.Leads) -> Part[State]:
    """Judge whether the subject is first of its cluster, or of the movement."""
    sheet = at.sheet
    first = sheet.answer("leads")
    if asked.movement:
        return graded(first, "leads")
    fitting = [0, *(columns.ORGANISERS.index(one) for one in asked.organised_by)]
    if not asked.first:
        return _organised(at, asked, fitting)
    return first_of(
        [
            (sheet.placed & (sheet.place > 1), State(FAIL, "not_first")),
            (~np.isin(sheet.organiser, fitting), State(FAIL, "organiser")),
            (~sheet.placed & (first != YES), graded(first, "rank")),
            (sheet.organiser == 0, _open("cluster_organised_by")),
        ],
        MET,
    )


def _organised(at: At, asked: kind_of.Leads, fitting: list[int]) -> Part[State]:
    """Judge who organises the cluster; what people decided may name the organiser."""
    told, named = at.sheet.organiser, np.array(False)
    for key, said in at.sheet.judgements.items():
        if organiser(key) in asked.organised_by:
            named = named | (said == YES)
    return first_of(
        [
            (~np.isin(told, fitting), State(FAIL, "organiser")),
            ((told != 0) | named, MET),
        ],
        _open("cluster_organised_by"),
    )


def number(at: At, asked: kind_of.Number) -> Part[State]:
    """Compare a number with its bounds; time that counts double is added once more."""
    told = at.sheet.numbers.get(asked.name)
    if told is None:
        return _lacking(asked.name)
    terms = [(told, Fraction(1))]
    more = at.sheet.numbers.get(asked.doubled) if asked.doubled else None
    if more is not None:
        terms.append((more, Fraction(1)))
    cases: list[tuple[NDArray[Any], State]] = [(np.isnan(told.values), _open(asked.name))]
    if asked.below is not None:
        cases.append((_reaches(terms, asked.below), State(FAIL, "above")))
    return first_of(cases, graded(known(_reaches(terms, asked.at_least))))


def unread(_at: At, _asked: kind_of.Unread) -> Part[State]:
    """The deciding text was not read."""
    return Part(None, [State(OPEN, "not_read")])


def standard_of(at: At, asked: kind_of.StandardOf) -> Part[State]:
    """Look up whether a standard is met, or judge it on the same facts."""
    told = at.sheet.standards_told
    said = np.array(False)
    for code in asked.awards:
        said = said | at.sheet.standards.get(code, np.array(False))
    listed = graded(known(said))
    if np.all(told):
        return listed
    best: NDArray[Any] = np.array(FAIL)
    for code in asked.awards:
        best = np.maximum(best, at.standard(at, code))
    return first_of([(told, listed)], graded(best, "meets_standard"))


WEIGH: Final[dict[type[Condition], Callable[[At, Any], Part[State]]]] = {
    **weigh_years.WEIGH,
    kind_of.StandardOf: standard_of,
    kind_of.Works: works,
    kind_of.Share: share,
    kind_of.Members: members,
    kind_of.MembersDisciplined: members_disciplined,
    kind_of.Movement: movement,
    kind_of.Leads: leads,
    kind_of.Number: number,
    kind_of.Fact: fact,
    kind_of.Judgement: judgement,
    kind_of.Unread: unread,
}
"""The function that answers each kind of condition."""
