"""From blocks to a tree: sections by the words of their headings, items by their markers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from thidua.kernel.plandoc.blocks import Block, block_of
from thidua.kernel.plandoc.headings import is_caps
from thidua.kernel.plandoc.markers import STRENGTH, WEAK
from thidua.kernel.text.flat import flat

OCCASIONS = frozenset({"annual", "preliminary", "final"})
ITEMISED = frozenset({"contents", "tasks", "solutions", "goals", "criteria", "purpose"})
PARTS = frozenset({"forms", "standard", "aside"})
CLOSING = re.compile(
    r"(?:trong qua trinh (?:to chuc |trien khai )?(?:trien khai|thuc hien)\b|tren day la|"
    r"(?:trong )?qua trinh (?:to chuc |trien khai )*thuc hien\b|"
    r"trong qua trinh (?:to chuc|trien khai|thuc hien)[^.]{0,60} neu\b|"
    r"(?:neu|khi|truong hop) (?:co |can |gap )?(?:kho khan|"
    r"vuong mac|phat sinh|van de|thay doi|dieu chinh|sua doi)|"
    r"(?:moi|cac|nhung) (?:y kien |noi dung )?(?:de xuat|de nghi|kien nghi|kho khan|vuong mac|"
    r"thay doi|"
    r"dieu chinh|sua doi|bo sung|phan anh|gop y)\b[^.]{0,120}\b(?:gui|lien he|phan anh|bao cao|"
    r"trao doi)\b|"
    r"(?:yeu cau|de nghi) (?:cac|thu truong)[^.]{0,90}(?:nghiem tuc|"
    r"khan truong|to chuc thuc hien|trien khai)|"
    r"can cu (?:vao )?(?:noi dung )?ke hoach nay|"
    r"nhan duoc ke hoach|"
    r"ke hoach nay (?:thay the|co hieu luc|duoc)|cac (?:noi dung khac|che do) )"
)


@dataclass(slots=True)
class Node:
    """A heading, an item or a paragraph with what belongs to it.

    Attributes:
        block: its own words; null for the root.
        key: style of its marker, or a name for headings without one.
        roles: section classes it announces; empty for items.
        sub: reading inside a section (group, phase, ...); empty otherwise.
        children: what stands under it, in order.
    """

    block: Block | None
    key: str
    roles: tuple[str, ...] = ()
    sub: tuple[str, ...] = ()
    heading: bool = False
    closing: bool = False
    children: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own words without the marker."""
        return self.block.text if self.block else ""

    @property
    def title(self) -> str:
        """The words of the heading alone."""
        return self.text.rstrip(": ")

    def walk(self) -> Iterator[Node]:
        """Itself and everything under it, in order."""
        pending = [self]
        while pending:
            node = pending.pop()
            yield node
            pending.extend(reversed(node.children))


