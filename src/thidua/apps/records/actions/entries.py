"""Write single entries into a record, and take them back; nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.records.actions.subjects import locked
from thidua.apps.records.checks import entries as fits
from thidua.apps.records.models import Grant, Measure, OpenCase, Rating, Source, Work
from thidua.core import audit, clock
from thidua.kernel.problems import BlockedError, Problem


@transaction.atomic
def record_rating(subject_id: int, *, year: int, code: str, by: Person, today: date) -> Rating:
    """Record the rating of a year, or correct it; the audit keeps the one before.

    Raises:
        NotAllowedError: out of reach, or the own record.
        BlockedError: no such rating or year.
    """
    subject = locked(subject_id, by)
    _blocked(fits.rating_fits(subject, year, code, today))
    before = Rating.objects.filter(subject=subject, year=year).first()
    rating, _ = Rating.objects.update_or_create(
        subject=subject, year=year, defaults={"code": code, **_by(by), "batch": None}
    )
    data = {"year": year, "code": code, "before": before.code if before else ""}
    audit.record(by=by, action="records.rating", obj=subject, data=data)
    return rating


@transaction.atomic
def record_grant(
    subject_id: int, *, award: str, year: int, by: Person, today: date, **said: Any
) -> Grant:
    """Record that a title or award was granted.

    Args:
        subject_id: key of the record.
        award: code of the award.
        year: for which it was granted, or of the decision.
        by: who records it.
        today: nothing may lie after it.
        said: type, decided, decision, decider, used.

    Raises:
        NotAllowedError: out of reach, or the own record.
        BlockedError: no such award or year, or the title of that year is there.
    """
    subject = locked(subject_id, by)
    _blocked(fits.grant_fits(subject, {"award": award, "year": year, **said}, today))
    grant = Grant.objects.create(subject=subject, award=award, year=year, **said, **_by(by))
    data = {"award": award, "year": year, **{key: str(value) for key, value in said.items()}}
    audit.record(by=by, action="records.grant", obj=subject, data=data)
    return grant


@transaction.atomic
def cancel_grant(grant_id: int, *, day: date, basis: str, by: Person, today: date) -> Grant:
    """Record that an award was cancelled (hủy bỏ); it counts no more, and stays to be seen.

    Raises:
        NotAllowedError: out of reach, or the own record.
        BlockedError: without basis, ahead of time, or cancelled before.
    """
    grant = Grant.objects.select_for_update(of=("self",)).get(pk=grant_id)
    subject = locked(grant.subject_id, by)
    problems = [*_basis(basis), *fits.day_fits(day, "day", today)]
    if grant.cancelled:
        problems = [Problem("records.already_cancelled")]
    _blocked(problems)
    grant.cancelled, grant.cancel_basis = day, basis.strip()[:300]
    grant.save(update_fields=["cancelled", "cancel_basis"])
    data = {"award": grant.award, "year": grant.year, "day": day}
    audit.record(by=by, action="records.cancel_grant", obj=subject, note=basis, data=data)
    return grant


@transaction.atomic
def record_work(
    subject_id: int, *, kind: str, scope: str, by: Person, today: date, **said: Any
) -> Work:
    """Record an initiative, scientific work or ingenuity in combat.

    Args:
        subject_id: key of the record.
        kind: see `models.WorkKind`.
        scope: code of the scopes of the books.
        by: who records it.
        today: nothing may lie after it.
        said: title, recognised, applied, replicable, recognised_by, year.

    Raises:
        NotAllowedError: out of reach, or the own record.
        BlockedError: no such scope or year.
    """
    subject = locked(subject_id, by)
    _blocked(fits.work_fits(subject, {"kind": kind, "scope": scope, **said}, today))
    work = Work.objects.create(subject=subject, kind=kind, scope=scope, **said, **_by(by))
    data = {"kind": kind, "scope": scope, "year": work.year}
    audit.record(by=by, action="records.work", obj=subject, data=data)
    return work


@transaction.atomic
def record_measure(subject_id: int, *, form: str, by: Person, today: date, **said: Any) -> Measure:
    """Record a disciplinary measure: `taken`, `ends`, `note`.

    Raises:
        NotAllowedError: out of reach, or the own record.
        BlockedError: no such form, or a day that cannot be.
    """
    subject = locked(subject_id, by)
    _blocked(fits.measure_fits({"form": form, **said}, today))
    measure = Measure.objects.create(subject=subject, form=form, **said, **_by(by))
    audit.record(by=by, action="records.measure", obj=subject, data={"form": form})
    return measure


@transaction.atomic
def withdraw(
    table: type[Work | Measure], entry_id: int, *, basis: str, by: Person, today: date
) -> Work | Measure:
    """Take back a work or a measure that was entered wrongly or was annulled; it stays to be seen.

    Raises:
        NotAllowedError: out of reach, or the own record.
        BlockedError: without basis, or taken back before.
    """
    entry = table.objects.select_for_update(of=("self",)).get(pk=entry_id)
    subject = locked(entry.subject_id, by)
    _blocked([Problem("records.already_cancelled")] if entry.withdrawn else _basis(basis))
    entry.withdrawn, entry.withdraw_basis = today, basis.strip()[:300]
    entry.save(update_fields=["withdrawn", "withdraw_basis"])
    data = {"entry": str(entry)}
    audit.record(by=by, action="records.withdraw", obj=subject, note=basis, data=data)
    return entry


@transaction.atomic
def open_case(
    subject_id: int, *, kind: str, since: date, by: Person, today: date, note: str = ""
) -> OpenCase:
    """Record that something is pending, which holds awards back.

    Raises:
        NotAllowedError: out of reach, or the own record.
        BlockedError: no such kind, or a day ahead.
    """
    subject = locked(subject_id, by)
    _blocked(fits.case_fits(kind, since, today))
    case = OpenCase.objects.create(
        subject=subject, kind=kind, since=since, note=note.strip()[:300], **_by(by)
    )
    audit.record(by=by, action="records.open_case", obj=subject, data={"kind": kind})
    return case


@transaction.atomic
def close_case(case_id: int, *, day: date, result: str, by: Person, today: date) -> OpenCase:
    """Record how a pending case ended.

    Raises:
        NotAllowedError: out of reach, or the own record.
        BlockedError: without result, on a day that cannot be, or closed before.
    """
    case = OpenCase.objects.select_for_update(of=("self",)).get(pk=case_id)
    subject = locked(case.subject_id, by)
    problems = [*_basis(result, "result"), *fits.day_fits(day, "day", today)]
    if day < case.since:
        problems.append(
            Problem("records.ends_before", ("day",), {"ends": day, "start": case.since})
        )
    _blocked([Problem("records.already_cancelled")] if case.closed else problems)
    case.closed, case.result = day, result.strip()[:300]
    case.save(update_fields=["closed", "result"])
    data = {"kind": case.kind}
    audit.record(by=by, action="records.close_case", obj=subject, note=result, data=data)
    return case


def _by(by: Person) -> dict[str, Any]:
    """Return the columns that say who entered something by hand."""
    return {"source": Source.HAND, "by": by, "at": clock.now()}


def _basis(text: str, field: str = "basis") -> list[Problem]:
    """Return that a basis is missing."""
    return [] if text.strip() else [Problem("records.basis_missing", (field,))]


def _blocked(problems: Iterable[Problem]) -> None:
    """Refuse when there is any problem."""
    if found := list(problems):
        raise BlockedError(found)


__all__ = [
    "cancel_grant",
    "close_case",
    "open_case",
    "record_grant",
    "record_measure",
    "record_rating",
    "record_work",
    "withdraw",
]
