"""What the screens of reorganisations share: who may come in, the own draft."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from thidua.apps.accounts import rules
from thidua.apps.accounts.pages.parts import whoami
from thidua.apps.organisations import queries
from thidua.apps.organisations.models import ReorganisationDraft
from thidua.core.wording import sentence
from thidua.kernel.problems import Problem

View = Callable[..., HttpResponseBase]
MOST_SHOWN = 100


def editors_only(view: View) -> View:
    """Let in only who may edit organisations somewhere."""

    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rules.can_edit_organisation(request.user):
            raise PermissionDenied(rules.can_edit_organisation.name)
        return view(request, *args, **kwargs)

    return guarded


def own_draft(request: HttpRequest, uuid: Any) -> ReorganisationDraft:
    """Return an own draft, or answer that there is none."""
    found = queries.draft_of(whoami(request), uuid)
    if found is None or found.dropped is not None:
        raise Http404
    return found


def said(problems: list[Problem]) -> list[tuple[str, str, bool]]:
    """Return each finding: sentence, where to mend it, whether it blocks; at most 100."""
    return [
        (sentence(each), _anchor(each), each.severity == "blocks") for each in problems[:MOST_SHOWN]
    ]


def _anchor(problem: Problem) -> str:
    """Return the place on the form that a finding is about."""
    if problem.where and problem.where[0] == "rows":
        row = problem.params.get("row")
        return f"row-{row}" if row else "rows"
    return f"id_{problem.where[0]}" if problem.where else "rows"
