"""What leans on a place of the law: every award, route, condition and topic that cites it.

When an instrument or one of its articles changes, this says what has to be read anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from thidua.books.law import topics
from thidua.books.law.awards import lexicon, rules
from thidua.books.reader import read_book
from thidua.kernel.problems import BookError
from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.conditions import AllOf
from thidua.kernel.rules.model import Route, Rule, Version
from thidua.kernel.rules.say import asked
from thidua.kernel.rules.topics.instruments import Instrument
from thidua.kernel.text.fold import fold


@dataclass(frozen=True)
class Leaning:
    """One thing in the books that cites a place.

    Attributes:
        award: code of the award, or empty when a topic cites the place.
        topic: name of the topic's book (`bonuses`), or empty.
        where: the place inside: `2024-01-01`, `2024-01-01 i.b`, `2024-01-01 i.b years`, or the
            id of the provision.
        part: `version`, `amended`, `route`, `condition`, `stop`, `provision` or `word`.
        cite: the place cited.
        text: what is said there.
        valid_from, valid_to: the days for which it is recorded, or None.
    """

    award: str
    topic: str
    where: str
    part: str
    cite: Cite
    text: Said
    valid_from: date | None
    valid_to: date | None


def affected(instrument: str, article: int | None = None) -> list[Leaning]:
    """Return everything that leans on an instrument, or on one article of it.

    Args:
        instrument: official number, e.g. `06/2022/QH15`.
        article: number of the article (Điều), or None for the whole instrument.

    Returns:
        Awards first, in the order of the books, then topics.
    """
    place = Cite(instrument, article)
    return [one for one in everything() if one.cite.within(place)]


@cache
def everything() -> tuple[Leaning, ...]:
    """Return every citation in the rules of awards and in the topics, each once."""
    found = [one for rule in rules().values() for one in _of_rule(rule)]
    return tuple(dict.fromkeys((*found, *_of_topics(), *_of_words())))


@cache
def articles(instrument: str) -> Mapping[int | None, tuple[Leaning, ...]]:
    """Return what leans on an instrument, by article; None for what names no article."""
    found: dict[int | None, list[Leaning]] = {}
    for one in affected(instrument):
        found.setdefault(one.cite.article, []).append(one)
    order = sorted(found, key=lambda number: (number is None, number or 0))
    return {number: tuple(found[number]) for number in order}


def _of_rule(rule: Rule) -> Iterator[Leaning]:
    """Yield what a rule cites."""
    for version in rule.versions:
        day = version.valid_from.isoformat()
        span = (version.valid_from, version.valid_to)
        yield Leaning(rule.code, "", day, "version", version.basis, rule.name, *span)
        if version.amended is not None:
            place, said = version.amended
            yield Leaning(rule.code, "", day, "amended", place, said, *span)
        for condition in version.common:
            yield from _of_condition(rule, version, "", condition)
        for route in version.routes:
            yield from _of_route(rule, version, route)


def _of_route(rule: Rule, version: Version, route: Route) -> Iterator[Leaning]:
    """Yield what a route and its conditions cite."""
    where = f"{version.valid_from.isoformat()} {route.id}"
    span = (version.valid_from, version.valid_to)
    yield Leaning(rule.code, "", where, "route", route.cite, route.label, *span)
    yield from _of_condition(rule, version, route.id, route.requires)
    if route.stopped is not None:
        stop = route.stopped
        yield Leaning(rule.code, "", where, "stop", stop.cite, stop.said, stop.day, span[1])


def _of_condition(rule: Rule, version: Version, route: str, condition: Any) -> Iterator[Leaning]:
    """Yield what a condition and those inside it cite; *all of* and *one of* say nothing alone."""
    start = " ".join(part for part in (version.valid_from.isoformat(), route) if part)
    for one in condition.walk():
        if isinstance(one, AllOf) and one.said is None:
            continue
        text = asked(one, lexicon(), version)
        where = f"{start} {one.id}".rstrip()
        span = (version.valid_from, version.valid_to)
        yield Leaning(rule.code, "", where, "condition", one.cite, text, *span)


@cache
def topic_of() -> Mapping[str, str]:
    """Return the name of the topic's book of every provision, by its id."""
    return {
        entry["id"]: book
        for book in topics.TOPICS
        for entry in read_book(f"law/{book}.yaml")["provisions"]
    }


def _of_topics() -> Iterator[Leaning]:
    """Yield what the provisions of the topics cite."""
    book_of = topic_of()
    for one in topics.books().provisions.values():
        span = (one.valid_from, one.valid_to)
        for cite in one.cites:
            yield Leaning("", book_of[one.id], one.id, "provision", cite, one.said, *span)


def _of_words() -> Iterator[Leaning]:
    """Yield places cited by the words of the law: printed forms, what counts on the ladder."""
    law = topics.books().all("decider")[0].cites[0]
    for code, form in topics.books().named["forms"].items():
        cite = law.inherit(form.data["cite"])
        yield Leaning("", "authority", f"forms.{code}", "word", cite, form.said, None, None)
    ladder = read_book("law/usage.yaml")["ladder"]
    text = Said(
        "Hình thức khen thưởng nào được tính cho lần xét công trạng sau",
        "Which awards count for a later award of regular merit",
    )
    for key in ("cite", "also"):
        cite = Cite(ladder[key]["instrument"]).inherit(ladder[key])
        start = ladder["valid_from"]
        yield Leaning("", "usage", f"ladder.{key}", "word", cite, text, start, None)


def slug_of(number: str) -> str:
    """Return an official number as part of an address.

    >>> slug_of("152/2025/NĐ-CP")
    '152-2025-nd-cp'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(number)).strip("-")


@cache
def by_slug() -> Mapping[str, Instrument]:
    """Return every instrument by its part of an address.

    Raises:
        BookError: two numbers make the same part.
    """
    found = {slug_of(number): one for number, one in topics.instruments().items()}
    if len(found) < len(topics.instruments()):
        raise BookError("books/law/instruments.yaml: two numbers make the same address")
    return found
