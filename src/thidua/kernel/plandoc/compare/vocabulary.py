"""The words of each level of administration, from the table `words.yaml` beside this module."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Words:
    """Words that are right for some levels only, or no longer right from some day on.

    Attributes:
        pattern: finds the words in lower-case text.
        right_for: levels for which they are right; empty for words that are about a level that
            ended.
        instead: what stands there at the other levels.
        only_copied: whether they count only where the higher item has them too.
        unless: names of documents in which they are right everywhere, or None.
        since: the day from which they are no longer right, or None.
        cite: the document that says so, or an empty string.
    """

    pattern: re.Pattern[str]
    instead: str
    right_for: frozenset[str] = frozenset()
    only_copied: bool = False
    unless: re.Pattern[str] | None = None
    since: date | None = None
    cite: str = ""

    def found(self, text: str) -> str | None:
        """Give the words as they stand in a text, or None."""
        low = text.lower()
        match = self.pattern.search(low)
        if match is None or (self.unless and self.unless.search(low)):
            return None
        return text[match.start() : match.end()] if len(low) == len(text) else match[0]

    def strange_to(self, level: str, day: date | None) -> bool:
        """Tell whether the words are not those of a body of this level on this day."""
        if self.since:
            return day is not None and day >= self.since
        return not any(level == right or level.endswith(f"_{right}") for right in self.right_for)


@cache
def vocabulary() -> tuple[Words, ...]:
    """Read the table."""
    text = (files(__package__) / "words.yaml").read_text(encoding="utf-8")
    table: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return tuple(
        Words(
            pattern=re.compile(row["pattern"]),
            instead=row["instead"],
            right_for=frozenset(row.get("right_for", ())),
            only_copied=bool(row.get("only_copied")),
            unless=re.compile(row["unless"]) if "unless" in row else None,
            since=row.get("from"),
            cite=row.get("cite", ""),
        )
        for row in (*table["words"], *table["ended"])
    )
