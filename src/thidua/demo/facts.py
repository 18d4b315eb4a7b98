"""What the demo is made of: own-worded plans and invented people, read from YAML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from thidua.books.reader import read_yaml

HERE = Path(__file__).parent


@dataclass(frozen=True)
class DemoPlan:
    """One plan of the demo.

    Attributes:
        slug: name inside the demo.
        path: the text.
        day: day of issue, or the first day on which it can have been issued.
        certain: whether `day` is known exactly.
        unit: identity of the issuer.
        parent: slug of the plan it carries out, or None.
        also: actor in the plan -> kinds of units under the issuer that its officer adds by hand.
        set_aside: code of a finding that blocks approval -> why it is set aside.
    """

    slug: str
    path: Path
    day: date
    certain: bool
    unit: str
    parent: str | None
    set_aside: dict[str, str]
    also: dict[str, list[str]]


@dataclass(frozen=True)
class Size:
    """How much of the demo is loaded.

    Attributes:
        name: commune, province or nation.
        plans: slugs of the plans.
        people: usernames.
        provinces: whether every province and city gets invented people.
    """

    name: str
    plans: frozenset[str]
    people: frozenset[str]
    provinces: bool


def sizes() -> dict[str, Size]:
    """Return the sizes by name, the smallest first."""
    book: dict[str, Any] = _read("sizes.yaml")
    slugs = [plan.slug for plan in plans()]
    usernames = [row["username"] for row in people()["people"]]
    return {
        name: Size(
            name=name,
            plans=_some(row["plans"], slugs),
            people=_some(row["people"], usernames),
            provinces=row["provinces"],
        )
        for name, row in book.items()
    }


def _some(named: str | list[str], every: list[str]) -> frozenset[str]:
    return frozenset(every if named == "all" else named)


def plans() -> list[DemoPlan]:
    """Return the plans in the order of the book: the higher one first."""
    return [_plan(row) for row in _read("plans/index.yaml")["plans"]]


def people() -> dict[str, Any]:
    """Return the book of invented people."""
    book: dict[str, Any] = _read("people.yaml")
    return book


def transition() -> dict[str, Any]:
    """Return what invented people decided after the reorganisations."""
    book: dict[str, Any] = _read("transition.yaml")
    return book


def reports() -> dict[str, Any]:
    """Return how much invented people report done, and in which words."""
    book: dict[str, Any] = _read("reports.yaml")
    return book


@cache
def records() -> dict[str, Any]:
    """Return how many invented records each size has, and the words in them."""
    book: dict[str, Any] = _read("records.yaml")
    return book


@cache
def names() -> dict[str, list[str]]:
    """Return the parts of invented names."""
    book: dict[str, list[str]] = _read("names.yaml")
    return book


def _read(name: str) -> Any:
    return read_yaml((HERE / name).read_text(encoding="utf-8"), name)


def _plan(row: dict[str, Any]) -> DemoPlan:
    issued = row["issued"]
    parent = row["parent"]
    return DemoPlan(
        slug=row["slug"],
        path=HERE / "plans" / row["file"],
        day=issued.get("on") or issued["not_before"],
        certain="on" in issued,
        unit=row["issuer"]["unit"],
        parent=parent["slug"] if parent else None,
        set_aside={code: said.strip() for code, said in row.get("set_aside", {}).items()},
        also=row.get("also", {}),
    )
