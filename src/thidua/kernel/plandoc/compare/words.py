"""Two texts, word for word: how alike they are, and which runs of words differ.

The likeness is the one of `difflib` on lower-case words divided at white space. Its worst case is
worse than quadratic, so every comparison has a budget; what would burst it is aligned at its two
ends only, in linear time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypedDict

from thidua.kernel.text.tone import modern_tone

_EDGES = re.compile(r"^\W+|\W+$")
_ONE_PAIR = 2_000_000
_WHOLE = 8_000_000
_MOST_WORDS = 6_000


class Run(TypedDict):
    """A run of words: `op` is equal, insert, delete or replace, seen from the higher text."""

    op: str
    higher: str
    lower: str


@lru_cache(maxsize=20_000)
def bare(word: str) -> str:
    """Give a word without the marks at its edges, in lower case (`“hiện` and `"hiện` are one)."""
    return _EDGES.sub("", modern_tone(word).lower())


def bare_words(text: str) -> list[str]:
    """Give the words of a text without marks; what is only a mark is left out."""
    return [word for word in map(bare, text.split()) if word]


def shared(first: Counter[str], second: Counter[str]) -> int:
    """Count the words that two bags have in common."""
    if len(second) < len(first):
        first, second = second, first
    return sum(min(count, second[word]) for word, count in first.items() if word in second)


class Aligner:
    """Aligns pairs of texts within one budget of work, so that hostile texts cost little.

    Attributes:
        left: what remains of the budget, in steps of the innermost loop of `difflib`.
    """

    def __init__(self, budget: int = _WHOLE) -> None:
        """Begin with a full budget."""
        self.left = budget

    def align(self, higher: str, lower: str) -> tuple[float, list[Run]]:
        """Compare two texts.

        Args:
            higher: the text of the higher plan.
            lower: the text of the lower plan.

        Returns:
            The likeness, 0 to 1, and the runs of words in order. Runs in which only quotation
            marks, commas or capitals differ count as equal among the runs.
        """
        one, two = _words(higher), _words(lower)
        ones, twos = higher.split(), lower.split()
        if one == two:
            text = " ".join(ones), " ".join(twos)
            return 1.0, [Run(op="equal", higher=text[0], lower=text[1])] if ones else []
        if self._pays(one, two):
            matcher = SequenceMatcher(None, one, two, autojunk=False)
            return matcher.ratio(), _runs(matcher.get_opcodes(), ones, twos)
        likeness = 2 * shared(Counter(one), Counter(two)) / (len(one) + len(two))
        return likeness, _runs(_ends(one, two), ones, twos)

    def _pays(self, one: list[str], two: list[str]) -> bool:
        """Tell whether the full alignment stays in the budget, and book its cost."""
        if max(len(one), len(two)) > _MOST_WORDS:
            return False
        first, second = Counter(one), Counter(two)
        both = first.keys() & second.keys()
        pairs = sum(first[word] * second[word] for word in both)
        deepest = max((min(first[word], second[word]) for word in both), default=0)
        cost = pairs * (deepest + 1) + len(one) + len(two)
        if cost > min(_ONE_PAIR, self.left):
            return False
        self.left -= cost
        return True


def _words(text: str) -> list[str]:
    return modern_tone(text).lower().split()


def _ends(one: list[str], two: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Align only the common beginning and the common end."""
    least = min(len(one), len(two))
    head = 0
    while head < least and one[head] == two[head]:
        head += 1
    tail = 0
    while tail < least - head and one[-1 - tail] == two[-1 - tail]:
        tail += 1
    ends = len(one) - tail, len(two) - tail
    middle = "replace"
    if ends[0] == head or ends[1] == head:
        middle = "insert" if ends[0] == head else "delete"
    steps = [
        ("equal", 0, head, 0, head),
        (middle, head, ends[0], head, ends[1]),
        ("equal", ends[0], len(one), ends[1], len(two)),
    ]
    return [step for step in steps if step[2] > step[1] or step[4] > step[3]]


def _runs(
    steps: Sequence[tuple[str, int, int, int, int]], ones: list[str], twos: list[str]
) -> list[Run]:
    """Turn the steps of an alignment into runs of the words as they are written."""
    runs: list[Run] = []
    for op, low, high, start, stop in steps:
        here, there = ones[low:high], twos[start:stop]
        if op == "replace" and len(here) == len(there) and all(map(_alike, here, there)):
            op = "equal"  # noqa: PLW2901 - only the marks differ
        if runs and runs[-1]["op"] == op == "equal":
            here = [runs[-1]["higher"], *here]
            there = [runs.pop()["lower"], *there]
        runs.append(Run(op=op, higher=" ".join(here), lower=" ".join(there)))
    return runs


def _alike(one: str, two: str) -> bool:
    return bare(one) == bare(two)
