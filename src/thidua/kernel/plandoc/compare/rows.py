"""Rows of a comparison: what became of each item of the higher plan, and what is new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from thidua.kernel.dates import due
from thidua.kernel.plandoc.compare.items import Item
from thidua.kernel.plandoc.compare.matching import Match, match
from thidua.kernel.plandoc.compare.words import Aligner, Run

Row = dict[str, Any]

SAME = 0.95
_ONE_SIDED = {"group", "occasion", "rule", "stage"}
_NUMBER = re.compile(r"\d|\b[IVX]+\b")


def rows(
    higher: Sequence[Item],
    lower: Sequence[Item],
    aligner: Aligner,
    *,
    joins: bool = False,
    swaps: bool = False,
) -> list[Row]:
    """Compare two lists.

    Args:
        higher: the items of the higher plan.
        lower: the items of the lower plan.
        aligner: the word aligner, with the budget of the whole comparison.
        joins: whether items may be merged or split.
        swaps: whether an item may stand in another's place.

    Returns:
        Rows in the order of the higher list, each new item of the lower list after the row of the
        item before it. Every item of both lists stands in exactly one row.
    """
    found = match(higher, lower, joins=joins, swaps=swaps)
    made = [
        _row([higher[place] for place in ups], [lower[place] for place in downs], relation, aligner)
        | {"higher_at": ups, "lower_at": downs}
        for ups, downs, relation in _ordered(found, len(higher), len(lower))
    ]
    for row in made:
        row["where"] = [list(lower[at].path) for at in row["lower_at"]]
        row["higher_where"] = [list(higher[at].path) for at in row["higher_at"]]
    return made


def _ordered(found: Match, ups: int, downs: int) -> list[tuple[list[int], list[int], str | None]]:
    """Give the places of every row, with its relation where the match decides it."""
    parts: list[tuple[tuple[float, float], tuple[list[int], list[int], str | None]]] = []
    used_up, used_down, anchor = set[int](), set[int](), dict[int, int]()
    for row, column in found.pairs.items():
        above = sorted([row, *found.merged.get(column, [])])
        below = sorted([column, *found.split.get(row, [])])
        relation = "merged" if len(above) > 1 else "adapted" if len(below) > 1 else None
        parts.append(((above[0], 0), (above, below, relation)))
        used_up.update(above)
        used_down.update(below)
        anchor.update(dict.fromkeys(below, above[0]))
    for row, column in found.replaced.items():
        parts.append(((row, 0), ([row], [column], "replaced")))
        used_up.add(row)
        used_down.add(column)
        anchor[column] = row
    parts += [((row, 0), ([row], [], "dropped")) for row in range(ups) if row not in used_up]
    last = -1
    for column in range(downs):
        if column in used_down:
            last = anchor[column]
        else:
            parts.append(((last, column + 1), ([], [column], "new")))
    return [part for _, part in sorted(parts, key=lambda entry: entry[0])]


def _row(above: list[Item], below: list[Item], relation: str | None, aligner: Aligner) -> Row:
    """Make one row."""
    upper, under = " ".join(item.text for item in above), " ".join(item.text for item in below)
    likeness, changed = aligner.align(upper, under)
    if not above or not below:
        likeness = 0.0
    row: Row = {
        "lower": _one_or_many([item.text for item in below]),
        "higher": _one_or_many([item.text for item in above]),
        "relation": relation or _relation(likeness, changed),
        "similarity": round(likeness, 4),
        "changed": changed,
        "lower_span": _one_or_many([item.span for item in below]),
        "higher_span": _one_or_many([item.span for item in above]),
        "key": _one_or_many(sorted({key for item in _named(above, below) for key in item.keys})),
        "higher_key": _one_or_many(sorted({key for item in above for key in item.keys})),
    }
    facts = {name: None for item in (*above, *below) for name in item.facts}
    for name in facts:
        pair = [_one_or_many([item.facts.get(name) for item in side]) for side in (above, below)]
        both = {"higher": pair[0], "lower": pair[1]}
        row[name] = (pair[1] if below else pair[0]) if name in _ONE_SIDED else both
    if "due" in facts:
        row["due_relation"] = due.relation(row["due"]["higher"], row["due"]["lower"])
        if row["relation"] == "same" and row["due_relation"] not in {"same", "none"}:
            row["relation"] = "adapted"
    return row


def _named(above: list[Item], below: list[Item]) -> list[Item]:
    """Give the items that name the key: the lower ones, but the higher ones where they merged."""
    return above if len(above) > 1 else below or above


def _relation(likeness: float, changed: list[Run]) -> str:
    """Tell same from adapted; a changed number is never `same`."""
    differing = [run for run in changed if run["op"] != "equal"]
    if not differing:
        return "same"
    if likeness < SAME:
        return "adapted"
    parts = " ".join(f"{run['higher']} {run['lower']}" for run in differing)
    return "adapted" if _NUMBER.search(parts) else "same"


def _one_or_many(values: Sequence[Any]) -> Any:
    """Give null for nothing, the value for one, a list for several."""
    if not values:
        return None
    return values[0] if len(values) == 1 else list(values)
