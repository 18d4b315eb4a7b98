"""The books of the law that are not rules of single awards, as objects of the kernel."""

from __future__ import annotations

from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from thidua.books.days_off import is_day_off
from thidua.books.reader import read_book
from thidua.kernel.problems import BookError
from thidua.kernel.rules.topics.book import (
    Books,
    Named,
    Provision,
    award_from,
    named_from,
    provision_from,
)
from thidua.kernel.rules.topics.instruments import Instrument, check, instrument_from

TOPICS = (
    "instruments",
    "common",
    "authority",
    "votes",
    "dossiers",
    "deadlines",
    "bonuses",
    "publication",
    "movements",
    "revocation",
    "archive",
    "documents",
)
_NAMED = {
    "bodies": "authority",
    "forms": "authority",
    "councils": "votes",
    "parts": "dossiers",
    "bases": "dossiers",
    "launchers": "movements",
}


@cache
def instruments() -> dict[str, Instrument]:
    """Return every instrument by its official number.

    Raises:
        BookError: the list contradicts itself.
    """
    items = [instrument_from(tree) for tree in read_book("law/instruments.yaml")["instruments"]]
    if found := check(items):
        said = ", ".join(f"{p.code} {p.where}" for p in found)
        raise BookError(f"books/law/instruments.yaml: {said}")
    return {item.number: item for item in items}


@cache
def provisions() -> dict[str, Provision]:
    """Return every provision of the topics by its id.

    Raises:
        BookError: two bear one id, or an entry does not say what it must.
    """
    spans = read_book("law/common.yaml")["spans"]
    found: dict[str, Provision] = {}
    for topic in TOPICS:
        for tree in read_book(f"law/{topic}.yaml")["provisions"]:
            made = provision_from(tree, spans, topic)
            if made.id in found:
                raise BookError(f"books/law/{topic}.yaml: {made.id} stands twice")
            found[made.id] = made
    return found


def _named(block: str, topic: str) -> dict[str, Named]:
    tree = read_book(f"law/{topic}.yaml")[block]
    entries = {row["id"]: row for row in tree} if isinstance(tree, list) else tree
    return named_from(entries)


@cache
def books() -> Books:
    """Return everything that the topics of the law know."""
    awards = read_book("law/common.yaml")["awards"]
    return Books(
        provisions=MappingProxyType(provisions()),
        awards=MappingProxyType({code: award_from(code, tree) for code, tree in awards.items()}),
        named=MappingProxyType({block: _named(block, topic) for block, topic in _NAMED.items()}),
        instruments=MappingProxyType(instruments()),
        day_off=is_day_off,
        weekend=frozenset(read_book("days_off.yaml")["weekend"]),
    )


def cases(topic: str) -> list[dict[str, Any]]:
    """Return the worked cases of a topic, as written."""
    found: list[dict[str, Any]] = read_book(f"law/cases/{topic}.yaml")
    return found


def case_topics() -> list[str]:
    """Return the names of the files of worked cases."""
    folder = resources.files("thidua.books").joinpath("law/cases")
    return sorted(
        f.name.removesuffix(".yaml") for f in folder.iterdir() if f.name.endswith(".yaml")
    )
