"""Variants in other file kinds: Markdown, HTML, DOCX with automatic numbers, PDF."""

from __future__ import annotations

import html
import io
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from .blocks import Block
from .plain import markdown

STYLE = "body{font-family:serif} .menu{display:flex}"
LEVELS = (
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("lowerLetter", "%3)"),
    ("bullet", "-"),
    ("bullet", "+"),
)
PAGE = """#set page(paper: "a4", margin: (left: 30mm, right: 15mm, y: 20mm), numbering: "1")
#set text(font: "Libertinus Serif", size: 13pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 10mm, all: true))
"""


def html_paragraphs(blocks: list[Block]) -> bytes:
    """A web page that shows the markers as text, between menu, script and foot."""
    body = "\n".join(_paragraph(b) for b in blocks)
    return _page(body).encode()


def _paragraph(block: Block) -> str:
    text = html.escape(block.line)
    return f"<p><strong>{text}</strong></p>" if block.level == 0 else f"<p>{text}</p>"


def html_lists(blocks: list[Block]) -> bytes:
    """A web page whose dashes and pluses are real lists."""
    out, depth = [], 0
    for block in blocks:
        want = max((block.level or 0) - 2, 0)
        while depth < want:
            out.append("<ul>")
            depth += 1
        while depth > want:
            out.append("</ul>")
            depth -= 1
        text = html.escape(block.text if want else block.line)
        tag = "li" if want else "h2" if block.level == 0 else "p"
        out.append(f"<{tag}>{text}</{tag}>")
    out += ["</ul>"] * depth
    return _page("\n".join(out)).encode()


def _page(body: str) -> str:
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Cổng thông tin</title>'
        f"<style>{STYLE}</style><script>var a = '<p>không đọc</p>';</script></head><body>"
        f"<article>{body}</article><script>track()</script></body></html>"
    )


def docx_numbered(blocks: list[Block]) -> bytes:
    """A Word file whose markers are automatic numbers of one list with five levels."""
    document = docx.Document()
    number = _add_numbering(document)
    for block in blocks:
        paragraph = document.add_paragraph(block.text)
        if block.level is not None:
            properties = paragraph._p.get_or_add_pPr()
            xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{block.level}"/><w:numId w:val="{number}"/></w:numPr>'
            properties.append(parse_xml(xml))
    return _saved(document)


def _add_numbering(document: Any) -> int:
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (kind, text) in enumerate(LEVELS)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'
    )
    first = numbering.find("{*}num")
    first.addprevious(abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    return 90


def docx_typed(blocks: list[Block]) -> bytes:
    """A Word file whose markers are typed, the way most offices do it."""
    document = docx.Document()
    for block in blocks:
        document.add_paragraph().add_run(block.line).bold = block.level == 0
    return _saved(document)


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(blocks: list[Block]) -> bytes:
    """A PDF with a text layer, 13 pt on A4 with page numbers, as the ministries print it."""
    import typst

    body = "\n\n".join(_typst_paragraph(b) for b in blocks)
    return typst.compile((PAGE + body).encode(), ignore_system_fonts=True)


def _typst_paragraph(block: Block) -> str:
    quoted = block.line.replace("\\", "\\\\").replace('"', '\\"')
    return f'#strong("{quoted}")' if block.level == 0 else f'#text("{quoted}")'


BUILT: dict[str, Callable[[list[Block]], bytes]] = {
    "md.md": lambda blocks: markdown(blocks).encode(),
    "p.html": html_paragraphs,
    "list.html": html_lists,
    "auto.docx": docx_numbered,
    "typed.docx": docx_typed,
    "print.pdf": pdf,
}
