"""Errors of thidua as answers of the API: the same words as on the pages, with the code beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI, Schema
from ninja.errors import ValidationError

from thidua.core.wording import not_allowed, refusal_words, sentence
from thidua.kernel.problems import (
    BlockedError,
    NoSuchStepError,
    NotAllowedError,
    Problem,
    RefusedError,
)


class RefusedOut(Schema):
    """Why an input was refused and what to do."""

    code: str
    reason: str
    do: str


class Refusal(Schema):
    """An input that was understood and refused."""

    refused: RefusedOut


class ProblemOut(Schema):
    """One problem, worded."""

    code: str
    where: list[str]
    severity: str
    text: str


class Blocked(Schema):
    """An act that cannot be done yet, with every problem."""

    problems: list[ProblemOut]


class Detail(Schema):
    """A plain answer to a call that cannot be served."""

    detail: str


class Denied(Detail):
    """Why the caller may not do this, in the words of the page; `code` says of which kind."""

    code: str = "not_allowed"


class Field(Schema):
    """One value that does not fit the description: where it stands and what is wrong with it."""

    where: list[str]
    what: str


class WrongCall(Schema):
    """A call that does not fit the description; nothing was done."""

    detail: str
    fields: list[Field] = []


# answers that calls can give beside their result, for the description
LISTS: dict[int, type[Schema]] = {400: WrongCall}
READS: dict[int, type[Schema]] = LISTS | {404: Detail}
GUARDS: dict[int, type[Schema]] = {401: Detail, 403: Denied}
CHANGES: dict[int, type[Schema]] = READS | GUARDS | {409: Blocked}
REFUSES: dict[int, type[Schema]] = {422: Refusal}


def problems_out(problems: object) -> list[dict[str, object]]:
    """Return problems with their sentences."""
    return [
        {
            "code": p.code,
            "where": [str(w) for w in p.where],
            "severity": p.severity,
            "text": str(sentence(p)),
        }
        for p in problems  # type: ignore[attr-defined]
    ]


def refused_out(error: RefusedError) -> dict[str, object]:
    """Return why an input was refused, in the reader's language."""
    reason, do = refusal_words(error)
    return {"refused": {"code": error.code, "reason": reason, "do": do}}


def fields_out(errors: list[dict[str, Any]]) -> list[dict[str, object]]:
    """Return what pydantic found as (where, what), the names of our own parameters left out."""
    return [
        {"where": [str(step) for step in each["loc"]], "what": str(each["msg"])} for each in errors
    ]


def add_handlers(api: NinjaAPI) -> None:
    """Teach the API how each error of thidua is answered."""

    def on(kind: type[Exception], status: int, body: Callable[..., object]) -> None:
        def handle(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
            return api.create_response(request, body(error), status=status)

        api.add_exception_handler(kind, handle)

    on(RefusedError, 422, refused_out)
    on(BlockedError, 409, lambda e: {"problems": problems_out(e.problems)})
    on(NotAllowedError, 403, lambda e: {"code": "not_allowed", "detail": not_allowed(e.rule)})
    on(ValidationError, 400, lambda e: {"detail": "Wrong values", "fields": fields_out(e.errors)})
    for unreadable in (BadRequest, SuspiciousOperation, MultiPartParserError):
        on(unreadable, 400, lambda _e: {"detail": "Wrong request"})
    on(NoSuchStepError, 409, lambda e: {"problems": [_gone(e)]})


def _gone(error: NoSuchStepError) -> dict[str, object]:
    """Return that a step is not there any more; its code is older than the apps' codes."""
    problem = Problem("core.no_such_step", (error.step,), {"step": error.step})
    return problems_out([problem])[0] | {"code": "no_such_step"}
