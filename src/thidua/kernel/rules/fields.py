"""Reading single fields of a law book, strictly, keeping every fault with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Final

from thidua.kernel.problems import Problem
from thidua.kernel.rules.cite import Cite, Said

Where = tuple[str | int, ...]

CITE_KEYS: Final = frozenset({"instrument", "article", "clause", "point"})


@dataclass
class Reading:
    """Faults found so far; each reader returns something usable so that reading goes on."""

    faults: list[Problem] = field(default_factory=list)

    def fault(self, code: str, where: Where, **params: object) -> None:
        """Keep one fault."""
        self.faults.append(Problem(code, where, params))

    def mapping(
        self, tree: object, where: Where, allowed: frozenset[str] | None, needed: Sequence[str]
    ) -> Mapping[str, Any] | None:
        """Return the block, or None; unknown and missing keys are faults."""
        if not isinstance(tree, dict):
            self.fault("rules.not_a_mapping", where)
            return None
        for key in tree:
            if allowed is not None and key not in allowed:
                self.fault(
                    "rules.unknown_key", (*where, key), key=key, allowed=", ".join(sorted(allowed))
                )
        for key in needed:
            if key not in tree:
                self.fault("rules.key_missing", where, key=key)
        return tree

    def several(self, tree: object, where: Where) -> list[Any]:
        """Return the list, or an empty one."""
        if isinstance(tree, list):
            return tree
        self.fault("rules.not_a_list", where)
        return []

    def text(self, tree: object, where: Where) -> str:
        """Return the text."""
        if isinstance(tree, str) and tree.strip():
            return tree.strip()
        self.fault("rules.not_text", where, value=tree)
        return ""

    def codes(self, tree: object, where: Where) -> tuple[str, ...]:
        """Return the texts of a list; one text alone is a list of one."""
        if isinstance(tree, str):
            tree = [tree]
        return tuple(
            self.text(part, (*where, n)) for n, part in enumerate(self.several(tree, where))
        )

    def one_of(self, tree: object, where: Where, allowed: Sequence[str]) -> str:
        """Return the word when it is one of those allowed."""
        if isinstance(tree, str) and tree in allowed:
            return tree
        self.fault("rules.not_one_of", where, value=tree, allowed=", ".join(allowed))
        return allowed[0]

    def some_of(self, tree: object, where: Where, allowed: Sequence[str]) -> tuple[str, ...]:
        """Return the words of a list, each one of those allowed."""
        return tuple(
            self.one_of(part, (*where, n), allowed)
            for n, part in enumerate(self.codes(tree, where))
        )

    def yes_no(self, tree: object, where: Where) -> bool:
        """Return true or false."""
        if isinstance(tree, bool):
            return tree
        self.fault("rules.not_yes_no", where, value=tree)
        return False

    def whole(self, tree: object, where: Where, least: int = 0) -> int:
        """Return a whole number that is not below `least`."""
        if not isinstance(tree, int) or isinstance(tree, bool):
            self.fault("rules.not_a_number", where, value=tree)
            return least
        if tree < least:
            self.fault("rules.too_small", where, value=tree, least=least)
        return tree

    def fraction(self, tree: object, where: Where) -> Fraction:
        """Return an exact number from 3, 0.7 or `7/10`."""
        try:
            if isinstance(tree, bool) or tree is None:
                raise ValueError(tree)  # noqa: TRY301 -- one place that tells the fault
            return Fraction(str(tree).replace(" ", ""))
        except (ValueError, ZeroDivisionError):
            self.fault("rules.not_a_number", where, value=tree)
            return Fraction(1)

    def day(self, tree: object, where: Where) -> date:
        """Return the day."""
        if isinstance(tree, date):
            return tree
        self.fault("rules.not_a_day", where, value=tree)
        return date.min

    def day_or_none(self, tree: object, where: Where) -> date | None:
        """Return the day, or None for null."""
        return None if tree is None else self.day(tree, where)

    def said(self, tree: object, where: Where) -> Said:
        """Return a text in both languages."""
        if isinstance(tree, dict) and set(tree) == {"vi", "en"}:
            return Said(
                self.text(tree["vi"], (*where, "vi")), self.text(tree["en"], (*where, "en"))
            )
        self.fault("rules.both_languages", where)
        return Said("", "")

    def cite(self, tree: object, where: Where, outer: Cite) -> Cite:
        """Return the place; what it does not say it takes from `outer`."""
        said = self.mapping(tree, where, CITE_KEYS, ())
        if said is None:
            return outer
        clean: dict[str, object] = {}
        for key, value in said.items():
            if key in {"article", "clause"}:
                clean[key] = None if value is None else self.whole(value, (*where, key), 1)
            elif key in {"instrument", "point"}:
                clean[key] = self.text(value, (*where, key))
        place = outer.inherit(clean)
        if not place.instrument:
            self.fault("rules.key_missing", where, key="instrument")
        return place
