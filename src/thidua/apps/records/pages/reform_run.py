"""Whose result changes when the law changes: the answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from thidua.apps.organisations import queries as organisations
from thidua.apps.records.models import RunKind, RunState
from thidua.apps.records.pages import deserving_show as show
from thidua.apps.records.pages.check_words import VERDICTS, award_name
from thidua.apps.records.pages.deserving_run import run_or_404, waiting
from thidua.apps.records.pages.deserving_sheet import words
from thidua.apps.records.queries import deserving_view as view
from thidua.apps.records.queries import reform
from thidua.apps.records.queries.deserving_store import Kept
from thidua.apps.records.queries.deserving_words import reasons
from thidua.core import clock, export, locale
from thidua.kernel.rules.model import Version

NONE: Final = (pgettext_lazy("verdict", "Không thuộc đối tượng"), "neutral", "stop")
STANDINGS: Final = {
    "none": gettext_lazy("không có quy định nào được ghi nhận"),
    "draft": gettext_lazy("bản thảo, chưa có ai đọc xác nhận; không quyết định điều gì"),
    "unread": gettext_lazy("quy định chưa được đọc tận văn bản; không quyết định điều gì"),
    "uncertain": gettext_lazy("sau ngày chắc chắn cuối cùng; không quyết định điều gì"),
    "certain": gettext_lazy("đã đọc tận văn bản"),
}


class Filters(forms.Form):
    """What the list of changes can be narrowed to."""

    before = forms.ChoiceField(label=gettext_lazy("Trước"), required=False)
    after = forms.ChoiceField(label=gettext_lazy("Sau"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"), required=False)

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer verdicts and the units with changes."""
        super().__init__(*args, **kwargs)
        every = [("", _("Tất cả"))]
        named = [(code, str(verdict(code)[0])) for code in reform.VERDICTS]
        for name in ("before", "after"):
            self.fields[name].choices = [*every, *named]  # type: ignore[attr-defined]
        self.fields["unit"].choices = [*every, *units]  # type: ignore[attr-defined]


def verdict(code: str) -> tuple[Any, str, str]:
    """Return word, tone and icon of a verdict."""
    return VERDICTS.get(code, NONE)


