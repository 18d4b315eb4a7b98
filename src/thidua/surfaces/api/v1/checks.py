"""Conditions of an award: judge a case, keep the finding, read a kept one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema, Status
from ninja.security import django_auth
from pydantic import Field

from thidua.apps.accounts import queries as accounts
from thidua.apps.accounts.queries import as_person
from thidua.apps.records import queries
from thidua.apps.records.actions.keep import keep_check
from thidua.apps.records.models import Check, Subject, SubjectKind
from thidua.apps.records.queries.checks import (
    changed_since,
    check_by_uid,
    examine,
    plain,
    refusal,
    year_under_review,
)
from thidua.core import clock
from thidua.surfaces.api.errors import CHANGES, GUARDS, READS, REFUSES
from thidua.surfaces.api.values import Day, Name, Plain

router = Router(tags=["checks"], auth=django_auth)
Year = Annotated[int, Field(ge=1945, le=2200)]
MOST_FACTS = 200


class CaseIn(Schema):
    """A case (tình huống): which award, on which day, on what is known.

    With `subject` the facts are those of that record; what `facts` says besides takes their place.
    `keep` keeps the finding (quyền xem hồ sơ tại đơn vị).
    """

    award: Name
    on: Day | None = None
    year: Year | None = None
    route: Name = ""
    subject: Plain = ""
    kind: SubjectKind | None = None
    groups: Annotated[list[Name], Field(max_length=20)] = []
    force: Name = ""
    about: Name = ""
    facts: Annotated[dict[str, Any], Field(max_length=MOST_FACTS)] = {}
    keep: bool = False


class KeptCheckOut(Schema):
    """A finding: `uid` and what surrounds it are null unless it was kept."""

    uid: str | None
    award: str
    verdict: str
    on: date
    year: int
    facts: dict[str, Any]
    outcome: dict[str, Any]
    engine_version: str | None = None
    kept_by: str | None = None
    kept_at: datetime | None = None
    rule_changed: bool = False
    record_changed: bool = False


@router.post("", response={200: KeptCheckOut, 201: KeptCheckOut, **CHANGES, **REFUSES})
def judge_case(request: HttpRequest, values: CaseIn) -> Status[dict[str, Any]]:
    """Judge a case and give every condition with verdict, reason and citation; keep it if asked."""
    subject = None
    if values.subject:
        subject = queries.by_uid(request.user, values.subject)
        if subject is None:
            raise Http404
    case = _case(values, subject)
    if values.keep:
        post = accounts.acting_post(request.user, None, clock.today())
        check = keep_check(
            case,
            by=as_person(request.user),
            today=clock.today(),
            subject=subject,
            unit=None if post is None else post.unit,
            about=values.about,
        )
        return Status(201, _kept(check))
    outcome, problems = examine(case)
    if outcome is None:
        raise refusal(problems)
    return Status(
        200,
        {
            "uid": None,
            "award": outcome["award"],
            "verdict": outcome["verdict"],
            "on": outcome["on"],
            "year": outcome["year"],
            "facts": plain(case),
            "outcome": plain(outcome),
        },
    )


@router.get("/{uid}", response={200: KeptCheckOut, **GUARDS, **READS})
def one_check(request: HttpRequest, uid: Plain) -> dict[str, Any]:
    """Give a kept finding as it was, and whether rule or record have changed since."""
    check = check_by_uid(request.user, uid)
    if check is None:
        raise Http404
    return _kept(check)


def _case(values: CaseIn, subject: Subject | None) -> dict[str, Any]:
    """Return the case as a case file holds it."""
    on = values.on or clock.today()
    year = values.year or year_under_review(on)
    facts: Mapping[str, Any] = {}
    whom: dict[str, Any] = {"kind": str(values.kind or ""), "force": values.force or "civil"}
    whom["groups"] = values.groups
    if subject is not None:
        facts = queries.facts_of(subject, on=on, year=year, award=values.award)
        whom = queries.subject_of(subject)
    case = {"award": values.award, "on": on, "year": year, "subject": whom}
    case["facts"] = {**facts, **values.facts}
    return case | ({"route": values.route} if values.route else {})


def _kept(check: Check) -> dict[str, Any]:
    """Return a kept finding."""
    rule, record = changed_since(check)
    return {
        "uid": check.uid,
        "award": check.award,
        "verdict": check.verdict,
        "on": check.on,
        "year": check.year,
        "facts": check.facts,
        "outcome": check.outcome,
        "engine_version": check.engine_version,
        "kept_by": check.kept_by.full_name,
        "kept_at": check.kept_at,
        "rule_changed": rule,
        "record_changed": record,
    }
