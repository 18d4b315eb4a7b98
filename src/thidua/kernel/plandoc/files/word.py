"""Word files: the text as a reader of the printed page sees it.

Paragraphs, tables and text boxes in their order, automatic numbers as marks, footnotes at the
end. Left out: tracked deletions, hidden text, comments, page headers and footers.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from thidua.kernel.plandoc.files import tables
from thidua.kernel.plandoc.files.archive import part
from thidua.kernel.plandoc.files.numbering import Numbering, W
from thidua.kernel.plandoc.files.paragraph import Paragraph, read_paragraph
from thidua.kernel.plandoc.files.refusals import refused

_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HOLDERS: Final = frozenset(
    W + tag for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_NOTES: Final = (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote"))
_MAX_TAGS: Final = 4_000_000
_MAX_PARAGRAPHS: Final = 100_000  # four times those of 1,000 pages
_MAX_NESTED: Final = 12
_LIBRARY_LIMIT: Final = 10_000_000  # bytes of one text, above which libxml2 wants `huge_tree`


def text(data: bytes) -> str:
    """The text of a Word file.

    Raises:
        RefusedError: `docx_broken`, `docx_macros`, `zip_bomb`, `text_too_long`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(_Document(archive).lines())
    except (zipfile.BadZipFile, etree.XMLSyntaxError):
        raise refused("docx_broken") from None


class _Document:
    """One Word file, opened."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        types = part(archive, "[Content_Types].xml") or b""
        if b"macroEnabled" in types or b"vbaProject" in types:
            raise refused("docx_macros")
        self._archive = archive
        self._name = self._main_part()
        folder = posixpath.dirname(self._name)
        self._folder = folder + "/" if folder else ""
        self._numbering = Numbering(self._root("numbering.xml"), self._root("styles.xml"))
        self._open = Paragraph()

    def lines(self) -> Iterator[str]:
        """The lines of the body, then those of the notes."""
        content = part(self._archive, self._name)
        if content is None:
            raise refused("docx_broken")
        body = _parsed(content).find(W + "body")
        if body is None:
            raise refused("docx_broken")
        if (
            body.xpath("count(.//w:p) + count(.//w:tc)", namespaces={"w": W[1:-1]})
            > _MAX_PARAGRAPHS
        ):
            raise refused("text_too_long", limit=5)
        yield from self._blocks(body)
        yield from self._rest()
        for name, tag in _NOTES:
            root = self._root(name)
            if root is not None:
                yield from self._notes(root, tag)

    def _main_part(self) -> str:
        relations = part(self._archive, "_rels/.rels")
        if relations:
            for relation in _parsed(relations).iter(_RELATION):
                if relation.get("Type", "").endswith("/officeDocument"):
                    return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"

    def _root(self, name: str) -> Any:
        content = part(self._archive, self._folder + name)
        return _parsed(content) if content else None

    def _notes(self, root: Any, tag: str) -> Iterator[str]:
        count = 0
        for note in root.iter(W + tag):
            if note.get(W + "type", "normal") != "normal":
                continue
            count += 1
            lines = [*self._blocks(note), *self._rest()]
            if lines:
                yield f"[{count}] {lines[0]}"
                yield from lines[1:]

    def _blocks(self, holder: Any, depth: int = 0) -> Iterator[str]:
        if depth > _MAX_NESTED:
            return
        for child in holder:
            if child.tag == W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from self._rest()
                yield from tables.lines_of(self._rows(child, depth))
            elif child.tag in _HOLDERS:
                yield from self._blocks(child, depth + 1)

    def _paragraph(self, element: Any, depth: int) -> Iterator[str]:
        read = read_paragraph(element, self._numbering)
        self._open.join(read)
        if read.goes_on:
            return
        yield from self._rest()
        for box in read.boxes:
            yield from self._blocks(box, depth + 1)
            yield from self._rest()

    def _rest(self) -> list[str]:
        lines = self._open.lines()
        self._open = Paragraph()
        return lines

    def _rows(self, table: Any, depth: int) -> list[list[tables.Cell]]:
        rows = []
        for row in _children(table, "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = []
            for cell in _children(row, "tc"):
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                goes_on = merge is not None and merge.get(W + "val", "continue") == "continue"
                cells.append([] if goes_on else [*self._blocks(cell, depth + 1), *self._rest()])
            rows.append(cells)
        return rows


def _children(holder: Any, tag: str) -> Iterator[Any]:
    for child in holder:
        if child.tag == W + tag:
            yield child
        elif child.tag in _HOLDERS:
            yield from _children(child, tag)


def _parsed(content: bytes) -> Any:
    """The root of an XML part; no entity, no document type, nothing from outside.

    Raises:
        RefusedError: it has a document type (Word writes none), or far too many tags.
        lxml.etree.XMLSyntaxError: it is no XML.
    """
    if content.count(b"<") > _MAX_TAGS:
        raise refused("text_too_long", limit=5)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=len(content) > _LIBRARY_LIMIT,
    )
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise refused("docx_broken")
    return root
