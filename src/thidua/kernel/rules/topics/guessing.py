"""Which question a case asks, guessed from the facts it gives and the words it uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.kernel.rules.topics.book import Books
from thidua.kernel.rules.topics.clues import CLUES
from thidua.kernel.rules.topics.registry import QUESTIONS, ask
from thidua.kernel.rules.topics.result import Result, lacking
from thidua.kernel.rules.topics.revocation import asks_chain
from thidua.kernel.rules.topics.transitions import has_old_grants
from thidua.kernel.rules.topics.values import Facts, as_day, text_of
from thidua.kernel.text.fold import fold


def guess(facts: Facts, question: str = "") -> str | None:
    """Return the name of the question a case asks, or None when it asks about a standard.

    Args:
        facts: the facts as given.
        question: the words of the question (and of the subject, where there are some).
    """
    words = fold(question) or " ".join(text_of(facts.get(n)) for n in ("question", "subject"))
    if asks_chain({**facts, "question": words}):
        return "revocation.chain"
    if has_old_grants(facts):
        return "transitions.old_grants"
    return next((clue.topic for clue in CLUES if clue.fits(facts, words)), None)


@dataclass(frozen=True)
class Asked:
    """A case read: the question, its facts with the words of the case, and the day."""

    topic: str | None
    facts: Facts
    on: date | None


def read_case(case: Mapping[str, Any]) -> Asked:
    """Read a case: `{ask, on, facts}` or the longer `{as_of, subject, facts, question}`."""
    said = case.get("facts")
    facts: dict[Any, Any] = dict(said) if isinstance(said, Mapping) else {}
    for name, source in (("question", "question"), ("subject", "subject"), ("heading", "title")):
        if isinstance(case.get(source), str):
            facts.setdefault(name, case[source])
    topic = case.get("ask")
    if not isinstance(topic, str):
        words = f"{facts.get('question', '')} {facts.get('subject', '')}"
        topic = guess(facts, str(facts.get("question", ""))) or guess(facts, words)
    on = as_day(case.get("on")) or as_day(case.get("as_of"))
    return Asked(topic, facts, on)


def ask_case(case: Mapping[str, Any], books: Books) -> Result | None:
    """Answer a case, or return None when it asks about a standard or an unknown question."""
    asked = read_case(case)
    if asked.topic is None or asked.topic not in QUESTIONS:
        return None
    if asked.on is None:
        return lacking("on")
    return ask(asked.topic, asked.facts, books, asked.on)
