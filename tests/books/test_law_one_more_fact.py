"""What one more fact, or another value of one that is told, makes of the worked cases."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from books.test_law_topic_edges import FOLDER, short, words
from thidua.books.law.topics import books, case_topics, cases
from thidua.kernel.rules.topics import QUESTIONS, ask

TOLD: tuple[Any, ...] = ("yes", "no", 0, 3, date(2025, 3, 3), "province", ["BKTTG", "x"])
NAME = re.compile(r"[a-z][a-z_]+")
WORDS = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}")
SHOWN = 2
"""So many cases of a question are taken, of those that come to one verdict."""
PLAIN = {"asks", "book", "result", "values"}
"""Modules that look for no fact of their own."""
CASES = [case for topic in case_topics() for case in cases(topic)]


@cache
def texts_in(module: str) -> frozenset[str]:
    """Return every short text in the source of a module."""
    tree = ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))
    found = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    return frozenset(w for w in found if isinstance(w, str) and len(w) < 40)


@cache
def modules_of(question: str) -> tuple[str, ...]:
    """Return the module of a question and those from which it takes something."""
    own = QUESTIONS[question].__module__.rpartition(".")[2]
    tree = ast.parse((FOLDER / f"{own}.py").read_text(encoding="utf-8"))
    taken = {n.module or "" for n in tree.body if isinstance(n, ast.ImportFrom)}
    beside = {m.rpartition(".")[2] for m in taken if ".topics." in m} - PLAIN
    return (own, *sorted(beside))


def like(shape: re.Pattern[str], *modules: str) -> list[str]:
    """Return the texts of modules that look like the name of a fact, or like words."""
    return sorted({w for m in modules for w in texts_in(m) if shape.fullmatch(w)})


def taken(question: str) -> Iterator[dict[str, Any]]:
    """Yield the first cases of a question, of every verdict."""
    seen: Counter[str] = Counter()
    for case in CASES:
        verdict = str(case["expect"].get("verdict"))
        if case["ask"] == question and seen[verdict] < SHOWN:
            seen[verdict] += 1
            yield case


def others(facts: dict[Any, Any], modules: tuple[str, ...]) -> Iterator[tuple[str, dict[Any, Any]]]:
    """Yield what is told besides or otherwise, and the facts with only that changed."""
    for name in sorted({*like(NAME, *modules), *map(str, facts)}):
        yield from ((f"{name}={v}", {**facts, name: v}) for v in TOLD if v != facts.get(name))
    texts = {name: said for name, said in facts.items() if isinstance(said, str)}
    for name, said in {"question": "", **texts}.items():
        for word in like(WORDS, *modules):
            yield f"{name}={word}", {**facts, name: word}
            yield f"{name}+={word}", {**facts, name: f"{said} {word}"}
    for name, value in facts.items():
        rows = value if isinstance(value, list) else [value]
        if rows and isinstance(rows[0], dict):
            for said, row in others(rows[0], modules):
                whole = [row, *rows[1:]] if isinstance(value, list) else row
                yield f"{name}: {said}", {**facts, name: whole}


def in_words(facts: dict[Any, Any], names: set[str], modules: tuple[str, ...]) -> Iterator[Any]:
    """Yield the facts with each word of the modules under each of some names."""
    for name in sorted(names - set(facts)):
        yield from ((f"{name}={word}", {**facts, name: word}) for word in like(WORDS, *modules))


def came_of(case: dict[str, Any], told: Iterator[Any], known: set[str]) -> dict[str, list[str]]:
    """Return what was changed by what came of it that is not known, in words."""
    came: dict[str, list[str]] = {}
    for said, facts in told:
        found = ask(case["ask"], facts, books(), case["on"])
        new = [text for text in (short(found), *words(found)) if text not in known]
        if new:
            came.setdefault("\n".join(new), []).append(said)
    return came


@pytest.mark.parametrize("question", sorted({case["ask"] for case in CASES}))
def test_one_more_fact(question, golden):
    lines: list[str] = []
    modules = modules_of(question)
    for case in taken(question):
        base = ask(question, case["facts"], books(), case["on"])
        known = {short(base), *words(base)}
        came = came_of(case, others(case["facts"], modules), known)
        counting = {said.partition("=")[0] for several in came.values() for said in several}
        names = counting & set(like(NAME, *modules))
        for text, several in came_of(case, in_words(case["facts"], names, modules), known).items():
            came.setdefault(text, []).extend(several)
        lines += ["", f"{case['name']} ({case['on']})"]
        lines += [f"  {', '.join(several)}:\n  {text}" for text, several in came.items()]
    golden(f"law/more/{question}.txt", "\n".join(lines).lstrip() + "\n")
