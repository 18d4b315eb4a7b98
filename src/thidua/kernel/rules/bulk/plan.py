"""What each column of a wide table says, by its name.

- `id` (needed): names the row in the output.
- `rating_2025`: the rating of that year; an empty cell is a year that nobody told.
- `CSTDCS_2024`: the award was granted for that year: `true`, `1`, how often, or the type of the
  commendation (`CHUYEN_DE`, `DOT_XUAT` ...); empty, `false` or `0`: it was not.
- `initiatives_SCOPE_2025`, `science_SCOPE_2025`, `combat_SCOPE_2025`: how many works were
  recognised so widely in that year; without a year: in one that nobody told.
- `judgement_ID`: what people decided, yes or no.
- `disciplined_FORM_2025`: how many members were disciplined so; `discipline_ends`: the day on
  which the measure against the subject itself ended.
- `kind`, `groups` (several separated by a space), `force`: who the subject is.
- `founded`, `born`, `rank`, `leads`, `cluster_organised_by`, `open_cases`, `meets_standard` (codes
  separated by a space), `movement_launched_by`, `movement_start`, `movement_interim_review`,
  `movement_final_review`, `movement_planned_end`, `movement_carries_out`: as in a case.
- any number or yes-or-no fact under its name: `members`, `with_LDTT`, `targets_exceeded`.

A category without any column was not told; one with a column was told in whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from thidua.kernel.rules.conditions import Condition, Fact, Judgement, Members, Number, Share
from thidua.kernel.rules.facts import Usage
from thidua.kernel.rules.hints import speaks_as_fact
from thidua.kernel.rules.model import Rule
from thidua.kernel.rules.read_facts import ANSWERS, NUMBERS

SPECIAL: Final = frozenset(
    {
        "id",
        "kind",
        "groups",
        "force",
        "founded",
        "born",
        "rank",
        "leads",
        "cluster_organised_by",
        "open_cases",
        "meets_standard",
        "discipline_ends",
        "movement_launched_by",
        "movement_start",
        "movement_interim_review",
        "movement_final_review",
        "movement_planned_end",
        "movement_carries_out",
    }
)
LISTS: Final = {"initiatives": "initiative", "science": "science", "combat": "combat"}
_YEAR: Final = r"[12]\d{3}"


@dataclass
class Plan:
    """The columns by what they say.

    Attributes:
        ratings: by year.
        grants: by award and year.
        works: kind, scope, year or None, column.
        members: form, year or None, column.
        judgements: by the name of the judgement.
        numbers: column and worth of one, by the name that rules use.
        answers: by the name that rules use.
        words: column and word that make a fact true, by the name that rules use.
        special: those of `SPECIAL` that are there.
        ignored: columns that say nothing to any rule.
        seen: by column, the words met so far.
    """

    ratings: dict[int, str] = field(default_factory=dict)
    grants: dict[tuple[str, int], str] = field(default_factory=dict)
    works: list[tuple[str, str, int | None, str]] = field(default_factory=list)
    members: list[tuple[str, int | None, str]] = field(default_factory=list)
    judgements: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, tuple[str, Fraction]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[str, str]] = field(default_factory=dict)
    special: frozenset[str] = frozenset()
    ignored: list[str] = field(default_factory=list)
    seen: dict[str, list[str]] = field(default_factory=dict)


def plan_of(columns: Iterable[str], rules: Mapping[str, Rule], usage: Usage) -> Plan:
    """Return what each column says."""
    named = list(columns)
    numbers, answers, judged = _names(rules)
    plan = Plan(special=SPECIAL.intersection(named))
    for column in named:
        if column in SPECIAL or _by_form(plan, column, rules, usage):
            continue
        number, worth = NUMBERS.get(column, (column, Fraction(1)))
        answer = ANSWERS.get(column, column)
        words = {name for name in answers if re.fullmatch(rf"{re.escape(column)}_[a-z_]+", name)}
        if number in numbers:
            plan.numbers[number] = column, worth
        elif answer in answers:
            plan.answers[answer] = column
        elif words:
            plan.words |= {name: (column, name[len(column) + 1 :]) for name in words}
        elif any(speaks_as_fact(one, answer, answer=False) for one in judged):
            plan.answers[answer] = column
        else:
            plan.ignored.append(column)
    return plan


def _by_form(plan: Plan, column: str, rules: Mapping[str, Rule], usage: Usage) -> bool:
    """Keep a column whose name is of a fixed form; tell whether it was."""
    if found := re.fullmatch(rf"rating_({_YEAR})", column):
        plan.ratings[int(found[1])] = column
    elif (found := re.fullmatch(rf"(\w+)_({_YEAR})", column)) and found[1] in rules:
        plan.grants[found[1], int(found[2])] = column
    elif found := re.fullmatch(
        rf"({'|'.join(LISTS)})_({'|'.join(usage.scopes)})(?:_({_YEAR}))?", column
    ):
        plan.works.append((LISTS[found[1]], found[2], _year(found[3]), column))
    elif found := re.fullmatch(rf"disciplined_({'|'.join(usage.forms)})(?:_({_YEAR}))?", column):
        plan.members.append((found[1], _year(found[2]), column))
    elif column.startswith("judgement_"):
        plan.judgements[column.removeprefix("judgement_")] = column
    else:
        return False
    return True


def _year(text: str | None) -> int | None:
    """Return the year, or None."""
    return None if text is None else int(text)


def _names(rules: Mapping[str, Rule]) -> tuple[set[str], set[str], list[Judgement]]:
    """Return the numbers and the yes-or-no facts that any rule looks at, and what people judge."""
    numbers = {"members"}
    judged: list[Judgement] = []
    answers = {"leads", "consecutive_confirmed_by_person"}
    for rule in rules.values():
        for version in rule.versions:
            for whole in (*version.common, *(route.requires for route in version.routes)):
                for one in whole.walk():
                    numbers |= _numbers(one)
                    answers |= {one.name} if isinstance(one, Fact) else set()
                    judged += [one] if isinstance(one, Judgement) else []
    return numbers, answers, judged


def _numbers(one: Condition) -> set[str]:
    """Return the numbers that a condition looks at."""
    if isinstance(one, Number):
        return {one.name, one.doubled} - {""}
    if isinstance(one, Share):
        return {f"with_{one.holding}" if one.holding else f"rated_{one.rated}"}
    return {f"with_{one.holding}"} if isinstance(one, Members) else set()
