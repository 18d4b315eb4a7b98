"""Begin a record, change what it says of the subject, move it, confirm that parts are complete."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.organisations.models import Unit
from thidua.apps.records import rules
from thidua.apps.records.checks.entries import day_fits
from thidua.apps.records.checks.words import force_of
from thidua.apps.records.models import Part, Stint, Subject, SubjectKind
from thidua.core import audit
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem

FIELDS = frozenset(
    {"full_name", "code", "born", "sex", "post", "group", "direct", "leader", "founded", "left"}
)


@transaction.atomic
def add_subject(
    *,
    kind: str,
    full_name: str,
    unit_id: int,
    by: Person,
    today: date,
    own_unit_id: int | None = None,
    since: date | None = None,
    **said: Any,
) -> Subject:
    """Begin a record.

    Args:
        kind: see `models.SubjectKind`.
        full_name: name of the person or collective.
        unit_id: where it stands; of a collective that is a unit, that unit.
        by: who begins it.
        today: nothing may lie after it.
        own_unit_id: the unit that a collective is, or None.
        since: first day there; today when not known.
        said: other columns of the record: code, born, sex, post, group, direct, leader, founded.

    Raises:
        NotAllowedError: `by` may not take records in for this unit.
        BlockedError: name missing, a day ahead, the code or the unit has a record already.
    """
    unit = Unit.objects.get(pk=unit_id)
    if not rules.can_take_in(by, unit):
        raise NotAllowedError(rules.can_take_in.name)
    subject = Subject(
        kind=kind, full_name=" ".join(full_name.split()), unit=unit, own_unit_id=own_unit_id
    )
    _fill(subject, said)
    problems = [*_fits(subject, today), *day_fits(since, "since", today)]
    if problems:
        raise BlockedError(problems)
    subject.save()
    Stint.objects.create(subject=subject, unit=unit, start=since or today)
    audit.record(by=by, action="records.add_subject", obj=subject, data={"unit": unit.uid})
    return subject


@transaction.atomic
def change_subject(
    subject_id: int, *, revision: int, by: Person, today: date, **said: Any
) -> Subject:
    """Change what a record says of its subject.

    Args:
        subject_id: key of the record.
        revision: the revision that the editor saw.
        by: who changes it.
        today: nothing may lie after it.
        said: new values of columns, see `add_subject`; `left` too.

    Raises:
        NotAllowedError: out of reach, or the own record.
        BlockedError: somebody else was faster, or a value is not possible.
    """
    subject = locked(subject_id, by)
    if subject.revision != revision:
        raise BlockedError([Problem("records.changed_meanwhile")])
    before = {name: getattr(subject, name) for name in said}
    _fill(subject, said)
    problems = [*_fits(subject, today), *day_fits(subject.left, "left", today)]
    if problems:
        raise BlockedError(problems)
    subject.revision += 1
    subject.save()
    if subject.left:
        Stint.objects.filter(subject=subject, end__isnull=True, start__lt=subject.left).update(
            end=subject.left
        )
    changed = {name: str(old) for name, old in before.items() if old != getattr(subject, name)}
    audit.record(by=by, action="records.change_subject", obj=subject, data={"before": changed})
    return subject


@transaction.atomic
def move_subject(subject_id: int, *, unit_id: int, day: date, by: Person, today: date) -> Subject:
    """Let a subject belong to another unit from a day on; the earlier stay is kept.

    Raises:
        NotAllowedError: `by` may not write at both units, or it is the own record.
        BlockedError: the day lies ahead, or before the present stay began.
    """
    subject = locked(subject_id, by)
    unit = Unit.objects.get(pk=unit_id)
    if not rules.can_take_in(by, unit):
        raise NotAllowedError(rules.can_take_in.name)
    problems = list(day_fits(day, "day", today))
    current = subject.stints.select_for_update().filter(end__isnull=True).first()
    if current is not None and day <= current.start:
        problems.append(Problem("records.stays_overlap", ("day",), {"day": day}))
    if problems:
        raise BlockedError(problems)
    if current is not None:
        current.end = day
        current.save(update_fields=["end"])
    Stint.objects.create(subject=subject, unit=unit, start=day)
    data = {"from": subject.unit_id, "to": unit.pk, "day": day}
    subject.unit, subject.revision = unit, subject.revision + 1
    if problems := list(_code_free(subject)):
        raise BlockedError(problems)
    subject.save()
    audit.record(by=by, action="records.move_subject", obj=subject, data=data)
    return subject


@transaction.atomic
def confirm_parts(
    subject_id: int,
    *,
    parts: Iterable[str],
    by: Person,
    today: date,
) -> Subject:
    """Record which parts of a record somebody confirms to be complete; others become unknown.

    Raises:
        NotAllowedError: out of reach, or the own record.
    """
    subject = locked(subject_id, by)
    subject.complete = [str(part) for part in Part if part in set(parts)]
    subject.revision += 1
    subject.save(update_fields=["complete", "revision"])
    data = {"complete": subject.complete}
    audit.record(by=by, action="records.confirm_parts", obj=subject, data=data)
    return subject


def locked(subject_id: int, by: Person) -> Subject:
    """Return a record, locked, into which `by` may write.

    Raises:
        NotAllowedError: out of reach, or the own record.
    """
    subject = Subject.objects.select_for_update(of=("self",)).get(pk=subject_id)
    if not rules.can_edit(by, subject):
        raise NotAllowedError(rules.can_edit.name)
    return subject


def _fill(subject: Subject, said: dict[str, Any]) -> None:
    """Set columns."""
    if unknown := said.keys() - FIELDS:
        raise TypeError(f"no such column: {sorted(unknown)}")
    for name, value in said.items():
        setattr(subject, name, " ".join(value.split()) if isinstance(value, str) else value)
    subject.force = force_of(subject.group)


def _fits(subject: Subject, today: date) -> list[Problem]:
    """Return what is wrong with the columns of a record."""
    problems = [
        *day_fits(subject.born, "born", today),
        *day_fits(subject.founded, "founded", today),
    ]
    if not subject.full_name:
        problems.append(Problem("records.name_missing", ("full_name",)))
    if subject.kind not in SubjectKind.values:
        problems.append(Problem("records.not_a_kind", ("kind",), {"value": subject.kind}))
    problems += _code_free(subject)
    same = Subject.objects.exclude(pk=subject.pk).filter(own_unit=subject.own_unit_id)
    if subject.own_unit_id and (other := same.first()):
        params = {"known": other.full_name}
        problems.append(Problem("records.own_unit_taken", ("unit",), params))
    return problems


def _code_free(subject: Subject) -> list[Problem]:
    """Return that another record of the unit has the code."""
    others = Subject.objects.exclude(pk=subject.pk).filter(unit_id=subject.unit_id)
    if not subject.code or not (other := others.filter(code=subject.code).first()):
        return []
    params = {"code": subject.code, "known": other.full_name}
    return [Problem("records.code_taken", ("code",), params)]
