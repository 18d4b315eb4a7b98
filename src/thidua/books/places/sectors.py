"""Which central body guides which body of a province in its line of work (ngành dọc)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from thidua.books.places.words import canonical
from thidua.books.reader import read_book
from thidua.kernel.problems import BookError


@dataclass(frozen=True)
class Sectors:
    """The book of lines of work.

    Attributes:
        guide: canonical name of the central body by canonical name of the provincial one.
        basis: what the pairs rest on.
        source: how they were found.
        confidence: how sure they are.
    """

    guide: dict[str, str]
    basis: str
    source: str
    confidence: str


@cache
def sectors() -> Sectors:
    """Return the book.

    Raises:
        BookError: a provincial body stands under two central ones.
    """
    book = read_book("places/sectors.yaml")
    guide: dict[str, str] = {}
    for above, names in book["guides"].items():
        for name in names:
            if canonical(name) in guide:
                raise BookError(f"books/places/sectors.yaml: {name!r} stands there twice")
            guide[canonical(name)] = canonical(above)
    return Sectors(guide, book["basis"], book["source"], book["confidence"])
