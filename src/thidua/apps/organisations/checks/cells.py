"""Are the cells of a proposal what their columns ask for?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any
from uuid import UUID

from django.utils.translation import override

from thidua.apps.organisations.models import Level, Share, UnitKind
from thidua.apps.organisations.models.shapes import COLUMNS, SHAPES, SHARES
from thidua.apps.organisations.queries.proposal import Ask, Proposal
from thidua.apps.organisations.queries.world import key_of
from thidua.apps.organisations.wording import HEADINGS
from thidua.kernel.problems import Problem
from thidua.kernel.text.fold import nfc

YES = frozenset({"x", "co", "moi", "chinh", "1", "true", "yes", "new"})
NO = frozenset({"", "khong", "0", "false", "no", "cu"})
DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y")
LONGEST = 255
FIRST_DAY = date(1945, 9, 2)
LONGEST_AHEAD = 3660

Cells = Mapping[str, Any]


def read(seed: UUID, kind: str, fields: Mapping[str, Any]) -> tuple[Proposal, list[Problem]]:
    """Return a draft's fields as a proposal, and all that is wrong with single cells."""
    problems: list[Problem] = []
    effective = _day(fields, "effective", problems, needed=True) or date(1900, 1, 1)
    decided = _day(fields, "decided", problems, needed=False)
    basis = nfc(" ".join(str(fields.get("basis") or "").split()))
    if not basis:
        problems.append(Problem("organisations.basis_missing", ("basis",)))
    elif len(basis) > LONGEST:
        problems.append(Problem("organisations.basis_long", ("basis",), {"most": LONGEST}))
    if decided and decided > effective and "effective" in fields:
        days = {"decided": decided, "effective": effective}
        problems.append(Problem("organisations.decided_after", ("decided",), days, "warns"))
    asks = [_ask(kind, row, problems) for row in fields.get("rows") or ()]
    if not asks:
        problems.append(Problem("organisations.no_rows", ("rows",)))
    note, follow = str(fields.get("note") or ""), bool(fields.get("follow"))
    return Proposal(seed, kind, effective, decided, basis, note, follow, tuple(asks)), problems


def columns_of(header: Iterable[str]) -> tuple[dict[int, str], list[Problem]]:
    """Return which column of a table is which, and the headings that nobody knows."""
    known = _headings()
    found: dict[int, str] = {}
    problems = []
    for place, heading in enumerate(header):
        column = known.get(key_of(heading))
        if column and column not in found.values():
            found[place] = column
        elif heading.strip():
            said = {"heading": heading}
            problems.append(Problem("organisations.column_unknown", ("rows",), said, "warns"))
    return found, problems


def _ask(kind: str, row: Cells, problems: list[Problem]) -> Ask:
    """Return one row with its cells read."""
    number = int(row.get("n") or 0)
    said = dict.fromkeys(COLUMNS, "")
    for name in COLUMNS:
        if value := row.get(name):
            said[name] = nfc(" ".join(str(value).split()))

    def refusal(code: str, column: str, /, **params: object) -> None:
        problems.append(Problem(code, ("rows", number, column), params))

    _fitting(kind, number, said, refusal)
    values: dict[str, Any] = dict(said)
    words = {"kind": _kinds(), "level": _levels()} | dict.fromkeys(SHARES, _shares())
    for column, known in words.items():
        values[column] = known.get(key_of(said[column]), "")
        if said[column] and not values[column]:
            refusal(
                "organisations.cell_word",
                column,
                choices=_known(column),
                **_cell(number, column, said[column]),
            )
    for column in ("new", "main"):
        values[column] = key_of(said[column]) in YES
        if not values[column] and key_of(said[column]) not in NO:
            refusal("organisations.cell_yes", column, **_cell(number, column, said[column]))
    values["weight"] = _weight(said["weight"])
    if said["weight"] and values["weight"] is None:
        refusal("organisations.weight_form", "weight", **_cell(number, "weight", said["weight"]))
    return Ask(row=number, **values)


def _cell(number: int, column: str, value: str) -> dict[str, object]:
    """Return what every finding about a cell names."""
    return {"row": str(number), "column": str(HEADINGS[column]), "value": value}


def _fitting(kind: str, number: int, said: Mapping[str, str], refusal: Callable[..., None]) -> None:
    """Say which cells are missing, too long, or not for this kind."""
    shape = SHAPES[kind]
    for column in shape.needed:
        if not said[column]:
            refusal("organisations.cell_missing", column, **_cell(number, column, said[column]))
    for column in COLUMNS:
        if column == "note" or not said[column]:
            continue
        if len(said[column]) > LONGEST:
            refusal(
                "organisations.cell_long",
                column,
                most=LONGEST,
                **_cell(number, column, said[column]),
            )
        if column not in shape.columns:
            refusal("organisations.cell_not_used", column, **_cell(number, column, said[column]))


def _weight(text: str) -> Decimal | None:
    """Return a share written as 0,4 or 40%; None when it is none between 0 and 1."""
    bare = text.replace(" ", "").replace(",", ".")
    try:
        value = Decimal(bare.removesuffix("%"))
    except InvalidOperation:
        return None
    if bare.endswith("%"):
        value /= 100
    return round(value, 8) if value.is_finite() and 0 < value <= 1 else None


def _day(
    fields: Mapping[str, Any], name: str, problems: list[Problem], *, needed: bool
) -> date | None:
    """Return a day that was typed."""
    text = str(fields.get(name) or "").strip()
    if not text:
        if needed:
            problems.append(Problem("organisations.effective_missing", (name,)))
        return None
    for form in DAYS:
        try:
            found = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        if found >= FIRST_DAY:
            return found
    problems.append(Problem("organisations.day_form", (name,), {"value": text}))
    return None


@cache
def _headings() -> dict[str, str]:
    """Return every way to head a column: Vietnamese, English, the name of the column."""
    found: dict[str, str] = {}
    for language in ("vi", "en"):
        with override(language):
            found |= {key_of(str(heading)): name for name, heading in HEADINGS.items()}
    return found | {key_of(name): name for name in COLUMNS}


@cache
def _kinds() -> dict[str, str]:
    """Return every way to write a kind of units."""
    return _words(UnitKind.choices) | {"so": "department", "thanh pho": "city"}


@cache
def _levels() -> dict[str, str]:
    return _words(Level.choices)


@cache
def _shares() -> dict[str, str]:
    return _words(Share.choices) | {"het": "whole", "mot phan": "part"}


def _words(choices: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """Return codes by canonical label in both languages, and by themselves."""
    pairs, found = list(choices), dict[str, str]()
    for language in ("en", "vi"):
        with override(language):
            found |= {key_of(str(label)): code for code, label in pairs}
    return found | {key_of(code): code for code, _label in pairs}


def _known(column: str) -> list[str]:
    """Return the labels that a column takes."""
    choices: dict[str, Any] = {"kind": UnitKind, "level": Level}
    return [str(label) for label in choices.get(column, Share).labels]
