"""Markdown: its signs gone, its lines, headings and list marks kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from thidua.kernel.plandoc.files import tables
from thidua.kernel.plandoc.files.plain import decode

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.DOTALL)
_MAX_LINES: Final = 40_000
_SIGNS: Final = "[]*_`<&!\\"
_MAX_SIGNS: Final = 40_000
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)


class _Lines:
    """The lines of a Markdown file, gathered token by token."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.bullets: list[str] = []  # the kinds of the lists around, outermost first
        self.mark = ""
        self.rows: list[list[tables.Cell]] | None = None

    def take(self, token: Token) -> None:
        """Take one block token in."""
        kind = token.type
        if kind in {"bullet_list_open", "ordered_list_open"}:
            self.bullets.append(kind)
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self.bullets.pop()
        elif kind == "list_item_open":
            self.mark = self._mark(token)
        elif kind in {"table_open", "tr_open", "table_close"}:
            self._table(kind)
        elif kind in _TEXTS:
            self._text(_TEXTS[kind](token))
        elif kind in {"paragraph_close", "heading_close"} and not self.bullets:
            self.lines.append("")

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self.rows = []
        elif self.rows is not None and kind == "tr_open":
            self.rows.append([])
        elif self.rows is not None:
            self.lines += [*tables.lines_of(self.rows), ""]
            self.rows = None

    def _mark(self, token: Token) -> str:
        if token.info:
            return f"{token.info}{token.markup}"
        depth = self.bullets.count("bullet_list_open")
        return "+" if depth > 1 or token.markup == "+" else "-"

    def _text(self, text: str) -> None:
        found = [" ".join(line.split()) for line in text.split("\n")]
        lines = [line for line in found if line]
        if self.rows is not None and self.rows:
            self.rows[-1].append(lines)
            return
        if lines and self.mark:
            lines[0] = f"{self.mark} {lines[0]}"
            self.mark = ""
        self.lines += lines


def text(data: bytes) -> str:
    """The text of a Markdown file; line ends inside a paragraph stay.

    A file with far more lines or signs than any document has is given as it is: to take such
    signs apart would cost minutes.
    """
    content = decode(data)
    if content.count("\n") > _MAX_LINES or sum(map(content.count, _SIGNS)) > _MAX_SIGNS:
        return content
    reader = MarkdownIt("commonmark", {"maxNesting": 50}).enable("table")
    lines = _Lines()
    for token in reader.parse(content):
        lines.take(token)
    return "\n".join(lines.lines)


def _inline(tokens: list[Token]) -> str:
    out = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            out.append("\n")
        elif token.type == "html_inline":
            out.append("\n" if _BREAK.fullmatch(token.content) else "")
        elif token.type != "image":
            out.append(token.content)
    return "".join(out)


_TEXTS: Final[dict[str, Callable[[Token], str]]] = {
    "inline": lambda token: _inline(token.children or []),
    "code_block": lambda token: token.content,
    "fence": lambda token: token.content,
    "html_block": lambda token: _TAG.sub("", _BREAK.sub("\n", token.content)),
}
