"""One spelling for the names of units, and the kinds of actors that plans name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from thidua.books.reader import read_book
from thidua.kernel.problems import BookError
from thidua.kernel.text.fold import fold

_BREAKS = re.compile(r"[^\w]+", re.UNICODE)
_LONGEST = 3


@dataclass(frozen=True)
class ActorKind:
    """A kind of actor.

    Attributes:
        code: stable name.
        label: how it is called on screen, Vietnamese.
        kinds: kinds of units that are meant; empty when the directory has none of them.
        levels: levels that are meant; empty for all.
        nation: the units of the whole country are meant, whoever issues the plan.
        direct: only units right under the issuer are meant.
        empty: why the list may be empty, Vietnamese; empty when there is no special reason.
        empty_en: the same in English.
    """

    code: str
    label: str
    kinds: frozenset[str]
    levels: frozenset[str]
    nation: bool
    direct: bool
    empty: str
    empty_en: str

    def why_empty(self, language: str) -> str:
        """Return why the list may be empty, in English for `en`, else in Vietnamese."""
        return self.empty_en if language.startswith("en") else self.empty


def canonical(text: str) -> str:
    """Return a name as it is compared: no marks, no signs, short forms written out.

    >>> canonical("UBND TP. Huế")
    'uy ban nhan dan thanh pho hue'
    >>> canonical("Sở KH&CN") == canonical("Sở Khoa học và Công nghệ")
    True
    """
    words = _BREAKS.sub(" ", fold(text).replace("&", " va ")).split()
    short = _abbreviations()
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            key = " ".join(words[at : at + length])
            if key in short:
                found.append(short[key])
                at += length
                break
        else:
            found.append(words[at])
            at += 1
    return " ".join(found)


@cache
def _abbreviations() -> dict[str, str]:
    """Return the short forms, keyed by one to three folded words."""
    book = read_book("places/abbreviations.yaml")
    wrong = [key for key, full in book.items() if fold(key) != key or fold(full) != full]
    if wrong:
        raise BookError(f"books/places/abbreviations.yaml: not folded: {wrong}")
    return dict(book)


@cache
def actor_kinds() -> dict[str, tuple[ActorKind, ...]]:
    """Return the kinds of actors by each canonical way of naming them.

    Raises:
        BookError: a reason lacks one of the two languages.
    """
    found: dict[str, list[ActorKind]] = {}
    for row in read_book("places/actor_kinds.yaml"):
        empty = row.get("empty", {"vi": "", "en": ""})
        if set(empty) != {"vi", "en"}:
            raise BookError(f"books/places/actor_kinds.yaml: {row['code']}: empty needs vi and en")
        kind = ActorKind(
            row["code"],
            row["label"],
            frozenset(row["kinds"]),
            frozenset(row.get("at", ())),
            row.get("from") == "nation",
            row.get("direct", False),
            empty["vi"],
            empty["en"],
        )
        for way in row["say"]:
            found.setdefault(canonical(way), []).append(kind)
    return {way: tuple(kinds) for way, kinds in found.items()}
