"""The table to fill in: example rows on the first sheet, what each column means on the second."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.records import rules
from thidua.apps.records.checks.columns import FIELDS
from thidua.apps.records.pages.parts import refuse
from thidua.core import export
from thidua.kernel.problems import NotAllowedError

FACE = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}


@login_required
@require_safe
def take_in_table(request: HttpRequest) -> HttpResponse:
    """Hand the table out."""
    if not rules.can_take_in(request.user, None):
        raise refuse(NotAllowedError(rules.can_take_in.name))
    answer = HttpResponse(table(), content_type=export.MIME)
    answer["Content-Disposition"] = 'attachment; filename="bang-ho-so-thanh-tich.xlsx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def table() -> bytes:
    """Return the workbook."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        plain = book.add_format({**FACE, "num_format": "@"})
        bold = book.add_format({**FACE, "bold": True, "bg_color": "#EEEEEE", "bottom": 1})
        sheet, words = book.add_worksheet(_("Hồ sơ")), book.add_worksheet(_("Giải thích"))
        for place, field in enumerate(FIELDS):
            sheet.write_string(0, place, str(field.heading), bold)
            for number, example in enumerate(field.examples, start=1):
                sheet.write_string(number, place, example, plain)
            words.write_string(place + 1, 0, str(field.heading), bold)
            words.write_string(place + 1, 1, str(field.help), plain)
        for place, heading in enumerate((_("Cột"), _("Ghi gì"))):
            words.write_string(0, place, heading, bold)
        note = _("Hai dòng ví dụ ở bảng “Hồ sơ” là đối tượng không có thật; xóa trước khi nhập.")
        words.write_string(len(FIELDS) + 2, 0, note, plain)
        sheet.set_column(0, len(FIELDS) - 1, 22, plain)
        sheet.freeze_panes(1, 1)
        words.set_column(0, 0, 28)
        words.set_column(1, 1, 80)
    return target.getvalue()
