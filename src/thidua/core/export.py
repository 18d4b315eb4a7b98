"""Tables for spreadsheet programs: one sheet, safe cells, Vietnamese days and numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from thidua.core import clock, files, locale

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_570
LONGEST_TEXT = 32_767
EXACT_DIGITS = 15
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTHS = {"text": 28, "number": 14, "percent": 10, "money": 18, "day": 12, "moment": 17}


class TooManyRowsError(ValueError):
    """A sheet cannot hold this many rows."""


def xlsx(
    name: str, columns: Sequence[tuple[str, ...]], rows: Iterable[Sequence[Any]]
) -> HttpResponse:
    """Return a workbook as an answer to be saved.

    Args:
        name: title above the table and name of the file, without an ending.
        columns: heading and, if wanted, kind of each column: `text` (the default), `number`,
            `percent`, `money`, `day` or `moment`.
        rows: values in the order of the columns; read once, one row in memory at a time.

    Raises:
        TooManyRowsError: more rows than a sheet holds.
    """
    answer = HttpResponse(workbook(name, columns, rows), content_type=MIME)
    filename = files.clean_name(f"{name}.xlsx")
    disposition = content_disposition_header(as_attachment=True, filename=filename)
    answer["Content-Disposition"] = disposition or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def workbook(name: str, columns: Sequence[tuple[str, ...]], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return the workbook itself; see `xlsx`."""
    kinds = [column[1] if len(column) > 1 else "text" for column in columns]
    target = BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": name, "created": clock.now().replace(tzinfo=None)})
        sheet = book.add_worksheet(gettext("Bảng"))
        styles = _styles(book)
        for place, kind in enumerate(kinds):
            sheet.set_column(place, place, _WIDTHS[kind])
        sheet.freeze_panes(2, 0)
        sheet.repeat_rows(1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, name, styles["title"])
        for place, column in enumerate(columns):
            sheet.write_string(1, place, str(column[0]), styles["heading"])
        for line, row in enumerate(rows, start=2):
            if line > MOST_ROWS:
                raise TooManyRowsError(name)
            for place, (kind, value) in enumerate(zip(kinds, row, strict=True)):
                _cell(sheet, (line, place), value, kind, styles)
    return target.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    """Return the formats of the workbook by name."""
    base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
    wrapped = {**base, "text_wrap": True}
    day, clocked = ("d mmm yyyy", "d mmm yyyy hh:mm")
    if not locale.english():
        day, clocked = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
    made = {
        "title": {**base, "bold": True, "font_size": 14},
        "heading": {**wrapped, "bold": True, "bottom": 1, "bg_color": "#EEEEEE"},
        "text": wrapped,
        "risky": {**wrapped, "quote_prefix": True},
        "number": {**base, "num_format": "#,##0.######"},
        "whole": {**base, "num_format": "#,##0"},
        "percent": {**base, "num_format": "0.0%"},
        "money": {**base, "num_format": "#,##0"},
        "day": {**base, "num_format": day, "align": "left"},
        "moment": {**base, "num_format": clocked, "align": "left"},
    }
    return {name: book.add_format(style) for name, style in made.items()}


def _cell(sheet: Any, at: tuple[int, int], value: Any, kind: str, styles: dict[str, Any]) -> None:
    """Write one value; a text is always written as text, never read as a formula or an address."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return
    if isinstance(value, bool):
        value = gettext("có") if value else gettext("không")
    if isinstance(value, datetime):
        local = value.astimezone(clock.ZONE).replace(tzinfo=None) if value.tzinfo else value
        sheet.write_datetime(*at, local, styles["day" if kind == "day" else "moment"])
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, styles["day"])
    elif isinstance(value, int | float | Decimal) and _fits(value):
        style = kind if kind in {"percent", "money"} else "number"
        if style == "number" and value == int(value):
            style = "whole"
        sheet.write_number(
            *at, float(value) if isinstance(value, Decimal) else value, styles[style]
        )
    else:
        text = str(value)
        shown = text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
        sheet.write_string(*at, shown, styles["risky" if shown.startswith(RISKY) else "text"])


def _fits(value: float | Decimal) -> bool:
    """Say whether a spreadsheet keeps every digit of a number."""
    digits = Decimal(str(value)).normalize().as_tuple().digits
    return len(digits) <= EXACT_DIGITS or isinstance(value, float)
