"""Who is deserving: the answer, with filters in the address, and as a spreadsheet."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.organisations import queries as organisations
from thidua.apps.records.models import Run, RunKind, RunState
from thidua.apps.records.pages import deserving_show as show
from thidua.apps.records.pages.check_words import award_name, sentence
from thidua.apps.records.pages.deserving import about
from thidua.apps.records.pages.deserving_forms import Filters
from thidua.apps.records.pages.deserving_sheet import spreadsheet
from thidua.apps.records.queries import deserving_view as view
from thidua.apps.records.queries.deserving import runs_of
from thidua.apps.records.queries.deserving_answers import applied
from thidua.apps.records.queries.deserving_store import Kept
from thidua.apps.records.queries.deserving_words import fact_said, reason_of
from thidua.books.law.awards import rules
from thidua.core import clock, locale
from thidua.kernel.rules.model import Version

AGAIN_SECONDS = 3
MOST_HINTS = 8


def run_or_404(request: HttpRequest, uid: str, kind: RunKind) -> Run:
    """Return a kept run of the reader with everything in it.

    Raises:
        Http404: there is none, it is somebody else's, or the reader's reach no longer covers it.
    """
    found = runs_of(request.user, kind).defer(None).filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def waiting(request: HttpRequest, run: Run, title: str, back: str) -> HttpResponse:
    """Show how far a run is; the browser asks again by itself."""
    context = {"run": run, "title": title, "back": back, "failed": run.state == RunState.FAILED}
    answer = render(request, "records/pages/deserving_wait.html", context)
    if run.state != RunState.FAILED:
        answer["Refresh"] = str(AGAIN_SECONDS)
    return answer


@login_required
@require_safe
def run(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a page of the answer, or the whole list as a spreadsheet with `?xlsx`."""
    found = run_or_404(request, uid, RunKind.DESERVING)
    if found.state != RunState.DONE:
        return waiting(request, found, about(found), reverse("records:deserving"))
    kept = Kept(found)
    units = view.unit_names(kept)
    form = Filters(request.GET or None, units=_choices(kept, units))
    asked = _narrowed(form, kept)
    places = view.chosen(kept, asked, request.user)
    order = request.GET.get("sort", "")
    places = view.ordered(kept, asked.award, places, order if order in view.ORDERS else "name")
    if "xlsx" in request.GET:
        return spreadsheet(kept, asked.award, places, request.user)
    page = view.page(places, request.GET.get("after", ""))
    context = _context(request, kept, asked, units) | {
        "form": form,
        "page": page,
        "rows": show.rows(kept, asked.award, page.rows, request.user),
    }
    return render(request, "records/pages/deserving_run.html", context)


def _choices(kept: Kept, units: dict[int, str]) -> list[tuple[str, str]]:
    """Return the units of the groups to choose from, by uid; one query."""
    uids = view.unit_uids(kept)
    return [(uids[key], units[key]) for key in kept.columns.units.tolist() if key in uids]


def _narrowed(form: Filters, kept: Kept) -> view.Narrowed:
    """Return what the address narrows the list to."""
    first = kept.run.asked["awards"][0]
    if not form.is_valid():
        return view.Narrowed(first)
    said = form.cleaned_data
    award = said["award"] if said["award"] in kept.lines else first
    return view.Narrowed(
        award,
        said["standing"],
        said["unit"],
        said["work"],
        said["granted"],
        said["lacks"],
        said["unknown"],
        said["q"],
    )


def _version(kept: Kept, award: str) -> Version | None:
    """Return the version by which an award was judged."""
    return applied(rules()[award], kept.run.on)


def _context(
    request: HttpRequest, kept: Kept, asked: view.Narrowed, units: dict[int, str]
) -> dict[str, Any]:
    """Return everything around the list."""
    award, run = asked.award, kept.run
    address = f"?award={award}"
    whole, each = view.shares(kept, award)
    standing = rules()[award].version_on(run.on)
    applies = _version(kept, award)
    return {
        "run": run,
        "crumbs": [(_("Ai xứng đáng?"), reverse("records:deserving"))],
        "unit": organisations.placed_names([run.unit_id], clock.today()).get(run.unit_id, ""),
        "award": capfirst(award_name(award)),
        "award_slug": award.lower().replace("_", "-"),
        "tabs": [
            (capfirst(award_name(code)), f"?award={code}", view.counts(kept, code)["meets"])
            for code in run.asked["awards"]
        ],
        "answer": show.answer(kept, award),
        "figures": show.figures(kept, award, address),
        "uncertain": applies is None or applies is not standing or _late(applies, run),
        "certain_until": applies.certain_until if applies else None,
        "without": f"{address}&standing=meets&granted=no",
        "hints": _hints(kept, award, address),
        "shares": show.shares_said(whole) if whole.everybody.total else "",
        "share_rows": [(_("Toàn đơn vị"), whole), *((units.get(u.unit_id or 0), u) for u in each)],
        "share_columns": [
            _("Đơn vị"),
            (_("Người"), "", "number"),
            _("Trực tiếp"),
            _("Trực tiếp, đủ tiêu chuẩn"),
            _("Trực tiếp, được tặng"),
            _("Lãnh đạo, được tặng"),
        ],
        "columns": [
            (_("Họ và tên, tên gọi"), "name"),
            (_("Đơn vị"), "unit"),
            (_("Kết quả"), "standing"),
            _("Lý do"),
        ],
        "export": f"?{request.GET.urlencode()}&xlsx=1",
        "again": _again(run),
    }


def _late(version: Version, run: Run) -> bool:
    """Say whether the day of judgement lies after the last certain day of a version."""
    return version.certain_until is not None and run.on > version.certain_until


def _hints(kept: Kept, award: str, address: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return what is most often lacking alone, and which facts are most often unknown."""
    version = _version(kept, award)
    if version is None:
        return []
    number = locale.number
    alone = [
        (sentence(reason_of(version, route, name)), number(n), f"{address}&lacks={name}")
        for route, name, n in view.lacking(kept, award)[:MOST_HINTS]
    ]
    facts = [
        (sentence(fact_said(name, version)), number(n), f"{address}&unknown={name}")
        for name, n in view.unknown(kept, award)[:MOST_HINTS]
    ]
    named = ((_("Điều kiện duy nhất còn thiếu"), alone), (_("Thông tin còn thiếu"), facts))
    return [(title, some) for title, some in named if some]


def _again(run: Run) -> str:
    """Return the address that asks the same anew."""
    awards = tuple(run.asked["awards"])
    said = awards[0] if len(awards) == 1 else rules()[awards[0]].family
    whole = "&whole=on" if run.asked["whole"] else ""
    start = f"{reverse('records:deserving')}?unit={run.unit.uid}&award={said}"
    return f"{start}&year={run.year}&on={run.on.isoformat()}{whole}"
