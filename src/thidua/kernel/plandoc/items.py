"""Items out of nodes of the outline: text, span, marker."""

from __future__ import annotations

import re

from thidua.kernel.plandoc.outline import Node
from thidua.kernel.plandoc.run import Run
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.text.flat import flat


def whole_text(node: Node) -> str:
    """The wording of a node with everything under it, marks of inner lists as they stand."""
    words: list[str] = []
    for part in node.walk():
        if part.block is None:
            continue
        if part is not node and part.block.marker:
            words.append(part.block.marker.text)
        words.append(part.block.text)
    return without_end(" ".join(w for w in words if w))


def without_end(text: str) -> str:
    """The text without the mark `./.` that ends a document; its full stop stays.

    >>> without_end("Các xã thực hiện./."), without_end("tổng kết.")
    ('Các xã thực hiện.', 'tổng kết.')
    """
    end = _END_MARK.search(text[-_END_REACH:])
    return f"{text[: len(text) - len(end.group())]}{end['stop']}" if end else text


def _without_end(run: Run) -> Run:
    return run.part(0, len(without_end(run.text))) if run.text.endswith(_END_SIGN) else run


_END_MARK = re.compile(r"\s?(?P<stop>[.;]?)\s?\.?/\s?\.?$")
_END_REACH, _END_SIGN = 6, ("/.", "/")


def item_text(node: Node) -> str:
    """The wording of a node with everything under it and its own mark."""
    mark = f"{node.block.marker.text} " if node.block and node.block.marker else ""
    return mark + whole_text(node)


def whole_span(node: Node) -> list[int]:
    """[start, end) in the source of a node with everything under it."""
    first: int | None = None
    last = 0
    for part in node.walk():
        if part.block is None or not part.block.text:
            continue
        start, end = _without_end(part.block.run).span()
        first = start if first is None else first
        last = max(last, end)
    return [first or 0, last]


def item_of(node: Node) -> Json:
    """One item: marker, whole text, span, and its parts when it has any."""
    marker = node.block.marker.text if node.block and node.block.marker else None
    return {"marker": marker, "text": whole_text(node), "span": whole_span(node)}


def run_item(run: Run, marker: str | None = None) -> Json:
    """One item made of a stretch of text."""
    run = _without_end(run)
    return {"marker": marker, "text": run.text, "span": run.span()}


def listed(children: list[Node]) -> list[Node]:
    """The items among the children of a heading: introductions and closings left out."""
    nodes = [c for c in children if not c.heading and not (c.closing and c.key == "text")]
    marked = [i for i, c in enumerate(nodes) if c.key != "text"]
    if marked:
        return nodes[marked[0] :]
    if len(nodes) > 1 and nodes[0].text.endswith(":"):
        return nodes[1:]
    return nodes


def intro(children: list[Node]) -> list[Node]:
    """The paragraphs that introduce the items of a heading."""
    nodes = [c for c in children if not c.heading]
    items = listed(children)
    return nodes[: nodes.index(items[0])] if items else nodes


def sections(root: Node, name: str) -> list[Node]:
    """Headings that announce a class; one with inner headings of that class only for its own."""
    found = [n for n in root.walk() if name in n.roles]
    return [n for n in found if not _has_inner(n, name) or _own_marked(n)]


def _has_inner(node: Node, name: str) -> bool:
    return any(name in d.roles for d in node.walk() if d is not node)


def _own_marked(node: Node) -> bool:
    return any(c.key != "text" for c in node.children if not c.heading)


def section_items(node: Node, name: str) -> list[Node]:
    """The items of a heading for one of the classes that it announces."""
    items = listed(node.children)
    if len(node.roles) < MANY or not items:
        return items
    inner = {role for d in node.walk() if d is not node for role in d.roles}
    open_roles = [role for role in node.roles if role not in inner]
    if {"purpose", "requirements"} <= set(open_roles):
        wanted = name == "requirements"
        return [i for i in items if bool(DEMAND.search(flat(i.text[:160]))) is wanted]
    return items if open_roles[:1] == [name] else []


MANY = 2
DEMAND = re.compile(
    r"\b(?:phai|yeu cau|can (?:duoc|co|bam|gan|dam)|dam bao|bao dam)\b|^(?:viec |phong trao )|"
    r"^thuong xuyen kiem tra|^gan (?:viec|phong trao)|^(?:cac )?(?:co quan|don vi|"
    r"cap uy)[^.]{0,60} (?:phai|can)\b|^(?:cac|moi|tung|tat ca) [^.;,]{2,40} (?:phai|can) "
)
