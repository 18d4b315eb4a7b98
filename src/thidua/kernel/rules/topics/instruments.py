"""Instruments: which is in force on a day, which articles exist, whether the list agrees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from thidua.kernel.problems import BookError, Problem
from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.graph import leads_back
from thidua.kernel.rules.topics.book import Books
from thidua.kernel.rules.topics.names import asked_day
from thidua.kernel.rules.topics.result import FAIL, PASS, UNDETERMINED, Result, lacking
from thidua.kernel.rules.topics.values import Facts, as_whole, pick

_KEYS = frozenset({
    "id", "number", "kind", "name", "issued", "valid_from", "valid_to", "certain_until",
    "scheduled_end", "articles", "known_articles", "amended_by", "amends", "replaces", "ended_by",
    "effect", "confidence", "reading",
})  # fmt: skip


@dataclass(frozen=True)
class Instrument:
    """A law, decree, circular, letter or local rule.

    Attributes:
        id: short name in the books.
        number: official number.
        kind: law, amending_law, consolidation, decree, circular, letter, …
        said: its name.
        issued, valid_from, valid_to: days, or None where not known or without an end.
        certain_until: last day for which what was read is known to be complete.
        scheduled_end: the day on which registers say that it ends.
        articles: how many articles it has, or None.
        known_articles: articles whose existence is sure.
        replaces, amends, amended_by, ended_by: numbers of other instruments.
        confidence: how well its days are known.
        reading: how far it was read.
    """

    id: str
    number: str
    kind: str
    said: Said
    issued: date | None
    valid_from: date | None
    valid_to: date | None
    certain_until: date | None
    scheduled_end: date | None
    articles: int | None
    known_articles: tuple[int, ...]
    replaces: tuple[str, ...]
    amends: tuple[str, ...]
    amended_by: tuple[str, ...]
    ended_by: str | None
    confidence: str
    reading: Said

    def on(self, day: date) -> bool | None:
        """Tell whether it is in force on a day; None where its start is not known."""
        if self.valid_to is not None and day > self.valid_to:
            return False
        return None if self.valid_from is None else self.valid_from <= day


def instrument_from(tree: Mapping[str, Any]) -> Instrument:
    """Make an instrument of its entry.

    Raises:
        BookError: a key is unknown or lacking.
    """
    name = f"books/law/instruments.yaml: {tree.get('number', '?')}"
    if strange := set(tree) - _KEYS:
        raise BookError(f"{name}: unknown keys {sorted(strange)}")
    needed = {"id", "number", "kind", "name", "valid_from", "valid_to", "confidence", "reading"}
    if gone := needed - set(tree):
        raise BookError(f"{name}: {sorted(gone)} missing")
    return Instrument(
        id=tree["id"],
        number=str(tree["number"]),
        kind=tree["kind"],
        said=Said(tree["name"]["vi"], tree["name"]["en"]),
        issued=tree.get("issued"),
        valid_from=tree["valid_from"],
        valid_to=tree["valid_to"],
        certain_until=tree.get("certain_until"),
        scheduled_end=tree.get("scheduled_end"),
        articles=tree.get("articles"),
        known_articles=tuple(tree.get("known_articles", ())),
        replaces=tuple(tree.get("replaces", ())),
        amends=tuple(tree.get("amends", ())),
        amended_by=tuple(tree.get("amended_by", ())),
        ended_by=tree.get("ended_by"),
        confidence=tree["confidence"],
        reading=Said(tree["reading"]["vi"], tree["reading"]["en"]),
    )


def in_force(instruments: Iterable[Instrument], on: date) -> list[Instrument]:
    """Return the instruments in force on a day; those without a known start are left out."""
    return [item for item in instruments if item.on(on)]


def article_exists(instruments: Mapping[str, Instrument], number: str, article: int) -> bool | None:
    """Tell whether an instrument has an article; None where that is not known."""
    item = instruments.get(number)
    if item is None or article < 1:
        return None if item is None else False
    if item.articles is not None:
        return article <= item.articles
    return True if article in item.known_articles else None


def check(instruments: Iterable[Instrument]) -> list[Problem]:
    """Find what cannot be in the list: two entries of a number, days and circles that clash."""
    items = list(instruments)
    found: list[Problem] = []
    by_number: dict[str, list[Instrument]] = {}
    for item in items:
        by_number.setdefault(item.number, []).append(item)
        if item.valid_from and item.valid_to and item.valid_to < item.valid_from:
            found.append(Problem("law.ends_before_start", (item.number,), {"number": item.number}))
        if item.issued and item.valid_from and item.issued > item.valid_from:
            found.append(Problem("law.issued_after_start", (item.number,), {"number": item.number}))
    for number, same in by_number.items():
        if _overlap(same):
            found.append(Problem("law.two_on_one_day", (number,), {"number": number}))
    follows = {
        number: [other for item in same for other in (*item.replaces, *item.amends)]
        for number, same in by_number.items()
    }
    circles = (number for number in by_number if leads_back(follows, number))
    return [*found, *(Problem("law.circle", (number,), {"number": number}) for number in circles)]


def _overlap(same: list[Instrument]) -> bool:
    """Tell whether two entries of one number are in force on one day."""
    spans = sorted((i.valid_from or date.min, i.valid_to or date.max) for i in same)
    return any(nxt[0] <= cur[1] for cur, nxt in pairwise(spans))


def is_in_force(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether an instrument is in force on the day."""
    number = str(pick(facts, "instrument", "number", "document_number") or "")
    item: Instrument | None = books.instruments.get(number)
    on = asked_day(facts, on, "decision_date", "day")
    if item is None:
        return lacking("instrument")
    state = item.on(on)
    start = item.valid_from.isoformat() if item.valid_from else "?"
    end = item.valid_to.isoformat() if item.valid_to else "…"
    verdict = UNDETERMINED if state is None else PASS if state else FAIL
    why = Said(
        f"{item.said.vi} ({number}): {start} đến {end}.",
        f"{item.said.en} ({number}): {start} to {end}.",
    )
    return Result(verdict, why=why, cite=(Cite(number),))


def has_article(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether an instrument has the article that somebody cites."""
    del on
    number = str(pick(facts, "instrument", "number", "document_number") or "")
    article = as_whole(pick(facts, "article", "dieu"))
    if article is None:
        return lacking("article")
    state = article_exists(books.instruments, number, article)
    if state is None:
        why = Said(
            f"Chưa biết {number} có Điều {article} hay không.",
            f"Whether {number} has an article {article} is not known.",
        )
        return Result(UNDETERMINED, why=why)
    why = Said(
        f"{number} {'có' if state else 'không có'} Điều {article}.",
        f"{number} has {'an' if state else 'no'} article {article}.",
    )
    return Result(PASS if state else FAIL, why=why, cite=(Cite(number, article),))
