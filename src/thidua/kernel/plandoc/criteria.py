"""Criteria, in groups by who is judged."""

from __future__ import annotations

import re

from thidua.kernel.plandoc.actors import names_only
from thidua.kernel.plandoc.items import item_of, listed, section_items, sections
from thidua.kernel.plandoc.markers import WEAK
from thidua.kernel.plandoc.outline import Node
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.plandoc.vocabulary import GROUP_LEADS, GROUP_WORDS
from thidua.kernel.plandoc.words import tokens
from thidua.kernel.text.flat import flat

SUBJECTS: tuple[tuple[str, str], ...] = (
    ("households", r"ho gia dinh|gia dinh"),
    ("front_mass_orgs", r"mat tran|ubmttq|doan the|to chuc chinh tri|mttq|hoi, doan"),
    ("individuals", r"ca nhan|can bo, cong chuc|nguoi lao dong|hoc sinh|giao vien"),
    ("enterprises", r"doanh nghiep|cong ty|hop tac xa|doanh nhan"),
    ("agencies_localities", (r"\bso\b|nganh|dia phuong|co quan|don vi|\bxa\b|phuong|\bbo\b|huyen|"
                            r"tap the|khoa|phong|truong|(?<!uy )ban\b")),
)  # fmt: skip
_MOST_WORDS, _FEW_WORDS = 16, 8


def read_criteria(root: Node) -> Json:
    """The groups of criteria of an outline, and how many criteria there are."""
    groups: list[Json] = []
    for section in sections(root, "criteria"):
        groups.extend(_in_order(section))
    return {"total": sum(g["count"] for g in groups), "groups": groups}


def _in_order(section: Node) -> list[Json]:
    """The groups of one section as they stand; criteria under no group are one of their own."""
    own = {id(n) for n in section_items(section, "criteria")}
    groups: list[Json] = []
    loose: list[Node] = []
    for node in section.children:
        named = node.sub == ("group",) or _is_group(node)
        if not named and id(node) in own:
            loose.append(node)
        if named and loose:
            groups.append(_group(None, loose))
            loose = []
        if named:
            groups.extend(_split(node))
    return [*groups, _group(None, loose)] if loose else groups


def _is_group(node: Node) -> bool:
    """An item that only names who is judged, with the criteria under it."""
    words = tokens(node.text)
    if node.heading or not node.children or not words or len(words) > _MOST_WORDS:
        return node.sub == ("group",)
    if node.text.endswith((".", ";", ",")):
        return False
    lists = all(c.key in WEAK or c.key == "letter" for c in node.children)
    few = len(words) <= _FEW_WORDS or names_only(node.text)
    return all(w in GROUP_WORDS for w in words) or (lists and few)


def _split(node: Node) -> list[Json]:
    """A group, or its inner groups when it has some."""
    inner = [c for c in node.children if _is_group(c)]
    own = [c for c in listed(node.children) if not _is_group(c)]
    out = [_group(node, own)] if own or not inner else []
    for child in inner:
        out.extend(_split(child))
    return out


def _group(node: Node | None, items: list[Node]) -> Json:
    """One group as JSON; without a heading its subject is null."""
    subject = _subject(node.title) if node else None
    marker = node.block.marker.text if node and node.block and node.block.marker else None
    span = node.block.run.span() if node and node.block else None
    return {
        "marker": marker,
        "subject": subject,
        "subject_key": subject_key(subject),
        "count": len(items),
        "items": [item_of(i) for i in items],
        "span": span,
    }


def _subject(title: str) -> str:
    plain = flat(title)
    for lead in sorted(GROUP_LEADS, key=len, reverse=True):
        if plain.startswith(lead + " "):
            return title[len(lead) :].strip(" :.")
    return title.strip(" :.")


def subject_key(subject: str | None) -> str | None:
    """Code of those who are judged: the one named first."""
    plain = flat(subject or "")
    hits = [(m.start(), key) for key, pattern in SUBJECTS if (m := re.search(pattern, plain))]
    return min(hits)[1] if hits else None
