"""The deserving as a spreadsheet, with the reasons of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from thidua.apps.records.pages.check_words import award_name, sentence, told
from thidua.apps.records.pages.deserving_forms import STANDINGS
from thidua.apps.records.pages.deserving_show import work
from thidua.apps.records.queries.deserving_answers import Line, applied
from thidua.apps.records.queries.deserving_store import Kept
from thidua.apps.records.queries.deserving_view import people_said
from thidua.apps.records.queries.deserving_words import reasons
from thidua.books.law.awards import rules
from thidua.core import export
from thidua.kernel.rules.model import Version


def spreadsheet(kept: Kept, award: str, places: Any, person: Any) -> HttpResponse:
    """Return every record at these places that the reader may see, in their order."""
    columns = [
        (_("Họ và tên, tên gọi"),),
        (_("Mã số"),),
        (_("Đơn vị"),),
        (_("Chức vụ"),),
        (_("Công việc"),),
        (_("Kết quả"),),
        (_("Lý do"),),
        (_("Căn cứ"),),
        (_("Năm xét đã được tặng"),),
    ]
    title = _("Xét %(award)s năm %(year)s") % {
        "award": capfirst(award_name(award)),
        "year": kept.run.year,
    }
    return export.xlsx(title, columns, _rows(kept, award, places, person))


def _rows(kept: Kept, award: str, places: Any, person: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the rows; reasons are worded once for each distinct answer."""
    columns, lines = kept.columns, kept.lines[award]
    version = applied(rules()[award], kept.run.on)
    worded = [words(line, version) for line in lines]
    for at, subject, unit in people_said(kept, places, person):
        answer = int(columns.answer[award][at])
        yield (
            subject.full_name,
            subject.code,
            unit,
            subject.post,
            work(int(columns.marks[at])),
            _standing(lines[answer]),
            *worded[answer],
            bool(columns.granted[award][at]),
        )


def _standing(line: Line) -> str:
    """Return the standing in words."""
    return capfirst(str(STANDINGS[line.standing])) if line.standing else ""


def words(line: Line, version: Version | None) -> tuple[str, str]:
    """Return the reasons of an answer and the places of the law, each as one text."""
    if not line.standing:
        return "", ""
    found = reasons(line, version)
    cited = dict.fromkeys(told(one.cite.say()) for one in found if one.cite)
    return "; ".join(sentence(one.said) for one in found), "; ".join(cited)
