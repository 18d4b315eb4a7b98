"""From the text as given to cleaned physical lines: leftovers of HTML and Markdown, cells."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from thidua.kernel.plandoc.run import Run, join

BREAK = re.compile(
    r"\r\n|[\n\r\f\v\x85\u2028\u2029]|<(?:br|/p|/li|/h[1-6]|/tr|/div|/ul|/ol|"
    r"/table)\b[^<>\n]{0,99}>",
    re.IGNORECASE,
)
_CELL_TAG = re.compile(r"</t[dh]\s{0,9}>", re.IGNORECASE)
_PIECE = re.compile(
    r"(?P<blank>[\s\u00a0\u2000-\u200a\u202f\u3000]+)"
    r"|(?P<nothing>[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]+)"
    r"|(?P<cluster>[^\u0300-\u036f][\u0300-\u036f]{1,4})"
    r"|(?P<tag></?[a-zA-Z][a-zA-Z0-9]{0,12}(?:\s[^<>\n]{0,300})?/?>|<!--[^<>\n]{0,300}-->)"
    r"|(?P<entity>&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});)"
    r"|(?P<strong>\*{2,3}|_{2,3}(?=\S)|(?<=\S)_{2,3}|`{1,3}|~~)"
    r"|(?P<escape>\\(?=[-.*_#+()\[\]!>|`~]))"
)
_ANY_LEFTOVER = re.compile(
    r"\s{2}|[^\S ]|[\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff\u00ad\u0300-\u036f\x00-\x1f\x7f]|"
    r"[<&*_`~\\]"
)
_RULE = re.compile(r"^[\s\-_=*~+|:.\u2013\u2014\u2026·]{2,}$")
_GAP = re.compile(r"\t+|\s{4,}|\|")
_BAR = re.compile(r"\|")
_COLUMNS = 2
_HASHES = re.compile(r"^\s{0,9}(?:>\s?){0,9}#{1,6}\s+")
_QUOTE = re.compile(r"^\s{0,9}(?:>\s?){1,9}")
_STAR = re.compile(r"(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line, cleaned.

    Attributes:
        run: the words, white space collapsed; bars of table rows stay in it as ` | `.
        blank: an empty line stood before it.
        cells: the cells of a row with bars, tabs or wide gaps; empty for a plain line.
        barred: the cells were parted by bars.
        marked: the line was a Markdown or HTML heading.
    """

    run: Run
    blank: bool
    cells: tuple[Run, ...] = ()
    barred: bool = False
    marked: bool = False


def clean(text: str, start: int, end: int) -> Run:
    """One stretch of the source without leftovers, white space collapsed, in NFC."""
    if not _ANY_LEFTOVER.search(text, start, end):
        return Run(text[start:end], ((0, start),)).part(0) if end > start else Run("", ())
    out: list[str] = []
    cuts: list[tuple[int, int]] = []
    length, at = 0, start
    for match in _PIECE.finditer(text, start, end):
        kept = text[at : match.start()]
        if kept:
            cuts.append((length, at))
            out.append(kept)
            length += len(kept)
        new = _replacement(match, after_blank=bool(out) and out[-1][-1:] == " ")
        if new:
            cuts.append((length, match.start()))
            out.append(new)
            length += len(new)
        at = match.end()
    if at < end:
        cuts.append((length, at))
        out.append(text[at:end])
    return Run("".join(out), tuple(cuts)).part(0)


def _replacement(match: re.Match[str], *, after_blank: bool) -> str:
    kind, piece = match.lastgroup, match.group()
    if kind == "blank" or (kind == "entity" and html.unescape(piece) == "\xa0"):
        return "" if after_blank else " "
    if kind == "cluster":
        return "" if piece[0].isspace() and after_blank else unicodedata.normalize("NFC", piece)
    return html.unescape(piece)[:1] if kind == "entity" else ""


def physical_lines(text: str) -> list[Line]:
    """The lines of a text with something in them.

    Args:
        text: the whole text as given.

    Returns:
        Cleaned lines in order; rules made of dashes are left out and count as blank lines.
    """
    lines: list[Line] = []
    blank, at = False, 0
    ends = [*((m.start(), m.end()) for m in BREAK.finditer(text)), (len(text), len(text))]
    for stop, after in ends:
        line = (
            None
            if _RULE.match(text[at : min(stop, at + 400)])
            else (_line(text, at, stop, blank=blank))
        )
        at = after
        if line is None:
            blank = True
            continue
        lines.append(line)
        blank = False
    return lines


def _line(text: str, start: int, end: int, *, blank: bool) -> Line | None:
    raw = text[start:end]
    hashes = _HASHES.match(raw) or _QUOTE.match(raw)
    marked = bool(hashes and "#" in hashes.group()) or raw.lstrip()[:2].lower() == "<h"
    first = start + (hashes.end() if hashes else 0)
    run = _without_stars(clean(text, first, end))
    if not run.text:
        return None
    body = text[first:end]
    pattern = _BAR if "|" in body else (_CELL_TAG if _CELL_TAG.search(body) else _GAP)
    if pattern.search(text, first, end) is None:
        return Line(run, blank, marked=marked)
    cells = _cells(text, first, end, pattern)
    if not any(c.text for c in cells):
        return None
    if len(cells) == 1 and cells[0].text and len(cells[0].text) < len(run.text):
        run = cells[0]
    barred = pattern is not _GAP or body.strip("\t ").count("\t") >= _COLUMNS
    return Line(run, blank, cells if len(cells) > 1 else (), barred, marked)


def _cells(text: str, start: int, end: int, pattern: re.Pattern[str]) -> tuple[Run, ...]:
    cells: list[Run] = []
    at = start
    for match in pattern.finditer(text, start, end):
        cells.append(_without_stars(clean(text, at, match.start())))
        at = match.end()
    cells.append(_without_stars(clean(text, at, end)))
    return tuple(c for c in cells if c.text and not _RULE.match(c.text + "  "))


def _without_stars(run: Run) -> Run:
    """Drop the single stars of Markdown emphasis; a star before a blank is a list mark."""
    if "*" not in run.text:
        return run
    parts, at = [], 0
    for match in _STAR.finditer(run.text):
        if match.start() > at:
            parts.append(_exact(run, at, match.start()))
        at = match.end()
    parts.append(_exact(run, at, len(run.text)))
    return join(parts, "").part(0)


def _exact(run: Run, start: int, end: int) -> Run:
    text = run.text[start:end]
    if not text:
        return Run("", ())
    cuts = [(0, run.place(start))]
    cuts += [(here - start, there) for here, there in run.cuts if start < here < end]
    return Run(text, tuple(cuts))
