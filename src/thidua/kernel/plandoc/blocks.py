"""From physical lines to blocks: one paragraph, heading or list item each."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from thidua.kernel.plandoc import markers
from thidua.kernel.plandoc.counted import counted_parts
from thidua.kernel.plandoc.headings import Heading, is_caps, recognise
from thidua.kernel.plandoc.lines import Line
from thidua.kernel.plandoc.markers import Marker
from thidua.kernel.plandoc.run import Run, join
from thidua.kernel.text.flat import LOWER, flat

_ENDS = (".", ";", ":", "!", "?", "./", "…")
_SHORT_FORMS = re.compile(
    r"(?:\b(?:TP|Tp|TM|KT|TL|Th|Ts|TS|PGS|GS|ThS|BS|tr|Q|P|TX|TT)\.|\.\.\.|…)$"
)
_CONNECT = re.compile(
    r"(?:,|\b(?:va|cua|cac|cho|voi|trong|tai|ve|la|thuoc|do|theo|den|tu|nhung|moi|mot|bang|hoac|"
    r"duoc|de|o|cung|khi|so|toan|giua|vao|tren|nham|gan|khong|thu tuong|uy ban|hoi dong|"
    r"mat tran|bo truong|chu tich|tinh|thanh pho|bi|ma|nhat|cong tac))$"
)
_FUNCTION_WORDS = re.compile(
    r"(?:,|\b(?:và|của|các|cho|với|trong|tại|về|là|thuộc|theo|đến|những|một|bằng|hoặc|được|để|ở|"
    r"cùng|do|từ|mọi|nhằm|không|khi|vào|trên|giữa|gắn))$"
)
_COMPOUND = re.compile(
    r"(?:kinh te|chinh tri|van hoa|thi dua|khoa hoc|doc lap|tu do|hanh chinh|lao dong|nong lam)$"
)
_COMPOUND_TAIL = re.compile(
    r"(?:xa hoi|khen thuong|ky thuat|cong nghe|tu do|hanh phuc|quan tri|thuong binh|van hoa)"
)
_SPLIT_NUMBER = re.compile(r"\d[-/]$|[-/][A-ZĐ]{1,6}-?$")
_LOWER = re.compile(rf"[{LOWER}]")
_NEAR = 0.82
_UNFINISHED = 0.7
_HEADING = 200


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item.

    Attributes:
        run: the words without the list marker.
        marker: the list marker, or null.
        start: place in the source where the marker (else the first word) begins.
        heading: what it may announce, or null.
    """

    run: Run
    marker: Marker | None
    start: int
    heading: Heading | None

    @property
    def text(self) -> str:
        """The words without the list marker."""
        return self.run.text

    @property
    def kind(self) -> str | None:
        """Kind of the list marker, or null."""
        return self.marker.kind if self.marker else None


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines were broken.

    Attributes:
        width: usual length of a full line when paragraphs are wrapped, else 0.
        exact: longest line when every wrapped line is as full as it can be, else 0.
    """

    width: int
    exact: int = 0


def layout_of(lines: list[Line]) -> Layout:
    """Whether paragraphs are wrapped over several lines, and how wide."""
    lengths = sorted(len(line.run.text) for line in lines)
    if not lengths:
        return Layout(0)
    width = lengths[int(len(lengths) * 0.9)]
    widest = 160
    carried = sum(
        1
        for a, b in itertools.pairwise(lines)
        if _LOWER.match(b.run.text) and not a.run.text.endswith(_ENDS)
    )
    least = 0.12
    if width > widest or carried < least * len(lines):
        return Layout(0)
    return Layout(width, _exact(lines, lengths[int(len(lengths) * 0.99)]))


def _exact(lines: list[Line], longest: int) -> int:
    """The width when lines were filled word by word up to it, else 0."""
    carried = full = 0
    for a, b in itertools.pairwise(lines):
        if _LOWER.match(b.run.text) and not a.run.text.endswith(_ENDS) and not b.blank:
            carried += 1
            full += len(a.run.text) + 1 + len(b.run.text.split(" ", 1)[0]) > longest
    most = 0.97
    return longest if carried and full >= most * carried else 0


def make_blocks(lines: list[Line]) -> list[Block]:
    """Join the lines of the body into blocks.

    Args:
        lines: the lines of the body, crumbs left out.

    Returns:
        The blocks in order.
    """
    layout = layout_of(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, layout):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [block for group in groups for block in _blocks(group)]


def _blocks(group: list[Line]) -> list[Block]:
    first = row_run(group[0])
    run = group_run([first, *(line.run for line in group[1:])])
    return [block_of(part, marked=group[0].marked) for part in counted_parts(run)]


def row_run(line: Line) -> Run:
    """The words of a line; a row of a table keeps its bars between cells."""
    if not line.cells:
        return line.run
    return join(line.cells, " ") if not line.barred else join_cells(line.cells)


def join_cells(cells: tuple[Run, ...]) -> Run:
    """The cells of a row, ` | ` between them; a number in the first cell is its list mark."""
    number = re.fullmatch(r"\d{1,3}\.?", cells[0].text)
    if number and len(cells) > 1:
        rest = join(cells[1:], " | ")
        return join([_numbered(cells[0]), rest], " ")
    return join(cells, " | ")


def _numbered(cell: Run) -> Run:
    return cell if cell.text.endswith(".") else Run(cell.text + ".", cell.cuts)


def block_of(run: Run, *, marked: bool = False) -> Block:
    """The block of a joined run: its marker, its words, its heading."""
    marker = markers.match(run.text)
    second = markers.match(run.text, marker.end) if marker and marker.kind in markers.WEAK else None
    end = marker.end if marker else 0
    if marker and second and second.kind not in {"arabic", "upper"}:
        marker, end = second, end + second.end
    body = run.part(end)
    heading = recognise(body.text, kind=marker.kind if marker else None, marked=marked)
    return Block(body, marker, run.span()[0], heading)


def group_run(runs: list[Run]) -> Run:
    """Lines joined with a blank, or with nothing where a document number was split."""
    parts: list[Run] = []
    for run in runs:
        if parts and _SPLIT_NUMBER.search(parts[-1].text) and re.match(r"[A-ZĐ0-9]", run.text):
            parts[-1] = join([parts[-1], run], "")
        else:
            parts.append(run)
    return join(parts)


def _continues(group: list[Line], line: Line, layout: Layout) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last = group[-1]
    rows = (line.cells and line.barred) or (last.cells and last.barred)
    if rows or last.marked or line.marked:
        return False
    text, before = line.run.text, last.run.text
    unfinished = not before.endswith(_ENDS) or bool(_SHORT_FORMS.search(before[-6:]))
    marker = markers.match(text)
    if marker:
        return unfinished and _false_marker(marker, before, text, layout, blank=line.blank)
    split = _SPLIT_NUMBER.search(before[-20:]) and re.match(r"[A-ZĐ]{2}", text)
    if split or _stops(group, line):
        return bool(split)
    if _LOWER.match(text):
        return unfinished or (_reaches(last, layout) and not line.blank)
    return _carries(last, line, layout, unfinished=unfinished)


def _stops(group: list[Line], line: Line) -> bool:
    """A heading begins here, or one has just ended."""
    text = line.run.text
    head = recognise(text, kind=None) if len(text) < _HEADING else None
    if head and head.classes and not _LOWER.match(text) and not is_caps(group[-1].run.text):
        return True
    first = group[0].run.text
    marker = markers.match(first)
    body = first[marker.end :] if marker else first
    known = recognise(body, kind=marker.kind if marker else None) if len(first) < _HEADING else None
    if len(group) > 1 or not known:
        return False
    if is_caps(body):
        return not is_caps(text)
    whole = known.end == len(body) if known.classes else known.sub_end == len(body)
    return whole and not (_LOWER.match(text) or _CONNECT.search(flat(body)))


def _carries(last: Line, line: Line, layout: Layout, *, unfinished: bool) -> bool:
    """Whether a line with a capital goes on with the sentence or the paragraph before it."""
    before = last.run.text
    if is_caps(before) and is_caps(line.run.text):
        return unfinished and not line.blank
    goes_on = (
        _CONNECT.search(flat(before[-12:]))
        if layout.width
        else _FUNCTION_WORDS.search(before[-12:])
    )
    if unfinished and (goes_on or _open_quote(before)):
        return True
    if unfinished:
        return _reaches(last, layout, _NEAR if line.blank else _UNFINISHED)
    if line.blank or not _reaches(last, layout):
        return False
    return not layout.exact or len(before) + 1 + len(line.run.text.split(" ", 1)[0]) > layout.exact


def _reaches(line: Line, layout: Layout, share: float = _NEAR) -> bool:
    return bool(layout.width) and len(line.run.text) >= share * layout.width


def _open_quote(text: str) -> bool:
    return text.rfind("“") > text.rfind("”")


def _false_marker(marker: Marker, before: str, text: str, layout: Layout, *, blank: bool) -> bool:
    """A dash or a number that only happens to stand at the head of a broken line."""
    plain, rest = flat(before[-14:]), flat(text[marker.end : marker.end + 14])
    if marker.kind == "dash":
        if _COMPOUND.search(plain) and _COMPOUND_TAIL.match(rest):
            return True
        long = bool(layout.width) and len(before) >= _NEAR * layout.width
        return long and not blank and bool(_LOWER.match(text, marker.end))
    if marker.kind == "ordinal":
        return bool(_LOWER.match(text))
    if marker.kind == "arabic" and layout.width and not blank:
        return bool(_CONNECT.search(plain)) and not plain.endswith(",")
    return False
