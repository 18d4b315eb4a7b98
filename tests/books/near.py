"""Worked cases, and facts that differ in one thing.

One is not told, a yes is a no, a number or a day is next to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from thidua.books.law.awards import books, folders, worked_cases
from thidua.kernel.rules.facts import Case
from thidua.kernel.rules.read_case import case_from

OPPOSITE = {"yes": "no", "no": "yes", True: False, False: True}


def read_cases(award: str) -> Iterator[tuple[dict[str, Any], Case]]:
    """Yield each worked case of an award that can be read, as it is written and as it is read."""
    for _, case in worked_cases(folders()[award]):
        read, _ = case_from(case, books())
        if read is not None:
            yield case, read


def near(facts: dict[Any, Any], path: tuple[Any, ...] = ()) -> Iterator[tuple[str, dict[Any, Any]]]:
    """Yield what was changed, and the facts with only that changed; blocks inside are walked."""
    for key, value in facts.items():
        name = ".".join(map(str, (*path, key)))
        yield f"without {name}", {k: v for k, v in facts.items() if k != key}
        for other in beside(value):
            yield f"{name}={other}", {**facts, key: other}
        if isinstance(value, dict):
            for said, inner in near(value, (*path, key)):
                yield said, {**facts, key: inner}
        elif isinstance(value, list):
            for at, row in enumerate(value):
                rest = [*value[:at], *value[at + 1 :]]
                yield f"without {name}.{at}", {**facts, key: rest}
                for said, inner in near(row, (*path, key, at)) if isinstance(row, dict) else ():
                    yield said, {**facts, key: [*value[:at], inner, *value[at + 1 :]]}


def beside(value: object) -> list[Any]:
    """Return the values next to one."""
    if isinstance(value, (bool, str)):
        return [OPPOSITE[value]] if value in OPPOSITE else []
    if isinstance(value, int):
        return [value - 1, value + 1]
    if isinstance(value, date):
        return [value - timedelta(1), value + timedelta(1)]
    return []
