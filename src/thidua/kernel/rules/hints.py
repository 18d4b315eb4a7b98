"""Words by which what people wrote down freely is recognised: a judgement, or a yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from thidua.kernel.rules.conditions import Judgement
from thidua.kernel.text.fold import fold

_STEM: Final = 6
"""Letters that two words must share: enough for `selected` and `selection`."""

_COMMON: Final = """
achievement country decided detailed district ministry people period point province
recognised recorded sector standard state title within their which other those under
after before body bodies level works field person persons award awards thanh tinh
nganh nguoi trong duoc nhieu theo quoc chuan danh hieu
"""
_RANK: Final = """
many much great greatly high higher highest large outstanding excellent special specially
value influence good marked wide widely whole nation national very tich xuat dac biet cong
hien gop anh huong toan nuoc quan linh
"""
_WHO: Final = "bbnt ministry sector province people"


def _cut(words: str) -> frozenset[str]:
    """Return the first letters of each word."""
    return frozenset(word[:_STEM] for word in words.split())


_TELL_NOTHING: Final = _cut(_COMMON) | _cut(_RANK)
"""Words of place and of rank: they stand in the wording of very different conditions."""

_BODIES: Final = _cut(_WHO)
_PIECES: Final = re.compile(r"[,;&]|\b(?:and|va)\b")
_DENIES: Final = re.compile(r"\b(?:not|without|khong|chua)\b")


def stems(text: str) -> frozenset[str]:
    """Return the words of a text, without marks, cut to their first letters.

    >>> sorted(stems("outstanding, selected"))
    ['outsta', 'select']
    """
    return frozenset(word[:_STEM] for word in re.findall(r"[a-z]{3,}", fold(text)))


def name_words(asked: Judgement) -> frozenset[str]:
    """Return the words that the book lists for a judgement, and its name."""
    own = asked.id.rsplit(".", 1)[-1].replace("_", " ")
    return stems(" ".join((*asked.words, own)))


def hints_of(asked: Judgement) -> frozenset[str]:
    """Return the words of a judgement: those the book lists, its name and its own wording."""
    said = " ".join(asked.said or ())
    long = frozenset(word for word in stems(said) if len(word) > 3)  # noqa: PLR2004 -- short ones
    return name_words(asked) | (long - _TELL_NOTHING)


def speaks_of(hints: frozenset[str], key: str, rivals: Iterable[frozenset[str]]) -> bool:
    """Tell whether a judgement that people worded freely is about a condition.

    Each piece of it counts only for the conditions with which it shares most words.

    Args:
        hints: the words of the condition.
        key: what people wrote.
        rivals: the words of each condition that it could be about.

    >>> trains, model = frozenset({"trains"}), frozenset({"helps", "househ"})
    >>> [speaks_of(one, "helps households", (trains, model)) for one in (trains, model)]
    [False, True]
    """
    for piece in _PIECES.split(fold(key).replace("_", " ")):
        words = stems(piece)
        shared = len(hints & words)
        if shared and all(len(other & words) <= shared for other in rivals):
            return True
    return False


def speaks_as_fact(asked: Judgement, name: str, *, answer: bool) -> bool:
    """Tell whether a yes or no fact decides a judgement.

    A no to anything it is about denies it; only a yes to all that it is about stands for it.

    >>> from thidua.kernel.rules.cite import Cite
    >>> asked = Judgement(id="selected", cite=Cite(""), words=frozenset({"selected", "typical"}))
    >>> [speaks_as_fact(asked, "selected_typical", answer=yes) for yes in (True, False)]
    [True, True]
    >>> [speaks_as_fact(asked, "selected", answer=yes) for yes in (True, False)]
    [False, True]
    """
    own, told = name_words(asked) - _BODIES, stems(name.replace("_", " ")) - _BODIES
    return bool(told) and told <= own and (not answer or told == own)


def words_fact(name: str, key: str) -> bool:
    """Tell whether what people wrote names everything that a yes or no fact is about.

    >>> words_fact("chosen_by_collective", "creative; chosen by the collective")
    True
    """
    wanted = stems(name.replace("_", " ")) - _BODIES
    return bool(wanted) and wanted <= stems(key) and not _DENIES.search(fold(key))
