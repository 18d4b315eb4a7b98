"""Text cut at the places that were read from it, so that each piece can be marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class Piece:
    """A run of text; `spans` are the names of what was read here, `first` those that begin here."""

    text: str
    spans: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


def _span(value: Any) -> tuple[int, int, str]:
    """Return start, end and name of a span given as (start, end, name) or as a mapping."""
    if isinstance(value, Mapping):
        return int(value["start"]), int(value["end"]), str(value["id"])
    start, end, name = value
    return int(start), int(end), str(name)


def pieces(text: str, spans: Iterable[object]) -> list[Piece]:
    """Cut a text at the ends of all spans; the pieces joined are the text again.

    Args:
        text: the whole text.
        spans: (start, end, name) in characters, end not included, or mappings with `start`, `end`
            and `id`; they may overlap and lie inside each other. What lies outside is cut off.
            Of spans that begin together the longest comes first, so the innermost is the last.
    """
    size = len(text)
    kept = [
        (max(0, start), min(size, end), name)
        for start, end, name in map(_span, spans)
        if max(0, start) < min(size, end)
    ]
    whole = sorted(kept, key=lambda span: (span[0], -span[1], span[2]))
    cuts = sorted({0, size, *(s for s, _, _ in whole), *(e for _, e, _ in whole)})
    made: list[Piece] = []
    waiting = list(reversed(whole))
    open_spans: list[tuple[int, int, str]] = []
    for begin, end in pairwise(cuts):
        open_spans = [span for span in open_spans if span[1] > begin]
        first = []
        while waiting and waiting[-1][0] <= begin:
            span = waiting.pop()
            open_spans.append(span)
            first.append(span[2])
        names = tuple(name for _, _, name in open_spans)
        made.append(Piece(text[begin:end], names, tuple(first)))
    return made
