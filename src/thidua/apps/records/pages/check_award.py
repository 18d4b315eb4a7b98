"""One check: what the award asks, what is known, how it comes out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.apps.organisations import queries as organisations
from thidua.apps.records import rules
from thidua.apps.records.actions.keep import keep_check
from thidua.apps.records.models import Subject
from thidua.apps.records.pages import check_words as words
from thidua.apps.records.pages.check_base import (
    Sheet,
    code_of,
    own_unit,
    sheet_of,
    subject_or_404,
    whoami,
)
from thidua.apps.records.pages.check_judge import record_typed
from thidua.apps.records.pages.check_layout import blocks
from thidua.apps.records.pages.check_show import looked, shown
from thidua.apps.records.queries.checks import examine
from thidua.apps.records.queries.survey import survey
from thidua.core import clock
from thidua.core.wording import not_allowed
from thidua.kernel.problems import NotAllowedError


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def check_award(request: HttpRequest, code: str, uid: str = "") -> HttpResponse:
    """Show the form and its findings; keep the finding, or what was judged, when asked to."""
    award = code_of(code)
    subject = subject_or_404(request, uid)
    sheet = sheet_of(request, award, subject)
    found = _find(sheet)
    refused = ""
    if request.method == "POST" and not sheet.form.errors and award != words.ALL:
        try:
            if (goal := _act(request, sheet)) is not None:
                return goal
        except NotAllowedError as error:
            refused = not_allowed(error.rule)
    context = {**_context(request, sheet), **found, "refused": refused}
    if getattr(request, "htmx", False):
        return render(request, "records/pages/check_findings.html", {**context, "part": True})
    return render(request, "records/pages/check_award.html", context)


def _find(sheet: Sheet) -> dict[str, Any]:
    """Judge what was typed; faults go beside their fields."""
    if sheet.form.errors:
        return {}
    if sheet.code == words.ALL:
        looks, problems = survey(sheet.case)
        sheet.tell(problems)
        before = any(look.before for look in looks)
        return {} if problems else {"looks": looked(looks), "looks_before": before}
    outcome, problems = examine(sheet.case)
    sheet.tell(problems)
    return {} if outcome is None else {"outcome": shown(outcome)}


def _act(request: HttpRequest, sheet: Sheet) -> HttpResponse | None:
    """Do what the button says; None when it only asks for a new look."""
    do, by = request.POST.get("do"), whoami(request)
    if do == "keep":
        check = keep_check(
            sheet.case,
            by=by,
            today=clock.today(),
            subject=sheet.subject,
            unit=None if sheet.subject is not None else own_unit(request),
            about=sheet.form.cleaned_data.get("about", ""),
        )
        messages.success(request, _("Đã lưu kết quả xét."), extra_tags=f"keep-{_draft(sheet)}")
        return redirect("records:check_kept", uid=check.uid)
    if do == "judge" and sheet.subject is not None:
        count = record_typed(sheet, note=request.POST.get("judgement-note", ""), by=by)
        if count:
            messages.success(
                request, _("Đã ghi ý kiến xem xét."), extra_tags=f"keep-{_draft(sheet)}"
            )
            address = _address(sheet)
            return redirect(f"{address}?on={sheet.case['on']}&year={sheet.case['year']}")
        messages.info(request, _("Không có ý kiến nào khác với điều đã ghi."))
    return None


def _address(sheet: Sheet) -> str:
    """Return the address of the sheet."""
    slug = sheet.code if sheet.code == words.ALL else sheet.code.lower()
    if sheet.subject is None:
        return reverse("records:check_award", args=[slug])
    return reverse("records:check_subject", args=[sheet.subject.uid, slug])


def _draft(sheet: Sheet) -> str:
    """Return the name under which the browser keeps what is typed."""
    whom = "" if sheet.subject is None else sheet.subject.uid
    return f"check-{whom}-{sheet.code}"


def _context(request: HttpRequest, sheet: Sheet) -> dict[str, Any]:
    """Return what the page shows beside the findings."""
    subject = sheet.subject
    every = sheet.code == words.ALL
    return {
        "form": sheet.form,
        "subject": subject,
        "place": _place(subject),
        "every": every,
        "name": _("mọi danh hiệu, hình thức") if every else words.award_name(sheet.code),
        "slug": sheet.code if every else sheet.code.lower(),
        "action": _address(sheet),
        "all_url": _every_url(subject),
        "draft": _draft(sheet),
        "blocks": blocks(sheet.form),
        "may_keep": not every and _may_keep(request, subject),
        "may_judge": _may_judge(request, sheet),
    }


def _place(subject: Subject | None) -> str:
    """Return where the subject belongs."""
    return "" if subject is None else organisations.name_on(subject.unit, clock.today())


def _every_url(subject: Subject | None) -> str:
    """Return the address of the look over every award."""
    if subject is None:
        return reverse("records:check_award", args=[words.ALL])
    return reverse("records:check_subject", args=[subject.uid, words.ALL])


def _may_keep(request: HttpRequest, subject: Subject | None) -> bool:
    """Tell whether the button to keep a finding leads anywhere."""
    place = subject or own_unit(request)
    return place is not None and rules.can_keep(whoami(request), place)


def _may_judge(request: HttpRequest, sheet: Sheet) -> bool:
    """Tell whether the person may record what people judge."""
    asked = bool(sheet.form.asks.judgements) and sheet.subject is not None
    return asked and rules.can_judge(whoami(request), sheet.subject)
