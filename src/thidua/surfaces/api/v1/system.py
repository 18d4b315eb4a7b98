"""The installation: its audit log, its health, what it is made of."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.security import django_auth
from pydantic import Field

from thidua.apps.accounts.queries import as_person
from thidua.apps.accounts.rules import Rule, can_manage_people, can_view_audit
from thidua.core import audit, inside, machine
from thidua.kernel.problems import NotAllowedError
from thidua.surfaces.api.errors import GUARDS, LISTS, REFUSES, Detail, WrongCall
from thidua.surfaces.api.values import Plain

router = Router(tags=["system"], auth=django_auth)

GUARDED = LISTS | GUARDS


class FaultOut(Schema):
    """The first broken place of the audit log."""

    number: int
    code: str


class AuditOut(Schema):
    """Whether nobody touched the audit log."""

    holds: bool
    count: int
    number: int
    hash: str
    fault: FaultOut | None


class FindingOut(Schema):
    """One thing that was looked at: `ok`, `warns` or `fails`."""

    code: str
    label: str
    state: str
    shown: str


class DoctorOut(Schema):
    """Whether machine and configuration are fit to run."""

    well: bool
    findings: list[FindingOut]


class EventOut(Schema):
    """One kind of news between the parts of the program."""

    name: str
    fields: list[str]
    meaning: str
    receivers: list[str]


class EventsOut(Schema):
    """Every kind of news."""

    events: list[EventOut]


class FileOut(Schema):
    """One file that makes a page."""

    part: str
    file: str


class WhereOut(Schema):
    """The files that make a page."""

    files: list[FileOut]


@router.get("/audit", response={200: AuditOut, **GUARDED})
def verify_audit(
    request: HttpRequest,
    number: Annotated[int | None, Field(ge=1, le=2**53)] = None,
    hash: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = "",  # noqa: A002 -- as it is printed
) -> dict[str, object]:
    """Prove that nobody touched the audit log, as `thidua audit verify`.

    `number` and `hash` together are an anchor that was noted outside.
    """
    _need(request, can_view_audit)
    found = audit.verify((number, hash) if number and hash else None)
    return {"holds": found.holds, **asdict(found)}


@router.get("/doctor", response={200: DoctorOut, **GUARDED})
def doctor(request: HttpRequest) -> dict[str, object]:
    """Say whether machine and configuration are fit to run, as `thidua doctor`."""
    _need(request, can_manage_people)
    found = list(machine.findings(lambda: None))
    return {
        "well": all(one.state != "fails" for one in found),
        "findings": [asdict(one) for one in found],
    }


@router.get("/events", response={200: EventsOut, 401: Detail})
def events(request: HttpRequest) -> dict[str, object]:
    """List the news between the parts of the program, as `thidua events`."""
    return {"events": inside.events()}


@router.get("/where", response={200: WhereOut, 400: WrongCall, 401: Detail, **REFUSES})
def where(
    request: HttpRequest, address: Annotated[Plain, Field(max_length=2000)]
) -> dict[str, object]:
    """Say which files make the page at an address, as `thidua where`."""
    files = inside.files_of(address)
    return {"files": [{"part": part, "file": file} for part, file in files]}


def _need(request: HttpRequest, rule: Rule) -> None:
    """Refuse who does not hold the right anywhere.

    Raises:
        NotAllowedError: `rule` does not allow it.
    """
    if not rule(as_person(request.user), None):
        raise NotAllowedError(rule.name)
