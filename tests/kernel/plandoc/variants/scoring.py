"""How much of what a plan says was found: items by their first eight words, bare letters."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from .synthetic import Expected

FIRST = 8


def words(text: str) -> list[str]:
    """The first eight words without marks, signs and case."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"[^\w/-]+", " ", bare).split()[:FIRST]


def matched(expected: list[str], found: list[str]) -> int:
    """Pairs of items that agree in all but one of the first eight words, each used once."""
    left = [words(text) for text in found]
    hits = 0
    for item in expected:
        want = words(item)
        for candidate in left:
            same = sum(a == b for a, b in zip(want, candidate, strict=False))
            if same >= len(want) - (1 if len(want) > 2 else 0):
                left.remove(candidate)
                hits += 1
                break
    return hits


def texts(items: Any) -> list[str]:
    """The wordings of a list of items of a reading."""
    return [one["text"] if isinstance(one, dict) else str(one) for one in items or []]


def score(plan: Expected, reading: dict[str, Any]) -> tuple[float, float, dict[str, str]]:
    """Recall, precision, and for each field that is not right `found/expected/given`."""
    pairs = {field: (items, texts(reading[field])) for field, items in plan.lists().items()}
    groups = reading["criteria"]["groups"]
    pairs["criteria"] = (
        [item for _, items in plan.criteria for item in items],
        [text for group in groups for text in texts(group["items"])],
    )
    for occasion, forms in plan.awards:
        given = (reading["awards"].get(occasion) or {}).get("forms")
        pairs[f"awards.{occasion}"] = (list(forms), texts(given))
    pairs["legal_bases"] = (
        [number for number, _ in plan.bases],
        [str(basis["number"]) for basis in reading["legal_bases"]],
    )
    found = {field: matched(*both) for field, both in pairs.items()}
    wanted = sum(len(expected) for expected, _ in pairs.values())
    given = sum(len(got) for _, got in pairs.values())
    wrong = {
        field: f"{found[field]}/{len(expected)}/{len(got)}"
        for field, (expected, got) in pairs.items()
        if not found[field] == len(expected) == len(got)
    }
    hits = sum(found.values())
    return hits / wanted, hits / max(given, 1), wrong