@login_required
@require_safe
def reform_run(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a page of the changes, or all of them as a spreadsheet with `?xlsx`."""
    run = run_or_404(request, uid, RunKind.REFORM)
    title = award_name(run.asked["award"])
    if run.state != RunState.DONE:
        return waiting(request, run, title, reverse("records:reform"))
    kept, asked = Kept(run), reform.asked_of(run)
    names, moved = view.unit_names(kept), reform.by_unit(kept)
    form = Filters(
        request.GET or None, units=[(str(unit), names.get(unit, "")) for unit, _n in moved]
    )
    said = form.cleaned_data if form.is_valid() else {}
    places = reform.chosen(
        kept,
        before=said.get("before", ""),
        after=said.get("after", ""),
        unit=int(said.get("unit") or 0),
    )
    versions = _versions(asked)
    if "xlsx" in request.GET:
        return _spreadsheet(request, kept, places, versions)
    page = view.page(places, request.GET.get("page_after", ""))
    context = {
        "run": run,
        "crumbs": [(_("Luật đổi thì ai đổi kết quả?"), reverse("records:reform"))],
        "award": capfirst(title),
        "unit": organisations.placed_names([run.unit_id], clock.today()).get(run.unit_id, ""),
        "answer": _answer(kept),
        "sides": _sides(asked),
        "matrix": _matrix(kept),
        "by_unit": [(names.get(unit, ""), _moves(found)) for unit, found in moved],
        "form": form,
        "page": page,
        "rows": _rows(request, kept, page.rows, versions),
        "columns": [_("Họ và tên, tên gọi"), _("Đơn vị"), _("Trước"), _("Sau"), _("Vì sao")],
        "matrix_columns": [_("Trước"), _("Sau"), (_("Hồ sơ"), "", "number")],
        "unit_columns": [_("Đơn vị"), _("Đổi kết quả")],
        "export": f"?{request.GET.urlencode()}&xlsx=1",
        "pages": _pages(request, page),
    }
    return render(request, "records/pages/reform_run.html", context)


def _pages(request: HttpRequest, page: view.Page) -> list[tuple[str, str]]:
    """Return the ways to the page before and the page after; `after` names a verdict here."""
    made = []
    for cursor, label in ((page.prev_cursor, _("Trang trước")), (page.next_cursor, _("Trang sau"))):
        if cursor is not None:
            query = request.GET.copy()
            query["page_after"] = cursor
            made.append((f"?{query.urlencode()}", label))
    return made


def _versions(asked: reform.Asked) -> dict[str, Version | None]:
    """Return the version of each side as it was applied."""
    both = zip((reform.BEFORE, reform.AFTER), reform.sides(asked), strict=True)
    return {side: rules[asked.award].version_on(asked.on) for side, rules in both}


def _sides(asked: reform.Asked) -> list[tuple[str, Any]]:
    """Return each side as a row of details: its day, since when, whether it decides."""
    made = []
    for label, side in zip((_("Trước"), _("Sau")), reform.compared(asked), strict=True):
        since = ""
        if side.version is not None:
            since = _("có hiệu lực từ %(since)s; ") % {"since": locale.day(side.version.valid_from)}
        day = _("quy định của ngày %(day)s: ") % {"day": locale.day(side.day)}
        made.append((label, f"{day}{since}{STANDINGS[side.standing]}"))
    return made


def _answer(kept: Kept) -> str:
    """Return the answer in one sentence."""
    total, moved = len(kept.columns.ids), int(reform.changed(kept).sum())
    if not moved:
        return _("Không hồ sơ nào trong %(all)s hồ sơ đổi kết quả.") % {"all": locale.number(total)}
    text = _("%(moved)s trên %(all)s hồ sơ đổi kết quả khi áp dụng quy định sau.")
    return text % {"moved": locale.number(moved), "all": locale.number(total)}


def _matrix(kept: Kept) -> list[tuple[Any, Any, str, bool]]:
    """Return from, to, how many, and whether that is a change."""
    return [
        (verdict(one.before), verdict(one.after), locale.number(one.count), one.before != one.after)
        for one in reform.matrix(kept)
    ]


def _moves(found: dict[tuple[str, str], int]) -> list[str]:
    """Return the changes of a unit in words."""
    return [
        f"{verdict(one)[0]} → {verdict(two)[0]}: {locale.number(n)}"
        for (one, two), n in sorted(found.items())
    ]


def _rows(
    request: HttpRequest, kept: Kept, places: list[int], versions: dict[str, Version | None]
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a page."""
    trials = {
        side: "" if one.decides else _("phép thử, không quyết định điều gì")
        for side, one in zip(versions, reform.compared(reform.asked_of(kept.run)), strict=True)
    }
    for at, subject, unit in view.people_said(kept, places, request.user):
        sides = []
        for side, label in ((reform.BEFORE, _("Trước")), (reform.AFTER, _("Sau"))):
            line = kept.lines[side][int(kept.columns.answer[side][at])]
            why = [show.said(one) for one in reasons(line, versions[side])] if line.standing else []
            sides.append((label, verdict(reform.verdict_of(line)), why, trials[side]))
        yield {"subject": subject, "unit": unit, "sides": sides}


def _spreadsheet(
    request: HttpRequest, kept: Kept, places: Any, versions: dict[str, Version | None]
) -> HttpResponse:
    """Return every change that the reader may see; each line says whether the side decides."""
    columns = [
        (_("Họ và tên, tên gọi"),),
        (_("Mã số"),),
        (_("Đơn vị"),),
        (_("Trước"),),
        (_("Lý do trước"),),
        (_("Căn cứ trước"),),
        (_("Sau"),),
        (_("Lý do sau"),),
        (_("Căn cứ sau"),),
        (_("Giá trị của quy định sau"),),
    ]
    asked = reform.asked_of(kept.run)
    weight = str(STANDINGS[reform.compared(asked)[1].standing])
    worded = {side: [words(line, versions[side]) for line in kept.lines[side]] for side in versions}

    def rows() -> Iterator[tuple[Any, ...]]:
        """Yield the lines of the sheet."""
        for at, subject, unit in view.people_said(kept, places, request.user):
            line: list[Any] = [subject.full_name, subject.code, unit]
            for side in versions:
                answer = int(kept.columns.answer[side][at])
                found = verdict(reform.verdict_of(kept.lines[side][answer]))
                line += [str(found[0]), *worded[side][answer]]
            yield (*line, weight)

    return export.xlsx(_("Ai đổi kết quả khi luật đổi"), columns, rows())
