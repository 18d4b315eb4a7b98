"""Small parts that the readers of the books of places share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from thidua.kernel.orgs import Attributes, Event, Line
from thidua.kernel.problems import BookError


def text(row: Mapping[str, Any], key: str) -> str:
    """Return an optional text of a row."""
    return str(row.get(key, ""))


def begin(
    uid: str, effective: date, begins: Mapping[str, Attributes], said: Mapping[str, Any]
) -> Event:
    """Return the event that records what stood when the data begin."""
    return Event(
        uid=uid,
        kind="record",
        effective=effective,
        basis=said["basis"],
        source=text(said, "source"),
        confidence=said["confidence"],
        begins=begins,
    )


def lines_of(rows: Mapping[str, Mapping[str, str]], prefix: str = "") -> Iterator[Line]:
    """Yield the lines of functions that are written as source: {target: whole | main | part}.

    Raises:
        BookError: a share is none of the three words.
    """
    for source, targets in rows.items():
        for target, share in targets.items():
            if share not in {"whole", "main", "part"}:
                raise BookError(f"books/places: {source} -> {target}: share {share!r}")
            carried = "whole" if share == "whole" else "part"
            yield Line(
                prefix + source,
                prefix + target,
                functions=carried,
                main=share != "part",
            )
