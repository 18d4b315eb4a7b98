"""Which item of the lower plan stands for which item of the higher one."""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from thidua.kernel.plandoc.compare.assign import assign
from thidua.kernel.plandoc.compare.items import Item, plain
from thidua.kernel.plandoc.compare.words import bare_words

_LEAST = 0.30
_LEAST_WITH_KEY = 0.02
_LEAST_AGAINST_KEY = 0.85
_LEAST_SAME_ACTOR = 0.25
_LEAST_OTHER_ACTOR = 0.4
_COVERED = 0.35
_PHRASES_COVERED = 0.18
_PAIRS = 20_000
_BAG = 400

Pair = tuple[int, int]


@dataclass
class Match:
    """The outcome: every place of both lists is in at most one of the parts.

    Attributes:
        pairs: place in the higher list to place in the lower list.
        merged: further higher places that a lower place (of a pair) covers too.
        split: further lower places into which a higher place (of a pair) was divided.
        replaced: pairs in the same place that are about something else.
    """

    pairs: dict[int, int] = field(default_factory=dict)
    merged: dict[int, list[int]] = field(default_factory=dict)
    split: dict[int, list[int]] = field(default_factory=dict)
    replaced: dict[int, int] = field(default_factory=dict)


class Likeness:
    """Bags of words or phrases in which what stands in every item weighs little.

    Attributes:
        bags: for both lists, the words (or phrases) of each item.
    """

    def __init__(self, higher: Sequence[Item], lower: Sequence[Item], size: int = 1) -> None:
        """Count and weigh the runs of `size` words of both lists."""
        self.bags = [[_bag(item.text, size) for item in items] for items in (higher, lower)]
        seen = Counter(word for side in self.bags for bag in side for word in bag)
        total = len(higher) + len(lower)
        self._weight = {word: math.log(1 + total / count) for word, count in seen.items()}
        self._sums = [[self.weight(bag) for bag in side] for side in self.bags]

    def weight(self, bag: Counter[str]) -> float:
        """Give the weight of a bag."""
        return math.fsum(self._weight[word] * count for word, count in bag.items())

    def _shared(self, one: Counter[str], two: Counter[str]) -> float:
        first, second = (one, two) if len(one) <= len(two) else (two, one)
        return math.fsum(
            self._weight[word] * min(count, second[word])
            for word, count in first.items()
            if word in second
        )

    def of(self, higher: int, lower: int) -> float:
        """Give the weighed share of common words of two items, 0 to 1."""
        both = self._shared(self.bags[0][higher], self.bags[1][lower])
        total = self._sums[0][higher] + self._sums[1][lower]
        return 2 * both / total if total else 0.0

    def covered(self, part: Counter[str], whole: Counter[str]) -> float:
        """Give the weighed share of the words of `part` that stand in `whole` too."""
        total = self.weight(part)
        return self._shared(part, whole) / total if total else 0.0


def match(higher: Sequence[Item], lower: Sequence[Item], *, joins: bool, swaps: bool) -> Match:
    """Match two lists.

    Args:
        higher: the items of the higher plan.
        lower: the items of the lower plan.
        joins: whether one item may stand for several of the other side.
        swaps: whether an item may stand in the place of one about something else.

    Returns:
        The match; what is in no part of it is new (lower) or dropped (higher).
    """
    found = Match(pairs=_identical(higher, lower))
    like = Likeness(higher, lower)
    found.pairs.update(_alike(higher, lower, like, found.pairs))
    if joins:
        _join(found, like, higher, lower)
    if swaps:
        found.replaced = _swapped(found, higher, lower)
    return found


def _bag(text: str, size: int) -> Counter[str]:
    words = bare_words(text)[:_BAG]
    runs = zip(*(words[start:] for start in range(size)), strict=False)
    return Counter(" ".join(run) for run in runs)


def _identical(higher: Sequence[Item], lower: Sequence[Item]) -> dict[int, int]:
    waiting: dict[tuple[str, str, str], deque[int]] = defaultdict(deque)
    for place, item in enumerate(lower):
        waiting[_identity(item)].append(place)
    pairs = {}
    for place, item in enumerate(higher):
        if places := waiting.get(_identity(item)):
            pairs[place] = places.popleft()
    return pairs


def _identity(item: Item) -> tuple[str, str, str]:
    due = str(item.facts.get("due") or "") + str(item.facts.get("actor") or "")
    return item.group, plain(item.text) or item.text, due


def _alike(
    higher: Sequence[Item], lower: Sequence[Item], like: Likeness, taken: dict[int, int]
) -> dict[int, int]:
    """Pair the rest so that the sum of likeness is the greatest."""
    gone = set(taken.values())
    rows = [place for place in range(len(higher)) if place not in taken]
    columns = [place for place in range(len(lower)) if place not in gone]
    edges: dict[Pair, float] = {}
    for row, column in _candidates(rows, columns):
        one, two = higher[row], lower[column]
        if one.group != two.group:
            continue
        score = like.of(row, column)
        least, bonus = _demand(one, two)
        if score >= least:
            near = 1 - abs(row / len(higher) - column / len(lower))
            edges[row, column] = score + bonus + 0.01 * near
    return assign(edges)


