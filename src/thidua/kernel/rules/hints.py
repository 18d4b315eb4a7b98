"""Words by which a judgement that people wrote down freely is recognised."""

from __future__ import annotations

import re
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
_TELL_NOTHING: Final = frozenset(word[:_STEM] for word in _COMMON.split())


def stems(text: str) -> set[str]:
    """Return the telling words of a text, without marks, cut to their first letters.

    >>> sorted(stems("outstanding, selected"))
    ['outsta', 'select']
    """
    words = {word[:_STEM] for word in re.findall(r"[a-z]{4,}", fold(text))}
    return words - _TELL_NOTHING


def hints_of(asked: Judgement) -> set[str]:
    """Return the words of a judgement: those the book lists, its name and its own wording."""
    texts = [*asked.words, asked.id.replace("_", " ").replace(".", " ")]
    if asked.said is not None:
        texts += asked.said
    return set().union(*(stems(text) for text in texts))
