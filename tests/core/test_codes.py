"""Every problem that the program can raise has its sentence, with a value for each place."""

from __future__ import annotations

import ast
from pathlib import Path

import thidua
from thidua.core import wording

SOURCE = Path(thidua.__file__).parent
CALLS = {"Problem": "params", "refusal": None}


def used() -> list[tuple[str, str, set[str] | None]]:
    """Place, code and names of the values (None: not written down there) of each use."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if (
                name not in CALLS
                or not isinstance(first, ast.Constant)
                or "." not in str(first.value)
            ):
                continue
            place = f"{path.relative_to(SOURCE)}:{node.lineno}"
            found.append((place, first.value, names(node, CALLS[name])))
    return found


def names(node: ast.Call, keyword: str | None) -> set[str] | None:
    if keyword is None:
        if any(each.arg is None for each in node.keywords):
            return None
        return {each.arg for each in node.keywords}
    for each in node.keywords:
        if each.arg == keyword:
            if not isinstance(each.value, ast.Dict) or None in each.value.keys:
                return None
            keys = each.value.keys
            return (
                {key.value for key in keys}
                if all(isinstance(k, ast.Constant) for k in keys)
                else None
            )
    return None if len(node.args) > 2 else set()


def test_every_code_has_a_sentence() -> None:
    catalogue = wording.catalogue()
    assert [f"{place} {code}" for place, code, _ in used() if code not in catalogue] == []
    assert len(used()) >= 5


def test_every_place_of_a_sentence_gets_a_value() -> None:
    missing = []
    for place, code, given in used():
        what, do = wording.catalogue().get(code, ("", ""))
        lacking = wording.places(str(what)) | wording.places(str(do))
        if given is not None and lacking - given:
            missing.append(f"{place} {code} lacks {sorted(lacking - given)}")
    assert missing == []
