"""Findings that were kept: those of one record, and each as it was."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.organisations import queries as organisations
from thidua.apps.records.models import Check
from thidua.apps.records.pages import check_words as words
from thidua.apps.records.pages.check import listed
from thidua.apps.records.pages.check_base import subject_or_404
from thidua.apps.records.pages.check_show import shown
from thidua.apps.records.pages.check_told import told_facts
from thidua.apps.records.queries.checks import changed_since, check_by_uid, checks_of
from thidua.core import clock, locale, paging


@require_safe
@login_required
def check_list(request: HttpRequest, uid: str) -> HttpResponse:
    """Show the kept findings of a record, the newest first."""
    subject = subject_or_404(request, uid)
    rows = checks_of(request.user, subject)
    page = paging.keyset(rows, order=("-kept_at", "-pk"), after=request.GET.get("after"))
    context = {
        "subject": subject,
        "place": organisations.name_on(subject.unit, clock.today()) if subject else "",
        "rows": listed(list(page.rows)),
        "page": page,
        "all": words.ALL,
        "columns": [_("Danh hiệu, hình thức"), _("Kết quả"), _("Ngày xét"), _("Người lưu")],
    }
    return render(request, "records/pages/check_list.html", context)


@require_safe
@login_required
def check_kept(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a kept finding exactly as it was; say when rule or record have changed since."""
    check = check_by_uid(request.user, uid)
    if check is None:
        raise Http404
    rule_changed, record_changed = changed_since(check)
    context = {
        "check": check,
        "outcome": shown(check.outcome),
        "place": organisations.name_on(check.unit, clock.day_of(check.kept_at)),
        "rule_changed": rule_changed,
        "record_changed": record_changed,
        "details": _details(check),
        "facts": told_facts(check.facts),
        "judged": _judged(check),
        "slug": check.award.lower(),
    }
    return render(request, "records/pages/check_kept.html", context)


def _details(check: Check) -> list[tuple[str, str]]:
    """Return what surrounds the finding."""
    about = check.outcome.get("about", {})
    return [
        (_("Xét cho"), ", ".join(filter(None, (check.title, about.get("post", ""))))),
        (_("Ngày xét"), locale.day(check.on)),
        (_("Năm xét"), str(check.year)),
        (_("Nguồn dữ kiện"), _("Hồ sơ thành tích") if check.subject_id else _("Tự ghi khi xét")),
        (_("Người lưu"), check.kept_by.full_name),
        (_("Lúc"), locale.moment(check.kept_at)),
        (_("Phiên bản chương trình"), f"thidua {check.engine_version}"),
    ]


def _judged(check: Check) -> list[dict[str, Any]]:
    """Return what people judged: who and when, or that it was assumed for this check."""
    asked = _judgements(check.outcome)
    rows = []
    for one in check.outcome.get("about", {}).get("judgements", ()):
        said = asked.get(one["name"])
        if said is None:
            continue
        at = parse_datetime(one["at"]) if one["at"] else None
        who = _("%(who)s, ngày %(day)s") % {"who": one["by"], "day": locale.day(at)}
        rows.append(
            {
                "text": words.sentence(said),
                "answer": str(dict(words.JUDGED)["yes" if one["answer"] else "no"]),
                "recorded": one["recorded"],
                "who": who if one["recorded"] else _("giả định của lần xét này"),
                "note": one["note"],
            }
        )
    return rows


def _judgements(outcome: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return the wording of every judgement that the finding asks for, by its name."""
    found: dict[str, dict[str, str]] = {}
    ahead = [outcome]
    while ahead:
        one = ahead.pop()
        ahead += [*one.get("conditions", ()), *filter(None, [one.get("before")])]
        if one.get("kind") == "Judgement":
            found.setdefault(one["id"].rsplit(".", 1)[-1], one["asks"])
    return found
