"""Provisions of the law as data, each with its place, its days and how far it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

from thidua.kernel.problems import BookError
from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.text.fold import fold

READ, SECONDARY, UNVERIFIED = "text-read", "secondary", "unverified"
_SPAN: Final = ("instrument", "valid_from", "valid_to", "certain_until", "confidence")
_OWN: Final = frozenset({"id", "kind", "span", "cite", "place", "vi", "en", "data", *_SPAN})


@dataclass(frozen=True)
class Provision:
    """One provision restated.

    Attributes:
        id: its name in the books, e.g. `ballot.d98_ninety`.
        kind: what it regulates; the functions look provisions up by it.
        cites: where it stands.
        place: the place in words where articles do not say it (an annex, a section).
        said: the provision in own words.
        valid_from: first day, or None where the start was not read.
        valid_to: last day, or None.
        certain_until: last day for which what was read is known to be complete, or None.
        confidence: `text-read`, `secondary` or `unverified`.
        data: figures and codes.
    """

    id: str
    kind: str
    cites: tuple[Cite, ...]
    place: Said | None
    said: Said
    valid_from: date | None
    valid_to: date | None
    certain_until: date | None
    confidence: str
    data: Mapping[str, Any] = field(default_factory=dict)

    def in_force(self, on: date) -> bool:
        """Tell whether it applies on a day; an unknown start does not exclude the day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )

    def certain(self, on: date) -> bool:
        """Tell whether it may decide for a day: read at first hand and known to be complete."""
        return self.confidence == READ and (self.certain_until is None or on <= self.certain_until)


@dataclass(frozen=True)
class Award:
    """A title or commendation as the topics need it."""

    code: str
    said: Said
    kind: str
    family: str
    level: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """A thing that people name in several ways (a signer, a paper, a council)."""

    code: str
    said: Said
    words: tuple[str, ...]
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Books:
    """Everything the topics know; `thidua.books.law.topics.books()` loads it.

    Attributes:
        provisions: by id.
        awards: by code.
        named: lists of named things: `bodies`, `forms`, `parts`, `bases`, `councils`,
            `launchers`, `questions`.
        instruments: by official number.
        day_off: whether a day is no working day, as far as the books know.
        weekend: ISO numbers of the days of the week on which nobody works.
    """

    provisions: Mapping[str, Provision]
    awards: Mapping[str, Award]
    named: Mapping[str, Mapping[str, Named]]
    instruments: Mapping[str, Any]
    day_off: Callable[[date], bool]
    weekend: frozenset[int] = frozenset()

    def all(self, kind: str) -> tuple[Provision, ...]:
        """Return every provision of a kind."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Provision, ...]]:
        every = self.provisions.values()
        return {k: tuple(p for p in every if p.kind == k) for k in {p.kind for p in every}}

    def of(self, kind: str, on: date) -> tuple[Provision, ...]:
        """Return the provisions of a kind in force on a day."""
        return tuple(p for p in self.all(kind) if p.in_force(on))

    def one(self, kind: str, on: date) -> Provision | None:
        """Return the first provision of a kind in force on a day, or None."""
        return next(iter(self.of(kind, on)), None)

    def body(self, code: str) -> Said:
        """Return the name of a signer."""
        found = self.named["bodies"].get(code)
        return found.said if found else Said(code, code)

    def award(self, code: str) -> Said:
        """Return the name of an award."""
        found = self.awards.get(code)
        return found.said if found else Said(code, code)


def provision_from(
    tree: Mapping[str, Any], spans: Mapping[str, Mapping[str, Any]], book: str
) -> Provision:
    """Make a provision of its entry; what it does not say comes from its span.

    Raises:
        BookError: a key is unknown or lacking; the message names book and entry.
    """
    name = f"books/law/{book}.yaml: {tree.get('id', '?')}"
    if strange := set(tree) - _OWN:
        raise BookError(f"{name}: unknown keys {sorted(strange)}")
    if lacking := {"id", "kind", "span", "cite", "vi", "en"} - set(tree):
        raise BookError(f"{name}: {sorted(lacking)} missing")
    if tree["span"] not in spans:
        raise BookError(f"{name}: no span {tree['span']!r}")
    merged = {**spans[tree["span"]], **{key: tree[key] for key in _SPAN if key in tree}}
    if merged["confidence"] not in {READ, SECONDARY, UNVERIFIED}:
        raise BookError(f"{name}: confidence {merged['confidence']!r}")
    places = tree["cite"] if isinstance(tree["cite"], list) else [tree["cite"]]
    base = Cite(str(merged["instrument"]))
    place = tree.get("place")
    return Provision(
        id=tree["id"],
        kind=tree["kind"],
        cites=tuple(base.inherit(said) for said in places),
        place=Said(place["vi"], place["en"]) if place else None,
        said=Said(tree["vi"], tree["en"]),
        valid_from=merged["valid_from"],
        valid_to=merged["valid_to"],
        certain_until=merged["certain_until"],
        confidence=merged["confidence"],
        data=tree.get("data", {}),
    )


def award_from(code: str, tree: Mapping[str, Any]) -> Award:
    """Make an award of its entry in `common.yaml`."""
    said = Said(tree["vi"], tree["en"])
    words = (said.vi, said.en, *tree["words"])
    return Award(
        code, said, tree["kind"], tree["family"], tree["level"], tuple(fold(w) for w in words)
    )


def named_from(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Named]:
    """Make named things of a block `code: {vi, en, words, ...}`."""
    found: dict[str, Named] = {}
    for code, tree in entries.items():
        said = Said(tree.get("vi", code), tree.get("en", code))
        found[code] = Named(code, said, tuple(fold(word) for word in tree["words"]), tree)
    return found


def cites_of(provisions: Iterable[Provision]) -> tuple[Cite, ...]:
    """Return the places of the provisions, each once, in order."""
    return tuple(dict.fromkeys(cite for p in provisions for cite in p.cites))
