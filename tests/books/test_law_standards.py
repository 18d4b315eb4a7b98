"""What the books ask, in words; what a case comes to, in full; what one other fact makes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from books.near import near, read_cases
from thidua.books.law.awards import books, folders, lexicon, rules
from thidua.kernel.rules.finding import Outcome
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.plain import outcome_plain
from thidua.kernel.rules.read_case import case_from
from thidua.kernel.rules.say import asked

WORDED = {"Judgement", "Unread", "Fact"}
"""Kinds whose words stand in the books."""
SHOWN = 24
FULL = ("CSTDCS", "COCP", "DVQT")
"""Awards of which one case for each verdict stands in full."""


def test_what_is_asked(golden):
    """Each kind of condition in the words of page, check and document."""
    said: dict[str, dict[str, str]] = {}
    for rule in rules().values():
        for version in rule.versions:
            for whole in (*version.common, *(route.requires for route in version.routes)):
                for one in whole.walk():
                    text = asked(one, lexicon(), version)
                    shape = re.sub(r"\d+", "0", text.vi) if kind(one) not in WORDED else kind(one)
                    said.setdefault(kind(one), {}).setdefault(shape, f"  {text.vi}\n  {text.en}\n")
    lines = [
        f"{name}\n{''.join(list(some.values())[:SHOWN])}" for name, some in sorted(said.items())
    ]
    golden("law/asked.txt", "\n".join(lines))


def kind(one: object) -> str:
    return type(one).__name__


def outcomes(code: str) -> Iterator[tuple[Mapping[str, Any], Outcome]]:
    """Yield each worked case of an award that can be read, and what it comes to."""
    for case, read in read_cases(code):
        yield case, judge(read, books().rules, books().usage)


def test_whole_answers(golden):
    """Everything that is told of a case, for each verdict of some awards."""
    told: dict[tuple[str, str], Any] = {}
    for code in FULL:
        for case, outcome in outcomes(code):
            key = (code, str(outcome.verdict))
            if key not in told:
                told[key] = {"case": case["name"], **outcome_plain(outcome, lexicon())}
    golden("law/answers.json", json.dumps(list(told.values()), ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("code", sorted(folders()))
def test_one_other_fact(code, golden):
    """The first case of an award that passes and that fails, and what is next to it."""
    lines: list[str] = []
    seen: set[str] = set()
    for case, outcome in outcomes(code):
        verdict = str(outcome.verdict)
        if verdict not in seen and verdict != "undetermined":
            seen.add(verdict)
            lines += ["", f"{case['name']} ({case['on']})", f"  {short(outcome)}"]
            lines += beside(case, short(outcome))
    golden(f"law/edges/{code}.txt", "\n".join(lines).lstrip() + "\n")


def beside(case: Mapping[str, Any], base: str) -> Iterator[str]:
    """Yield the changes by which a case comes out otherwise."""
    for said, facts in near(dict(case["facts"])):
        read, faults = case_from({**case, "facts": facts}, books())
        other = ", ".join(sorted({one.code for one in faults}))
        if read is not None:
            other = short(judge(read, books().rules, books().usage))
        if other != base:
            yield f"    {said}: {other}"


def short(outcome: Outcome) -> str:
    """Return verdict and code, verdict of each route that is open, what is missing, warnings."""
    parts = [f"{outcome.verdict} {outcome.code}"]
    parts += [f"{one.route.id} {one.verdict}" for one in outcome.routes]
    parts += (
        [f"missing {', '.join(name for name, _ in outcome.missing)}"] if outcome.missing else []
    )
    parts += [f"remarks {len(outcome.remarks)}"] if outcome.remarks else []
    return " | ".join(parts)
