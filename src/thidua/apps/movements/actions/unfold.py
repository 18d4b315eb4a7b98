"""Turn what the reader gave into rows of clauses; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from thidua.apps.movements.models.shape import FLAT, OCCASIONS, SCALARS

SHOWN_ELSEWHERE = {"text", "span", "marker", "items", "forms", "milestones", "duties"}


@dataclass
class Row:
    """One clause to be, with the rows that hang under it."""

    kind: str
    key: str
    text: str
    marker: str = ""
    start: int | None = None
    end: int | None = None
    data: dict[str, Any] = field(default_factory=dict)
    parts: list[Row] = field(default_factory=list)


def unfold(reading: dict[str, Any], text: str) -> Iterator[Row]:
    """Yield the rows of a reading in reading order, general information first.

    Args:
        reading: what `kernel.plandoc.read` returned.
        text: the text that it was read from, to find the place of a value without a span.
    """
    for path in SCALARS:
        yield _scalar(reading, path, text)
    for name, kind in FLAT:
        found = reading.get(name)
        for n, item in enumerate(_as_list(found), 1):
            yield _row(kind, f"{name}.{n}", item)
    yield from _groups(reading)
    yield from _awards(reading)
    for n, phase in enumerate(_as_list((reading.get("timeline") or {}).get("phases")), 1):
        yield _parent("phase", f"phases.{n}", phase, "milestones", "milestone")
    for n, part in enumerate(_as_list(reading.get("responsibilities")), 1):
        yield _parent("responsibility", f"responsibilities.{n}", part, "duties", "duty")


def _scalar(reading: dict[str, Any], path: str, text: str) -> Row:
    value: Any = reading
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    shown = "" if value is None else str(value)
    at = text.find(shown) if len(shown) > 3 else -1  # noqa: PLR2004 -- shorter strings occur anywhere
    return Row(
        "scalar",
        path,
        shown,
        start=at if at >= 0 else None,
        end=at + len(shown) if at >= 0 else None,
    )


def _groups(reading: dict[str, Any]) -> Iterator[Row]:
    for n, group in enumerate(_as_list((reading.get("criteria") or {}).get("groups")), 1):
        row = _parent("criteria_group", f"criteria.{n}", group, "items", "criterion")
        row.text = row.text or str(group.get("subject") or "")
        yield row


def _awards(reading: dict[str, Any]) -> Iterator[Row]:
    awards = reading.get("awards") or {}
    for occasion in OCCASIONS:
        if found := awards.get(occasion):
            row = _parent("award_occasion", f"awards.{occasion}", found, "forms", "award")
            row.text = row.text or _said(found.get("rule")) or _said(found.get("standard"))
            row.data["occasion"] = occasion
            yield row


def _said(value: Any) -> str:
    """Return the words of a value that is text, or text with its place."""
    return str((value.get("text") if isinstance(value, dict) else value) or "")


def _parent(kind: str, key: str, item: dict[str, Any], inner: str, inner_kind: str) -> Row:
    row = _row(kind, key, item)
    row.parts = [
        _row(inner_kind, f"{key}.{n}", part) for n, part in enumerate(_as_list(item.get(inner)), 1)
    ]
    return row


def _row(kind: str, key: str, item: Any) -> Row:
    if not isinstance(item, dict):
        return Row(kind, key, str(item))
    span = item.get("span") or (None, None)
    said = item.get("text") or item.get("what") or item.get("name") or item.get("full") or ""
    data = {k: v for k, v in item.items() if k not in SHOWN_ELSEWHERE and v is not None}
    return Row(kind, key, str(said), str(item.get("marker") or ""), span[0], span[1], data)


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
