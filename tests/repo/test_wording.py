"""Every problem that the code can raise has a sentence, and every sentence has a problem."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from thidua.core.wording import catalogue, places

pytestmark = pytest.mark.xdist_group("wording")
SRC = Path(__file__).resolve().parents[2] / "src" / "thidua"
FILES = sorted(p for p in SRC.rglob("*.py") if "migrations" not in p.parts)


@dataclass(frozen=True)
class Use:
    """One place that makes a problem: its code, and the names of the values it gives."""

    code: str
    given: frozenset[str]
    at: str


def _names(node: ast.expr | None, known: dict[str, set[str]]) -> set[str]:
    """Return the keys of a dictionary that is written out, or kept in a variable of the function."""
    if isinstance(node, ast.Dict):
        return {str(k.value) for k in node.keys if isinstance(k, ast.Constant)}
    if isinstance(node, ast.Name):
        return known.get(node.id, set())
    return set()


def _written(function: ast.AST) -> dict[str, set[str]]:
    """Return, by name of a variable, every key that the function ever puts into it."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(function):
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
        for target in targets:
            if isinstance(target, ast.Name) and isinstance(node.value, ast.Dict):
                found.setdefault(target.id, set()).update(_names(node.value, {}))
            match target:
                case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=key)):
                    found.setdefault(name, set()).add(str(key))
    return found


def _uses(path: Path) -> Iterator[Use]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    for scope in functions:
        known = _written(scope)
        for node in ast.walk(scope):
            if not (
                isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
            ):
                continue
            called = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            code = node.args[0].value
            at = f"{path.relative_to(SRC)}:{node.lineno}"
            if called == "Problem":
                by_name = {k.arg: k.value for k in node.keywords}
                params = node.args[2] if len(node.args) > 2 else by_name.get("params")
                yield Use(code, frozenset(_names(params, known)), at)
            elif called == "fault":
                given = {k.arg for k in node.keywords if k.arg}
                spread = [k.value for k in node.keywords if k.arg is None]
                inner = set().union(*(_names(value, known) for value in spread))
                yield Use(code, frozenset(given | inner), at)
            elif called == "refusal":
                given = {k.arg for k in node.keywords if k.arg}
                spread = [k.value for k in node.keywords if k.arg is None]
                yield Use(code, frozenset(given | _spread(spread, tree)), at)


def _spread(nodes: list[ast.expr], tree: ast.Module) -> set[str]:
    """Return the keys that helper functions of the module give (`**_sizes(...)`)."""
    named = {n.func.id for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    bodies = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name in named]
    returns = [r.value for b in bodies for r in ast.walk(b) if isinstance(r, ast.Return)]
    return set().union(*(_names(value, {}) for value in returns))


@pytest.fixture(scope="module")
def uses() -> list[Use]:
    """Every place where a problem is named."""
    return sorted({use for path in FILES for use in _uses(path)}, key=lambda u: (u.code, u.at))


def test_the_scan_sees_the_code(uses):
    """Without this a scan that finds nothing would pass everything."""
    by_code = {use.code: use.given for use in uses}
    assert by_code["tasks.note_missing"] == {"task"}
    assert by_code["movements.due_on_day_off"] >= {"what", "due", "before"}
    assert by_code["core.file_too_large"] == {"name", "size", "limit"}


def test_every_problem_has_a_sentence_and_every_sentence_a_problem(uses):
    assert {use.code for use in uses} == set(catalogue())


def test_a_sentence_asks_only_for_what_the_problem_gives(uses):
    found = catalogue()
    faults = [
        (use.code, use.at)
        for use in uses
        if not places("".join(map(str, found[use.code]))) <= use.given
    ]
    assert faults == []


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_a_sentence_says_what_is_wrong_and_what_to_do(code):
    what, do = (str(text) for text in catalogue()[code])
    assert len(what) > 10
    assert len(do) > 10
    assert what != do
