"""What the demo is made of: own-worded plans and invented people, read from YAML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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
    """

    slug: str
    path: Path
    day: date
    certain: bool
    unit: str
    parent: str | None


def plans() -> list[DemoPlan]:
    """Return the plans in the order of the book: the higher one first."""
    return [_plan(row) for row in _read("plans/index.yaml")["plans"]]


def people() -> dict[str, Any]:
    """Return the book of invented people."""
    book: dict[str, Any] = _read("people.yaml")
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
    )
