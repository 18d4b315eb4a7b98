"""The reading as the review page shows it: groups of items, each with its words and its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from thidua.apps.movements.models import Clause, Plan
from thidua.apps.movements.models.clause import (
    ADDED,
    CHANGED,
    CHILD_OF,
    CONFIRMED,
    DROPPED,
    KINDS,
    READ,
    STATUSES,
)
from thidua.apps.movements.pages.clause_fields import FIELDS
from thidua.apps.movements.pages.review_words import SCALAR_LABELS, label_of, value_words
from thidua.apps.movements.queries import clause_tree
from thidua.core.locale import english

LOOKS = {
    READ: ("wait", "clock"),
    CONFIRMED: ("good", "check"),
    CHANGED: ("info", "edit"),
    ADDED: ("info", "plus"),
    DROPPED: ("neutral", "stop"),
}
# kinds that are shown, and said to be missing, even when nothing of them was read
EXPECTED = frozenset(
    {"legal_basis", "purpose", "content", "criteria_group", "award_occasion", "solution", "phase",
     "responsibility", "reporting", "recipient"}
)  # fmt: skip
TOP_KINDS = tuple(kind for kind in KINDS if kind not in CHILD_OF)
CHILD_KIND = {parent: child for child, parent in CHILD_OF.items()}


@dataclass(frozen=True)
class Item:
    """One clause on the review page.

    Attributes:
        clause: the clause.
        label: what it is, e.g. "Nhiệm vụ" or, for general information, "Số, ký hiệu".
        text: its wording as people write it; empty when the text says nothing.
        values: (label, value) of what stands beside the wording.
        doubts: what the reader was not sure of at this place.
        depth: 0, or 1 for what hangs under another clause.
    """

    clause: Clause
    label: str
    text: str
    values: list[tuple[str, str]]
    doubts: list[str] = field(default_factory=list)
    depth: int = 0

    @property
    def ref(self) -> str:
        """Name of the item within the page."""
        return f"c{self.clause.pk}"

    @property
    def group(self) -> str:
        """Kind of the group in which it stands."""
        return group_of(self.clause)

    @property
    def tone(self) -> str:
        """Tone of the status."""
        return LOOKS[self.clause.status][0]

    @property
    def icon(self) -> str:
        """Picture of the status."""
        return LOOKS[self.clause.status][1]

    @property
    def word(self) -> str:
        """Word of the status."""
        return str(STATUSES[self.clause.status])

    @property
    def is_scalar(self) -> bool:
        """Whether it is one value of the general information."""
        return self.clause.kind == "scalar"


@dataclass(frozen=True)
class Group:
    """All items of one kind, those that hang under them included."""

    kind: str
    label: Promise | str
    items: list[Item]
    child: str = ""

    @property
    def counted(self) -> int:
        """Number of items, those that hang under others too, that were not left out."""
        return sum(item.clause.status != DROPPED for item in self.items)

    @property
    def child_label(self) -> Promise | str:
        """What hangs under an item of this kind, in words."""
        return KINDS[self.child] if self.child else ""

    @property
    def unread(self) -> int:
        """Number of items that nobody has looked at."""
        return sum(item.clause.status == READ for item in self.items)

    @property
    def is_scalar(self) -> bool:
        """Whether this is the general information, to which nothing is added."""
        return self.kind == "scalar"


def item_of(clause: Clause, warnings: Sequence[dict[str, Any]] = ()) -> Item:
    """Return one clause as the page shows it."""
    scalar = clause.kind == "scalar"
    label = SCALAR_LABELS.get(clause.key, clause.key) if scalar else KINDS[clause.kind]
    text = value_words(clause.key, clause.text) if scalar else clause.text
    values = [
        (label_of(clause.kind, name), value_words(name, value))
        for name in FIELDS.get(clause.kind, ())
        if (value := clause.value(name))
    ]
    doubts = [_said(w) for w in warnings if _touches(w, clause)]
    return Item(clause, str(label), text, values, doubts, 1 if clause.parent_id else 0)


def groups_of(plan: Plan, tops: Iterable[Clause]) -> list[Group]:
    """Return the groups of a plan in reading order, given its clause tree."""
    warnings = plan.reading.get("warnings") or []
    by_kind: dict[str, list[Item]] = {kind: [] for kind in TOP_KINDS}
    for top in tops:
        listed = by_kind[top.kind]
        listed.append(item_of(top, warnings))
        listed += [item_of(part, warnings) for part in top.inner]  # type: ignore[attr-defined]
    return [
        Group(kind, KINDS[kind], items, CHILD_KIND.get(kind, ""))
        for kind, items in by_kind.items()
        if items or kind in EXPECTED
    ]


def first_open(groups: Sequence[Group], wanted: str = "") -> str:
    """Return the kind of the group that stands open when the page comes.

    The one asked for; else the first in which somebody still has something to confirm; else the
    first.
    """
    kinds = [group.kind for group in groups]
    if wanted in kinds:
        return wanted
    waiting = (group.kind for group in groups if group.unread)
    return next(waiting, kinds[0] if kinds else "")


def group_of(clause: Clause) -> str:
    """Return the kind of the group in which a clause stands."""
    return CHILD_OF.get(clause.kind, clause.kind)


def groups_with(plan: Plan, clauses: Iterable[Clause]) -> list[Group]:
    """Return the groups, as they are now, in which these clauses stand."""
    kinds = {group_of(clause) for clause in clauses}
    if not kinds:
        return []
    groups = groups_of(plan, clause_tree(plan, dropped=True))
    return [group for group in groups if group.kind in kinds]


def spans_of(groups: Iterable[Group]) -> list[tuple[int, int, str]]:
    """Return the places of all items in the text: (start, end, name of the item)."""
    return [
        (item.clause.start, item.clause.end, item.ref)
        for group in groups
        for item in group.items
        if item.clause.start is not None
        and item.clause.end is not None
        and item.clause.status != DROPPED
    ]


def warnings_of(plan: Plan, groups: Iterable[Group]) -> list[dict[str, str]]:
    """Return what the reader could not read or was not sure of, each with the item at its place."""
    items = [item for group in groups for item in group.items]
    found = []
    for warning in plan.reading.get("warnings") or []:
        at = next((i for i in items if _touches(warning, i.clause)), None)
        found.append({
            "text": _said(warning),
            "ref": at.ref if at else "",
            "place": at.label if at else _("cả văn bản"),
        })  # fmt: skip
    return found


def _said(warning: dict[str, Any]) -> str:
    """Return a warning in the language of the reader."""
    text = warning.get("text_en") if english() else None
    return str(text or warning.get("text") or "")


def _touches(warning: dict[str, Any], clause: Clause) -> bool:
    """Say whether a warning speaks of the place of a clause."""
    span = warning.get("span")
    if not span or clause.start is None or clause.end is None:
        return False
    return bool(clause.start < max(span[1], span[0] + 1) and span[0] < clause.end)
