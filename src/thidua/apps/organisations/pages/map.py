"""The provinces of a day on a map: by region, by kind, or by number of communes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from django.views.decorators.http import require_safe

from thidua.apps.organisations import queries
from thidua.apps.organisations.queries import AreaOn
from thidua.books.places import shapes
from thidua.core import clock, locale
from thidua.core.ui.map import Area, Step, breaks, picture, step_of

Shown = tuple[list[Area], list[Step], bool]


class MapForm(forms.Form):
    """Ngày và số liệu của bản đồ."""

    ngay = forms.DateField(
        label=gettext_lazy("Vào ngày"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    xem = forms.ChoiceField(
        label=gettext_lazy("Tô màu theo"),
        required=False,
        choices=[
            ("xa", gettext_lazy("Số đơn vị cấp xã")),
            ("vung", gettext_lazy("Vùng kinh tế - xã hội")),
            ("loai", gettext_lazy("Tỉnh hay thành phố")),
        ],
    )


@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """Show the provinces of a day on a map."""
    given = bool(request.GET.get("ngay"))
    form = MapForm({"ngay": clock.today(), "xem": "xa"} | request.GET.dict())
    form.full_clean()
    said = form.cleaned_data
    on = said.get("ngay") or clock.today()
    rows = queries.areas_on(on)
    measure = said.get("xem") or "xa"
    areas, steps, sequence = _MEASURES[measure](rows, on, given=given)
    sheet = shapes.sheet_for([row.uid for row in rows])
    return render(
        request,
        "organisations/pages/map.html",
        {
            "form": form,
            "on": on,
            "areas": areas,
            "crumbs": [(pgettext("places", "Đơn vị"), reverse("organisations:index"))],
            "picture": picture(areas, steps, sheet, sequence=sequence),
            "measure": dict(MapForm.base_fields["xem"].choices)[measure],  # type: ignore[attr-defined]
            "source": _source(rows, measure),
        },
    )


def _by_communes(rows: Sequence[AreaOn], on: date, *, given: bool) -> Shown:
    """Return areas in five classes of about equal size, by number of communes."""
    classes = breaks(row.communes for row in rows if row.communes)
    steps = [Step(n, str(n), _span(low, top)) for n, (low, top) in enumerate(classes, 1)]
    areas = [
        _area(row, _communes(row.communes), step_of(row.communes, classes), on, given=given)
        for row in rows
    ]
    return areas, steps, True


def _by_region(rows: Sequence[AreaOn], on: date, *, given: bool) -> Shown:
    """Return areas by region, in the order of the letters of the regions."""
    found = sorted({row.region for row in rows if row.region}, key=lambda one: one.mark)
    steps = [Step(n, one.mark, one.name) for n, one in enumerate(found, 1)]
    number = {one.code: n for n, one in enumerate(found, 1)}
    areas = [
        _area(
            row,
            row.region.name if row.region else _("chưa rõ vùng"),
            number[row.region.code] if row.region else 0,
            on,
            given=given,
        )
        for row in rows
    ]
    return areas, steps, False


def _by_kind(rows: Sequence[AreaOn], on: date, *, given: bool) -> Shown:
    """Return areas by kind, province or city."""
    known = {"province": (1, "A"), "city": (2, "B")}
    labels = {row.kind: row.kind_label for row in rows}
    steps = [Step(*known[kind], labels[kind]) for kind in known if kind in labels]
    areas = [
        _area(row, row.kind_label, known.get(row.kind, (0, ""))[0], on, given=given) for row in rows
    ]
    return areas, steps, False


_MEASURES: dict[str, Callable[..., Shown]] = {
    "xa": _by_communes,
    "vung": _by_region,
    "loai": _by_kind,
}


def _area(row: AreaOn, value: Any, step: int, on: date, *, given: bool) -> Area:
    """Return one area; its link keeps the day when the address named one."""
    href = reverse("organisations:unit", args=[row.uid])
    return Area(
        row.uid, row.name, str(value), step, f"{href}?day={on.isoformat()}" if given else href
    )


def _communes(number: int) -> str:
    """Return a number of communes in words."""
    if not number:
        return _("chưa có số liệu")
    words = ngettext("%(n)s đơn vị cấp xã", "%(n)s đơn vị cấp xã", number)
    return words % {"n": locale.number(number)}


def _span(low: int, top: int) -> str:
    """Return a class in words."""
    ends = (locale.number(low), locale.number(top))
    return ends[0] if low == top else "–".join(ends)


def _source(rows: Sequence[AreaOn], measure: str) -> str:
    """Return where the figures come from."""
    if measure == "vung":
        return next((row.region.source for row in rows if row.region), "")
    return _("danh bạ đơn vị của hệ thống")
