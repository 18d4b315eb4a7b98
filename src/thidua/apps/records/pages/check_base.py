"""What the pages of a check share: who is there, whose record, the case that was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from thidua.apps.accounts import queries as accounts
from thidua.apps.accounts.models import Person
from thidua.apps.organisations.models import Unit
from thidua.apps.records.models import Judgement, Subject, SubjectKind, groups_of
from thidua.apps.records.pages import check_words as words
from thidua.apps.records.pages.check_facts import Facts, Places, facts_from, field_of, said_by
from thidua.apps.records.pages.check_form import CaseForm, Shape
from thidua.apps.records.queries.asks import Asks, asks_of, asks_of_all, routes_for
from thidua.apps.records.queries.checks import (
    fault_words,
    judgements_of,
    year_under_review,
)
from thidua.apps.records.queries.facts import facts_of, subject_of
from thidua.apps.records.queries.seen import by_uid
from thidua.books.law.awards import rules
from thidua.core import clock, locale
from thidua.kernel.problems import Problem

MORE_YEARS, MOST_YEARS, MOST_ROWS = 5, 40, 60


@dataclass
class Sheet:
    """A check that is being filled in.

    Attributes:
        code: of the award, or `words.ALL`.
        subject: whose record, or None when facts are typed in.
        base: what the record says.
        known: what people judged, by name of the judgement.
        form: bound and checked.
        facts, places: the facts typed, and the field of each.
    """

    code: str
    subject: Subject | None
    base: Facts
    known: Mapping[str, Judgement]
    form: CaseForm
    facts: Facts
    places: Places

    @property
    def case(self) -> dict[str, Any]:
        """Return the case as a case file holds it."""
        typed = self.form.cleaned_data
        case: dict[str, Any] = {"on": typed["on"], "year": typed["year"], "facts": self.facts}
        case["subject"] = _subject(self.subject, typed)
        if self.code != words.ALL:
            case["award"] = self.code
        if typed.get("route"):
            case["route"] = typed["route"]
        return case

    def tell(self, problems: list[Problem]) -> None:
        """Put every fault of the case beside the field it is about."""
        for problem in problems:
            self.form.add_error(field_of(problem.where, self.places), fault_words(problem))


def whoami(request: HttpRequest) -> Person:
    """Return who is signed in; only for screens that let nobody else in."""
    return cast("Person", request.user)


def own_unit(request: HttpRequest) -> Unit | None:
    """Return the unit that the person works for now, or None."""
    chosen = request.session.get("acting_post")
    post = accounts.acting_post(request.user, chosen, clock.today())
    return None if post is None else post.unit


def code_of(slug: str) -> str:
    """Return the code of an award from an address.

    Raises:
        Http404: there is no such award.
    """
    if slug == words.ALL:
        return slug
    code = slug.upper().replace("-", "_")
    if code not in rules():
        raise Http404
    return code


def subject_or_404(request: HttpRequest, uid: str) -> Subject | None:
    """Return the record of an address, None without one.

    Raises:
        Http404: there is none that the person may see.
    """
    if not uid:
        return None
    subject = by_uid(request.user, uid)
    if subject is None:
        raise Http404
    return subject


def sheet_of(request: HttpRequest, code: str, subject: Subject | None) -> Sheet:
    """Return the check as it was typed, or as the record fills it."""
    data = {name: str(value) for name, value in request.POST.items()}
    first = request.method != "POST"
    if first:
        data = {name: str(value) for name, value in request.GET.items()}
    on = _day(data.get("on")) or clock.today()
    year = _whole(data.get("year"), year_under_review(on))
    data = {"on": on.isoformat(), "year": str(year), **{k: v for k, v in data.items() if v}}
    kind = subject.kind if subject is not None else _kind(code, data)
    whom = _subject(subject, data)
    groups = frozenset(whom["groups"]) if "groups" in whom else None
    routes = _routes(code, on, kind, groups)
    if data.get("route") not in dict(routes):
        data.pop("route", None)
    asks = _asks(code, on, kind, groups, data.get("route", ""))
    award = "" if code == words.ALL else code
    base: Facts = {}
    known: Mapping[str, Judgement] = {}
    if subject is not None:
        base = facts_of(subject, on=on, year=year, award=award)
        known = judgements_of(subject, award, year) if award and asks.judgements else {}
    said, grants, works, measures = said_by(base, asks)
    if first:
        data = said | data
    else:
        grants, works, measures = _rows(data, asks, grants)
    shape = Shape(
        years=_years(data, asks, year),
        grants=tuple(grants),
        works=works,
        measures=measures,
        kinds=() if subject is not None else _kinds(code),
        routes=routes,
        help={name: _judged(row) for name, row in known.items()},
        combat=whom.get("force", "civil") != "civil",
    )
    form = CaseForm({"kind": kind, **data}, asks, shape)
    form.full_clean()
    facts, places = facts_from(form, base)
    return Sheet(code, subject, base, known, form, facts, places)


def _day(text: str | None) -> date | None:
    """Return the day of an ISO text or one as people write it, or None."""
    try:
        return None if not text else _parsed(text)
    except ValueError:
        return None


def _parsed(text: str) -> date:
    """Return the day of a text."""
    if "/" in text:
        day, month, year = (int(part) for part in text.split("/"))
        return date(year, month, day)
    return date.fromisoformat(text)


def _whole(text: str | None, usual: int) -> int:
    """Return the year of a text, or the usual one."""
    said = str(text or "")
    return int(said) if said.isdecimal() and len(said) == 4 else usual  # noqa: PLR2004 -- a year


def _kinds(code: str) -> tuple[str, ...]:
    """Return the kinds of subject for which an award is."""
    return tuple(SubjectKind.values) if code == words.ALL else rules()[code].subjects


def _kind(code: str, data: Mapping[str, str]) -> str:
    """Return the kind of subject that was chosen, else the first."""
    kinds = _kinds(code)
    return data["kind"] if data.get("kind") in kinds else kinds[0]


def _subject(subject: Subject | None, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return kind, groups and force, from the record or as typed."""
    if subject is not None:
        return subject_of(subject)
    group = str(data.get("group") or "")
    force = group if group in words.FORCES else "civil"
    return {"kind": data.get("kind", ""), "groups": sorted(groups_of(group)), "force": force}


