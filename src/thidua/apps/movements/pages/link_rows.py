"""The comparison with the higher plan as tables: relation, higher wording, own wording."""

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
COLUMNS = [_("Quan hệ"), _("Kế hoạch cấp trên"), _("Kế hoạch này")]


@dataclass(frozen=True)
class Row:
    """One item of the higher plan, of this plan, or of both."""

    relation: str
    word: Promise | str
    tone: str
    higher: list[str]
    lower: list[str]
    runs: list[tuple[str, str]]


@dataclass(frozen=True)
class Part:
    """All rows of one kind."""

    label: Promise | str
    rows: list[Row]
    columns: list[Promise | str]

    @property
    def summary(self) -> str:
        """How many rows of each relation, in words: "2 giữ nguyên, 1 bổ sung riêng"."""
        found = Counter(row.relation for row in self.rows)
        known = [(found[name], word) for name, (word, _tone) in RELATIONS.items() if found[name]]
        return ", ".join(f"{count} {str(word).lower()}" for count, word in known)

    @property
    def differs(self) -> bool:
        """Whether any row is not simply the same."""
        return any(row.relation != "same" for row in self.rows)


def parts_of(result: dict[str, Any]) -> list[Part]:
    """Return the tables of a comparison; kinds that neither plan has are left out."""
    return [
        Part(label, [_row(row) for row in result.get(name) or []], COLUMNS)  # type: ignore[arg-type]
        for name, label in PARTS.items()
        if result.get(name)
    ]


def findings(result: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what the comparison found wrong: (tone, sentence)."""
    english = (get_language() or "vi").startswith("en")
    return [
        ("bad" if one["severity"] == "blocks" else "warn", one["text_en" if english else "text"])
        for one in result.get("checks") or []
    ]


def _row(row: dict[str, Any]) -> Row:
    relation = str(row["relation"])
    word, tone = RELATIONS.get(relation, (relation, "neutral"))
    runs = [] if relation in {"same", "new", "dropped"} else list(_runs(row.get("changed") or []))
    return Row(relation, word, tone, _list(row.get("higher")), _list(row.get("lower")), runs)


def _runs(changed: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield (equal | insert | delete, words): a replacement is what went, then what came."""
    for run in changed:
        if run["op"] == "replace":
            yield "delete", f"{run['higher']} "
            yield "insert", f"{run['lower']} "
        else:
            yield run["op"], f"{run['lower'] or run['higher']} "


def _list(value: Any) -> list[str]:
    if not value:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