def _demand(one: Item, two: Item) -> tuple[float, float]:
    """Give the likeness that two items need, and what their keys add to it."""
    if not (one.keys and two.keys):
        return _LEAST, 0.0
    same = bool(one.keys & two.keys)
    if one.firm:
        return (_LEAST_WITH_KEY, 1.0) if same else (_LEAST_AGAINST_KEY, 0.0)
    return (_LEAST_SAME_ACTOR, 0.1) if same else (_LEAST_OTHER_ACTOR, 0.0)


def _candidates(rows: list[int], columns: list[int]) -> list[Pair]:
    """Give all pairs, or for very long lists those near the diagonal."""
    if len(rows) * len(columns) <= _PAIRS:
        return [(row, column) for row in rows for column in columns]
    reach = max(1, _PAIRS // max(len(rows), len(columns)) // 2)
    pairs = []
    for at, row in enumerate(rows):
        middle = at * len(columns) // len(rows)
        pairs += [(row, column) for column in columns[max(0, middle - reach) : middle + reach + 1]]
    return pairs


def _join(found: Match, like: Likeness, higher: Sequence[Item], lower: Sequence[Item]) -> None:
    """Find merged and split items: unmatched ones that a matched one of the other side covers."""
    back = {column: row for row, column in found.pairs.items()}
    loose = [row for row in range(len(higher)) if row not in found.pairs]
    free = [column for column in range(len(lower)) if column not in back]
    if not found.pairs or not (loose or free):
        return
    bags = like, Likeness(higher, lower, size=2)
    for row in loose[: _PAIRS // (len(lower) + 1)]:
        column = _cover(row, 0, (higher, lower), bags, found.pairs)
        if column is not None:
            found.merged.setdefault(column, []).append(row)
    for column in free[: _PAIRS // (len(higher) + 1)]:
        above = _cover(column, 1, (lower, higher), bags, back)
        if above is not None:
            found.split.setdefault(above, []).append(column)


def _cover(
    place: int,
    side: int,
    lists: tuple[Sequence[Item], Sequence[Item]],
    bags: tuple[Likeness, Likeness],
    pairs: dict[int, int],
) -> int | None:
    """Find the item of the other side that covers this one beside its own partner.

    Args:
        place: the unmatched item.
        side: 0 where it is a higher one, 1 where it is a lower one.
        lists: the items of its side, then those of the other.
        bags: words and phrases.
        pairs: place on its side to place on the other side.
    """
    words, phrases = bags
    mine, others = lists
    best: tuple[float, int] | None = None
    for partner, other in sorted(pairs.items()):
        if mine[place].group != others[other].group:
            continue
        part, its = words.bags[side][place], words.bags[1 - side][other]
        score = words.covered(part, its)
        keys = others[other].keys
        if len(keys) > 1 and mine[place].keys & keys:
            score += 1
        elif score < _COVERED or any(key.startswith("extra") for key in mine[place].keys | keys):
            continue
        else:
            rest = phrases.bags[side][place] - phrases.bags[side][partner]
            total = phrases.weight(phrases.bags[side][place])
            alone = phrases.weight(rest & phrases.bags[1 - side][other])
            if not total or alone / total < _PHRASES_COVERED:
                continue
        if best is None or score > best[0]:
            best = score, other
    return best[1] if best else None


def _swapped(found: Match, higher: Sequence[Item], lower: Sequence[Item]) -> dict[int, int]:
    """Pair what is left between the same matched neighbours, where both sides have as many."""
    if not found.pairs:
        return {}
    joined = {row for rows in found.merged.values() for row in rows}
    parted = {column for columns in found.split.values() for column in columns}
    back = {column: row for row, column in found.pairs.items()}
    gaps: dict[tuple[str, Pair, Pair], tuple[list[int], list[int]]] = {}
    for side, (items, known) in enumerate(((higher, found.pairs), (lower, back))):
        ends = _neighbours(len(items), known, turned=side == 1)
        for place, item in enumerate(items):
            if place not in known and place not in (joined, parted)[side]:
                gaps.setdefault((item.group, *ends[place]), ([], []))[side].append(place)
    return {
        row: column
        for rows, columns in gaps.values()
        if len(rows) == len(columns)
        for row, column in zip(rows, columns, strict=True)
    }


def _neighbours(size: int, known: dict[int, int], *, turned: bool) -> list[tuple[Pair, Pair]]:
    """Give for every place the matched pair before it and after it, higher place first."""

    def walk(places: Iterable[int], nothing: Pair) -> dict[int, Pair]:
        last, seen = nothing, {}
        for place in places:
            seen[place] = last
            if place in known:
                last = (known[place], place) if turned else (place, known[place])
        return seen

    before, after = walk(range(size), (-1, -1)), walk(reversed(range(size)), (-2, -2))
    return [(before[place], after[place]) for place in range(size)]
