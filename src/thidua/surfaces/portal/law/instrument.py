"""One instrument, and the articles of it that the books lean on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.books.law import leaning
from thidua.books.law.awards import rules
from thidua.core import locale
from thidua.kernel.rules.topics.instruments import Instrument
from thidua.surfaces.portal.law.day_form import day_of
from thidua.surfaces.portal.law.instruments import NOT_READ, READING, force_of, links
from thidua.surfaces.portal.law.leanings import groups
from thidua.surfaces.portal.law.words import INSTRUMENTS, TOPICS, crumbs, labelled, told, with_day

FEW = 4


@dataclass(frozen=True)
class Article:
    """An article with what leans on it."""

    number: int
    url: str
    awards: str
    topics: str
    count: int


@require_safe
def instrument(request: HttpRequest, number: str) -> HttpResponse:
    """Show an instrument: its days, how far it was read, its articles in use."""
    form, on, named = day_of(request)
    item = leaning.by_slug().get(number)
    if item is None:
        return missing(request, number)
    found = leaning.articles(item.number)
    listed = [
        _article(number, article, rows, named)
        for article, rows in found.items()
        if article is not None
    ]
    force, tone = force_of(item, on)
    return render(
        request,
        "portal/law/instrument.html",
        {
            "form": form,
            "on": on,
            "named": named,
            "crumbs": crumbs(named, (_("Văn bản"), reverse("portal:law_instruments"))),
            "item": item,
            "name": told(item.said),
            "facts": _facts(item),
            "force": force,
            "tone": tone,
            "related": _related(item),
            "articles": listed,
            "whole": groups(found.get(None, ()), on, named),
            "columns": [
                _("Điều"),
                _("Danh hiệu, hình thức"),
                _("Chủ đề"),
                (_("Chỗ dựa"), "", "number"),
            ],
        },
    )


def _article(
    slug: str, number: int, rows: tuple[leaning.Leaning, ...], named: date | None
) -> Article:
    """Return an article as a row."""
    codes = list(dict.fromkeys(row.award for row in rows if row.award))
    names = [told(rules()[code].name) for code in codes[:FEW]]
    if len(codes) > FEW:
        names.append("…")
    return Article(
        number,
        with_day(reverse("portal:law_article", args=[slug, number]), named),
        "; ".join(names),
        labelled(TOPICS, dict.fromkeys(row.topic for row in rows if row.topic)),
        len(rows),
    )


def _facts(item: Instrument) -> list[tuple[str, str]]:
    """Return what is known of an instrument."""
    rows = [
        (_("Số, ký hiệu"), item.number),
        (_("Loại"), str(INSTRUMENTS.get(item.kind, ""))),
        (_("Ban hành"), locale.day(item.issued) if item.issued else ""),
        (_("Có hiệu lực từ"), locale.day(item.valid_from) if item.valid_from else ""),
    ]
    if item.valid_to:
        rows.append((_("Đến hết ngày"), locale.day(item.valid_to)))
    if item.certain_until:
        rows.append((_("Chắc chắn đến hết ngày"), locale.day(item.certain_until)))
    reading = f"{READING.get(item.confidence, NOT_READ)}: {told(item.reading)}"
    return [*rows, (_("Mức độ đọc"), reading)]


def _related(item: Instrument) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return other instruments by how they stand to this one."""
    ended = (item.ended_by,) if item.ended_by else ()
    listed = [
        (_("Thay thế"), item.replaces),
        (_("Sửa đổi"), item.amends),
        (_("Được sửa đổi bởi"), item.amended_by),
        (_("Bị thay thế bởi"), ended),
    ]
    return [(label, links(numbers)) for label, numbers in listed if numbers]


def missing(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that there is no such instrument in the books."""
    near = [
        (f"{told(item.said)} ({item.number})", reverse("portal:law_instrument", args=[known]), "")
        for known, item in leaning.by_slug().items()
        if known.startswith(slug.split("-", maxsplit=1)[0]) or slug in known
    ]
    context = {
        "title": _("Sổ luật không có văn bản “%(slug)s”") % {"slug": slug},
        "crumbs": crumbs(None, (_("Văn bản"), reverse("portal:law_instruments"))),
        "near": near[:5],
        "list_url": reverse("portal:law_instruments"),
        "list_label": _("Xem các văn bản"),
    }
    return render(request, "portal/law/missing.html", context, status=404)
