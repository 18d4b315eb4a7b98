"""The table to fill in, with an example and a sheet of explanations."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.pages.reorganise_parts import editors_only
from thidua.apps.organisations import queries
from thidua.core import export

FACE = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}


@editors_only
@require_safe
def reorganise_table(_request: HttpRequest) -> HttpResponse:
    """Hand out the table: first sheet to fill in, second sheet what each column means."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        plain = book.add_format(FACE)
        bold = book.add_format({**FACE, "bold": True, "bg_color": "#EEEEEE", "bottom": 1})
        sheet, words = book.add_worksheet(_("Bảng")), book.add_worksheet(_("Giải thích"))
        columns = queries.all_columns()
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column.heading, bold)
            words.write_string(place + 1, 0, column.heading, bold)
            words.write_string(place + 1, 1, column.help, plain)
            taken = ", ".join(queries.words_for(column.name))
            words.write_string(place + 1, 2, taken, plain)
        for place, heading in enumerate((_("Cột"), _("Ghi gì"), _("Các từ dùng được"))):
            words.write_string(0, place, heading, bold)
        for number, row in enumerate(_example(), start=1):
            for place, column in enumerate(columns):
                sheet.write_string(number, place, row.get(column.name, ""), plain)
        sheet.set_column(0, len(columns) - 1, 18)
        sheet.freeze_panes(1, 0)
        words.set_column(0, 0, 18)
        words.set_column(1, 2, 60)
    answer = HttpResponse(target.getvalue(), content_type=export.MIME)
    answer["Content-Disposition"] = 'attachment; filename="bang-sap-xep-don-vi.xlsx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _example() -> list[dict[str, str]]:
    """Return two rows of an invented merger; they are to be overwritten."""
    new = {"target": _("Xã Mẫu Mới"), "new": "x", "kind": _("Xã"), "parent": _("Tỉnh Mẫu")}
    shares = {"area": _("toàn bộ"), "people": _("toàn bộ"), "functions": _("toàn bộ")}
    note = {"note": _("Ví dụ; xóa dòng này")}
    return [
        {"source": _("Xã Mẫu Một"), **new, **shares, **note},
        {"source": _("Xã Mẫu Hai"), **new, **shares, **note},
    ]
