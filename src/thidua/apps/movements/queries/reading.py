"""The clauses of a plan, as a tree and in the shape that the reader gives."""

from __future__ import annotations

from typing import Any

from thidua.apps.movements.models import Clause, Plan
from thidua.apps.movements.models.clause import DROPPED
from thidua.apps.movements.models.shape import FLAT, OCCASIONS

ISSUED = "instrument.date"
"""The general information that is the day of issue."""
INNER = {
    "criteria_group": "items",
    "award_occasion": "forms",
    "phase": "milestones",
    "responsibility": "duties",
}


def clause_tree(plan: Plan, *, dropped: bool = False) -> list[Clause]:
    """Return the top clauses of a plan in order, each with `inner`: list of the clauses under it.

    One query whatever the size. Dropped clauses are left out unless `dropped`.
    """
    rows = plan.clauses.select_related("changed_by").order_by("order", "pk")
    found = list(rows if dropped else rows.exclude(status=DROPPED))
    inner: dict[int, list[Clause]] = {}
    for clause in found:
        if clause.parent_id:
            inner.setdefault(clause.parent_id, []).append(clause)
    for clause in found:
        clause.inner = inner.get(clause.pk, [])  # type: ignore[attr-defined]
    return [c for c in found if c.parent_id is None]


def scalars(plan: Plan) -> dict[str, str]:
    """Return the general information of a plan as confirmed: path -> value. One query."""
    rows = plan.clauses.filter(kind="scalar").exclude(status=DROPPED)
    return dict(rows.values_list("key", "text"))


def as_reading(plan: Plan) -> dict[str, Any]:
    """Return the plan as people confirmed it, in the shape that `kernel.plandoc.read` gives.

    What is no clause (kind of document, completeness) comes from the stored reading. One query.
    """
    reading: dict[str, Any] = {
        key: plan.reading.get(key) for key in ("doc_kind", "completeness", "warnings")
    }
    tops = clause_tree(plan)
    for name, kind in FLAT:
        items = [_item(c) for c in tops if c.kind == kind]
        single = kind in {"reporting", "adjustment", "viewpoint"}
        reading[name] = (items[0] if items else None) if single else items
    for clause in tops:
        if clause.kind == "scalar":
            _set(reading, clause.key, clause.text or None)
    reading["criteria"] = {"groups": [_item(c) for c in tops if c.kind == "criteria_group"]}
    awards = {c.data.get("occasion"): _item(c) for c in tops if c.kind == "award_occasion"}
    reading["awards"] = {occasion: awards.get(occasion) for occasion in OCCASIONS}
    reading.setdefault("timeline", {})
    reading["timeline"]["phases"] = [_item(c) for c in tops if c.kind == "phase"]
    reading["responsibilities"] = [_item(c) for c in tops if c.kind == "responsibility"]
    return reading


def _item(clause: Clause) -> dict[str, Any]:
    said: dict[str, Any] = dict(clause.data)
    said["text"], said["marker"] = clause.text, clause.marker
    said["span"] = None if clause.start is None else [clause.start, clause.end]
    if inner := INNER.get(clause.kind):
        said[inner] = [_item(part) for part in clause.inner]  # type: ignore[attr-defined]
    if clause.kind == "milestone":
        said.setdefault("what", clause.text)
    return said


def _set(reading: dict[str, Any], path: str, value: object) -> None:
    *way, last = path.split(".")
    here = reading
    for step in way:
        here = here.setdefault(step, {})
    here[last] = value
