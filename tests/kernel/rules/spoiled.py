"""A tree with one thing wrong: a value of another kind, a key that is missing or unknown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

WRONG: tuple[Any, ...] = (None, -1, 1.5, "???", "", True, ["???"], {"x": 1})


def spoiled(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[str, str, Any]]:
    """Yield where, what was done there, and the tree with only that done."""
    name = ".".join(map(str, path)) or "all"
    yield from ((name, f"is {wrong!r}", wrong) for wrong in WRONG if wrong != tree)
    if isinstance(tree, dict):
        yield name, "has colour", {**tree, "colour": 1}
        for key, value in tree.items():
            yield name, f"lacks {key}", {k: v for k, v in tree.items() if k != key}
            for where, said, inner in spoiled(value, (*path, key)):
                yield where, said, {**tree, key: inner}
    if isinstance(tree, list):
        for at, value in enumerate(tree):
            yield name, f"has {at} twice", [*tree, value]
            for where, said, inner in spoiled(value, (*path, at)):
                yield where, said, [*tree[:at], inner, *tree[at + 1 :]]
