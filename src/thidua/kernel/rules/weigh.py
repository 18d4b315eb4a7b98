"""Answers to the conditions that are not about years, and the table of all kinds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any, Final

from thidua.kernel.dates import full_years
from thidua.kernel.rules import conditions as kind_of
from thidua.kernel.rules import weigh_years
from thidua.kernel.rules.conditions import Condition
from thidua.kernel.rules.facts import OF_STATE, MovementFacts, Work
from thidua.kernel.rules.finding import CODE_OF, LEFT_OUT, Answer
from thidua.kernel.rules.hints import hints_of, speaks_as_fact, speaks_of, words_fact
from thidua.kernel.rules.read_words import organiser
from thidua.kernel.rules.trool import Verdict, any_of, between, known
from thidua.kernel.rules.world import World
from thidua.kernel.rules.years import Years, undisciplined


def _answer(verdict: Verdict, missing: str = "", **params: object) -> Answer:
    """Return the plain answer of a verdict; what is missing is named only when it decides."""
    unknown = verdict is Verdict.UNDETERMINED and bool(missing)
    return Answer(verdict, CODE_OF[verdict], params, (missing,) if unknown else ())


def works(world: World, asked: kind_of.Works) -> Answer:
    """Count initiatives, scientific works, ingenuity in combat that are wide enough."""
    facts = world.facts
    kinds = set(asked.kinds)
    if facts.force == "civil":
        kinds.discard("combat")
    if not kinds:
        return Answer(Verdict.FAIL, "not_asked", {"count": 0})
    untold = facts.works is None if kinds - {"combat"} else not facts.combat_told
    window = world.run if asked.within == "run" and world.run is not None else undisciplined(facts)
    if asked.within == "year":
        window &= Years(frozenset({facts.year}), frozenset({facts.year}))
    answers = [
        _fits(world, work, asked, window) for work in facts.works or () if work.kind in kinds
    ]
    sure = sum(1 for answer in answers if answer is True)
    perhaps = sum(1 for answer in answers if answer is not False)
    verdict = between(sure, asked.count if untold else perhaps, asked.count)
    return _answer(verdict, "works", count=sure)


def _fits(world: World, work: Work, asked: kind_of.Works, window: Years) -> bool | None:
    """Tell whether one work counts; None when something about it was not told."""
    scopes = world.usage.scopes
    wide = work.scope in scopes and scopes.index(work.scope) >= scopes.index(asked.scope)
    wanted = work.applied if asked.state == "applied" else work.recognised
    if not wide or wanted is False or (asked.replicable and work.replicable is False):
        return False
    head = scopes.index(asked.scope) >= scopes.index("ministry_province")
    if head and work.by == "UNIT":
        return False
    if work.year is None:
        return True if window.sure else None
    if work.year in window.sure:
        return True
    return None if work.year in window.perhaps else False


def share(world: World, asked: kind_of.Share) -> Answer:
    """Compare an exact share of whole people with the threshold."""
    numbers = world.facts.numbers
    name = f"with_{asked.holding}" if asked.holding else f"rated_{asked.rated}"
    members, have = numbers.get("members"), numbers.get(name)
    if members is None or have is None:
        lacking = "members" if members is None else name
        return Answer(Verdict.UNDETERMINED, "unknown", {}, (lacking,))
    verdict = known(members > 0 and Fraction(have, members) >= asked.at_least)
    needed = -(-asked.at_least * members // 1)
    return _answer(verdict, have=int(have), members=int(members), needed=int(needed))


def members(world: World, asked: kind_of.Members) -> Answer:
    """Compare how many members hold a title with how many are needed."""
    have = world.facts.numbers.get(f"with_{asked.holding}")
    if have is None:
        return Answer(Verdict.UNDETERMINED, "unknown", {}, (f"with_{asked.holding}",))
    return _answer(known(have >= asked.at_least), have=int(have))


def members_disciplined(world: World, asked: kind_of.MembersDisciplined) -> Answer:
    """Count members disciplined hard enough in the year under review."""
    found = world.facts.members_disciplined
    if found is None:
        return Answer(Verdict.UNDETERMINED, "unknown", {}, ("disciplined",))
    forms = world.usage.forms
    hard = [m for m in found if forms.index(m.form) >= forms.index(asked.form)]
    sure = sum(1 for m in hard if m.year == world.facts.year)
    perhaps = sum(1 for m in hard if m.year in {world.facts.year, None})
    if sure > asked.at_most:
        return _answer(Verdict.FAIL, count=sure)
    verdict = Verdict.PASS if perhaps <= asked.at_most else Verdict.UNDETERMINED
    return _answer(verdict, "disciplined", count=sure)


def movement(world: World, asked: kind_of.Movement) -> Answer:
    """Judge who launched the movement, how long it ran, and at which review."""
    told = world.facts.movement
    if told is None:
        return Answer(Verdict.UNDETERMINED, "unknown", {}, ("movement",))
    launcher, wanted = told.launched_by, set(asked.launched_by)
    fits = launcher in wanted or (launcher in OF_STATE and "STATE" in wanted)
    if wanted and not fits:
        if not launcher or (launcher == "STATE" and wanted & OF_STATE):
            return Answer(Verdict.UNDETERMINED, "unknown", {}, ("movement.launched_by",))
        return Answer(Verdict.FAIL, "launcher", {"launched_by": launcher})
    review = _review(told, world.facts.on)
    if asked.reviews and review not in asked.reviews:
        return Answer(Verdict.FAIL, "review", {"review": review})
    if not asked.years:
        return _answer(Verdict.PASS, years=0)
    return _long_enough(told, review, asked.years, world.facts.on)


def _review(told: MovementFacts, on: date) -> str:
    """Return the newest review held by a day: final, interim, or empty."""
    if told.final_review is not None and told.final_review <= on:
        return "final"
    if told.interim_review is not None and told.interim_review <= on:
        return "interim"
    return ""


def _long_enough(told: MovementFacts, review: str, years: int, on: date) -> Answer:
    """Compare the time up to the review, and the planned time, with the years asked.

    Whether the planned or the elapsed time counts at an interim review the law does not say.
    """
    held = {"final": told.final_review, "interim": told.interim_review}.get(review) or on
    if told.start is None:
        return Answer(Verdict.UNDETERMINED, "unknown", {}, ("movement.start",))
    gone = full_years(told.start, held)
    if gone >= years:
        return _answer(Verdict.PASS, years=gone)
    if review == "final":
        return Answer(Verdict.FAIL, "too_short", {"years": gone})
    if told.planned_end is None:
        return Answer(Verdict.UNDETERMINED, "unknown", {"years": gone}, ("movement.planned_end",))
    if full_years(told.start, told.planned_end) < years:
        return Answer(Verdict.FAIL, "too_short", {"years": gone})
    return Answer(Verdict.UNDETERMINED, "planned_or_elapsed", {"years": gone})


def leads(world: World, asked: kind_of.Leads) -> Answer:
    """Judge whether the subject is first of its cluster, or of the movement."""
    if asked.movement:
        return _answer(known(world.facts.answers.get("leads")), "leads")
    return _first(world, asked) if asked.first else _organised(world, asked)


def _first(world: World, asked: kind_of.Leads) -> Answer:
    """Judge whether the subject is first of a cluster organised so."""
    facts = world.facts
    if facts.place is not None and facts.place > 1:
        return Answer(Verdict.FAIL, "not_first", {"place": facts.place})
    if facts.organiser and facts.organiser not in asked.organised_by:
        return Answer(Verdict.FAIL, "organiser", {"organiser": facts.organiser})
    if facts.place is None:
        first = facts.answers.get("leads")
        if first is not True:
            return _answer(known(first), "rank")
    if not facts.organiser:
        return Answer(Verdict.UNDETERMINED, "unknown", {}, ("cluster_organised_by",))
    return _answer(Verdict.PASS, place=1)


def _organised(world: World, asked: kind_of.Leads) -> Answer:
    """Judge who organises the cluster; what people decided may name the organiser."""
    told = world.facts.organiser
    if not told:
        named = {organiser(key) for key, answer in world.facts.judgements.items() if answer}
        told = next((one for one in asked.organised_by if one in named), "")
    if told and told not in asked.organised_by:
        return Answer(Verdict.FAIL, "organiser", {"organiser": told})
    return _answer(known(True if told else None), "cluster_organised_by")


def number(world: World, asked: kind_of.Number) -> Answer:
    """Compare a number with its bounds; time that counts double is added once more."""
    value = world.facts.numbers.get(asked.name)
    if value is None:
        return Answer(Verdict.UNDETERMINED, "unknown", {"value": None}, (asked.name,))
    if asked.doubled:
        value += world.facts.numbers.get(asked.doubled, Fraction(0))
    if asked.below is not None and value >= asked.below:
        return Answer(Verdict.FAIL, "above", {"value": value})
    return _answer(known(value >= asked.at_least), value=value)


def fact(world: World, asked: kind_of.Fact) -> Answer:
    """Look up a yes or no; one that nobody told may stand in what people wrote."""
    told = world.facts.answers.get(asked.name)
    if told is None:
        found = [
            answer
            for key, answer in world.facts.judgements.items()
            if key not in world.version.judgements and words_fact(asked.name, key)
        ]
        told = all(found) if found else None
    return _answer(known(None if told is None else told == asked.expected), asked.name, told=told)


def judgement(world: World, asked: kind_of.Judgement) -> Answer:
    """Look up what people decided; found by the condition's name or by one of its words."""
    found = _decided(world, asked)
    if any(answer is False for answer in found):
        return _answer(Verdict.FAIL)
    if found:
        return _answer(Verdict.PASS)
    if world.computable:
        return Answer(Verdict.PASS, LEFT_OUT)
    return _answer(Verdict.UNDETERMINED, f"judgement.{asked.id}")