class Builder:
    """Puts block after block into the tree."""

    def __init__(self) -> None:
        """Begin with the root alone."""
        self.root = Node(None, "root", heading=True)
        self.stack: list[Node] = [self.root]

    def add(self, block: Block) -> None:
        """Put one block, and the words that follow its heading as a block of their own."""
        roles, sub, end = self._reading(block)
        if not (roles or sub or end):
            self._item(block)
            return
        rest = block.run.part(end)
        head = Block(block.run.part(0, end), block.marker, block.start, block.heading)
        node = Node(head, self._key(block, sub), roles, sub, heading=True)
        self._place(node, block)
        if rest.text:
            self._item(block_of(rest))

    def _key(self, block: Block, sub: tuple[str, ...]) -> str:
        if block.kind and block.kind not in WEAK:
            return block.kind
        return f"sub:{sub[0] if sub[0] not in OCCASIONS else 'occasion'}" if sub else "heading"

    def _inner(self) -> Node:
        """The innermost open heading that announces a section, or the root."""
        return next((n for n in reversed(self.stack) if n.roles), self.root)

    def _reading(self, block: Block) -> tuple[tuple[str, ...], tuple[str, ...], int]:
        """How the heading of a block is to be read here: classes, sub reading, its end."""
        head = block.heading
        if head is None:
            return (), (), 0
        inner = self._inner()
        sub = _allowed(head.sub, inner)
        sibling = bool(head.classes) and block.kind == inner.key and inner.key not in WEAK
        named = set(head.classes) & set(inner.roles) - {"awards", "criteria"}
        if sub and not (head.classes and (head.formal or sibling or named)):
            return (), sub, head.sub_end
        if head.classes and self._fits(block, inner):
            return head.classes, (), head.end
        if head.formal and not head.classes and block.kind in {"part", "roman", "upper"}:
            if block.kind == "upper" and inner.key in {"part", "roman"} and _names_judged(inner):
                return (), ("group",), head.end
            return ("other",), (), head.end
        return (), (), 0

    def _fits(self, block: Block, inner: Node) -> bool:
        """Whether a section may begin with this block in the place where it stands."""
        head = block.heading
        if head is None or inner is self.root:
            return True
        nested = block.kind not in {"part", "roman", "upper", None, inner.key}
        nested = nested and not (head.formal and block.kind in WEAK)
        if nested and "solutions" in inner.roles and "solutions" not in head.classes:
            return bool(self._composite(head.classes))
        if nested and head.classes == ("other",) and inner.roles[0] in ITEMISED:
            return False
        return head.formal or bool(self._composite(head.classes)) or _fits_plain(block, inner)

    def _composite(self, classes: tuple[str, ...]) -> Node | None:
        for node in reversed(self.stack):
            if len(node.roles) > 1 and set(classes) & set(node.roles):
                return node
        return None

    def _place(self, node: Node, block: Block) -> None:
        if node.sub:
            self._pop_to(self._home_of_sub(node))
        elif block.kind and block.kind not in WEAK:
            self._place_numbered(node, block)
        else:
            self._pop_to(self._home_of_plain(node, block))
        self.stack[-1].children.append(node)
        self.stack.append(node)

    def _home_of_sub(self, node: Node) -> Node:
        """The open node under which a sub heading belongs."""
        kind = node.sub[0]
        for open_node in reversed(self.stack):
            if open_node.roles:
                return open_node
            inside = kind in PARTS and open_node.sub and open_node.sub[0] in OCCASIONS
            if inside and open_node.key != node.key:
                return open_node
        return self.root

    def _home_of_plain(self, node: Node, block: Block) -> Node:
        """Where a heading without a number belongs."""
        composite = self._composite(node.roles)
        if composite:
            return composite
        caps = is_caps(block.text) or (block.heading is not None and block.heading.formal)
        inner = self._inner()
        if not caps and set(node.roles) & set(inner.roles):
            return inner
        if caps:
            return self._under_part()
        formal = (n for n in reversed(self.stack) if n.block and n.heading and n.key in STRENGTH)
        return next(formal, self.root)

    def _under_part(self) -> Node:
        return next((n for n in reversed(self.stack) if n.key == "part"), self.root)

    def _place_numbered(self, node: Node, block: Block) -> None:
        """Where a numbered heading belongs: beside its like, else under the open heading."""
        same = self._beside(block)
        if same is not None:
            self._pop_to(self.stack[self.stack.index(same) - 1])
            return
        composite = self._composite(node.roles)
        if composite and composite.key != block.kind:
            self._pop_to(composite)
        elif block.kind in {"part", "roman", "upper"}:
            above = {"part"} if block.kind == "roman" else {"part", "roman"} - {block.kind}
            self._pop_to(
                next((n for n in reversed(self.stack) if n.key in above and n.heading), self.root)
            )
        else:
            strength = STRENGTH.get(block.kind or "", 9)
            while len(self.stack) > 1 and (
                not self.stack[-1].heading or STRENGTH.get(self.stack[-1].key, 8) >= strength
            ):
                self.stack.pop()

    def _beside(self, block: Block) -> Node | None:
        """The open node that this marker continues, or null."""
        value = block.marker.value if block.marker else None
        for node in reversed(self.stack[1:]):
            if node.key != block.kind or node.block is None:
                continue
            last = node.block.marker.value if node.block.marker else None
            if value is None or last is None or value > last:
                return node
            if block.kind in {"part", "roman", "upper"}:
                return node
        return None

    def _pop_to(self, node: Node) -> None:
        while self.stack[-1] is not node:
            self.stack.pop()

    def _item(self, block: Block) -> None:
        if block.marker is None:
            self._paragraph(block)
            return
        node = Node(block, block.marker.kind, closing=bool(CLOSING.match(flat(block.text[:90]))))
        same = self._beside(block)
        if same is not None:
            self._pop_to(self.stack[self.stack.index(same) - 1])
        else:
            self._drop_weaker(block)
        self.stack[-1].children.append(node)
        self.stack.append(node)

    def _drop_weaker(self, block: Block) -> None:
        """A stronger marker does not stand under a weaker one, unless a colon opens a list."""
        marker = block.marker
        if marker is None:
            return
        strength = STRENGTH[marker.kind]
        while not self.stack[-1].heading and STRENGTH.get(self.stack[-1].key, 9) >= strength:
            if marker.value in {1, None} and self.stack[-1].text.endswith(":"):
                return
            self.stack.pop()

    def _paragraph(self, block: Block) -> None:
        plain = flat(block.text[:90])
        node = Node(block, "text", closing=bool(CLOSING.match(plain)))
        if node.closing or self.stack[-1].sub[:1] == ("aside",):
            while not self.stack[-1].heading:
                self.stack.pop()
        self.stack[-1].children.append(node)


def _fits_plain(block: Block, inner: Node) -> bool:
    """The same for a heading that is one by its words alone, under no composite heading."""
    head = block.heading
    if head is None:
        return True
    whole = head.end >= len(block.text)
    if block.kind in WEAK or block.kind is None:
        if inner.roles == ("awards",) or set(head.classes) & set(inner.roles):
            return whole and bool(set(head.classes) - {"awards"})
        return whole or "other" not in head.classes
    return whole or (inner.roles != ("criteria",) and head.classes != ("other",))


def _names_judged(inner: Node) -> bool:
    """Whether a heading inside this section says who is judged, whatever its words."""
    return inner.roles[:1] == ("criteria",)


def _allowed(sub: tuple[str, ...], inner: Node) -> tuple[str, ...]:
    """The sub reading when the open section takes it."""
    if not sub:
        return ()
    takes = {"group": "criteria", "phase": "timeline"}
    needed = takes.get(sub[0], "awards")
    if needed == "awards" and "awards" in inner.roles and inner.roles[-1:] != ("awards",):
        return ()
    return sub if needed in inner.roles else ()


def build(blocks: list[Block]) -> Node:
    """The outline of a body.

    Args:
        blocks: blocks in order, front and tail left out.

    Returns:
        The root; its children are sections, and paragraphs that stand before any section.
    """
    builder = Builder()
    for block in blocks:
        builder.add(block)
    return builder.root
