"""Every instrument that the law books lean on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from thidua.books.law import leaning, topics
from thidua.kernel.rules.topics.book import READ, SECONDARY
from thidua.kernel.rules.topics.instruments import Instrument
from thidua.surfaces.portal.law.day_form import day_of
from thidua.surfaces.portal.law.words import INSTRUMENTS, Labels, crumbs, told, with_day

READING: Labels = {
    READ: gettext_lazy("đã đọc văn bản"),
    SECONDARY: gettext_lazy("qua nguồn thứ cấp"),
}
NOT_READ = gettext_lazy("chưa đọc")
TONES = {READ: "good", SECONDARY: "warn"}


@dataclass(frozen=True)
class Row:
    """One instrument in the list."""

    number: str
    name: str
    url: str
    kind: str
    start: date | None
    end: date | None
    force: str
    tone: str
    reading: str
    reading_tone: str
    leaning: int


@require_safe
def instruments(request: HttpRequest) -> HttpResponse:
    """Show the instruments, those on which most leans first."""
    form, on, named = day_of(request)
    rows = [_row(item, on, named) for item in topics.instruments().values()]
    rows.sort(key=lambda row: -row.leaning)
    return render(
        request,
        "portal/law/instruments.html",
        {
            "form": form,
            "on": on,
            "named": named,
            "crumbs": crumbs(named),
            "rows": rows,
            "columns": [
                _("Văn bản"),
                _("Loại"),
                _("Hiệu lực"),
                _("Ngày này"),
                _("Mức độ đọc"),
                (_("Chỗ dựa vào"), "", "number"),
            ],
        },
    )


def _row(item: Instrument, on: date, named: date | None) -> Row:
    """Return one instrument as a row."""
    force, tone = force_of(item, on)
    return Row(
        item.number,
        told(item.said),
        with_day(reverse("portal:law_instrument", args=[leaning.slug_of(item.number)]), named),
        str(INSTRUMENTS.get(item.kind, "")),
        item.valid_from,
        item.valid_to,
        force,
        tone,
        str(READING.get(item.confidence, NOT_READ)),
        TONES.get(item.confidence, "bad"),
        len(leaning.affected(item.number)),
    )


def force_of(item: Instrument, on: date) -> tuple[str, str]:
    """Return in a word and a tone whether an instrument is in force on a day."""
    known = item.on(on)
    if known is None:
        return _("chưa rõ ngày bắt đầu"), "neutral"
    if known:
        return _("có hiệu lực"), "good"
    if item.valid_from and on < item.valid_from:
        return _("chưa có hiệu lực"), "info"
    return _("hết hiệu lực"), "neutral"


def links(numbers: Iterable[str]) -> list[tuple[str, str]]:
    """Return other instruments as (number and name, address); the address may be empty."""
    found = []
    for number in numbers:
        item = topics.instruments().get(number)
        url = reverse("portal:law_instrument", args=[leaning.slug_of(number)]) if item else ""
        found.append((f"{told(item.said)} ({number})" if item else number, url))
    return found
