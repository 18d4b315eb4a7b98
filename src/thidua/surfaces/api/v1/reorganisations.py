"""Reorganisations: prepare, try out, record, correct, withdraw; the same rights as the pages."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import File, Router, Schema, Status, UploadedFile
from ninja.security import django_auth
from pydantic import Field

from thidua.apps.accounts import actions
from thidua.apps.accounts.queries import as_person
from thidua.apps.organisations import queries
from thidua.apps.organisations.actions import Trial, try_out
from thidua.apps.organisations.models import ReorganisationDraft, UnitEvent
from thidua.core import clock
from thidua.surfaces.api.errors import (
    CHANGES,
    GUARDS,
    READS,
    REFUSES,
    Detail,
    ProblemOut,
    problems_out,
)
from thidua.surfaces.api.values import LongText, Name, Plain

router = Router(tags=["reorganisations"], auth=django_auth)


class RowIn(Schema):
    """One row, with the columns of the table; what a kind does not use is left out."""

    source: Plain = ""
    target: Plain = ""
    new: Plain = ""
    kind: Plain = ""
    level: Plain = ""
    parent: Plain = ""
    code: Plain = ""
    area: Plain = ""
    people: Plain = ""
    functions: Plain = ""
    weight: Plain = ""
    main: Plain = ""
    note: LongText = ""


class DraftIn(Schema):
    """A reorganisation as it is prepared."""

    kind: Name
    effective: Name = ""
    decided: Name = ""
    basis: Name = ""
    note: LongText = ""
    follow: bool = False
    rows: Annotated[list[RowIn], Field(max_length=20_000)] = []


class DraftOut(Schema):
    """A draft."""

    uuid: UUID
    kind: str
    rows: int
    event: str | None


class TrialOut(Schema):
    """What a draft would do; `fingerprint` goes with the recording."""

    fingerprint: str
    blocked: bool
    outcome: dict[str, Any]
    problems: list[ProblemOut]
    consequences: list[dict[str, Any]]


class RecordIn(Schema):
    """The dry run that was looked at."""

    fingerprint: Name


class EventOut(Schema):
    """A recorded event."""

    uid: str
    kind: str
    effective: date
    decided: date | None
    basis: str
    late: bool
    withdrawn: bool


class CorrectIn(Schema):
    """What is corrected: the event, or by its key a line or a version; values by name.

    `fingerprint` is that of the dry run when the day of effect (`effective`) changes.
    """

    what: Literal["event", "line", "version"] = "event"
    key: Annotated[int, Field(ge=0, le=2**53)] = 0
    values: dict[Name, Name | None]
    reason: LongText
    fingerprint: Name = ""


class ReasonIn(Schema):
    """Why."""

    reason: LongText


@router.post("/drafts", response={201: DraftOut, **CHANGES})
def start(request: HttpRequest, values: DraftIn) -> Status[dict[str, object]]:
    """Prepare a reorganisation; right or wrong, it is kept."""
    by = as_person(request.user)
    draft = actions.start_reorganisation(kind=values.kind, by=by, today=clock.today())
    rows = [row.model_dump(exclude_defaults=True) for row in values.rows]
    typed = values.model_dump(exclude={"kind", "rows"})
    return Status(201, _draft(actions.save_reorganisation(draft, typed=typed, rows=rows, by=by)))


@router.post("/drafts/{uuid}/table", response={200: DraftOut, **CHANGES, **REFUSES})
def table(request: HttpRequest, uuid: UUID, document: File[UploadedFile]) -> dict[str, object]:
    """Take the rows of a draft from an XLSX or CSV table."""
    data = document.read(settings.MAX_UPLOAD_BYTES + 1)
    draft, _warned = actions.attach_to_reorganisation(
        _own(request, uuid), data=data, name=document.name or "", by=as_person(request.user)
    )
    return _draft(draft)


@router.get("/drafts/{uuid}/trial", response={200: TrialOut, 401: Detail, **READS})
def trial(request: HttpRequest, uuid: UUID) -> dict[str, object]:
    """Try a draft out; nothing is written."""
    return _trial(try_out(_own(request, uuid)))


@router.get("/events/{uid}/trial", response={200: TrialOut, **GUARDS, **READS})
def trial_of_day(request: HttpRequest, uid: Plain, effective: date) -> dict[str, object]:
    """Try another day of effect out; nothing is written."""
    return _trial(actions.try_other_day(_found(uid), effective, by=as_person(request.user)))


def _trial(found: Trial) -> dict[str, object]:
    return {
        "fingerprint": found.fingerprint,
        "blocked": found.blocked,
        "outcome": queries.preview_json(queries.preview(found.outcome, found.before)),
        "problems": problems_out(found.problems),
        "consequences": [
            {"kind": each.kind, "count": each.count, "text": each.text, "url": each.url}
            for each in found.consequences
        ],
    }


@router.post("/drafts/{uuid}/record", response={201: EventOut, **CHANGES})
def record(request: HttpRequest, uuid: UUID, values: RecordIn) -> Status[dict[str, object]]:
    """Record a draft exactly as the dry run showed it."""
    event = actions.record_reorganisation(
        _own(request, uuid),
        by=as_person(request.user),
        today=clock.today(),
        seen=values.fingerprint or "-",
    )
    return Status(201, _event(event))


@router.get("/events/{uid}", auth=None, response={200: EventOut, **READS})
def one_event(request: HttpRequest, uid: Plain) -> dict[str, object]:
    """Give one event; public."""
    return _event(_found(uid))


@router.post("/events/{uid}/correct", response={200: EventOut, **CHANGES})
def correct(request: HttpRequest, uid: Plain, values: CorrectIn) -> dict[str, object]:
    """Correct what is known about an event, one of its lines or of the versions it opened."""
    event = _found(uid)
    rows: dict[str, Any] = {
        "event": [event],
        "line": event.lines.filter(pk=values.key).select_related("event"),
        "version": queries.opened_versions(event).filter(pk=values.key),
    }
    thing = next(iter(rows[values.what]), None)
    if thing is None:
        raise Http404
    actions.correct_reorganisation(
        thing,
        values=values.values,
        reason=values.reason,
        by=as_person(request.user),
        today=clock.today(),
        seen=values.fingerprint,
    )
    return _event(_found(uid))


@router.post("/events/{uid}/withdraw", response={200: EventOut, **CHANGES})
def withdraw(request: HttpRequest, uid: Plain, values: ReasonIn) -> dict[str, object]:
    """Take an event back on which nothing rests."""
    by, today = as_person(request.user), clock.today()
    event = actions.withdraw_reorganisation(_found(uid), reason=values.reason, by=by, today=today)
    return _event(event)


def _own(request: HttpRequest, uuid: UUID) -> ReorganisationDraft:
    found = queries.draft_of(as_person(request.user), uuid)
    if found is None:
        raise Http404
    return found


def _found(uid: str) -> UnitEvent:
    found = queries.event_by_uid(uid)
    if found is None:
        raise Http404
    return found


def _draft(draft: ReorganisationDraft) -> dict[str, object]:
    return {
        "uuid": draft.uuid,
        "kind": draft.kind,
        "rows": len(draft.fields["rows"]),
        "event": draft.event.uid if draft.event else None,
    }


def _event(event: UnitEvent) -> dict[str, object]:
    return {
        "uid": event.uid,
        "kind": event.kind,
        "effective": event.effective,
        "decided": event.decided,
        "basis": event.basis,
        "late": event.late,
        "withdrawn": event.withdrawn is not None,
    }
