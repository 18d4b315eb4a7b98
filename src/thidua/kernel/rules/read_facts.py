"""From the facts of a case file to `Facts`; every fault is told with its place, all at once.

Both the project's own form and the looser one in which worked cases are exchanged are read:
`rating: HTTNV`, `HTXSNV every year 2016-2025`, a title as a year or as a block.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from thidua.kernel.dates import full_years
from thidua.kernel.rules.facts import Facts, Grant, MovementFacts, Usage
from thidua.kernel.rules.fields import Reading
from thidua.kernel.rules.read_derived import add_answers, add_hard_years, add_numbers, targets_word
from thidua.kernel.rules.read_discipline import doubtful, measures_from
from thidua.kernel.rules.read_grants import grants_from, is_complete
from thidua.kernel.rules.read_judgements import judgements_from
from thidua.kernel.rules.read_ratings import ratings_from
from thidua.kernel.rules.read_subject import Subject
from thidua.kernel.rules.read_words import day_of, is_open, launcher, organiser, truth, year_of
from thidua.kernel.rules.read_works import COMBAT, LISTS, is_told, works_from

NUMBERS: Final[Mapping[str, tuple[str, Fraction]]] = {
    "years_as_honorary_consul": ("years_as_consul", Fraction(1)),
    "continuous_years": ("years_of_service", Fraction(1)),
    "months_served": ("years_of_service", Fraction(1, 12)),
    "of_which_on_islands": ("years_on_islands", Fraction(1)),
    "teaching_years": ("years_of_teaching", Fraction(1)),
    "sector_years": ("years_in_sector", Fraction(1)),
    "direct_practice_years": ("years_of_practice", Fraction(1)),
    "years": ("years_of_practice", Fraction(1)),
    "years_served": ("years_of_service", Fraction(1)),
    "contributing_years": ("years_of_contribution", Fraction(1)),
    "production_model_stable_years": ("years_of_stable_model", Fraction(1)),
    "farmer_model_years": ("years_of_stable_model", Fraction(1)),
    "model_stable_years": ("years_of_stable_model", Fraction(1)),
    "model_years": ("years_of_stable_model", Fraction(1)),
    "completed_task": ("rated_HTNV", Fraction(1)),
}
"""Other names of numbers, with what one of them is worth."""

ANSWERS: Final[Mapping[str, str]] = {
    "martyr": "recognised_as_martyr",
    "leads_movement_of_district": "leads_district_movement",
    "all_targets_exceeded": "targets_exceeded",
    "exceeded_all_targets": "targets_exceeded",
}
"""Other names of yes-or-no facts."""

_APART: Final = frozenset(
    {
        "rating",
        "titles",
        "awards",
        "commendations",
        "holds",
        "award_between",
        *LISTS,
        "meets_standard",
        "disciplined",
        "discipline",
        "open_cases",
        "closed_cases",
        "movement",
        "judgement",
        "units",
        "leave",
        "founded",
        "born",
        "rank",
        "cluster_organised_by",
        "subject_kind",
        "recipient",
        "given_to",
        "for",
        "groups",
        "force",
    }
)
"""Facts that are read in a way of their own."""


@dataclass(frozen=True)
class Frame:
    """What surrounds the facts of a case.

    Attributes:
        on, year: the day of judgement and the year under review.
        usage: known ratings, scopes and forms.
        codes: code of every award.
        subject: who is proposed.
    """

    on: date
    year: int
    usage: Usage
    codes: frozenset[str]
    subject: Subject


def facts_from(reading: Reading, tree: Mapping[str, Any], frame: Frame) -> Facts:
    """Return what a case says of its subject; faults are kept by `reading`."""
    on, usage = frame.on, frame.usage
    grants = grants_from(reading, tree, on, frame.codes)
    works = works_from(reading, tree, usage, on)
    members = measures_from(reading, tree.get("disciplined"), "disciplined", usage)
    numbers = _numbers(tree, on)
    add_numbers(tree, frame.subject, numbers)
    _counts(reading, numbers)
    _born(reading, tree, grants)
    _units(reading, tree)
    return Facts(
        on=on,
        year=frame.year,
        kind=frame.subject.kind,
        groups=frame.subject.groups,
        force=frame.subject.force,
        ratings=ratings_from(reading, tree.get("rating"), frame.year, on, usage),
        titles_told="titles" in tree,
        awards_told=is_complete(tree),
        grants=tuple(grants),
        works=works,
        combat_told=any(is_told(tree, key) for key in COMBAT),
        standards=_standards(tree.get("meets_standard"), frame.codes),
        numbers=numbers,
        answers=_answers(tree, frame),
        judgements=judgements_from(reading, tree.get("judgement")),
        members_disciplined=doubtful(members, usage, frame.year),
        measures=measures_from(reading, tree.get("discipline"), "discipline", usage),
        open_cases=None if "open_cases" not in tree else bool(tree["open_cases"]),
        movement=_movement(reading, tree.get("movement")),
        organiser=organiser(tree.get("cluster_organised_by")),
        place=tree.get("rank") if isinstance(tree.get("rank"), int) else None,
    )


def _numbers(tree: Mapping[str, Any], on: date) -> dict[str, Fraction]:
    """Read every number, under its own name or the one the rules use."""
    found: dict[str, Fraction] = {}
    for key, value in tree.items():
        if isinstance(value, bool) or key in _APART or not isinstance(value, int | float):
            continue
        if not math.isfinite(value):
            continue
        name, worth = NUMBERS.get(key, (key, Fraction(1)))
        found[name] = Fraction(str(value)) * worth
    add_hard_years(tree, found)
    if "years_on_islands" in found:
        found.setdefault("years_in_hard_areas", found["years_on_islands"])
    founded = day_of(tree.get("founded"))
    if founded is not None and "years_of_existence" not in found:
        found["years_of_existence"] = Fraction(full_years(founded, on))
    return found


def _counts(reading: Reading, numbers: Mapping[str, Fraction]) -> None:
    """No number may be below zero, and no part of the members above their number."""
    members = numbers.get("members")
    for name, value in numbers.items():
        part = name.startswith(("with_", "rated_"))
        if value < 0:
            reading.fault("case.negative", (name,), name=name, value=value)
        elif part and members is not None and value > members:
            reading.fault("case.too_many", (name,), name=name, value=value, members=members)


def _answers(tree: Mapping[str, Any], frame: Frame) -> dict[str, bool]:
    """Read every yes and no."""
    found: dict[str, bool] = {}
    for key, value in tree.items():
        if key in _APART:
            continue
        answer = truth(value)
        if answer is not None:
            found[ANSWERS.get(key, key)] = answer
        elif f"{key}_{value}" in ANSWERS:
            found[ANSWERS[f"{key}_{value}"]] = True
    movement = tree.get("movement")
    if isinstance(movement, dict) and "carries_out" in movement:
        found["carries_out_national"] = bool(movement["carries_out"])
    targets = targets_word(tree.get("targets"))
    if targets:
        found["targets_exceeded"] = targets == "exceeded"
    add_answers(tree, frame.subject, frame.usage, found)
    return found


def _standards(tree: object, codes: frozenset[str]) -> frozenset[str] | None:
    """Read which standards are said to be met; words after the code are left out."""
    if not isinstance(tree, list):
        return None
    first = (str(one).split(maxsplit=1)[0] for one in tree if str(one).strip())
    return frozenset(word for word in first if word in codes)


def _movement(reading: Reading, tree: object) -> MovementFacts | None:
    """Read the movement in which the achievement was won."""
    if tree is None:
        return None
    said = reading.mapping(tree, ("movement",), None, ())
    if said is None:
        return None
    days: dict[str, date | None] = {}
    for key in ("start", "interim_review", "final_review", "planned_end"):
        value = said.get(key)
        days[key] = day_of(value)
        if value is not None and days[key] is None:
            reading.fault("rules.not_a_day", ("movement", key), value=value)
    return MovementFacts(
        launched_by=launcher(said.get("launched_by")),
        **days,
    )


def _born(reading: Reading, tree: Mapping[str, Any], grants: list[Grant]) -> None:
    """No award may come before the birth of a person or the founding of a collective."""
    born, founded = _begun(reading, tree, "born"), _begun(reading, tree, "founded")
    for grant in grants:
        told = {"award": grant.award, "year": grant.year}
        if born and grant.year < born[0]:
            reading.fault("case.before_born", ("born",), **told, day=born[1])
        if founded and grant.year < founded[0]:
            reading.fault("case.before_founded", ("founded",), **told, day=founded[1])


def _begun(reading: Reading, tree: Mapping[str, Any], key: str) -> tuple[int, date | int] | None:
    """Return year and day, or the year alone, since when somebody is there; None when untold."""
    value = tree.get(key)
    day = day_of(value)
    year = day.year if day else year_of(value)
    if year is None:
        if not is_open(value):
            reading.fault("rules.not_a_day", (key,), value=value)
        return None
    return year, day or year


def _units(reading: Reading, tree: Mapping[str, Any]) -> None:
    """Two units of one person may not overlap."""
    spans = []
    told = tree.get("units")
    several = [] if told is None or isinstance(told, int) else reading.several(told, ("units",))
    for place, one in enumerate(several):
        said = reading.mapping(one, ("units", place), None, ("unit", "from"))
        start = None if said is None else day_of(said.get("from"))
        if said is not None and start is not None:
            last = day_of(said.get("to")) or date.max
            spans.append((start, last, str(said.get("unit")), place))
    spans.sort()
    for before, after in pairwise(spans):
        if after[0] <= before[1]:
            reading.fault("case.units_overlap", ("units", after[3]), unit=after[2], other=before[2])
