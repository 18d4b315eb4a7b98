"""Every title and commendation, by family and level, on one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from thidua.books.law import topics
from thidua.books.law.awards import books
from thidua.books.law.on_day import AwardDay, awards_on, bodies
from thidua.core import clock
from thidua.kernel.text.fold import fold
from thidua.surfaces.portal.law.day_form import SearchForm, chosen, read
from thidua.surfaces.portal.law.standing import WORDS, chip, most
from thidua.surfaces.portal.law.words import (
    FAMILIES,
    LEVELS,
    SUBJECTS,
    award_url,
    labelled,
    told,
)

FEW = 1


@dataclass(frozen=True)
class Row:
    """One award in the list."""

    code: str
    name: str
    url: str
    level: str
    subjects: str
    deciders: str
    word: str
    tone: str


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the awards of a day, or those that bear the words looked for."""
    today = clock.today()
    form = read(SearchForm, request, ngay=today)
    on = chosen(form) or today
    named = on if request.GET.get("ngay") and chosen(form) else None
    typed = form.cleaned_data.get("q") or ""
    days = awards_on(on)
    found = [one for one in days if not typed or _matches(one, fold(typed))]
    families = [
        (family, str(label), [_row(one, named) for one in _by_level(found, family)])
        for family, label in FAMILIES.items()
        if any(one.rule.family == family for one in found)
    ]
    whole, counts = most(days)
    return render(
        request,
        "portal/law/index.html",
        {
            "form": form,
            "on": on,
            "named": named,
            "typed": typed,
            "families": families,
            "count": len(found),
            "standing": whole,
            "counts": [(WORDS[state], count) for state, count in counts.most_common()],
            "columns": [_("Tên"), _("Cấp"), _("Dành cho"), _("Người quyết định"), _("Quy định")],
        },
    )


def _matches(one: AwardDay, typed: str) -> bool:
    """Tell whether every word typed stands in the code, a name or another name of the award."""
    rule = one.rule
    known = topics.books().awards.get(rule.code)
    names = (
        rule.code,
        *rule.name,
        *books().aliases.get(rule.code, ()),
        *(known.words if known else ()),
    )
    folded = [fold(name) for name in names]
    if any(typed in name for name in folded):
        return True
    return any(all(word in name for word in typed.split()) for name in folded)


def _by_level(days: Iterable[AwardDay], family: str) -> list[AwardDay]:
    """Return the awards of a family, from the grassroots up, as the books list them."""
    order = list(LEVELS)
    mine = [one for one in days if one.rule.family == family]
    return sorted(mine, key=lambda one: order.index(one.rule.level))


def _row(one: AwardDay, named: object) -> Row:
    """Return one award as a row."""
    rule = one.rule
    word, tone = chip(one.state)
    return Row(
        rule.code,
        told(rule.name),
        award_url(rule.code, named),  # type: ignore[arg-type]
        str(LEVELS[rule.level]),
        labelled(SUBJECTS, rule.subjects),
        _who(one),
        word,
        tone,
    )


def _who(one: AwardDay) -> str:
    """Return who decides, the first by name."""
    names = [told(topics.books().body(code)) for code in bodies(one.deciders)]
    said = "; ".join(names[:FEW])
    if rest := len(names) - FEW if len(names) > FEW else 0:
        more = ngettext("và %(n)s nơi khác", "và %(n)s nơi khác", rest) % {"n": rest}
        return f"{said} {more}"
    return said
