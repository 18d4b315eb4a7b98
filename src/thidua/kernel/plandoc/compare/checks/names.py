"""Checks on the name of the movement and on the documents that a plan rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from thidua.kernel.plandoc.compare.checks.findings import Both, Finding, Place, finding
from thidua.kernel.plandoc.compare.items import (
    Document,
    legal_bases,
    listed,
    mapped,
    number_key,
    plain,
    span_of,
    words_of,
)
from thidua.kernel.plandoc.compare.words import Aligner

_QUOTED = re.compile(r"[“\"'‘]([^“”\"'‘’]{8,}[^“”\"'‘’\s])\s*[”\"'’]")

_NEAR = 0.6
_SAYING = ("legal_bases", "other_references", "purpose", "requirements", "goals", "contents")


def checks(both: Both) -> Iterator[Finding]:
    """Check names, then bases."""
    yield from _title_and_body(both)
    yield from _name_of_parent(both)
    yield from _parent_cited(both)
    yield from _bases(both)
    yield from _newer(both.lower)


def _title_and_body(both: Both) -> Iterator[Finding]:
    movement = mapped(both.lower.get("movement"))
    body = words_of(movement.get("name"))
    quoted = [match[1].strip() for match in _QUOTED.finditer(words_of(both.lower.get("title")))]
    if movement.get("name_conflict"):
        quoted = [words_of(movement.get("name_in_title")), *quoted]
    quoted = [name for name in quoted if name]
    if not body or not quoted or plain(body) in map(plain, quoted):
        return
    title = quoted[0]
    place = Place(span_of(movement), ("movement", "name"))
    values = {"title": title, "body": body}
    yield finding("name_differs_title_body", place, values, names=[title, body])


def _name_of_parent(both: Both) -> Iterator[Finding]:
    names = both.answer["movement"]
    movement = mapped(both.lower.get("movement"))
    mine = words_of(movement.get("parent")) if names["relation"] == "own" else names["lower"]
    if names["relation"] not in {"changed", "own", "other"} or not mine:
        return
    if plain(mine) == plain(names["higher"]):
        return
    place = Place(span_of(movement), ("movement", "name"))
    near = Aligner().align(plain(mine), plain(names["higher"]))[0] >= _NEAR
    if not near and carries_out(both.higher, both.lower):
        return
    code = "name_differs_from_parent" if near else "other_movement"
    yield finding(code, place, {"lower": mine, "higher": names["higher"]})


def cited(document: Document) -> set[str]:
    """Give the numbers of all documents that a plan names anywhere."""
    rows = [*listed(document.get("legal_bases")), *listed(document.get("other_references"))]
    numbers = [mapped(row).get("number") for row in rows]
    numbers.append(mapped(document.get("movement")).get("parent_instrument"))
    return {number_key(number) for number in numbers if number}


def carries_out(higher: Document, lower: Document) -> bool:
    """Tell whether the lower plan itself says that it belongs to the higher one.

    It does when it cites the number of the higher document, or names the higher movement in its
    title, bases, references, purpose, requirements or contents: then a name of its own is a local
    name, and no sign of another movement.
    """
    number = number_key(mapped(higher.get("instrument")).get("number"))
    if number and number in cited(lower):
        return True
    name = plain(words_of(mapped(higher.get("movement")).get("name")))
    movement = mapped(lower.get("movement"))
    said = [lower.get("title"), movement.get("parent"), movement.get("text")]
    for part in _SAYING:
        said += listed(lower.get(part))
    return bool(name) and any(f" {name} " in f" {plain(words_of(one))} " for one in said)


def _parent_cited(both: Both) -> Iterator[Finding]:
    number = mapped(both.higher.get("instrument")).get("number")
    if not both.whole or not number or number_key(number) in cited(both.lower):
        return
    if number_key(number) == number_key(mapped(both.lower.get("instrument")).get("number")):
        return
    yield finding("parent_not_cited", Place(None, ("legal_bases",)), {"number": number})


def _bases(both: Both) -> Iterator[Finding]:
    if not both.whole:
        return
    known = cited(both.lower)
    rows = [*listed(both.higher.get("legal_bases")), *listed(both.higher.get("other_references"))]
    own = number_key(mapped(both.lower.get("instrument")).get("number"))
    for row in map(mapped, rows):
        number = number_key(row.get("number"))
        if not number or number in known or number == own:
            continue
        known.add(number)
        name = f"{row.get('type') or 'Văn bản'} số {row['number']}"
        place = Place(None, ("legal_bases",))
        yield finding("parent_basis_left_out", place, {"name": name}, number=row["number"])


def _newer(lower: Document) -> Iterator[Finding]:
    day = as_day(mapped(lower.get("instrument")).get("date"))
    for item in legal_bases(lower):
        basis = as_day(item.facts.get("date"))
        if day is None or basis is None or basis <= day:
            continue
        values = {"number": item.facts["number"], "basis": basis, "day": day}
        yield finding("basis_newer_than_plan", Place(item.span, item.path), values)


def as_day(value: object) -> date | None:
    """Read an ISO day, or give None."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
