"""Words of a heading without marks, quotes, brackets and common faults of recognition."""

from __future__ import annotations

import re
from functools import lru_cache

from thidua.kernel.plandoc import vocabulary as v
from thidua.kernel.text.flat import flat

_ASIDE = re.compile(r"[“\"‘][^”\"’]{0,400}(?:[”\"’]|$)|\([^()]{0,300}\)")
_WORD = re.compile(r"[a-z0-9]+")
_REACH = 600
_LONG_ENOUGH = 5
_CONFUSED = str.maketrans("l1j0en", "iiiocu")


def tokens(text: str) -> list[str]:
    """The words of a text without marks; quotations and brackets are left out."""
    return _WORD.findall(flat(_ASIDE.sub(" ", text[:_REACH])))


def _lexicon() -> frozenset[str]:
    words: set[str] = set(v.FILLERS)
    for phrases in v.SECTIONS.values():
        for phrase in phrases:
            words.update(phrase.split())
    for group in (v.AWARD_FORMS, v.AWARD_STANDARDS, v.GROUP_LEADS, v.PHASE_LEADS):
        for phrase in group:
            words.update(phrase.split())
    return frozenset(words)


LEXICON = _lexicon()


def _shorter(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def _near() -> dict[str, str]:
    near: dict[str, str] = {}
    for word in sorted(LEXICON):
        if len(word) >= _LONG_ENOUGH:
            near.setdefault(word, word)
            for short in _shorter(word):
                near.setdefault(short, word)
    return near


_NEAR = _near()
_ALIKE = {w.translate(_CONFUSED): w for w in sorted(LEXICON, reverse=True)}


@lru_cache(maxsize=4096)
def repair(word: str) -> str:
    """The heading word that differs from this one by one letter, or the word itself.

    >>> repair("dlch"), repair("khac"), repair("thuonq")
    ('dich', 'khac', 'thuong')
    """
    if word in LEXICON or word.isdigit():
        return word
    if len(word) < _LONG_ENOUGH:
        return _ALIKE.get(word.translate(_CONFUSED), word)
    if word in _NEAR:
        return _NEAR[word]
    for short in sorted(_shorter(word)):
        whole = _NEAR.get(short)
        if whole and len(whole) == len(word):
            return whole
    return word


def repaired(words: list[str]) -> list[str]:
    """Every word of a heading repaired."""
    return [repair(w) for w in words]
