"""Two days of the law beside each other: each difference in words, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from thidua.books.law.awards import rules
from thidua.books.law.days import Difference, differences, eve_of_turn, turning_days
from thidua.core import clock, locale
from thidua.surfaces.portal.law.day_form import TwoDaysForm, chosen, read
from thidua.surfaces.portal.law.ladder import Rung, rungs
from thidua.surfaces.portal.law.words import Labels, Place, crumbs, places, told

KINDS: Final[Labels] = {
    "instrument": gettext_lazy("Văn bản"),
    "salary": gettext_lazy("Mức lương cơ sở"),
    "certainty": gettext_lazy("Mức chắc chắn"),
    "version": gettext_lazy("Bản của quy định"),
    "routes": gettext_lazy("Trường hợp"),
    "deciders": gettext_lazy("Người quyết định"),
    "bonus": gettext_lazy("Tiền thưởng"),
    "papers": gettext_lazy("Hồ sơ"),
    "forms": gettext_lazy("Mẫu"),
    "dates": gettext_lazy("Các thời hạn"),
}
MANY = 6
BEFORE, AFTER = 10, 2


@dataclass(frozen=True)
class Row:
    """One difference: in words, for which awards, where it stands."""

    text: str
    awards: list[Rung]
    many: bool
    every: bool
    places: list[Place]


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show what the law says differently on two days."""
    today = clock.today()
    eve, turn = eve_of_turn(today)
    form = read(TwoDaysForm, request, tu=eve, den=turn)
    first, second = chosen(form, "tu"), chosen(form, "den")
    wrong = first is None or second is None
    found = [] if first is None or second is None else differences(first, second)
    sections = [
        (kind, label, [_row(one, second) for one in found if one.kind == kind])
        for kind, label in KINDS.items()
        if any(one.kind == kind for one in found)
    ]
    return render(
        request,
        "portal/law/compare.html",
        {
            "form": form,
            "first": first,
            "second": second,
            "wrong": wrong,
            "crumbs": crumbs(None),
            "sections": sections,
            "count": len(found),
            "turns": _turns(today),
            "columns": [_("Khác nhau"), _("Danh hiệu, hình thức"), _("Căn cứ")],
        },
    )


def _row(one: Difference, second: date | None) -> Row:
    """Return a difference as a row."""
    return Row(
        told(one.text),
        rungs(one.awards, second),
        len(one.awards) > MANY,
        len(one.awards) == len(rules()),
        places(one.cites),
    )


def _turns(today: date) -> list[tuple[str, str]]:
    """Return the days around today on which something turns, as links to the comparison."""
    days = turning_days()
    first = next((n for n, day in enumerate(days) if day > today), len(days))
    near = days[max(0, first - BEFORE) : first + AFTER]
    base = reverse("portal:law_compare")
    return [(locale.day(day), f"{base}?tu={day - timedelta(days=1)}&den={day}") for day in near]
