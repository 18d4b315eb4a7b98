"""Whatever is wrong in a rule or a case, it is told where and what, and nothing breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kernel.rules.spoiled import spoiled
from thidua.books.law.awards import books
from thidua.books.reader import read_yaml
from thidua.kernel.problems import Problem
from thidua.kernel.rules.faults import worded
from thidua.kernel.rules.parse import rule_from
from thidua.kernel.rules.read_case import case_from

FOLDER = Path(__file__).with_name("whole")
Read = Callable[[Any], tuple[Any, list[Problem]]]


def whole(name: str) -> Any:
    return read_yaml((FOLDER / name).read_text(encoding="utf-8"), name)


def told(problem: Problem) -> str:
    """Return a fault without what may stand there: `test_words` has it."""
    said = {key: value for key, value in problem.params.items() if key != "allowed"}
    return f"{problem.code} {'.'.join(map(str, problem.where))} {said or ''}".strip()


def results(tree: Any, read: Read) -> Iterator[tuple[str, str, Any, list[Problem]]]:
    """Yield where, what was done, what was read and its faults."""
    assert read(tree)[1] == []
    for where, said, other in spoiled(tree):
        found, problems = read(other)
        assert (found is None) == bool(problems), said
        yield where, said, found, problems


def faults(tree: Any, read: Read) -> str:
    """Return at each place what is wrong with each spoiled tree, or that it is read all the same."""
    good, _ = read(tree)
    lines: dict[str, dict[str, list[str]]] = {}
    for where, said, found, problems in results(tree, read):
        silent = "the same" if found == good else "read"
        came = "; ".join(told(problem) for problem in problems) or silent
        lines.setdefault(where, {}).setdefault(came, []).append(said)
    return "".join(
        f"{where}\n" + "".join(f"  {', '.join(said)}: {came}\n" for came, said in some.items())
        for where, some in lines.items()
    )


def test_a_spoiled_rule(golden):
    golden("law/spoiled-rule.txt", faults(whole("rule.yaml"), rule_from))


def test_a_spoiled_case(golden):
    golden("law/spoiled-case.txt", faults(whole("case.yaml"), case_read))


def test_words(golden):
    """Each fault says what is wrong and what to do, once for each list of what may stand there."""
    said: dict[tuple[str, str], str] = {}
    for name, read in (("rule.yaml", rule_from), ("case.yaml", case_read)):
        for _, _, _, problems in results(whole(name), read):
            for one in problems:
                text = worded(one)
                key = (one.code, str(one.params.get("allowed", "")))
                said.setdefault(key, f"{one.code}\n  {text.vi}\n  {text.en}\n")
    golden("law/spoiled-words.txt", "".join(said[key] for key in sorted(said)))


def case_read(tree: Any) -> tuple[Any, list[Problem]]:
    return case_from(tree, books())
