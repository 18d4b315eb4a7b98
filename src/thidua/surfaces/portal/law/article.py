"""One article of an instrument: every award, route, condition and topic that leans on it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.books.law import leaning
from thidua.surfaces.portal.law.day_form import day_of
from thidua.surfaces.portal.law.instrument import missing
from thidua.surfaces.portal.law.instruments import force_of
from thidua.surfaces.portal.law.leanings import groups
from thidua.surfaces.portal.law.words import crumbs, told, with_day


@require_safe
def article(request: HttpRequest, number: str, article: int) -> HttpResponse:
    """Show what leans on an article; an article without any answers 404 and says so."""
    form, on, named = day_of(request)
    item = leaning.by_slug().get(number)
    if item is None:
        return missing(request, number)
    rows = leaning.articles(item.number).get(article, ())
    home = with_day(reverse("portal:law_instrument", args=[number]), named)
    upper = (_("Văn bản"), reverse("portal:law_instruments"))
    if not rows:
        return _none(request, item.number, article, home)
    force, tone = force_of(item, on)
    listed = groups(rows, on, named)
    return render(
        request,
        "portal/law/article.html",
        {
            "form": form,
            "on": on,
            "named": named,
            "crumbs": crumbs(named, upper, (item.number, home)),
            "item": item,
            "name": told(item.said),
            "article": article,
            "force": force,
            "tone": tone,
            "awards": [group for group in listed if group.code],
            "topics": [group for group in listed if not group.code],
            "others": _others(item.number, number, article),
        },
    )


def _others(instrument: str, slug: str, article: int) -> dict[str, tuple[int, str] | None]:
    """Return the articles in use before and after this one."""
    numbers = [n for n in leaning.articles(instrument) if n is not None]
    at = numbers.index(article)

    def way(place: int) -> tuple[int, str] | None:
        if not 0 <= place < len(numbers):
            return None
        return numbers[place], reverse("portal:law_article", args=[slug, numbers[place]])

    return {"before": way(at - 1), "after": way(at + 1)}


def _none(request: HttpRequest, instrument: str, article: int, home: str) -> HttpResponse:
    """Say that nothing in the books leans on the article."""
    words = {"n": article, "number": instrument}
    context = {
        "title": _("Sổ luật không dựa vào Điều %(n)s của %(number)s") % words,
        "crumbs": crumbs(None, (instrument, home)),
        "near": [],
        "list_url": home,
        "list_label": _("Xem các điều được dựa vào"),
    }
    return render(request, "portal/law/missing.html", context, status=404)
