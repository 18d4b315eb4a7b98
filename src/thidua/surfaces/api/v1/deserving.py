"""Whole registers looked over: who is deserving, whose verdict a change of the law changes."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from ninja.security import django_auth
from pydantic import Field

from thidua.apps.accounts.queries import as_person
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit
from thidua.apps.records.actions import runs
from thidua.apps.records.models import Run, RunState
from thidua.apps.records.queries import deserving as asking
from thidua.apps.records.queries import deserving_view as view
from thidua.apps.records.queries import reform
from thidua.apps.records.queries.checks import year_under_review
from thidua.apps.records.queries.deserving_answers import STANDINGS
from thidua.apps.records.queries.deserving_plain import (
    changes_of,
    lines_of,
    reform_summary,
    summary,
)
from thidua.apps.records.queries.deserving_store import Kept
from thidua.books.law.awards import rules
from thidua.core import clock
from thidua.surfaces.api.errors import GUARDS, READS, REFUSES
from thidua.surfaces.api.paging import Paged
from thidua.surfaces.api.values import Day, Plain

GUARDED = GUARDS | READS | REFUSES
router = Router(tags=["deserving"], auth=django_auth)
Year = Annotated[int, Field(ge=1990, le=2200)]


class AnswerOut(Schema):
    """A look over a register: what was asked, the counts, one page of records.

    While `state` is not `done` there are neither counts nor rows: ask again a little later. The
    answer is kept for some days; the same question finds it again.
    """

    run: str
    state: str
    done: int
    records: int
    answer: dict[str, Any]
    count: int
    rows: list[dict[str, Any]]
    next: str | None


class DeservingIn(Schema):
    """Who meets the standards (ai đủ tiêu chuẩn): at a unit and under it."""

    unit: Plain
    award: Plain
    year: Year
    on: Day | None = None
    whole: bool = False
    standing: Plain = ""
    work: Plain = ""
    granted: Plain = ""
    text: Plain = ""


class ReformIn(Schema):
    """Whose verdict differs between the rules of two days (so sánh hai phiên bản)."""

    unit: Plain
    award: Plain
    from_day: Day
    to_day: Day
    year: Year | None = None
    before: Plain = ""
    after_verdict: Plain = ""


@router.get("/deserving", response={200: AnswerOut, **GUARDED})
def deserving(
    request: HttpRequest, asked: Query[DeservingIn], page: Query[Paged]
) -> dict[str, object]:
    """Say who meets the standards, who lacks only one thing, what is missing to tell."""
    person, award = as_person(request.user), _award(asked.award)
    question = asking.Asked((award,), asked.on or clock.today(), asked.year, asked.whole)
    run = asking.same_run(person, asked.unit, question) or runs.look_for_deserving(
        _unit(asked.unit), asked=question, by=person
    )
    if run.state != RunState.DONE:
        return _waiting(run)
    kept = Kept(run)
    places = view.chosen(kept, _narrowed(asked, award), person)
    shown = view.page(places, page.after, page.size)
    rows = list(lines_of(run, award, person, shown.rows))
    return _answer(run, summary(run), shown, rows)


@router.get("/reform", response={200: AnswerOut, **GUARDED})
def reform_of(
    request: HttpRequest, asked: Query[ReformIn], page: Query[Paged]
) -> dict[str, object]:
    """Say whose verdict differs between two versions of a rule, and why."""
    person, award, today = as_person(request.user), _award(asked.award), clock.today()
    year = asked.year or year_under_review(today)
    question = reform.Asked(award, today, year, asked.from_day, asked.to_day)
    run = asking.same_run(person, asked.unit, question) or runs.look_at_reform(
        _unit(asked.unit), asked=question, by=person
    )
    if run.state != RunState.DONE:
        return _waiting(run)
    places = reform.chosen(Kept(run), before=asked.before, after=asked.after_verdict)
    shown = view.page(places, page.after, page.size)
    rows = list(changes_of(run, person, shown.rows))
    return _answer(run, reform_summary(run), shown, rows)


def _narrowed(asked: DeservingIn, award: str) -> view.Narrowed:
    """Return what the list is narrowed to; an unknown word narrows nothing."""
    known = {"work": ("direct", "leader"), "granted": ("yes", "no"), "standing": STANDINGS}
    chosen = {
        name: value for name, values in known.items() if (value := getattr(asked, name)) in values
    }
    return view.Narrowed(award, text=asked.text, **chosen)


def _answer(
    run: Run, answer: dict[str, Any], shown: view.Page, rows: list[dict[str, Any]]
) -> dict[str, object]:
    """Return one page of a finished run."""
    return {
        "run": run.uid,
        "state": run.state,
        "done": run.done,
        "records": run.total,
        "answer": answer,
        "count": shown.count,
        "rows": rows,
        "next": shown.next_cursor,
    }


def _waiting(run: Run) -> dict[str, object]:
    """Return how far a run is."""
    return _answer(run, {}, view.Page([], None, None, 0), [])


def _award(said: str) -> str:
    """Return the code of an award."""
    if said not in rules():
        raise Http404
    return said


def _unit(uid: str) -> Unit:
    """Return the unit with this identity."""
    unit = organisations.by_uid(uid)
    if unit is None:
        raise Http404
    return unit
