"""Finding awards, bodies and other named things in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from thidua.kernel.rules.topics.book import Books, Named, Provision
from thidua.kernel.rules.topics.values import Facts, as_day, pick, rows, text_of
from thidua.kernel.text.fold import fold

_CODE = re.compile(r"\b[A-Z][A-Z0-9_]+\b")


def spans_of(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of folded words where they stand in a folded text as whole words."""
    if word in text:
        yield from (m.span() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text))


def has(text: str, word: str) -> bool:
    """Tell whether a folded text contains the folded words as whole words."""
    return word in text and next(spans_of(word, text), None) is not None


def has_any(text: str, words: Iterable[str]) -> bool:
    """Tell whether a folded text contains one of the words (folded here)."""
    return any(has(text, fold(word)) for word in words)


def awards_in(text: str, books: Books) -> list[str]:
    """Return the codes of the awards named in a text, in the order in which they stand.

    Codes win over names; of two names at one place the longer wins.
    """
    codes = [m[0] for m in _CODE.finditer(text) if m[0] in books.awards]
    if codes:
        return list(dict.fromkeys(codes))
    plain = fold(text)
    found = [
        (start, end, code)
        for code, award in books.awards.items()
        for word in award.words
        for start, end in spans_of(word, plain)
    ]
    kept: list[tuple[int, int, str]] = []
    for start, end, code in sorted(found, key=lambda hit: (hit[0] - hit[1], hit[0])):
        if all(end <= s or e <= start for s, e, _ in kept):
            kept.append((start, end, code))
    return list(dict.fromkeys(code for _, _, code in sorted(kept)))


def award_of(facts: Facts, books: Books) -> str | None:
    """Return the one award a case is about, or None."""
    found = awards_of(facts, books)
    return found[0] if found else None


def awards_of(facts: Facts, books: Books) -> list[str]:
    """Return the awards a case is about: a fact that names them, else the words asked."""
    for name in (
        "award",
        "awards_asked",
        "proposal",
        "agenda",
        "title",
        "commendation",
        "award_name",
    ):
        said = pick(facts, name)
        if isinstance(said, Mapping):
            said = pick(said, "award", "title")
        codes = [code for part in rows(said) for code in awards_in(str(part), books)]
        if codes:
            return codes
    for name in ("question", "subject", "heading"):
        if codes := awards_in(str(pick(facts, name) or ""), books):
            return codes
    return []


def named_in(text: str, things: Mapping[str, Named]) -> str | None:
    """Return the code of the thing named in a text; the longest words win, then the earliest."""
    for match in _CODE.finditer(text):
        if match[0] in things:
            return match[0]
    plain = fold(text)
    best: tuple[int, int, str] | None = None
    for code, thing in things.items():
        for word in thing.words:
            first, _ = next(spans_of(word, plain), (None, None))
            if first is not None and (best is None or (len(word), -first) > best[:2]):
                best = (len(word), -first, code)
    return best[2] if best else None


def all_named_in(text: str, things: Mapping[str, Named]) -> list[str]:
    """Return the codes of every thing named in a folded text."""
    if not text:
        return []
    return [code for code, thing in things.items() if any(has(text, w) for w in thing.words)]


def words_of(facts: Facts) -> str:
    """Return the folded words with which the case was asked, without the facts themselves."""
    return " ".join(text_of(pick(facts, name)) for name in ("question", "subject", "heading"))


def applies(provision: Provision, code: str, books: Books) -> bool:
    """Tell whether a provision that lists awards, families or kinds speaks of this award."""
    award = books.awards.get(code)
    data = provision.data
    if award is None or code in data.get("except_awards", ()):
        return False
    return (
        code in data.get("awards", ())
        or award.family in data.get("families", ())
        or award.kind == data.get("awards_of")
    )


def asked_day(facts: Facts, on: date, *names: str) -> date:
    """Return the day of one of the facts, else the day of the question."""
    for name in names:
        if day := as_day(pick(facts, name)):
            return day
    return on
