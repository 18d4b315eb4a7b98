"""Names of the books in the reader's language: awards, ratings, scopes, disciplinary forms."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.apps.records.models import Grant, GrantType, Rating, Work
from thidua.books.law import awards as book
from thidua.core import locale
from thidua.kernel.rules.cite import Said

Choices = list[tuple[str, str]]


def award(code: str) -> str:
    """Return the name of an award; its code when the books no longer know it."""
    return _said(book.lexicon().awards, code)


def rating(code: str) -> str:
    """Return the name of a rating."""
    return _said(book.lexicon().ratings, code)


def scope(code: str) -> str:
    """Return how wide a work is recognised."""
    return _said(book.lexicon().scopes, code)


def form(code: str) -> str:
    """Return the name of a disciplinary form."""
    return _said(book.lexicon().forms, code)


def awards(kind: str) -> Choices:
    """Return titles (`title`) or commendations with their names, by name."""
    codes = [code for code, rule in book.rules().items() if rule.kind == kind]
    return sorted(((code, _first(award(code))) for code in codes), key=lambda one: one[1])


def ratings() -> Choices:
    """Return every rating, the best first."""
    return [(code, _first(rating(code))) for code in reversed(book.usage().ratings)]


def scopes() -> Choices:
    """Return every scope, the narrowest first."""
    return [(code, _first(scope(code))) for code in book.usage().scopes]


def forms() -> Choices:
    """Return every disciplinary form, the mildest first."""
    return [(code, _first(form(code))) for code in book.usage().forms]


def grant_line(grant: Grant) -> str:
    """Return an award with its type."""
    name = _first(award(grant.award))
    kind = f" ({grant.get_type_display()})" if grant.type in GrantType.values else ""
    return f"{name}{kind}"


def work_line(work: Work) -> str:
    """Return a work with its scope."""
    name = work.title or str(work.get_kind_display())
    return f"{name} ({scope(work.scope)})"


def rating_line(found: Rating) -> str:
    """Return a rating in words."""
    return _first(rating(found.code))


def _said(names: Mapping[str, Said], code: str) -> str:
    """Return a name in the language of the reader."""
    said = names.get(code)
    if said is None:
        return code
    return said.en if locale.english() else said.vi


def _first(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]
