"""One paragraph of a Word file: its mark, its visible letters, the text boxes fixed to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from thidua.kernel.plandoc.files.numbering import Numbering, W, is_on

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT: Final = frozenset(
    W + tag for tag in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sdtPr", "ruby")
)
_PLAIN: Final = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "sym": "•",
}


@dataclass
class Paragraph:
    """What has been read of a paragraph.

    Attributes:
        mark: its automatic number, or an empty string.
        text: its visible letters; line ends are those set inside the paragraph.
        boxes: text boxes fixed to it (`w:txbxContent`), to be read after it.
        goes_on: its end is deleted by a tracked change: the next one belongs to it.
    """

    mark: str = ""
    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    goes_on: bool = False

    def join(self, other: Paragraph) -> None:
        """Take OTHER as the rest of this one."""
        self.mark = self.mark or (other.mark if not self.text else "")
        self.text += other.text
        self.boxes += other.boxes

    def lines(self) -> list[str]:
        """Mark and text, one line for each line set by hand; none when there is no text."""
        lines = [" ".join(line.split()) for line in self.text.split("\n")]
        lines = [line for line in lines if line]
        if lines and self.mark:
            lines[0] = f"{self.mark} {lines[0]}"
        return lines


def read_paragraph(element: Any, numbering: Numbering) -> Paragraph:
    """Read one `w:p`; counts its automatic number on when it has text."""
    properties = element.find(W + "pPr")
    read = Paragraph()
    out: list[str] = []
    _gather(element, out, read.boxes)
    read.text = "".join(out)
    if properties is not None and numbering.has_capitals(properties):
        read.text = read.text.upper()
    if properties is not None:
        read.goes_on = properties.find(f"{W}rPr/{W}del") is not None
    is_gone = read.goes_on and not read.text.strip()
    read.mark = "" if is_gone else numbering.mark(properties)
    return read


def _gather(element: Any, out: list[str], boxes: list[Any]) -> None:
    """Collect the visible letters under ELEMENT into OUT, its text boxes into BOXES."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == W + "t":
            out.append(_letters(child))
        elif child.tag in _PLAIN:
            out.append(_PLAIN[child.tag])
        elif child.tag == W + "txbxContent":
            boxes.append(child)
        elif child.tag == _MC + "AlternateContent":
            chosen = child.find(_MC + "Choice")
            waiting.append(iter([] if chosen is None else chosen))
        elif child.tag not in _LEFT_OUT and not _is_hidden(child):
            waiting.append(iter(child))


def _letters(element: Any) -> str:
    text = element.text or ""
    run = element.getparent()
    is_capital = run is not None and is_on(run.find(f"{W}rPr/{W}caps"))
    return str(text.upper() if is_capital else text)


def _is_hidden(element: Any) -> bool:
    return bool(element.tag == W + "r" and is_on(element.find(f"{W}rPr/{W}vanish")))
