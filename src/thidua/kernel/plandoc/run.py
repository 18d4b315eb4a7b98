"""A piece of cleaned text that knows where each of its characters came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Cleaned text with its places in the source.

    Attributes:
        text: the cleaned text.
        cuts: (place in `text`, place in the source), ascending; between two cuts both go on
            one by one. Empty only for an empty text.
    """

    text: str
    cuts: tuple[tuple[int, int], ...]

    def place(self, index: int) -> int:
        """The place in the source of the character at `index`."""
        here, there = self.cuts[bisect_right(self.cuts, (index, 1 << 60)) - 1]
        return there + index - here

    def span(self, start: int = 0, end: int | None = None) -> list[int]:
        """The span [start, end) in the source of a stretch of this text."""
        last = len(self.text) if end is None else end
        if not self.cuts:
            return [0, 0]
        if last <= start:
            at = self.place(min(start, max(len(self.text) - 1, 0)))
            return [at, at]
        return [self.place(start), self.place(last - 1) + 1]

    def part(self, start: int, end: int | None = None) -> Run:
        """A stretch of this text, blanks at both ends left out."""
        last = len(self.text) if end is None else min(end, len(self.text))
        start = max(start, 0)
        while start < last and self.text[start] == " ":
            start += 1
        while last > start and self.text[last - 1] == " ":
            last -= 1
        if start >= last:
            return Run("", ())
        first = bisect_right(self.cuts, (start, 1 << 60)) - 1
        stop = bisect_right(self.cuts, (last - 1, 1 << 60))
        cuts = [(0, self.place(start))]
        cuts += [(here - start, there) for here, there in self.cuts[first + 1 : stop]]
        return Run(self.text[start:last], tuple(cuts))


def join(runs: Iterable[Run], glue: str = " ") -> Run:
    """One run out of several; `glue` belongs to the place before it.

    Args:
        runs: in the order of the source.
        glue: one character or none, put between two runs.

    Returns:
        The joined run.
    """
    texts: list[str] = []
    cuts: list[tuple[int, int]] = []
    length = 0
    for run in runs:
        if not run.text:
            continue
        if texts and glue:
            texts.append(glue)
            length += len(glue)
        cuts.extend((here + length, there) for here, there in run.cuts)
        texts.append(run.text)
        length += len(run.text)
    return Run("".join(texts), tuple(cuts))
