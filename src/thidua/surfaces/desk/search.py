"""One box for everything: movements, units, tasks, clauses of plans."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.apps.movements import queries as movements
from thidua.apps.organisations import queries as organisations
from thidua.core import clock
from thidua.kernel.text.fold import fold

SHOWN = 12
SHORTEST = 2


def search(request: HttpRequest) -> HttpResponse:
    """Show what this reader may see that holds all the words, with or without diacritics."""
    asked = request.GET.get("q", "")[:200]
    context: dict[str, object] = {"asked": asked, "found": False}
    if len(fold(asked)) >= SHORTEST:
        context |= _found(request, asked)
    return render(request, "desk/search.html", context)


def _found(request: HttpRequest, asked: str) -> dict[str, object]:
    today = clock.today()
    matched = movements.visible_to(request.user)
    for word in fold(asked).split():
        matched = matched.filter(search__contains=word)
    units = organisations.find(asked, on=today)[:SHOWN]
    names = organisations.names_on([u.pk for u in units], today)
    listed = list(matched.order_by("search")[:SHOWN])
    return {
        "movements": listed,
        "units": [(unit, names.get(unit.pk, "")) for unit in units],
        "clauses": movements.find_clauses(request.user, asked, SHOWN),
        "found": True,
    }
