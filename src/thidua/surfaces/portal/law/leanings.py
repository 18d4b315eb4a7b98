"""What leans on a place of the law, by award and by topic, for the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.books.law.awards import rules
from thidua.books.law.leaning import Leaning
from thidua.core import locale
from thidua.surfaces.portal.law.words import TOPICS, Labels, award_url, sentence, told

PARTS: Final[Labels] = {
    "version": gettext_lazy("căn cứ của quy định"),
    "amended": gettext_lazy("làm quy định không còn chắc chắn"),
    "route": gettext_lazy("trường hợp"),
    "condition": gettext_lazy("điều kiện"),
    "stop": gettext_lazy("làm một trường hợp dừng"),
    "provision": gettext_lazy("quy định"),
    "word": gettext_lazy("cách hiểu"),
}


@dataclass(frozen=True)
class Line:
    """One thing that leans on the place."""

    kind: str
    part: str
    text: str
    place: str
    span: str


@dataclass(frozen=True)
class Group:
    """An award or a topic with everything of it that leans on the place."""

    name: str
    url: str
    code: str
    lines: tuple[Line, ...]


def groups(rows: Iterable[Leaning], on: date, named: date | None) -> list[Group]:
    """Return leanings by award, then by topic; the same words at one place stand once."""
    found: dict[tuple[str, str], dict[Line, None]] = {}
    for row in rows:
        found.setdefault((row.award, row.topic), {}).setdefault(_line(row, on))
    return [
        Group(*_head(award, topic, named), tuple(lines)) for (award, topic), lines in found.items()
    ]


def _head(award: str, topic: str, named: date | None) -> tuple[str, str, str]:
    """Return name, address and code of an award, or the name of a topic."""
    if award:
        return told(rules()[award].name), award_url(award, named), award
    return str(TOPICS[topic]), "", ""


def _line(row: Leaning, on: date) -> Line:
    """Return one leaning in words; days are told only where they leave out the day shown."""
    outside = (row.valid_from and on < row.valid_from) or (row.valid_to and row.valid_to < on)
    return Line(
        kind=row.part,
        part=str(PARTS[row.part]),
        text=sentence(row.text),
        place=told(row.cite.say()),
        span=_span(row) if outside else "",
    )


def _span(row: Leaning) -> str:
    """Return from when until when."""
    start, end = locale.day(row.valid_from), locale.day(row.valid_to)
    if row.valid_from and row.valid_to:
        return _("áp dụng từ %(start)s đến hết %(end)s") % {"start": start, "end": end}
    if row.valid_from:
        return _("áp dụng từ %(start)s") % {"start": start}
    return _("áp dụng đến hết %(end)s") % {"end": end}
