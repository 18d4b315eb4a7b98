"""The law: standards, who decides, money, votes, and the judgement of a case; open to everybody."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Body, Query, Router, Schema
from pydantic import Field

from thidua.books.law.answer import answer
from thidua.books.law.asking import affected_plain, award_of, of_award, of_votes
from thidua.books.law.awards import rules
from thidua.books.law.shown import award_plain
from thidua.core import clock
from thidua.surfaces.api.errors import REFUSES, Detail, WrongCall

router = Router(tags=["law"], auth=None)

ANSWERS = {400: WrongCall, 404: Detail} | REFUSES
Code = Annotated[str, Field(max_length=20, pattern=r"^[A-Z0-9_]+$")]
OnDay = Annotated[date | None, Query()]


class AwardRow(Schema):
    """One title or commendation in the list."""

    code: str
    vi: str
    en: str
    kind: str
    family: str
    level: str


class AffectedOut(Schema):
    """What leans on an instrument or one of its articles."""

    instrument: str
    article: int | None
    count: int
    affected: list[dict[str, Any]]


@router.get("/awards", response=list[AwardRow])
def list_awards(request: HttpRequest) -> list[dict[str, str]]:
    """List every title and commendation."""
    return [
        {
            "code": rule.code,
            "vi": rule.name.vi,
            "en": rule.name.en,
            "kind": rule.kind,
            "family": rule.family,
            "level": rule.level,
        }
        for rule in rules().values()
    ]


@router.get("/awards/{code}", response={200: dict[str, Any], **ANSWERS})
def one_award(request: HttpRequest, code: Code, on: OnDay = None) -> Any:
    """Give the standards of an award on a day, as `thidua law show`."""
    return award_plain(award_of(code), on or clock.today())


@router.get("/awards/{code}/bonus", response={200: dict[str, Any], **ANSWERS})
def bonus_of_award(
    request: HttpRequest,
    code: Code,
    on: OnDay = None,
    kind: Annotated[str, Query(pattern="^(individual|collective|household)?$", alias="for")] = "",
) -> Any:
    """Give the bonus of an award decided on a day, as `thidua law bonus`."""
    more = {"kind": kind} if kind else {}
    return of_award("money.bonus", code, on or clock.today(), **more)


@router.get("/awards/{code}/authority", response={200: dict[str, Any], **ANSWERS})
def authority_for_award(request: HttpRequest, code: Code, on: OnDay = None) -> Any:
    """Say who decides an award on a day, as `thidua law authority`."""
    return of_award("authority.deciders", code, on or clock.today())


@router.get("/affected", response={200: AffectedOut, **ANSWERS})
def what_leans(
    request: HttpRequest,
    number: Annotated[str, Query(max_length=40)],
    article: Annotated[int | None, Query(ge=1, le=10_000)] = None,
) -> Any:
    """List what leans on an instrument or an article, as `thidua law affected`."""
    return affected_plain(number, article)


@router.post("/check", response={200: dict[str, Any], **ANSWERS})
def check_case(request: HttpRequest, case: Body[dict[str, Any]]) -> Any:
    """Judge one case, as `thidua law check`; days are ISO texts."""
    return answer(case)


@router.post("/votes", response={200: dict[str, Any], **ANSWERS})
def count_votes(request: HttpRequest, case: Body[dict[str, Any]]) -> Any:
    """Count the votes of a council, as `thidua law votes`."""
    return of_votes(case)
