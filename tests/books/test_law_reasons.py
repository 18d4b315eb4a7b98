"""What is said of each kind of condition, for every way in which it can come out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from books.near import read_cases
from thidua.books.law.awards import books, folders, lexicon
from thidua.kernel.rules.finding import Outcome
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.say_missing import missing
from thidua.kernel.rules.say_why import why


def outcomes(code: str) -> Iterator[Outcome]:
    """Yield what every worked case comes to, and what the rule before it says."""
    for _, case in read_cases(code):
        found = judge(case, books().rules, books().usage)
        yield found
        if found.before is not None:
            yield found.before


@pytest.mark.parametrize("code", sorted(folders()))
def test_reasons_and_questions(code, golden):
    """A reason that lost its years or its names would read differently, and so would a question."""
    said: dict[str, dict[str, None]] = {}
    for outcome in outcomes(code):
        for finding in (one for route in outcome.routes for one in route.walk()):
            kind = f"{type(finding.condition).__name__}: {finding.answer.code}"
            text = why(finding, lexicon())
            said.setdefault(kind, {}).setdefault(f"  {text.vi}\n  {text.en}\n")
        for name, condition in outcome.missing if outcome.version is not None else ():
            text = missing(name, condition, lexicon(), outcome.version)
            said.setdefault(f"missing {name}", {}).setdefault(f"  {text.vi}\n  {text.en}\n")
    lines = [f"{kind}\n{''.join(texts)}" for kind, texts in sorted(said.items())]
    golden(f"law/reasons/{code}.txt", "\n".join(lines))
