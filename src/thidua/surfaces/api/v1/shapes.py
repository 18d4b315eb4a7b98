"""Shapes that several endpoints give."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ninja import Schema

from thidua.apps.movements.models import Clause


class ClauseOut(Schema):
    """A clause (điều khoản) with its place in the text and what hangs under it."""

    uuid: UUID
    lineage: UUID
    kind: str
    key: str
    marker: str
    text: str
    span: tuple[int, int] | None
    data: dict[str, Any]
    status: str
    relation: str
    similarity: float | None
    revision: int
    parts: list[ClauseOut]


def clause_out(clause: Clause) -> dict[str, object]:
    """Return a clause of `queries.clause_tree`, or a single one, as the API gives it."""
    placed = clause.start is not None and clause.end is not None
    return {
        "uuid": clause.uuid,
        "lineage": clause.lineage,
        "kind": clause.kind,
        "key": clause.key,
        "marker": clause.marker,
        "text": clause.text,
        "span": (clause.start, clause.end) if placed else None,
        "data": clause.data,
        "status": clause.status,
        "relation": clause.relation,
        "similarity": clause.similarity,
        "revision": clause.revision,
        "parts": [clause_out(part) for part in getattr(clause, "inner", [])],
    }
