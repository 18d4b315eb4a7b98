"""A plan beside the plan it carries out: what agrees, what is changed, missing, new.

The page of the comparison and the page on which plans are linked show the same parts of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements.pages.words import RELATIONS

PARTS: dict[str, Promise | str] = {
    "contents": _("Nội dung thi đua"),
    "criteria": _("Tiêu chí thi đua"),
    "awards": _("Hình thức khen thưởng"),
    "milestones": _("Mốc thời gian"),
    "duties": _("Nhiệm vụ"),
    "solutions": _("Giải pháp"),
    "legal_bases": _("Căn cứ"),
}
ONE_SIDED = frozenset({"new", "dropped"})
# Below this share of words in common two wordings are read one after the other, not word by word.
LEGIBLE = 0.5


@dataclass(frozen=True)
class Row:
    """One item of the higher plan, of this plan, or of both.

    Attributes:
        relation: name of the relation, see `RELATIONS`.
        word: the relation in words.
        tone: its tone.
        higher: wordings in the higher plan; empty when the item is new.
        lower: wordings in this plan; empty when the item was left out.
        runs: (equal | insert | delete, words) when both wordings are close enough for it.
    """

    relation: str
    word: Promise | str
    tone: str
    higher: list[str]
    lower: list[str]
    runs: list[tuple[str, str]]

    @property
    def lead(self) -> str:
        """The wording by which the item is known: of this plan, else of the higher one."""
        return " ".join(self.lower or self.higher)

    @property
    def one_sided(self) -> bool:
        """Whether only one of the plans has it."""
        return self.relation in ONE_SIDED


@dataclass(frozen=True)
class Part:
    """All items of one kind; those that agree are listed apart."""

    name: str
    label: Promise | str
    rows: list[Row]

    @property
    def summary(self) -> str:
        """How many rows of each relation, in words: "2 giữ nguyên, 1 bổ sung riêng"."""
        found = Counter(row.relation for row in self.rows)
        known = [(found[name], word) for name, (word, _tone) in RELATIONS.items() if found[name]]
        return ", ".join(f"{count} {str(word).lower()}" for count, word in known)

    @property
    def differing(self) -> list[Row]:
        """The rows that are not simply the same."""
        return [row for row in self.rows if row.relation != "same"]

    @property
    def same(self) -> list[str]:
        """The wordings that were kept."""
        return [row.lead for row in self.rows if row.relation == "same"]


def beside(result: dict[str, Any]) -> dict[str, Any]:
    """Return what `beside.html` shows of a comparison."""
    found = findings(result)
    return {"parts": parts_of(result), "findings": found, "worst": found[0][0] if found else ""}


def parts_of(result: dict[str, Any]) -> list[Part]:
    """Return the parts of a comparison; kinds that neither plan has are left out."""
    return [
        Part(name, label, [_row(row) for row in result[name]])
        for name, label in PARTS.items()
        if result.get(name)
    ]


def findings(result: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what the comparison found wrong: (tone, sentence), what blocks first."""
    english = (get_language() or "vi").startswith("en")
    found = [
        ("bad" if one["severity"] == "blocks" else "warn", one["text_en" if english else "text"])
        for one in result.get("checks") or []
    ]
    return sorted(found, key=lambda one: one[0] != "bad")


def _row(row: dict[str, Any]) -> Row:
    relation = str(row["relation"])
    word, tone = RELATIONS.get(relation, (relation, "neutral"))
    higher, lower = _list(row.get("higher")), _list(row.get("lower"))
    close = float(row.get("similarity") or 0) >= LEGIBLE and higher and lower
    runs = list(_runs(row.get("changed") or [])) if close and relation != "same" else []
    return Row(relation, word, tone, higher, lower, runs)


def _runs(changed: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield (equal | insert | delete, words): a replacement is what went, then what came."""
    for n, run in enumerate(changed):
        if n:
            yield "equal", " "
        if run["op"] == "replace":
            yield "delete", run["higher"]
            yield "equal", " "
            yield "insert", run["lower"]
        else:
            yield run["op"], run["lower"] or run["higher"]


def _list(value: Any) -> list[str]:
    if not value:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
