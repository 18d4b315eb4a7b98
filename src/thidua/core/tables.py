"""Read the first sheet of a spreadsheet, XLSX or CSV, as rows of text; nothing is calculated.

A spreadsheet is a zip of XML parts that strangers made: sizes are bounded before anything is
unpacked, and no entity of the XML is resolved.
"""

from __future__ import annotations

import csv
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from lxml import etree

from thidua.core import wording
from thidua.kernel.problems import RefusedError

Rows = list[tuple[int, list[str]]]

MOST_ROWS = 50_000
MOST_COLUMNS = 64
MOST_UNPACKED = 200 * 2**20
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_LETTERS = re.compile(r"[A-Z]+")
_BUILT_IN_DAYS = frozenset({14, 15, 16, 17, 22})
_DAY_FORMAT = re.compile(r"d.*m|m.*d|y", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_ORIGIN = date(1899, 12, 30)
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, etree.XMLSyntaxError)


def read(data: bytes, name: str) -> Rows:
    """Return the rows of the first sheet that are not empty, with their numbers in the file.

    Args:
        data: content of an XLSX or CSV file.
        name: its name, for refusals.

    Raises:
        RefusedError: `core.table_broken`, `core.table_too_long`, `core.file_empty`.
    """
    if not data.strip():
        raise wording.refusal("core.file_empty", name=name)
    found = _from_xlsx(data, name) if data.startswith(b"PK\x03\x04") else _from_csv(data)
    rows: Rows = []
    for number, cells in found:
        if any(cell.strip() for cell in cells):
            rows.append((number, [" ".join(cell.split()) for cell in cells]))
        if len(rows) > MOST_ROWS:
            raise wording.refusal("core.table_too_long", name=name, most=MOST_ROWS)
    return rows


def _from_csv(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield rows of a text with commas, semicolons or tabs, as its first line shows."""
    text = _decoded(data)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    comma = max((";", "\t", ","), key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma)
    for row in reader:
        yield reader.line_num, row[:MOST_COLUMNS]


def _decoded(data: bytes) -> str:
    """Return the text of a CSV file: UTF-8, UTF-16 with its mark, else Vietnamese Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1258", "replace")


def _from_xlsx(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield rows of the first sheet of a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise wording.refusal("core.table_too_long", name=name, most=MOST_ROWS)
            shared = _shared(archive)
            days = _day_styles(archive)
            with archive.open(_first_sheet(archive)) as sheet:
                yield from _rows(sheet, shared, days)
    except RefusedError:
        raise
    except _BROKEN as error:
        raise wording.refusal("core.table_broken", name=name) from error


def _rows(sheet: Any, shared: list[str], days: set[int]) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of every row of a sheet."""
    counted = 0
    for _event, row in etree.iterparse(sheet, tag=f"{_MAIN}row", resolve_entities=False):
        counted = int(row.get("r") or counted + 1)
        cells: list[str] = []
        for cell in row.iterchildren(f"{_MAIN}c"):
            place = _column(cell.get("r") or "", len(cells))
            if place >= MOST_COLUMNS:
                break
            cells += [""] * (place + 1 - len(cells))
            cells[place] = _value(cell, shared, days)
        yield counted, cells
        row.clear()


def _column(reference: str, otherwise: int) -> int:
    """Return the place of a cell from its reference ("C7" is 2)."""
    letters = _LETTERS.match(reference)
    if letters is None:
        return otherwise
    place = 0
    for letter in letters.group():
        place = place * 26 + ord(letter) - 64
    return place - 1


def _value(cell: Any, shared: list[str], days: set[int]) -> str:
    """Return what a cell shows, as text: a day as dd/mm/yyyy, a whole number without a point."""
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return "".join(cell.itertext())
    value = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        return shared[int(value)] if value else ""
    if kind != "n" or not value:
        return value
    if int(cell.get("s") or 0) in days:
        return f"{_ORIGIN + timedelta(days=int(float(value))):%d/%m/%Y}"
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)


def _parsed(archive: zipfile.ZipFile, part: str) -> Any:
    """Return the root of one XML part; None where there is none."""
    if part not in archive.namelist():
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(archive.read(part), parser)


def _shared(archive: zipfile.ZipFile) -> list[str]:
    """Return the texts that cells refer to by number, without readings aids."""
    root = _parsed(archive, "xl/sharedStrings.xml")
    if root is None:
        return []
    found = []
    for item in root.iterchildren(f"{_MAIN}si"):
        runs = [t.text or "" for t in item.iter(f"{_MAIN}t") if t.getparent().tag != f"{_MAIN}rPh"]
        found.append("".join(runs))
    return found


def _day_styles(archive: zipfile.ZipFile) -> set[int]:
    """Return the numbers of the cell styles that show a number as a day."""
    root = _parsed(archive, "xl/styles.xml")
    if root is None:
        return set()
    own = {
        int(each.get("numFmtId", "0"))
        for each in root.iter(f"{_MAIN}numFmt")
        if _DAY_FORMAT.search(_QUOTED.sub("", each.get("formatCode", "")))
    }
    styles = root.find(f"{_MAIN}cellXfs")
    shown = [] if styles is None else list(styles)
    formats = [int(style.get("numFmtId", "0")) for style in shown]
    return {place for place, each in enumerate(formats) if each in own | _BUILT_IN_DAYS}


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """Return the part that holds the first sheet of the workbook."""
    book, links = _parsed(archive, "xl/workbook.xml"), "xl/_rels/workbook.xml.rels"
    targets = {
        each.get("Id"): each.get("Target")
        for each in _parsed(archive, links).iter(f"{_PACKAGE}Relationship")
    }
    first = next(book.iter(f"{_MAIN}sheet"))
    target = targets[first.get(f"{_REL}id")]
    return target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
