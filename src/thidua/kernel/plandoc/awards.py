"""Awards by occasion: forms, rule, standard."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from thidua.kernel.plandoc.blocks import Block
from thidua.kernel.plandoc.clauses import clauses
from thidua.kernel.plandoc.items import listed, run_item, sections, whole_span, whole_text
from thidua.kernel.plandoc.outline import OCCASIONS, Node
from thidua.kernel.plandoc.run import Run
from thidua.kernel.plandoc.shape import Json, empty_occasion
from thidua.kernel.plandoc.vocabulary import OCCASIONS as OCCASION_WORDS
from thidua.kernel.text.flat import flat

FORM = re.compile(
    r"(?:huan chuong|huy chuong|co thi dua|bang khen|giay khen|ky niem chuong|chien si thi dua|"
    r"tap the lao dong|danh hieu|giai thuong|thu khen|bieu duong|bang vinh danh|lao dong tien tien|"
    r"tang qua|tien thuong|giay chung nhan|bang lao dong sang tao)\b"
)
_PROSE = re.compile(
    r"(?:huan chuong|co thi dua|bang khen|giay khen|ky niem chuong|"
    r"danh hieu [“\"][^”\"]{3,80}[”\"])"
    r"(?: (?:lao dong|doc lap)(?: (?:cac hang|hang (?:nhat|nhi|ba)))?)?"
    r"(?: cua (?:[^,;.()]{2,70}?)(?=,|;|\.|\)| va (?:bang|giay|co|huan|ky niem|danh hieu|cac|"
    r"tap the|ca nhan|tien|de)\b| cho |"
    r" doi voi | kem | theo | tang |$))?"
)
_MOST_WORDS, _LABEL = 24, 90


def read_awards(root: Node) -> Json:
    """The awards of an outline; an occasion that the text does not name is null."""
    awards: Json = {"annual": None, "preliminary": None, "final": None, "general": None}
    for section in sections(root, "awards"):
        inner = [n for n in section.walk() if n is not section and set(n.sub) & OCCASIONS]
        for node in inner:
            for name in node.sub:
                _fill(_slot(awards, name), node)
        rest = list(_outside(section, inner))
        _general(awards, section, rest, named=bool(inner))
    return awards


def _outside(section: Node, inner: list[Node]) -> Iterator[Node]:
    """Children of the section that belong to no occasion."""
    return (c for c in section.children if c not in inner)


def _slot(awards: Json, name: str) -> Json:
    if awards[name] is None:
        awards[name] = empty_occasion()
    slot: Json = awards[name]
    return slot


def _fill(slot: Json, node: Node) -> None:
    """Put what stands under the heading of an occasion into its slot."""
    slot["span"] = slot["span"] or whole_span(node)
    for child in node.children:
        if child.sub == ("forms",):
            slot["forms"] += _forms(child)
        elif child.sub == ("standard",):
            slot["standard"] = slot["standard"] or _said(child)
        elif child.sub != ("aside",):
            _plain(slot, child)


def _forms(node: Node) -> list[Json]:
    """The forms listed under a heading: items, or the pieces of one line."""
    items = [c for c in listed(node.children) if c.block]
    out: list[Json] = []
    for item in items:
        if item.block and len(item.text.split()) <= _MOST_WORDS and not item.children:
            out += [_form(p) for p in _pieces(item.block.run)]
        elif item.block:
            out += _prose_forms(item.block.run) or [
                {"marker": None, "text": whole_text(item), "span": whole_span(item)}
            ]
    return out


def _pieces(run: Run) -> list[Run]:
    """One line with several forms cut at its commas and semicolons."""
    cuts = [m.start() for m in re.finditer(r"[;,]\s", run.text)
            if FORM.match(flat(run.text[m.end() : m.end() + 30]))]  # fmt: skip
    if not cuts:
        return [run]
    edges = [0, *(c + 1 for c in cuts), len(run.text)]
    return [run.part(a, b) for a, b in itertools.pairwise(edges)]


def _form(run: Run) -> Json:
    """One form, without its mark at the end and without how many get it."""
    many = _HOW_MANY.search(run.text)
    return run_item(run.part(0, many.start() if many else len(run.text.rstrip(" ;,.")) or None))


_HOW_MANY = re.compile(r"\s(?:cho|đối với)\s(?:không quá |tối đa |ít nhất )?\d")


def _said(node: Node) -> Json | None:
    texts = [c for c in node.children if c.block]
    if not texts:
        return None
    text = " ".join(whole_text(c) for c in texts)
    return {"text": text, "span": [whole_span(texts[0])[0], whole_span(texts[-1])[1]]}


def _plain(slot: Json, node: Node) -> None:
    """A paragraph or an item right under an occasion: a form, or the rule."""
    if node.block is None:
        return
    plain = flat(node.text)
    if FORM.match(plain) and len(plain.split()) <= _MOST_WORDS and not node.children:
        slot["forms"] += [_form(p) for p in _pieces(node.block.run)]
        return
    if re.match(r"tieu chuan|dieu kien", plain):
        slot["standard"] = slot["standard"] or {"text": whole_text(node), "span": whole_span(node)}
        return
    lists = [c for c in node.children if FORM.match(flat(c.text))]
    slot["forms"] += [_form(c.block.run) for c in lists if c.block] or _prose_forms(node.block.run)
    if slot["rule"] is None:
        slot["rule"] = {"text": whole_text(node), "span": whole_span(node)}


def _prose_forms(run: Run) -> list[Json]:
    """Forms named in a sentence, each once."""
    out: list[Json] = []
    seen: set[str] = set()
    for match in _PROSE.finditer(flat(run.text)):
        part = run.part(match.start(), match.end())
        if flat(part.text) not in seen:
            seen.add(flat(part.text))
            out.append(run_item(part))
    return out


def occasions_in(text: str) -> list[str]:
    """Occasions that a sentence names."""
    plain = flat(text)
    return [
        k
        for k, names in OCCASION_WORDS.items()
        if any(re.search(rf"\b{n}\b", plain) for n in names)
    ]


def awards_in(run: Run) -> Json:
    """The awards of a paragraph that stands under no heading."""
    awards: Json = {"annual": None, "preliminary": None, "final": None, "general": None}
    slot = empty_occasion()
    _by_words(awards, slot, Node(Block(run, None, run.span()[0], None), "text"))
    if slot["forms"]:
        awards["general"] = slot | {"span": run.span()}
    return awards


def _general(awards: Json, section: Node, rest: list[Node], *, named: bool) -> None:
    """What stands in the section outside any heading of an occasion."""
    slot = empty_occasion()
    for node in rest:
        if node.roles or node.sub == ("group",):
            continue
        if node.sub == ("forms",):
            slot["forms"] += _forms(node)
        elif node.sub == ("standard",):
            slot["standard"] = slot["standard"] or _said(node)
        elif not node.sub:
            _by_words(awards, slot, node)
    if (
        not named
        and section.block
        and re.match("hinh thuc", flat(section.title))
        and not slot["forms"]
    ):
        slot["forms"] = [f for f in _forms(section) if FORM.match(flat(f["text"]))]
    if slot["forms"] or slot["rule"] or slot["standard"]:
        slot["span"] = whole_span(section)
        awards["general"] = awards["general"] or slot


def _by_words(awards: Json, slot: Json, node: Node) -> None:
    """A paragraph or item: each clause goes to the occasions that it names."""
    if node.block is None:
        return
    pieces = clauses(node.block.run) if not node.children else [node.block.run]
    label = occasions_in(node.text[: node.text.find(":", 0, _LABEL) + 1])
    for piece in pieces:
        names = occasions_in(piece.text) or (label if FORM.match(flat(piece.text)) else [])
        for name in names:
            target = _slot(awards, name)
            target["span"] = target["span"] or piece.span()
            target["forms"] += _prose_forms(piece)
            target["rule"] = target["rule"] or {"text": piece.text, "span": piece.span()}
            for child in node.children:
                _plain(target, child)
        if not names:
            _plain(
                slot,
                node
                if len(pieces) == 1
                else Node(Block(piece, None, piece.span()[0], None), "text"),
            )