def _asks(code: str, on: date, kind: str, groups: frozenset[str] | None, route: str) -> Asks:
    """Return what the award asks of such a subject."""
    if code == words.ALL:
        return asks_of_all(on, kind=kind, groups=groups)
    return asks_of(code, on, kind=kind, groups=groups, route=route)


def _routes(
    code: str, on: date, kind: str, groups: frozenset[str] | None
) -> tuple[tuple[str, str], ...]:
    """Return the routes to choose from, when there are several."""
    if code == words.ALL:
        return ()
    routes = routes_for(code, on, kind=kind, groups=groups)
    found = [(one.id, words.sentence(one.label)) for one in routes]
    return tuple(found) if len(found) > 1 else ()


def _rows(data: dict[str, str], asks: Asks, usual: list[str]) -> tuple[list[str], int, int]:
    """Return award of each row of grants, number of works and of measures, as they were shown."""
    more = data.get("more", "")
    counts = {
        name: min(_count(data.get(f"rows-{name}")) + (more == name), MOST_ROWS)
        for name in ("grant", "work", "measure")
    }
    fixed = bool(usual) and all(usual)
    grants = usual
    if counts["grant"]:
        grants = ["" for _row in range(counts["grant"])]
        if fixed:
            typed = [data.get(f"grant-{row}-award", "") for row in range(counts["grant"])]
            grants = [one for one in typed if one in asks.awards] or usual
    return (
        grants if asks.awards else [],
        max(counts["work"], 1) if asks.works else 0,
        max(counts["measure"], 1),
    )


def _count(text: str | None) -> int:
    """Return how many rows were shown."""
    said = str(text or "")
    return int(said) if said.isdecimal() and len(said) < 4 else 0  # noqa: PLR2004 -- hundreds


def _years(data: Mapping[str, str], asks: Asks, year: int) -> tuple[int, ...]:
    """Return the years of rating to show, the newest first."""
    if not asks.rating_years:
        return ()
    shown = max(asks.rating_years, _count(data.get("rows-rating")))
    if data.get("more") == "rating":
        shown = min(shown + MORE_YEARS, MOST_YEARS)
    return tuple(range(year, year - shown, -1))


def _judged(row: Judgement) -> str:
    """Return who judged, when and how."""
    said = {
        "who": row.by.full_name if row.by else _("từ tệp nhập"),
        "day": locale.day(row.at),
        "answer": str(dict(words.JUDGED)["yes" if row.answer else "no"]),
    }
    return _("Đã ghi: %(answer)s, %(who)s, ngày %(day)s") % said
