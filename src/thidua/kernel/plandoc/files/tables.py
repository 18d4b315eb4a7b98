"""Tables as lines: data row by row with bars, tables that only place text cell by cell."""

from __future__ import annotations

from typing import Final

Cell = list[str]  # the lines of one cell
_PLACING_ROWS: Final = 2
_PLACING_COLUMNS: Final = 2


def lines_of(rows: list[list[Cell]]) -> list[str]:
    """The lines of a table.

    A table of one row, of one column, or of two by two only places text (the head of a letter,
    recipients beside the signature): its cells follow one another. Any other table is data: a row
    is one line, its cells divided by bars.
    """
    columns = max((len(row) for row in rows), default=0)
    places = len(rows) == 1 or columns == 1
    if places or (len(rows) <= _PLACING_ROWS and columns <= _PLACING_COLUMNS):
        return [line for row in rows for cell in row for line in cell]
    return [line for row in rows if (line := _bars(row))]


def _bars(row: list[Cell]) -> str:
    cells = [" ".join(" ".join(cell).split()) for cell in row]
    return " | ".join(cells) if any(cells) else ""
