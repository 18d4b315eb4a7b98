"""The items of a document that was read, in one shape for every list that is compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from thidua.kernel.plandoc.compare.words import bare_words
from thidua.kernel.text.tone import nfc

Document = Mapping[str, Any]

_LEVEL_WORDS = ("ủy ban nhân dân", "ubnd", "văn phòng", "bộ", "sở", "ban", "phòng")
_STAGES = {
    "preliminary_review": ("sơ kết",),
    "final_review": ("tổng kết",),
    "own_plan": ("xây dựng kế hoạch", "ban hành kế hoạch", "ban hành, kế hoạch"),
}
_AFTER = re.compile(r"(?:trên cơ sở|căn cứ)(?: kết quả)? (?:sơ|tổng) kết")
_PLAN = re.compile(r"(?:xây dựng|ban hành)[^.;]{0,60}?kế hoạch")


@dataclass(frozen=True)
class Item:
    """One item of a list.

    Attributes:
        text: its wording.
        span: [start, end) in the text that was read, or None.
        keys: what it is about, where that is known (several where one item covers several).
        group: the part of the list in which it may only be matched (an occasion, a kind of
            participant), or an empty string.
        path: where it stands in the document that was read.
        firm: whether items with the same key surely stand for each other, and items with
            different keys surely do not (an actor has many duties: there the key only helps).
        facts: what else its row shows (actor, due, number).
    """

    text: str
    span: list[int] | None = None
    keys: frozenset[str] = frozenset()
    group: str = ""
    path: tuple[str | int, ...] = ()
    firm: bool = True
    facts: dict[str, Any] = field(default_factory=dict)


def listed(value: object) -> list[Any]:
    """Give a list as it is, anything else as an empty one."""
    return list(value) if isinstance(value, (list, tuple)) else []


def mapped(value: object) -> dict[str, Any]:
    """Give a mapping as it is, anything else as an empty one."""
    return dict(value) if isinstance(value, Mapping) else {}


def words_of(value: object) -> str:
    """Give the wording of an item, which is a text or a mapping with its text."""
    if isinstance(value, Mapping):
        value = next((value[name] for name in ("text", "what", "name") if value.get(name)), "")
    if isinstance(value, (list, tuple)):
        value = ", ".join(filter(None, map(words_of, value)))
    return " ".join(nfc(value).split()) if isinstance(value, str) else ""


def span_of(value: object) -> list[int] | None:
    """Give the place of an item in the text, or None."""
    span = mapped(value).get("span")
    return [int(span[0]), int(span[1])] if isinstance(span, (list, tuple)) and len(span) else None


def plain(text: str) -> str:
    """Give lower-case words without marks, one blank between them."""
    return " ".join(bare_words(text))


def contents(document: Document) -> list[Item]:
    """Give the contents; an item with several keys covers several contents."""
    items = []
    for path, row in _rows(document, "contents"):
        keys = mapped(row).get("key")
        known = keys if isinstance(keys, (list, tuple)) else [keys]
        keys = frozenset(str(key) for key in known if key)
        items.append(Item(words_of(row), span_of(row), keys, path=path))
    return _worded(items)


def solutions(document: Document) -> list[Item]:
    """Give the solutions (giải pháp)."""
    return _worded(
        Item(words_of(row), span_of(row), path=path) for path, row in _rows(document, "solutions")
    )


def criteria(document: Document) -> list[Item]:
    """Give the criteria of all groups, each with the kind of participant it is for."""
    items = []
    for at, group in enumerate(listed(mapped(document.get("criteria")).get("groups"))):
        known = mapped(group)
        name = str(known.get("subject_key") or plain(str(known.get("subject") or "")) or at)
        for place, row in enumerate(listed(known.get("items"))):
            path = ("criteria", "groups", at, "items", place)
            facts = {"group": name}
            items.append(Item(words_of(row), span_of(row), group=name, path=path, facts=facts))
    return _worded(items)


def awards(document: Document) -> list[Item]:
    """Give the forms of award by occasion; an occasion with a rule only gives its rule."""
    items = []
    for occasion in ("annual", "preliminary", "final"):
        known = mapped(mapped(document.get("awards")).get(occasion))
        forms = [form for form in listed(known.get("forms")) if words_of(form)]
        path: tuple[str | int, ...] = ("awards", occasion)
        facts: dict[str, Any]
        for place, form in enumerate(forms):
            here = (*path, "forms", place)
            facts = {"occasion": occasion}
            items.append(
                Item(words_of(form), span_of(form), group=occasion, path=here, facts=facts)
            )
        if not forms and (rule := words_of(known.get("rule"))):
            span = span_of(known.get("rule")) or span_of(known)
            group = f"{occasion} rule"
            facts = {"occasion": occasion, "rule": True}
            items.append(Item(rule, span, group=group, path=(*path, "rule"), facts=facts))
    return items


def milestones(document: Document) -> list[Item]:
    """Give the milestones of all phases; the key is what kind of step it is."""
    items = []
    for at, phase in enumerate(listed(mapped(document.get("timeline")).get("phases"))):
        for place, row in enumerate(listed(mapped(phase).get("milestones"))):
            known = mapped(row)
            text = words_of(row)
            facts: dict[str, Any] = {
                "phase": mapped(phase).get("order") or at + 1,
                "what": words_of(known.get("what")),
                "actor": words_of(known.get("actor")) or None,
                "due": known.get("due"),
                "stage": stage(words_of(known.get("what")) or text),
            }
            keys = frozenset({str(facts["stage"])}) if facts["stage"] else frozenset()
            path = ("timeline", "phases", at, "milestones", place)
            items.append(Item(text, span_of(row) or span_of(phase), keys, path=path, facts=facts))
    return _worded(items)


def stage(text: str) -> str | None:
    """Tell which step of a movement some words speak of: own plan, preliminary or final review."""
    low = _AFTER.sub("", plain(text))
    for name, phrases in _STAGES.items():
        if any(phrase in low for phrase in phrases):
            return name
    return "own_plan" if _PLAN.search(low) else None


def duties(document: Document) -> list[Item]:
    """Give the duties, one item each, with the actor; the key is the actor without its level."""
    items = []
    for at, row in enumerate(listed(document.get("responsibilities"))):
        known = mapped(row)
        actor = words_of(known.get("actor"))
        key = actor_key(actor)
        keys = frozenset({key}) if key else frozenset()
        parts = [part for part in listed(known.get("duties")) if words_of(part)]
        if not all(isinstance(part, Mapping) for part in parts) or not parts:
            parts = [row]
        for place, part in enumerate(parts):
            path: tuple[str | int, ...] = ("responsibilities", at)
            path = path if part is row else (*path, "duties", place)
            span = span_of(part) or span_of(row)
            facts = {"actor": actor or None}
            items.append(Item(words_of(part), span, keys, path=path, firm=False, facts=facts))
    return _worded(items)


def actor_key(actor: str) -> str:
    """Give the field of an actor: `Sở Nội vụ` and `Bộ Nội vụ` are `nội vụ`."""
    low = plain(actor)
    for word in _LEVEL_WORDS:
        low = low.removeprefix(word + " ")
    return low


def legal_bases(document: Document) -> list[Item]:
    """Give the legal bases; the key is the number, as `57-nq/tw`."""
    items = []
    for path, row in _rows(document, "legal_bases"):
        number = number_key(mapped(row).get("number"))
        keys = frozenset({number}) if number else frozenset()
        facts = {name: mapped(row).get(name) for name in ("role", "number", "date")}
        text = words_of(row) or " ".join(
            str(mapped(row)[name]) for name in ("type", "number") if mapped(row).get(name)
        )
        items.append(Item(text, span_of(row), keys, path=path, facts=facts))
    return _worded(items)


def number_key(number: object) -> str:
    """Give the number of a document without blanks, in lower case and with plain hyphens."""
    text = nfc(str(number or "")).lower()
    return re.sub(r"\s+", "", text.replace("\u2013", "-").replace("\u2011", "-"))


def _rows(document: Document, name: str) -> list[tuple[tuple[str | int, ...], Any]]:
    return [((name, at), row) for at, row in enumerate(listed(document.get(name)))]


def _worded(items: Iterable[Item]) -> list[Item]:
    return [item for item in items if item.text]
