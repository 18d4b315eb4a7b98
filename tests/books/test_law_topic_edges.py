"""What the worked cases of the topics come to in full, and what one other fact makes of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from books.near import near
from thidua.books.law.topics import books, case_topics, cases
from thidua.kernel.rules.topics import QUESTIONS, ask
from thidua.kernel.rules.topics.asks import asked
from thidua.kernel.rules.topics.result import Result

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
ON = date(2026, 3, 2)
TOLD: tuple[Any, ...] = ("yes", "no", 7, date(2025, 3, 3), "province")
FOLDER = Path(__file__).resolve().parents[2] / "src/thidua/kernel/rules/topics"


def told(case: dict[str, Any], facts: dict[Any, Any]) -> Result:
    return ask(case["ask"], facts, books(), case["on"])


def short(result: Result) -> str:
    """Return verdict, value, what is missing, codes of warnings and places on one line."""
    parts = [result.verdict]
    parts += [] if result.value is None else [f"value {result.value}"]
    parts += [f"missing {', '.join(map(str, result.missing))}"] if result.missing else []
    parts += (
        [f"warns {', '.join(note.code for note in result.warnings)}"] if result.warnings else []
    )
    parts += [cite.say().en for cite in result.cite]
    parts += [place.en for place in result.places]
    parts += [f"before: {short(result.before)}"] if result.before else []
    return " | ".join(parts)


@pytest.mark.parametrize("topic", case_topics())
def test_one_other_fact(topic, golden):
    """Each case, and the cases next to it that come out otherwise."""
    lines: list[str] = []
    for case in cases(topic):
        base = short(told(case, case["facts"]))
        lines += ["", f"{case['ask']}: {case['name']} ({case['on']})", f"  {base}"]
        others = ((said, short(told(case, facts))) for said, facts in near(case["facts"]))
        lines += [f"    {said}: {other}" for said, other in others if other != base]
    golden(f"law/edges/{topic}.txt", "\n".join(lines).lstrip() + "\n")


@pytest.mark.parametrize("topic", case_topics())
def test_words_of_the_topics(topic, golden):
    """Each reason and each warning once, whatever its numbers."""
    said: dict[str, dict[str, str]] = {}
    for case in cases(topic):
        for facts in (case["facts"], *(facts for _, facts in near(case["facts"]))):
            for text in words(told(case, facts)):
                said.setdefault(case["ask"], {}).setdefault(re.sub(r"\d", "0", text), text)
    lines = [line for name in sorted(said) for line in (name, *said[name].values(), "")]
    golden(f"law/words/{topic}.txt", "\n".join(lines))


def words(result: Result) -> Iterator[str]:
    """Yield reason and warnings in both languages."""
    yield f"  {result.verdict}: {result.why.vi} / {result.why.en}"
    for note in result.warnings:
        yield f"  {note.code}: {note.said.vi} / {note.said.en}"
    if result.before:
        yield from words(result.before)


@pytest.mark.parametrize("topic", case_topics())
def test_what_is_missing_has_words(topic):
    """A person is asked in words, not by the name of a fact alone."""
    bare = {
        name
        for case in cases(topic)
        for _, facts in near(case["facts"])
        for name in told(case, facts).missing
        if asked(name).vi == name
    }
    assert bare == set()


def asked_names() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names by which one fact may be told, as the code asks for them, by module."""
    for path in sorted(FOLDER.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        lists = {n.target.id: strings(n.value) for n in tree.body if isinstance(n, ast.AnnAssign)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"pick", "asked_day"}:
                stars = [a.value for a in node.args if isinstance(a, ast.Starred)]
                said = [w for star in stars for w in lists.get(getattr(star, "id", ""), ())]
                said += strings(ast.Tuple(node.args[1:]))
                if len(said) > 1:
                    yield path.stem, tuple(said)


def strings(node: ast.AST | None) -> list[str]:
    """Return the texts that stand in a list of the source."""
    parts = getattr(node, "elts", ())
    return [p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)]


def test_names_of_facts(golden):
    lines = sorted({f"{module}: {' '.join(group)}" for module, group in asked_names()})
    golden("law/topic-names.txt", "\n".join(lines) + "\n")


def synonyms(module: str) -> list[list[str]]:
    """Return the groups of names that the module of a question takes for one fact."""
    text = (GOLDEN / "law/topic-names.txt").read_text(encoding="utf-8")
    rows = (line.split(": ") for line in text.splitlines())
    return [group.split() for name, group in rows if name == module]


def renamed(tree: Any, old: str, new: str) -> Any:
    """Return facts in which one name stands for another, at every depth."""
    if isinstance(tree, dict):
        return {new if k == old else k: renamed(v, old, new) for k, v in tree.items()}
    return [renamed(row, old, new) for row in tree] if isinstance(tree, list) else tree


@pytest.mark.parametrize("topic", case_topics())
def test_a_fact_may_bear_any_of_its_names(topic, golden):
    """Where another name says something else it stands apart; all others say the same."""
    apart: dict[str, None] = {}
    for case in cases(topic):
        base = told(case, case["facts"])
        for group in synonyms(QUESTIONS[case["ask"]].__module__.rpartition(".")[2]):
            for old, new in ((a, b) for a in group for b in group if a != b):
                facts = renamed(case["facts"], old, new)
                if facts != case["facts"] and short(told(case, facts)) != short(base):
                    found = told(case, facts)
                    line = f"{case['ask']}: {old} is not {new}: {base.verdict}, {found.verdict}"
                    apart.setdefault(line)
    golden(f"law/names-apart/{topic}.txt", "\n".join(sorted(apart)) + "\n")


@pytest.mark.parametrize("topic", case_topics())
def test_one_fact_alone(topic, golden):
    """What each question makes of one fact alone: names of one fact stand on one line."""
    lines: list[str] = []
    for question in sorted({case["ask"] for case in cases(topic)}):
        groups = synonyms(QUESTIONS[question].__module__.rpartition(".")[2])
        names = sorted({name for group in groups for name in group} - {"award"})
        for award, value in product(({}, {"award": "BKTTG"}), TOLD):
            base = short(ask(question, award, books(), ON))
            came: dict[str, list[str]] = {}
            for name in names:
                found = short(ask(question, {**award, name: value}, books(), ON))
                came.setdefault(found, []).append(name)
            came.pop(base, None)
            head = f"{question} {''.join(award.values())} {value}"
            lines += [f"{head}: {', '.join(some)}: {found}" for found, some in came.items()]
    golden(f"law/one-fact/{topic}.txt", "\n".join(lines) + "\n")
