"""One award on one day: what it is, who decides, standards, papers, limits, money, ladder."""

from __future__ import annotations

import difflib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.books.law import ladder as known
from thidua.books.law.awards import books, folders, rules
from thidua.books.law.on_day import AwardDay, award_on
from thidua.kernel.rules.model import Rule
from thidua.kernel.text.fold import fold
from thidua.surfaces.portal.law import ladder, notes, provisions, standards
from thidua.surfaces.portal.law.day_form import day_of
from thidua.surfaces.portal.law.standing import standing
from thidua.surfaces.portal.law.words import (
    FAMILIES,
    KINDS,
    LEVELS,
    SUBJECTS,
    award_url,
    crumbs,
    labelled,
    place,
    sentence,
    told,
)


@require_safe
def award(request: HttpRequest, code: str) -> HttpResponse:
    """Show an award on the day of the address, else today."""
    form, on, named = day_of(request)
    rule = rules().get(code.upper().replace("-", "_"))
    if rule is None:
        return _missing(request, code)
    one = award_on(rule.code, on)
    context = {
        "form": form,
        "one": one,
        "on": on,
        "named": named,
        "crumbs": crumbs(named),
        "name": told(rule.name),
        "what": told(rule.what) if rule.what else "",
        "standing": standing(one),
        "facts": _facts(one),
        "check": _check(rule.code),
        **_sections(one),
        "rungs_before": ladder.rungs(known.before(rule.code), named),
        "rungs_after": ladder.rungs(known.after(rule.code), named),
        "picture": ladder.picture(rule.code, named),
        "notes": notes.html_of(folders()[rule.code].notes),
    }
    return render(request, "portal/law/award.html", context)


def _facts(one: AwardDay) -> list[tuple[str, str]]:
    """Return what kind of award it is."""
    rule = one.rule
    return [
        (_("Mã"), rule.code),
        (_("Loại"), _family(rule)),
        (_("Cấp"), str(LEVELS[rule.level])),
        (_("Dành cho"), capfirst(labelled(SUBJECTS, rule.subjects))),
        *([(_("Khi nào xét"), told(rule.cadence))] if rule.cadence else []),
    ]


def _family(rule: Rule) -> str:
    """Return the family of an award; what is no title says that it is a commendation."""
    name = str(FAMILIES[rule.family])
    return name if rule.kind == "title" else f"{name} ({KINDS[rule.kind]})"


def _sections(one: AwardDay) -> dict[str, Any]:
    """Return the parts of the page, each a list."""
    return {
        "basis": place(one.shown.basis),
        "deciders": provisions.deciders(one),
        "proposers": provisions.proposers(one),
        "common": standards.common_lines(one),
        "ways": standards.ways(one),
        "papers": provisions.papers(one),
        "paper_notes": provisions.paper_notes(one),
        "limits": provisions.limits(one),
        "sums": provisions.sums(one),
        "versions": _versions(one),
        "decider_columns": [_("Người quyết định"), _("Quy định"), _("Căn cứ")],
        "paper_columns": [_("Thành phần"), _("Quy định"), _("Căn cứ")],
        "limit_columns": [_("Việc"), _("Quy định"), _("Căn cứ")],
        "sum_columns": [_("Dành cho"), _("Mức"), _("Cách tính"), _("Căn cứ")],
        "version_columns": [_("Căn cứ"), _("Hiệu lực"), _("Chắc chắn đến"), _("Ghi chú")],
    }


def _versions(one: AwardDay) -> list[dict[str, Any]]:
    """Return every version of the rule, the newest first."""
    return [
        {
            "basis": place(version.basis),
            "start": version.valid_from,
            "end": version.valid_to,
            "certain": version.certain_until,
            "amended": told(version.amended[1]) if version.amended else "",
            "by": place(version.amended[0]) if version.amended else None,
            "shown": version == one.shown,
        }
        for version in reversed(one.rule.versions)
    ]


def _check(code: str) -> str:
    """Return the address of the check of a case, or nothing where there is no such page."""
    try:
        return f"{reverse('records:check')}?award={code}"
    except NoReverseMatch:
        return ""


def _missing(request: HttpRequest, code: str) -> HttpResponse:
    """Say that there is no such award, and which come close."""
    typed = fold(code.replace("-", " ").replace("_", " "))
    names = {
        one: [fold(one), fold(rule.name.vi), *books().aliases.get(one, ())]
        for one, rule in rules().items()
    }
    words = {name: one for one, said in names.items() for name in said}
    near = difflib.get_close_matches(typed, words, n=12, cutoff=0.5)
    near += [name for name in words if typed and typed in name]
    found = list(dict.fromkeys(words[name] for name in near))[:5]
    context = {
        "title": _("Không có danh hiệu, hình thức nào mang mã “%(code)s”") % {"code": code},
        "crumbs": crumbs(None),
        "near": [(sentence(rules()[one].name), award_url(one, None), one) for one in found],
        "list_url": reverse("portal:law"),
        "list_label": _("Xem tất cả danh hiệu, hình thức khen thưởng"),
    }
    return render(request, "portal/law/missing.html", context, status=404)
