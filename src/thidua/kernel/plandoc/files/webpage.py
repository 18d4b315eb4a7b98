"""Web pages: blocks as lines, lists with their marks, tables as rows; no scripts, no menus."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from thidua.kernel.plandoc.files import tables
from thidua.kernel.plandoc.files.marks import written
from thidua.kernel.plandoc.files.plain import decode, unicode_codec
from thidua.kernel.plandoc.files.refusals import refused

_DROPPED: Final = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "nav",
        "select",
        "button",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "del",
        "textarea",
        "input",
        "dialog",
    ]
)
_BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "address",
        "figure",
        "figcaption",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "li",
        "form",
        "fieldset",
        "legend",
        "hr",
        "center",
        "table",
        "caption",
        "body",
        "html",
        "details",
        "summary",
    ]
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NO_MARK: Final = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_MARKED: Final = re.compile(r"(?:[-+•–*]|[IVX]{1,5}\.|\d{1,3}[.)]|[a-zđ][.)])\s")
_BULLETS: Final = ("-", "+", "•")
_MAX_TAGS: Final = 1_500_000


@dataclass
class _List:
    tag: str
    form: str
    value: int
    is_marked: bool


@dataclass
class _Page:
    """What has been gathered while walking through the page."""

    sinks: list[list[str]] = field(default_factory=lambda: [[]])
    grids: list[list[list[tables.Cell]]] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    mark: str = ""
    pre: int = 0

    def flush(self) -> None:
        """End the line; a waiting list mark goes before its first text."""
        text = "".join(self.run)
        self.run.clear()
        for line in text.split("\n"):
            plain = line.rstrip() if self.pre else " ".join(line.split())
            if not plain:
                continue
            if self.mark:
                plain = plain if _MARKED.match(plain) else f"{self.mark} {plain}"
                self.mark = ""
            self.sinks[-1].append(plain)

    def add(self, text: str | None) -> None:
        """Take running text in; outside of `pre` line ends are spaces."""
        if text:
            self.run.append(text if self.pre else re.sub(r"[ \t\r\n\f]+", " ", text))


def text(data: bytes) -> str:
    """The text of a web page, one line a block."""
    if data.count(b"<") > _MAX_TAGS:
        raise refused("text_too_long", limit=5)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    root = etree.fromstring(_characters(data).encode("utf-8", errors="ignore"), parser)
    if root is None:
        raise refused("file_empty")
    page = _Page()
    _walk(root, page)
    page.flush()
    return "\n".join(page.sinks[0])


def _characters(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    if named and not unicode_codec(data):
        codec = named[1].decode("ascii").lower()
        if codec in {"windows-1258", "cp1258", "x-cp1258"}:
            return data.decode("cp1258", errors="replace")
    return decode(data)


def _walk(root: Any, page: _Page) -> None:
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if _is_dropped(element):
                walker.skip_subtree()
                continue
            _open(element, page)
            page.add(element.text)
        else:
            if not _is_dropped(element):
                _close(element, page)
            if element is not root:
                page.add(element.tail)


def _is_dropped(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _open(element: Any, page: _Page) -> None:
    tag = element.tag
    if tag == "br":
        page.run.append("\n")
    elif tag in _BLOCKS or tag in {"tr", "td", "th"}:
        page.flush()
    if tag in {"ul", "ol"}:
        page.lists.append(_list(element))
    elif tag == "li":
        page.mark = _mark(element, page.lists)
    elif tag == "table":
        page.grids.append([])
    elif tag == "tr" and page.grids:
        page.grids[-1].append([])
    elif tag in {"td", "th"} and page.grids:
        page.sinks.append([])
    elif tag == "pre":
        page.pre += 1


def _close(element: Any, page: _Page) -> None:
    tag = element.tag
    if tag in _BLOCKS or tag in {"tr", "td", "th"}:
        page.flush()
    if tag in {"ul", "ol"}:
        page.lists.pop()
    elif tag == "li":
        page.mark = ""
    elif tag == "pre":
        page.pre -= 1
    elif tag in {"td", "th"} and page.grids:
        cell = page.sinks.pop()
        grid = page.grids[-1]
        if not grid:
            grid.append([])
        grid[-1].append(cell)
    elif tag == "table":
        page.sinks[-1].extend(tables.lines_of([row for row in page.grids.pop() if row]))


def _list(element: Any) -> _List:
    style = element.get("style") or ""
    forms = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    form = forms.get(element.get("type") or "", "decimal")
    start = _whole(element.get("start"), 1)
    return _List(element.tag, form, start - 1, not _NO_MARK.search(style))


def _mark(element: Any, lists: list[_List]) -> str:
    if not lists:
        return "-"
    here = lists[-1]
    here.value = _whole(element.get("value"), here.value + 1)
    if not here.is_marked:
        return ""
    if here.tag == "ul":
        depth = sum(one.tag == "ul" for one in lists)
        return _BULLETS[min(depth, len(_BULLETS)) - 1]
    end = ")" if here.form == "lowerLetter" else "."
    return written(here.value, here.form) + end


def _whole(value: str | None, otherwise: int) -> int:
    try:
        return max(min(int(value or ""), 10_000), -10_000)
    except ValueError:
        return otherwise
