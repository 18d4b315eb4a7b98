"""Keep a finding as it was made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from thidua import __version__
from thidua.apps.accounts.models import Person
from thidua.apps.organisations.models import Unit
from thidua.apps.records import rules
from thidua.apps.records.models import Check, Subject
from thidua.apps.records.queries.checks import (
    examine,
    judgements_of,
    plain,
    record_print,
    refusal,
    rule_print,
)
from thidua.core import audit, clock
from thidua.kernel.problems import NotAllowedError
from thidua.kernel.rules.read_words import truth


@transaction.atomic
def keep_check(
    case: Mapping[str, Any],
    *,
    by: Person,
    today: date,
    subject: Subject | None = None,
    unit: Unit | None = None,
    about: str = "",
) -> Check:
    """Judge a case once more and keep case and finding; neither is ever changed.

    Args:
        case: as a case file holds it; see `queries.checks.examine`.
        by: who keeps it.
        today: the day; a finding for another day of judgement is kept as well.
        subject: whose record the facts are from, or None when they were typed in.
        unit: where a finding without a record is kept.
        about: name of the person or collective when there is no record.

    Raises:
        NotAllowedError: `by` may not keep findings there.
        RefusedError: the case cannot be read; every fault is named.
    """
    place = unit if subject is None else subject.unit
    if place is None or not rules.can_keep(by, place):
        raise NotAllowedError(rules.can_keep.name)
    outcome, problems = examine(case)
    if outcome is None:
        raise refusal(problems)
    outcome["about"] = _about(case, outcome, subject, about)
    check = Check.objects.create(
        subject=subject,
        unit=place,
        title=(subject.full_name if subject is not None else about)[:200],
        award=outcome["award"],
        route=str(case.get("route") or ""),
        on=date.fromisoformat(outcome["on"]),
        year=outcome["year"],
        facts=plain(case),
        outcome=plain(outcome),
        rule_version=outcome["rule"]["version"],
        engine_version=__version__,
        verdict=outcome["verdict"],
        kept_by=by,
        kept_at=clock.now(),
    )
    data = {"award": check.award, "verdict": check.verdict, "on": outcome["on"]}
    audit.record(by=by, action="records.keep_check", obj=check, data={**data, "day": str(today)})
    return check


def _about(
    case: Mapping[str, Any], outcome: Mapping[str, Any], subject: Subject | None, about: str
) -> dict[str, Any]:
    """Return what the sheet says beside the finding: of whom, what people judged, fingerprints."""
    award, year = str(outcome["award"]), int(outcome["year"])
    on = date.fromisoformat(outcome["on"])
    known = {} if subject is None else judgements_of(subject, award, year)
    told = case.get("facts", {}).get("judgement") or {}
    judged = []
    for name, answer in told.items():
        row, said = known.get(name), truth(answer)
        recorded = row is not None and row.answer == said
        judged.append(
            {
                "name": name,
                "answer": said,
                "recorded": recorded,
                "by": row.by.full_name if recorded and row and row.by else "",
                "at": row.at.isoformat() if recorded and row else "",
                "note": row.note if recorded and row else "",
            }
        )
    seen = None if subject is None else record_print(subject, on=on, year=year, award=award)
    return {
        "name": about if subject is None else subject.full_name,
        "post": "" if subject is None else subject.post,
        "judgements": judged,
        "rule_print": rule_print(award),
        "record_print": seen,
    }
