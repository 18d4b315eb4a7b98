"""Facts that follow from other facts of a case: hard service, anniversaries, ranks, targets."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from thidua.kernel.rules.facts import Usage
from thidua.kernel.rules.read_subject import Subject
from thidua.kernel.rules.read_words import day_of, first_told, recogniser, truth, year_of
from thidua.kernel.text.fold import fold

_TIME: Final = re.compile(r"(of_which|full_years|years|of_which_years|of_which_months|months)_")
_FORCES: Final = re.compile(r"_(sea|islands?|difficult|hard|international)(_|$)")
_CIVIL: Final = re.compile(r"_(sea|islands?|difficult|hard|border)(_|$)")
_HARD: Final = {"years_on_islands": _FORCES, "years_in_hard_areas": _CIVIL}
"""Numbers that count double, with the places that the law names: for the forces, and for others."""

_CLUSTER: Final = ("in_cluster", "member_of_cluster")
_ANNIVERSARY: Final = ("anniversary", "anniversary_years", "occasion")
_CONSUL: Final = ("years_as_consul", "years_as_honorary_consul")
_FRONT: Final = re.compile(r"\b(fatherland front|mat tran)\b")
_SHORT: Final = re.compile(
    r"\b(not|no|miss(ed)?|except|but|below|under|fail(ed)?|most|some|khong|tru|thieu)\b"
)


def add_hard_years(tree: Mapping[str, Any], numbers: dict[str, Fraction]) -> None:
    """Add the time in places where it counts double, told under any name (`of_which_border`)."""
    for name, places in _HARD.items():
        found = [_years(key, value) for key, value in _timed(tree) if places.search(key)]
        if found and name not in numbers:
            numbers[name] = sum(found, Fraction(0))


def add_numbers(tree: Mapping[str, Any], subject: Subject, numbers: dict[str, Fraction]) -> None:
    """Add numbers that stand in a block, and the time that an honorary consul gave as such."""
    model = tree.get("model")
    years = model.get("stable_years") if isinstance(model, dict) else None
    if isinstance(years, int) and not isinstance(years, bool):
        numbers.setdefault("years_of_stable_model", Fraction(years))
    if subject.in_words and "years_as_consul" in numbers:
        numbers.setdefault("years_of_contribution", numbers["years_as_consul"])


def _timed(tree: Mapping[str, Any]) -> Iterator[tuple[str, int | float]]:
    """Yield names and values of times told beside the numbers that have a name of their own."""
    for key, value in tree.items():
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if number and math.isfinite(value) and _TIME.match(key) and key not in _HARD:
            yield key, value


def _years(key: str, value: float) -> Fraction:
    """Return years, of years or of months."""
    return Fraction(str(value)) / (12 if "months_" in key else 1)


def add_answers(
    tree: Mapping[str, Any], subject: Subject, usage: Usage, answers: dict[str, bool]
) -> None:
    """Add every yes and no that follows; one that is told stands."""
    for name, answer in _answers(tree, subject, usage):
        if answer is not None:
            answers.setdefault(name, answer)


def _answers(
    tree: Mapping[str, Any], subject: Subject, usage: Usage
) -> Iterator[tuple[str, bool | None]]:
    """Yield name and answer of what follows from other facts."""
    yield "soldier_or_nco", subject.soldier
    yield "natural_person", subject.person
    if subject.in_words and any(key in tree for key in _CONSUL):
        yield "in_listed_foreign_body", False
    yield "round_anniversary", _round(tree, usage.round_years)
    for key in _CLUSTER:
        member = truth(tree.get(key))
        yield "eligible_for_flags", member
        yield "leads", False if member is False else None
    movement = tree.get("movement")
    if isinstance(movement, dict):
        outside = subject.in_words and "cluster_organised_by" not in tree
        place = movement.get("rank", tree.get("rank") if outside else None)
        yield "leads", place == 1 if isinstance(place, int) else None
        yield "leads", truth(movement.get("leads"))
    for key in ("recognised_by", "proposed_by"):
        by = tree.get(key)
        if isinstance(by, str):
            head = recogniser(by)
            yield f"{key}_BBNT", head == "BBNT" if head else None
            yield f"{key}_central_front", head == "BBNT" if _FRONT.search(fold(by)) else None
    for name, since in usage.since.items():
        told = first_told(tree, since.facts)
        day, year = day_of(told), year_of(told)
        if day is not None:
            yield name, day >= since.day
        elif year is not None and year != since.day.year:
            yield name, year > since.day.year


def _round(tree: Mapping[str, Any], every: int) -> bool | None:
    """Tell whether an anniversary is a round one, which comes every so many years."""
    for key in _ANNIVERSARY:
        words = fold(str(tree.get(key) or ""))
        if re.search(r"\b(round|nam tron)\b", words):
            return not re.search(r"\b(not|no|khong)\b", words)
        number = re.search(r"\b(\d{1,3})(st|nd|rd|th)?\b", words)
        if every and number and (key != "occasion" or number[2] or "nam" in words.split()):
            return int(number[1]) % every == 0
    return None


def targets_word(told: object) -> str:
    """Return `exceeded` when every target is, `met` when one is not, or nothing.

    >>> [targets_word(said) for said in ("exceeded by 4 per cent", "9 of 10 exceeded", "unclear")]
    ['exceeded', 'met', '']
    """
    words = fold(str(told or ""))
    if re.search(r"\b(unknown|pending|not (yet|known|told)|chua)\b", words):
        return ""
    part = re.search(r"\b(\d+) (?:of|out of|tren|/) ?(\d+)\b", words)
    if part and part[1] != part[2]:
        return "met"
    over = bool(re.search(r"\b(exceed(s|ed)?|over|vuot)\b", words))
    if over and re.search(r"\b(met|dat)\b", words) and not _SHORT.search(words):
        return ""
    if over and not _SHORT.search(words):
        return "exceeded"
    reached = over or bool(re.search(r"\b(met|missed|dat|hoan thanh|100 ?(%|per cent))", words))
    return "met" if reached else ""
