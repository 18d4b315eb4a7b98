"""Records: list, one, take a file in; only within the caller's reach."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import File, Form, Query, Router, Schema, Status, UploadedFile
from ninja.security import django_auth

from thidua.apps.accounts.queries import as_person
from thidua.apps.organisations import queries as organisations
from thidua.apps.records import actions, queries
from thidua.core import clock, paging
from thidua.surfaces.api.errors import CHANGES, GUARDS, LISTS, READS, REFUSES
from thidua.surfaces.api.paging import Listed, Paged
from thidua.surfaces.api.values import Plain

router = Router(tags=["records"], auth=django_auth)


class RecordRow(Schema):
    """One record in the list (hồ sơ thành tích)."""

    uid: str
    kind: str
    name: str
    code: str
    unit: str
    unit_uid: str
    post: str
    group: str
    direct: bool
    leader: bool
    invented: bool


class RecordOut(RecordRow):
    """One record; `facts` is what `POST /law/check` takes as the facts of a case."""

    on: str
    year: int
    born: str | None
    founded: str | None
    places: list[dict[str, Any]]
    missing_years: list[int]
    not_known: list[str]
    ancestors: list[dict[str, Any]]
    facts: dict[str, Any]


class Narrowed(Schema):
    """What a list of records can be narrowed to; `waiting`: those whose unit is no more."""

    q: Plain = ""
    kind: Plain = ""
    unit: Plain = ""
    waiting: bool = False


class FileIn(Schema):
    """Of which unit a file tells."""

    unit: Plain


class TakenOut(Schema):
    """What became of a file: numbers by state, and the rows that are not plainly taken."""

    uid: str
    name: str
    counts: dict[str, int]
    rows: list[dict[str, Any]]


@router.get("", response={200: Listed[RecordRow], **GUARDS, **LISTS})
def list_records(
    request: HttpRequest, page: Query[Paged], narrow: Query[Narrowed]
) -> dict[str, object]:
    """List the records that the caller may see, by name; `unit` with everything under it."""
    rows = queries.visible_to(request.user).select_related("unit")
    units = None
    if narrow.unit:
        found_unit = organisations.by_uid(narrow.unit)
        units = [found_unit.pk] if found_unit else []
    rows = queries.narrowed(
        rows, text=narrow.q, kind=narrow.kind, unit_ids=units, waiting=narrow.waiting
    )
    found = paging.keyset(rows, order=("sort_key",), after=page.after, size=page.size)
    names = queries.unit_names(found.rows, clock.today())
    return {
        "count": found.count,
        "rows": [queries.brief(one, names) for one in found.rows],
        "next": found.next_cursor,
    }


@router.post("/import", response={201: TakenOut, **CHANGES, **REFUSES})
def take_in(
    request: HttpRequest, values: Form[FileIn], document: File[UploadedFile]
) -> Status[dict[str, Any]]:
    """Take a table of records in: clear rows at once, the others wait to be settled."""
    unit = organisations.by_uid(values.unit)
    if unit is None:
        raise Http404
    batch = actions.take_in(
        document.read(settings.MAX_UPLOAD_BYTES + 1),
        document.name or "",
        unit_id=unit.pk,
        by=as_person(request.user),
        today=clock.today(),
    )
    return Status(201, queries.told(batch))


@router.get("/{uid}", response={200: RecordOut, **GUARDS, **READS})
def one_record(request: HttpRequest, uid: str) -> dict[str, Any]:
    """Give one record with its facts in the year under review."""
    subject = queries.by_uid(request.user, uid)
    if subject is None:
        raise Http404
    today = clock.today()
    return queries.whole(subject, on=today, year=queries.year_under_review(today))
