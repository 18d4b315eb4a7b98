"""The words of the field: one English term for each Vietnamese one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from thidua.books.reader import read_book
from thidua.kernel.problems import BookError


@dataclass(frozen=True)
class Term:
    """One idea.

    Attributes:
        key: the word in code, tables and tests.
        vi: the Vietnamese term.
        en: the English term on screens.
        meaning: what it means here, English.
        avoid: words that the code must not use for it.
    """

    key: str
    vi: str
    en: str
    meaning: str
    avoid: frozenset[str]


@cache
def terms() -> dict[str, Term]:
    """Return every term by its key.

    Raises:
        BookError: a term lacks a word, or two terms share a Vietnamese one.
    """
    found: dict[str, Term] = {}
    seen: dict[str, str] = {}
    for key, said in read_book("glossary.yaml").items():
        if not all(said.get(part) for part in ("vi", "en", "is")):
            raise BookError(f"books/glossary.yaml: {key}: vi, en and is are all needed")
        if said["vi"] in seen:
            raise BookError(f"books/glossary.yaml: {key} and {seen[said['vi']]} share {said['vi']}")
        seen[said["vi"]] = key
        found[key] = Term(key, said["vi"], said["en"], said["is"], frozenset(said.get("not", ())))
    return found


@cache
def avoided() -> dict[str, str]:
    """Return every word that the code must not use, with the term to use in its place."""
    return {word: key for key, term in terms().items() for word in term.avoid}