def _decided(world: World, asked: kind_of.Judgement) -> list[bool]:
    """Return every yes and no that is about a judgement."""
    told, version = world.facts.judgements, world.version
    as_facts = [
        answer
        for name, answer in world.facts.answers.items()
        if name not in version.facts and speaks_as_fact(asked, name, answer=answer)
    ]
    names = dict.fromkeys((asked.id, asked.id.rsplit(".", 1)[-1]))
    exact = [told[name] for name in names if name in told]
    if exact:
        return [*exact, *as_facts]
    hints, rivals = hints_of(asked), version.rivals(asked)
    free = [
        answer
        for key, answer in told.items()
        if key not in version.judgements and speaks_of(hints, key, rivals)
    ]
    return [*free, *as_facts]


def unread(_world: World, _asked: kind_of.Unread) -> Answer:
    """The deciding text was not read."""
    return Answer(Verdict.UNDETERMINED, "not_read")


def standard_of(world: World, asked: kind_of.StandardOf) -> Answer:
    """Look up whether a standard is met, or judge it on the same facts."""
    told = world.facts.standards
    if told is not None:
        return _answer(known(bool(told & set(asked.awards))), awards=asked.awards)
    verdict = any_of(world.standard(world, code) for code in asked.awards)
    return _answer(verdict, "meets_standard", awards=asked.awards)


WEIGH: Final[dict[type[Condition], Callable[[World, Any], Answer]]] = {
    kind_of.Rating: weigh_years.rating,
    kind_of.RatingYears: weigh_years.rating_years,
    kind_of.Grants: weigh_years.grants,
    kind_of.Holds: weigh_years.holds,
    kind_of.YearsSince: weigh_years.years_since,
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
