"""Invented subjects in large numbers, and what the explaining engine says of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from thidua.books.law.awards import rules, usage
from thidua.kernel.rules import conditions as kind_of
from thidua.kernel.rules.bulk.outcome import Answer
from thidua.kernel.rules.bulk.part import Part
from thidua.kernel.rules.bulk.plan import LISTS
from thidua.kernel.rules.facts import UNSURE, Case, Facts, Grant, Measure, MovementFacts, Work
from thidua.kernel.rules.finding import Finding, Outcome, RouteFinding
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.model import Rule

KINDS = ("", "individual", "collective", "household", "enterprise", "foreign")
TYPES = ("", "", "", "CONG_TRANG", "PHONG_TRAO", "CHUYEN_DE", "DOT_XUAT")
SIGN = {"pass": "+", "fail": "-", "undetermined": "?"}


class Asked(NamedTuple):
    """What the conditions of a rule look at."""

    codes: list[str]
    numbers: dict[str, list[Fraction]]
    answers: list[str]
    judgements: list[str]
    groups: list[str]


def conditions(rule: Rule) -> Iterator[kind_of.Condition]:
    """Yield every condition of a rule, and of the rules whose standard it asks for."""
    for version in rule.versions:
        for whole in (*version.common, *(route.requires for route in version.routes)):
            for part in whole.walk():
                yield part
                if isinstance(part, kind_of.StandardOf):
                    for code in part.awards:
                        if code in rules() and code != rule.code:
                            yield from conditions(rules()[code])


def asked_by(rule: Rule) -> Asked:
    """Return what the conditions of a rule look at."""
    found = Asked([], {"members": [Fraction(10)]}, ["leads"], [], [])
    for part in conditions(rule):
        for name in ("of", "any_of", "after", "or_grants"):
            found.codes.extend(getattr(part, name, ()))
        if isinstance(part, kind_of.Grants):
            found.codes.extend([part.once_for] if part.once_for else [])
            found.answers.append("consecutive_confirmed_by_person")
        elif isinstance(part, kind_of.Fact):
            found.answers.append(part.name)
        elif isinstance(part, kind_of.Judgement):
            name, said = part.id.rsplit(".", 1)[-1], part.said.en if part.said else ""
            found.judgements.extend([part.id, name, *part.words, said])
            if part.words and name not in LISTS:
                found.answers.append("_".join([name, *sorted(part.words)]))
        for name, bounds in _bounds(part).items():
            found.numbers.setdefault(name, []).extend(bounds)
    found.groups.extend(g for v in rule.versions for r in v.routes for g in r.groups)
    return Asked(*(sorted(set(one)) if isinstance(one, list) else one for one in found))


def _bounds(part: kind_of.Condition) -> dict[str, list[Fraction]]:
    """Return the numbers that a condition looks at, each with the bounds that matter."""
    if isinstance(part, kind_of.Number):
        bounds = [one for one in (part.at_least, part.below) if one is not None]
        return {part.name: bounds} | ({part.doubled: [Fraction(2)]} if part.doubled else {})
    if isinstance(part, kind_of.Share):
        name = f"with_{part.holding}" if part.holding else f"rated_{part.rated}"
        return {name: [part.at_least * 10]}
    if isinstance(part, kind_of.Members):
        return {f"with_{part.holding}": [Fraction(part.at_least)]}
    return {}


def boundary_days(rule: Rule) -> list[date]:
    """Return the days on which something changes for a rule, and the days beside them."""
    days = {date(2025, 12, 1), date(2026, 3, 1)}
    for version in rule.versions:
        stops = [route.stopped.day for route in version.routes if route.stopped is not None]
        for day in (version.valid_from, version.valid_to, version.certain_until, *stops):
            if day is not None:
                days |= {day + timedelta(days=n) for n in (-1, 0, 1)}
    return sorted(days)


def subject(random: Random, asked: Asked, on: date, year: int) -> Facts:
    """Return one invented subject; much of what is asked is told, and chains come often."""
    maybe = random.random
    return Facts(
        on=on,
        year=year,
        kind=random.choice(KINDS),
        groups=_groups(random, asked.groups),
        force=random.choice(["civil", "civil", "army", "police"]),
        ratings=_ratings(random, on, year),
        titles_told=maybe() < 0.7,
        awards_told=maybe() < 0.7,
        grants=_grants(random, asked.codes, on, year),
        works=_works(random, on) if maybe() < 0.6 else None,
        combat_told=maybe() < 0.5,
        standards=None
        if maybe() < 0.6
        else frozenset(random.sample(["LDTT", "CSTT", "TTLDTT"], random.randint(0, 2))),
        numbers=_numbers(random, asked),
        answers={name: maybe() < 0.6 for name in asked.answers if maybe() < 0.7},
        judgements={name: maybe() < 0.7 for name in asked.judgements if maybe() < 0.5},
        members_disciplined=_measures(random, year) if maybe() < 0.7 else None,
        measures=_measures(random, year) if maybe() < 0.3 else None,
        open_cases=random.choice([None, False, False, True]),
        movement=_movement(random, on) if maybe() < 0.5 else None,
        organiser=random.choice(["", "BBNT", "CENTRAL", "OTHER"]),
        place=random.choice([None, None, 1, 1, 2]),
    )


def _groups(random: Random, known: list[str]) -> frozenset[str] | None:
    if random.random() < 0.4:
        return None
    unsure = [UNSURE] if random.random() < 0.4 else []
    return frozenset([*unsure, *random.sample(known, random.randint(0, min(2, len(known))))])


def _ratings(random: Random, on: date, year: int) -> dict[int, str] | None:
    if random.random() < 0.1:
        return None
    good = random.choice(usage().ratings[1:])
    told = {year - k: good for k in range(random.choice([0, 1, 2, 3, 5, 7, 12]))}
    for _ in range(random.randint(0, 4)):
        told[random.randint(year - 12, on.year)] = random.choice(usage().ratings)
    if random.random() < 0.2:
        told.pop(random.choice(sorted(told)), None) if told else None
    if random.random() < 0.05:
        told |= {year - k: good for k in range(58, 64)}
    return told


def _grants(random: Random, codes: list[str], on: date, year: int) -> tuple[Grant, ...]:
    found: list[Grant] = []
    for code in codes:
        last = random.choice([year, year, random.randint(year - 14, on.year)])
        years = [last - k for k in range(random.choice([0, 0, 1, 2, 3, 5, 10]))]
        years += [random.randint(year - 14, on.year) for _ in range(random.randint(0, 2))]
        years += [random.randint(year - 70, year - 55)] if random.random() < 0.05 else []
        for one in years:
            gone = random.choice([None] * 6 + [on - timedelta(days=1), on, on + timedelta(days=1)])
            used = random.sample(range(one - 8, one + 1), random.choice([0, 0, 1, 3]))
            giver = random.choice(["", "", "OTHER", "FORCE_MINISTRY"])
            kind = random.choice(TYPES)
            found.append(Grant(code, one, kind, gone, tuple(used), giver=giver))
    random.shuffle(found)
    return tuple(found)


def _works(random: Random, on: date) -> tuple[Work, ...]:
    known = [None, True, True, False]
    return tuple(
        Work(
            random.choice(["initiative", "science", "combat"]),
            random.choice(usage().scopes),
            random.choice(known),
            random.choice(known),
            random.choice(known),
            random.choice(["", "BBNT", "UNIT"]),
            random.choice([None, on.year, on.year - 1, random.randint(on.year - 75, on.year + 1)]),
        )
        for _ in range(random.choice([0, 1, 1, 2, 5]))
    )


def _numbers(random: Random, asked: Asked) -> dict[str, Fraction]:
    found = {}
    for name, bounds in asked.numbers.items():
        if random.random() < 0.8:
            near = random.choice(bounds)
            shift = random.choice(
                [0, 0, 1, -1, 3, Fraction(1, 3), Fraction(-1, 7), Fraction(1, 12)]
            )
            found[name] = max(Fraction(0), near + shift)
    return found


def _measures(random: Random, year: int) -> tuple[Measure, ...]:
    return tuple(
        Measure(
            random.choice(usage().forms),
            random.choice([None, date(random.randint(year - 6, year + 1), 5, 1)]),
            random.choice([None, year, year - 1]),
        )
        for _ in range(random.choice([0, 0, 1, 2]))
    )


def _movement(random: Random, on: date) -> MovementFacts:
    def day() -> date | None:
        return random.choice([None, on + timedelta(days=random.randint(-2500, 900)), on])

    launcher = random.choice(["", "PM", "PRESIDENT", "STATE", "BBNT", "UNIT", "OTHER"])
    return MovementFacts(launcher, day(), day(), day(), day())


def explained(facts: Facts, award: str, routes: tuple[str, ...], *, computable: bool) -> list[str]:
    """Return what the explaining engine says, in the words of the bulk output."""
    outcome = judge(Case(award, facts, routes, computable), rules(), usage())
    shown = outcome.before or outcome
    best = "" if shown.best is None else shown.best.route.id
    before = "" if outcome.before is None else str(outcome.before.verdict)
    missing = " ".join(sorted(name for name, _ in shown.missing))
    return [str(outcome.verdict), outcome.code, best, before, _reasons(shown), missing]


def told(found: Part[Answer], rows: int) -> list[list[str]]:
    """Return what the engine over columns says of each row, as `explained` does."""
    return sorted_missing([found.table[place] for place in found.spread(rows)])


def sorted_missing(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the rows with what is missing in order."""
    return [[*row[:5], " ".join(sorted(row[5].split()))] for row in rows]


def _reasons(outcome: Outcome) -> str:
    if outcome.version is None:
        return ""
    order = [route.id for route in outcome.version.routes]
    routes = sorted(outcome.routes, key=lambda one: order.index(one.route.id))
    return " ".join(map(_route, routes))


def _route(found: RouteFinding) -> str:
    pieces = " ".join(piece for one in found.findings for piece in _pieces(one))
    return f"{found.route.id}={SIGN[found.verdict]}{found.code}({pieces})"


def _pieces(found: Finding) -> Iterator[str]:
    yield f"{found.condition.id}={SIGN[found.verdict]}{found.answer.code}"
    names: list[Any] = [""] * len(found.inner)
    if isinstance(found.condition, kind_of.Routes):
        names = [f"{name}/" for name in found.condition.names]
    for name, part in zip(names, found.inner, strict=True):
        yield from (f"{name}{piece}" for piece in _pieces(part))
