"""Every award looked over for one subject: what can be proposed, what lacks, what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from thidua.books.law.awards import books, lexicon, rules
from thidua.kernel.problems import Problem
from thidua.kernel.rules import conditions as kind_of
from thidua.kernel.rules.finding import LEFT_OUT, Finding, Outcome, RouteFinding
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.plain import CODES
from thidua.kernel.rules.read_case import case_from
from thidua.kernel.rules.say import asked
from thidua.kernel.rules.say_why import why
from thidua.kernel.rules.trool import Verdict, rank

Plain = dict[str, Any]
MET, WAITS, ONE_SHORT, OPEN = "met", "waits", "one_short", "open"
SHORT, PEOPLE = "short", "people"
STANDINGS: Final = (MET, WAITS, ONE_SHORT, OPEN, SHORT, PEOPLE)


@dataclass(frozen=True)
class Look:
    """One award in the look over every award.

    Attributes:
        award, name: code and name.
        family: of the award.
        standing: `met`, `waits` (only people's judgement is open), `one_short`, `open` (not
            known), `short` (more than one thing lacks), `people` (no record decides).
        route: label of the route that comes nearest, or empty.
        cite: where that route stands, or None.
        notes: what is lacking, waited for or not known, each {vi, en} with `asks` and `why`.
        before: whether it is what the rule before says, because the present one does not decide.
    """

    award: str
    name: Plain
    family: str
    standing: str
    route: Plain | None
    cite: Plain | None
    notes: tuple[Plain, ...]
    warnings: tuple[Plain, ...]
    before: bool


def survey(case: Mapping[str, Any]) -> tuple[list[Look], list[Problem]]:
    """Judge a case for every award that there is for its kind of subject, the nearest first."""
    kind = str(case["subject"]["kind"])
    found: list[Look] = []
    for code, rule in rules().items():
        if kind in rule.subjects:
            look, problems = _look({**case, "award": code})
            if look is None:
                return [], problems
            found.append(look)
    return sorted(found, key=lambda look: STANDINGS.index(look.standing)), []


def _look(case: Plain) -> tuple[Look | None, list[Problem]]:
    """Judge a case for one award: with what people judge, and without."""
    read, problems = case_from(case, books())
    computable, _ = case_from({**case, "computable": True}, books())
    if read is None or computable is None:
        return None, problems
    whole = judge(read, books().rules, books().usage)
    bare = judge(computable, books().rules, books().usage)
    before = whole.before is not None
    whole, bare = whole.before or whole, bare.before or bare
    standing, best, notes = _standing(whole, bare)
    return Look(
        whole.rule.code,
        whole.rule.name.plain(),
        whole.rule.family,
        standing,
        None if best is None else best.route.label.plain(),
        None if best is None else best.route.cite.plain(),
        notes,
        tuple(one.said.plain() for one in whole.remarks) if standing in {MET, WAITS} else (),
        before,
    ), []


def _standing(whole: Outcome, bare: Outcome) -> tuple[str, RouteFinding | None, tuple[Plain, ...]]:
    """Return how near an award is, by which route, and what keeps it."""
    if whole.verdict is Verdict.PASS:
        return MET, whole.best, ()
    if whole.code == "not_now":
        return OPEN, None, (_whole_note(whole),)
    best = bare.best
    if best is None or best.code == LEFT_OUT:
        people = best is not None and best.verdict is not Verdict.FAIL
        return (PEOPLE if people else SHORT), whole.best, _noted(whole.best, whole)
    if best.verdict is Verdict.PASS:
        best = next(one for one in whole.routes if one.route.id == best.route.id)
        return WAITS, best, _noted(best, whole)
    notes = _noted(best, bare)
    if best.verdict is Verdict.UNDETERMINED:
        return OPEN, best, notes
    return (ONE_SHORT if len(notes) == 1 else SHORT), best, notes


def _noted(route: RouteFinding | None, outcome: Outcome) -> tuple[Plain, ...]:
    """Return what keeps a route from passing, in words."""
    if route is None:
        return (_whole_note(outcome),)
    if route.code == "stopped" and route.route.stopped is not None:
        said = route.route.stopped.said.plain()
        verdict = str(Verdict.UNDETERMINED)
        return ({"asks": said, "why": None, "proof": None, "verdict": verdict},)
    return tuple(_note(one, outcome) for whole in route.findings for one in _shortest(whole))


def _whole_note(outcome: Outcome) -> Plain:
    """Return why nothing is concluded whatever the conditions say."""
    said = CODES[outcome.code].plain()
    return {"asks": said, "why": None, "proof": None, "verdict": str(outcome.verdict)}


def _shortest(finding: Finding) -> Iterator[Finding]:
    """Yield what keeps a condition from passing; of several ways the shortest."""
    if finding.verdict is Verdict.PASS:
        return
    if finding.is_last:
        yield finding
        return
    inner: Sequence[Finding] = finding.inner
    if isinstance(finding.condition, kind_of.AnyOf | kind_of.Routes):
        counted = [part for part in inner if part.answer.code not in {LEFT_OUT, "not_asked"}]
        inner = [min(counted or inner, key=lambda part: (-rank(part.verdict), part.distance()))]
    for part in inner:
        yield from _shortest(part)


def _note(finding: Finding, outcome: Outcome) -> Plain:
    """Return a condition in words: what it asks, why it is so, which paper proves it."""
    version = outcome.version
    if version is None:
        raise ValueError("an outcome with routes has a version")
    condition = finding.condition
    return {
        "asks": asked(condition, lexicon(), version).plain(),
        "why": why(finding, lexicon()).plain(),
        "proof": None if condition.proof is None else condition.proof.plain(),
        "verdict": str(finding.verdict),
    }
