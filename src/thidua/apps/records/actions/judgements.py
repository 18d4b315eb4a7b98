"""Record what people decided where the law leaves it to people."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.records import rules
from thidua.apps.records.checks.entries import year_fits
from thidua.apps.records.models import Judgement, Source, Subject
from thidua.books.law import awards as book
from thidua.core import audit, clock
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem


@transaction.atomic
def record_judgement(
    subject_id: int,
    *,
    award: str,
    year: int,
    condition: str,
    answer: bool,
    by: Person,
    today: date,
    route: str = "",
    note: str = "",
) -> Judgement:
    """Record one answer; the newest for the same question counts, older ones stay.

    Args:
        subject_id: of whom.
        award: code of the award.
        year: the year under review.
        condition: identifier of the condition in the rule.
        answer: whether it is met.
        by: who judges; a head of the unit or of the standing office, never of oneself.
        today: the year may not lie after it.
        route: the route, or empty when it holds for every one.
        note: on what the answer rests.

    Raises:
        NotAllowedError: `by` may not judge here.
        BlockedError: no such award or year, or no condition given.
    """
    subject = Subject.objects.select_for_update(of=("self",)).get(pk=subject_id)
    if not rules.can_judge(by, subject):
        raise NotAllowedError(rules.can_judge.name)
    problems = list(year_fits(subject, year, today))
    if award not in book.rules():
        problems.append(Problem("records.no_such_award", ("award",), {"value": award}))
    if not condition.strip():
        params = {"value": condition, "award": award}
        problems.append(Problem("records.not_a_condition", ("condition",), params))
    if problems:
        raise BlockedError(problems)
    made = Judgement.objects.create(
        subject=subject,
        award=award,
        year=year,
        route=route,
        condition=condition.strip()[:80],
        answer=answer,
        note=note.strip()[:500],
        source=Source.HAND,
        by=by,
        at=clock.now(),
    )
    data = {"award": award, "year": year, "route": route, "condition": condition, "answer": answer}
    audit.record(by=by, action="records.judgement", obj=subject, note=note, data=data)
    return made
