"""What is said of each kind of condition, for every way in which it can come out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from thidua.books.law.awards import books, folders, lexicon, worked_cases
from thidua.kernel.rules.finding import Finding, Outcome
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.read_case import case_from
from thidua.kernel.rules.say_missing import missing
from thidua.kernel.rules.say_why import why

SHOWN = 6


def outcomes() -> Iterator[Outcome]:
    """Yield what every worked case comes to, and what the rule before it says."""
    for folder in folders().values():
        for _, case in worked_cases(folder):
            read, _ = case_from(case, books())
            if read is not None:
                found = judge(read, books().rules, books().usage)
                yield found
                if found.before is not None:
                    yield found.before


def findings() -> Iterator[tuple[Outcome, Finding]]:
    """Yield every answer to a condition."""
    for outcome in outcomes():
        for route in outcome.routes:
            for finding in route.walk():
                yield outcome, finding


def test_reasons(golden):
    """A reason that lost its years or its names would read differently."""
    said: dict[str, dict[str, None]] = {}
    for _, finding in findings():
        kind = f"{type(finding.condition).__name__}: {finding.answer.code}"
        text = why(finding, lexicon())
        said.setdefault(kind, {}).setdefault(f"  {text.vi}\n  {text.en}\n")
    lines = [f"{kind}\n{''.join(islice(texts, SHOWN))}" for kind, texts in sorted(said.items())]
    golden("law/reasons.txt", "\n".join(lines))


def test_what_is_missing_is_asked_for(golden):
    """Each fact that may be missing has a question of its own."""
    asks: dict[str, str] = {}
    for outcome in outcomes():
        for name, condition in outcome.missing:
            if outcome.version is not None:
                text = missing(name, condition, lexicon(), outcome.version)
                asks.setdefault(name, f"{name}\n  {text.vi}\n  {text.en}\n")
    golden("law/asks.txt", "\n".join(asks[name] for name in sorted(asks)))
