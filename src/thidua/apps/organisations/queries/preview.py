"""A dry run in words: what ends, begins, changes and goes where, for screens and the API."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.organisations.models import EventKind, Level, Share, UnitKind
from thidua.apps.organisations.models.shapes import COLUMNS, SHAPES, Shape
from thidua.apps.organisations.queries.proposal import Outcome
from thidua.apps.organisations.queries.world import World
from thidua.apps.organisations.wording import ATTRIBUTES, EXPLAINED, HEADINGS, KINDS
from thidua.core import locale


@dataclass(frozen=True)
class Column:
    """One column of the table that a kind uses: name, heading, explanation, whether needed."""

    name: str
    heading: str
    help: str
    needed: bool


@dataclass(frozen=True)
class Move:
    """A line: who gives, who takes, how much of what."""

    source: str
    target: str
    area: str
    people: str
    functions: str
    weight: str
    main: bool


@dataclass(frozen=True)
class Change:
    """One attribute of a unit before and after; `carried` when it follows from another ending."""

    unit: str
    attribute: str
    before: str
    after: str
    carried: bool


@dataclass(frozen=True)
class Begin:
    """A unit that begins."""

    uid: str
    name: str
    kind: str
    parent: str
    code: str


@dataclass(frozen=True)
class Preview:
    """All that a recording would do, in the reader's words."""

    kind: str
    effective: date
    ends: list[tuple[str, str, list[str]]]
    begins: list[Begin]
    changes: list[Change]
    moves: list[Move]


def preview(outcome: Outcome, before: World) -> Preview:
    """Return an outcome in words; no query."""
    day = outcome.proposal.effective
    names = {uid: own.get("name", uid) for uid, own in outcome.begins.items()}
    eve = day - timedelta(days=1)

    def name(uid: str, on: date = day) -> str:
        return str(names.get(uid) or before.name(uid, on))

    ends = [
        (uid, name(uid, eve), [name(line.target) for line in outcome.heirs(uid)])
        for uid in outcome.ends
    ]
    begins = [
        Begin(
            uid,
            own["name"],
            _label(UnitKind, own["kind"]),
            name(own["parent"]) if own["parent"] else "",
            own["code"],
        )
        for uid, own in outcome.begins.items()
        if own
    ]
    changes = []
    for uid, fresh in outcome.changes.items():
        row = before.on(uid, eve)
        for field, value in fresh.items():
            if field in {"short_name", "code_scheme"}:
                continue
            old = row.own[field] if row else ""
            pair = (_shown(field, old, name), _shown(field, value, name))
            changes.append(
                Change(name(uid, eve), str(ATTRIBUTES[field]), *pair, uid in outcome.carried)
            )
    return Preview(
        _label(EventKind, outcome.proposal.kind), day, ends, begins, changes, _moves(outcome, name)
    )


def _moves(outcome: Outcome, name: Any) -> list[Move]:
    """Return the lines in words."""
    return [
        Move(
            name(line.source),
            name(line.target),
            _label(Share, line.area),
            _label(Share, line.people),
            _label(Share, line.functions),
            "" if line.weight is None else locale.number(line.weight.normalize()),
            line.main,
        )
        for line in outcome.lines
    ]


def shape_of(kind: str) -> Shape:
    """Return the shape of a kind."""
    return SHAPES[kind]


def columns_for(kind: str) -> list[Column]:
    """Return the columns that a kind uses, in the order of the table, the note last."""
    shape = SHAPES[kind]
    return [
        Column(name, _heading(kind, name), str(EXPLAINED[name]), name in shape.needed)
        for name in COLUMNS
        if name in shape.columns or name == "note"
    ]


def all_columns() -> list[Column]:
    """Return every column of the table, for the file to fill in."""
    return [Column(name, str(HEADINGS[name]), str(EXPLAINED[name]), False) for name in COLUMNS]


def kinds() -> list[tuple[str, str, str]]:
    """Return code, legal name and meaning of the kinds that are recorded, the usual ones first."""
    return [(code, _label(EventKind, code), str(KINDS[code])) for code in KINDS]


def words_for(name: str) -> list[str]:
    """Return the words that a column takes; nothing for one that takes any text."""
    if name == "kind":
        return [str(label) for label in UnitKind.labels]
    if name == "level":
        return [str(label) for label in Level.labels]
    if name in {"area", "people", "functions"}:
        return [str(label) for label in Share.labels]
    return []


def _heading(kind: str, name: str) -> str:
    """Return the heading of a column in the form of a kind."""
    target = SHAPES[kind].target
    if name == "target" and target == "name":
        return _("Tên mới")
    if name == "target" and target == "old":
        return _("Đơn vị tiếp nhận")
    if name == "source" and SHAPES[kind].source in {"changes", "lives"}:
        return _("Đơn vị")
    return str(HEADINGS[name])


def _label(choices: Any, code: str) -> str:
    """Return the label of a code."""
    try:
        return str(choices(code).label)
    except ValueError:
        return code


def _shown(field: str, value: Any, name: Any) -> str:
    """Return one value of an attribute in words."""
    if field == "parent":
        return str(name(value)) if value else ""
    if field == "kind":
        return _label(UnitKind, value)
    return _label(Level, value) if field == "level" else str(value)


def preview_json(shown: Preview) -> dict[str, Any]:
    """Return a dry run as the command line and the API give it."""
    return {
        "kind": shown.kind,
        "effective": shown.effective.isoformat(),
        "ends": [{"uid": uid, "name": name, "heirs": heirs} for uid, name, heirs in shown.ends],
        "begins": [asdict(each) for each in shown.begins],
        "changes": [asdict(each) for each in shown.changes],
        "lines": [asdict(each) for each in shown.moves],
    }
