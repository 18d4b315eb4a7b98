"""One record: a line for each year, what is missing, the forms to add, where the subject was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.records import actions, queries, rules
from thidua.apps.records.models import Subject
from thidua.apps.records.pages import labels
from thidua.apps.records.pages.entry_forms import FORMS, TITLES
from thidua.apps.records.pages.parts import person_of, refuse, show_problems, subject_or_404
from thidua.core import clock, locale
from thidua.kernel.problems import BlockedError, NotAllowedError

COLUMNS = (
    gettext_lazy("Năm"),
    gettext_lazy("Xếp loại"),
    gettext_lazy("Danh hiệu thi đua"),
    gettext_lazy("Khen thưởng"),
    gettext_lazy("Sáng kiến, đề tài"),
)
ACTS: dict[str, Callable[..., object]] = {
    "xep-loai": actions.record_rating,
    "khen-thuong": actions.record_grant,
    "sang-kien": actions.record_work,
    "ky-luat": actions.record_measure,
    "vu-viec": actions.open_case,
    "xac-nhan": actions.confirm_parts,
}


@login_required
@require_safe
def record(request: HttpRequest, uid: str) -> HttpResponse:
    """Show one record."""
    return _page(request, subject_or_404(request, uid))


@login_required
@require_POST
def entry(request: HttpRequest, uid: str, what: str) -> HttpResponse:
    """Write one entry; what was typed comes back when it cannot be written."""
    subject = subject_or_404(request, uid)
    if what not in FORMS:
        raise Http404
    form = FORMS[what](request.POST, prefix=what)
    if form.is_valid():
        said = {key: value for key, value in form.cleaned_data.items() if value != ""}
        try:
            ACTS[what](subject.pk, **said, by=person_of(request), today=clock.today())
        except BlockedError as blocked:
            show_problems(form, blocked)
        except NotAllowedError as error:
            raise refuse(error) from error
        else:
            messages.success(request, _("Đã ghi nhận."), extra_tags=f"keep-{_kept(subject, what)}")
            return redirect("records:record", uid=uid)
    return _page(request, subject, {what: form}, status=422)


def _kept(subject: Subject, what: str) -> str:
    """Return the name under which the reader's machine keeps what was typed."""
    return f"record-{subject.uid}-{what}"


def _page(
    request: HttpRequest,
    subject: Subject,
    bound: dict[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the record, with a form that was sent and could not be written."""
    today = clock.today()
    sheet = queries.sheet_of(subject, today)
    may_edit = rules.can_edit(request.user, subject)
    context = {
        "subject": subject,
        "unit": queries.unit_names([subject], today).get(subject.unit_id, ""),
        "columns": COLUMNS,
        "lines": [_line(line) for line in sheet.lines],
        "loose": [labels.work_line(work) for work in sheet.loose],
        "entries": _entries(sheet),
        "cases": sheet.open_cases,
        "missing": sheet.missing,
        "unknown": sheet.unknown,
        "rows": _about(subject),
        "stays": queries.places_of(subject, today),
        "ancestors": [
            (one, [labels.grant_line(g) + f" {g.year}" for g in one.grants], _rated(one))
            for one in queries.lineage_of(subject, today)
        ],
        "policy": queries.policy(),
        "forms": _forms(subject, bound or {}) if may_edit else [],
        "may_edit": may_edit,
        "own": rules.own(request.user, subject),
    }
    return render(request, "records/pages/record.html", context, status=status)


def _forms(subject: Subject, bound: dict[str, forms.Form]) -> list[dict[str, Any]]:
    """Return the forms of the page: code, title, form, whether it stands open."""
    initial = {"xac-nhan": {"parts": subject.complete}}
    return [
        {
            "what": what,
            "title": TITLES[what],
            "form": bound.get(what) or kind(prefix=what, initial=initial.get(what)),
            "open": what in bound,
            "keep": _kept(subject, what),
        }
        for what, kind in FORMS.items()
    ]


def _line(line: queries.Line) -> dict[str, Any]:
    """Return what a year shows; cancelled awards do not count and are marked."""
    return {
        "year": line.year,
        "rating": labels.rating_line(line.rating) if line.rating else "",
        "titles": [(labels.grant_line(one), one.cancelled) for one in line.titles],
        "awards": [(labels.grant_line(one), one.cancelled) for one in line.awards],
        "works": [(labels.work_line(one), one.withdrawn) for one in line.works],
    }


def _entries(sheet: queries.Sheet) -> list[dict[str, Any]]:
    """Return every entry with its papers and where it comes from, to be taken back one by one."""
    found: list[dict[str, Any]] = []
    for line in sheet.lines:
        if line.rating:
            text = f"{labels.rating_line(line.rating)} {line.year}"
            found.append(_row(line.rating, "", text))
        for grant in (*line.titles, *line.awards):
            said = (grant.decision, locale.day(grant.decided), grant.decider)
            row = _row(grant, "khen-thuong", f"{labels.grant_line(grant)} {grant.year}")
            ended = {"ended": grant.cancelled, "why": grant.cancel_basis}
            found.append(row | ended | {"paper": ", ".join(filter(None, said))})
    works = [*(work for line in sheet.lines for work in line.works), *sheet.loose]
    for work in works:
        row = _row(work, "sang-kien", f"{labels.work_line(work)} {work.year or ''}".strip())
        found.append(row | _withdrawn(work) | {"paper": work.recognised_by})
    for one in sheet.measures:
        days = " – ".join(filter(None, (locale.day(one.taken), locale.day(one.ends))))
        row = _row(one, "ky-luat", f"{labels.form(one.form)} {days}".strip())
        found.append(row | _withdrawn(one) | {"paper": one.note})
    return found


def _withdrawn(one: Any) -> dict[str, Any]:
    """Return since when and why an entry counts no more."""
    return {"ended": one.withdrawn, "why": one.withdraw_basis}


def _row(one: Any, what: str, text: str) -> dict[str, Any]:
    """Return one entry with where it comes from."""
    by = one.by.full_name if one.by else ""
    source = ", ".join(filter(None, (str(one.get_source_display()), by, locale.day(one.at))))
    text = text[:1].upper() + text[1:]
    return {"what": what, "pk": one.pk, "text": text, "source": source, "batch": one.batch}


def _rated(one: queries.Ancestor) -> str:
    """Return the ratings of an ancestor in one line."""
    return "; ".join(f"{r.year}: {labels.rating_line(r)}" for r in one.ratings)


def _about(subject: Subject) -> list[tuple[Any, Any]]:
    """Return what the record says of the subject; what does not concern it is left out."""
    person = subject.is_person
    rows: list[tuple[Any, Any]] = [(_("Mã số"), subject.code)]
    if person:
        rows += [
            (_("Ngày sinh"), locale.day(subject.born)),
            (_("Giới tính"), subject.get_sex_display()),
            (_("Nghề nghiệp, thành phần"), subject.get_group_display()),
            (_("Vị trí"), _place(subject)),
        ]
    else:
        rows.append((_("Ngày thành lập"), locale.day(subject.founded)))
    return rows


def _place(subject: Subject) -> str:
    """Return whether somebody works directly or leads."""
    said = [_("trực tiếp công tác, lao động")] if subject.direct else []
    return ", ".join([*said, *([_("lãnh đạo, quản lý")] if subject.leader else [])])
