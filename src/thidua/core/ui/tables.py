"""Headings with sort links, and rows whose cells know their heading (cards on a phone)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from thidua.core.ui.addresses import with_query

_ROW_OR_CELL = re.compile(r"<(tr|td|th|/td)\b([^>]*)>", re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """One heading: `order` is the value of `aria-sort`, or empty when not so sorted."""

    label: str
    kind: str = ""
    url: str = ""
    order: str = ""


def heads(columns: Sequence[object], request: HttpRequest | None) -> list[Head]:
    """Return the headings of a table.

    Args:
        columns: a label, or (label, sort key or empty), or (label, sort key, kind); kind `number`
            puts figures to the right, kind `do` is a column of buttons whose label is not shown.
        request: the page; its `sort` is a key, or a key after `-` for the other direction.
    """
    made = []
    for column in columns:
        label, key, kind = _three(column)
        if not key or request is None:
            made.append(Head(label, kind))
            continue
        now = request.GET.get("sort", "")
        order = {key: "ascending", f"-{key}": "descending"}.get(now, "")
        turned = f"-{key}" if order == "ascending" else key
        made.append(Head(label, kind, with_query(request, sort=turned), order))
    return made


def _three(column: object) -> tuple[str, str, str]:
    """Return label, sort key and kind of a column, however short it was written."""
    if not isinstance(column, (tuple, list)):
        return str(column), "", ""
    label, key, kind = (*column, "", "")[:3]
    return str(label), key, kind


def with_labels(rows: str, columns: Sequence[Head]) -> SafeString:
    """Return rows of HTML in which every cell bears its heading as `data-label`.

    Args:
        rows: `<tr>` elements, already escaped, without tables inside their cells.
        columns: the headings; a cell beyond the last, or with its own `data-label`, stays as it is.
    """
    labels = [
        f' data-label="{escape(head.label)}"' + (f' data-kind="{head.kind}"' if head.kind else "")
        for head in columns
    ]
    at, last = -1, len(columns) - 1

    def mark(found: re.Match[str]) -> str:
        nonlocal at
        tag, rest = found.groups()
        tag = tag.lower()
        if tag == "/td":
            return f"</div>{found[0]}"
        if tag == "tr":
            at = -1
            return found[0]
        at += 1
        inner = '<div class="cell">' if tag == "td" else ""
        if at > last or "data-label" in rest:
            return found[0] + inner
        return f"<{tag}{labels[at]}{rest}>{inner}"

    return mark_safe(_ROW_OR_CELL.sub(mark, rows))


def has_rows(rows: str) -> bool:
    """Say whether the block of a table holds a row at all."""
    return "<tr" in rows.lower()
