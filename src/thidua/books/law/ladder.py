"""Which awards lead to which, from what the rules themselves say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from thidua.books.law.awards import rules


@cache
def _after() -> Mapping[str, tuple[str, ...]]:
    """Return the awards that each award leads to: those it names and those that name it."""
    found: dict[str, dict[str, None]] = {code: {} for code in rules()}
    for code, rule in rules().items():
        for later in rule.next:
            found[code].setdefault(later)
        for earlier in rule.previous:
            if earlier in found:
                found[earlier].setdefault(code)
    return {code: tuple(one for one in later if one in found) for code, later in found.items()}


def after(code: str) -> tuple[str, ...]:
    """Return the awards to which this one leads in one step."""
    return _after()[code]


@cache
def before(code: str) -> tuple[str, ...]:
    """Return the awards that lead to this one in one step."""
    return tuple(one for one in rules() if code in _after()[one])


def rows(code: str, reach: int = 2) -> list[list[str]]:
    """Return awards by their distance from this one, lowest first; it stands alone in its row.

    Args:
        code: the award.
        reach: how many steps down and up.

    Returns:
        Rows of codes; no award stands twice, the nearer row wins.
    """
    seen = {code}
    down, up = [code], [code]
    below: list[list[str]] = []
    above: list[list[str]] = []
    for _ in range(reach):
        up = list(dict.fromkeys(n for c in up for n in after(c) if n not in seen))
        seen |= set(up)
        down = list(dict.fromkeys(n for c in down for n in before(c) if n not in seen))
        seen |= set(down)
        below.insert(0, down)
        above.append(up)
    return [row for row in (*below, [code], *above) if row]
