"""What leads where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def leads_back(edges: Mapping[str, Iterable[str]], start: str) -> bool:
    """Tell whether following the edges from `start` comes back to it.

    >>> [leads_back({"a": ["b"], "b": ["a"], "c": ["a"]}, name) for name in "abc"]
    [True, True, False]
    """
    seen: set[str] = set()
    ahead = list(edges.get(start, ()))
    while ahead:
        name = ahead.pop()
        if name == start:
            return True
        if name not in seen:
            seen.add(name)
            ahead.extend(edges.get(name, ()))
    return False
