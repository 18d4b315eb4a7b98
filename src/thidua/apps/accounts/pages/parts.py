"""What several screens of this app share: who may come in, problems beside fields, days."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from thidua.apps.accounts import rules
from thidua.apps.accounts.models import Person
from thidua.core.wording import sentence
from thidua.kernel.problems import BlockedError

View = Callable[..., HttpResponse]


def whoami(request: HttpRequest) -> Person:
    """Return who is signed in; only for screens that let nobody else in."""
    return cast("Person", request.user)


def managers_only(view: View) -> View:
    """Let in only who manages people somewhere."""

    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rules.can_manage_people(request.user):
            raise PermissionDenied(rules.can_manage_people.name)
        return view(request, *args, **kwargs)

    return guarded


def show_problems(form: forms.Form, blocked: BlockedError) -> None:
    """Put every problem beside the field that it is about, or above the form."""
    for problem in blocked.problems:
        where = str(problem.where[0]) if problem.where else ""
        form.add_error(where if where in form.fields else None, sentence(problem))


class DayField(forms.DateField):
    """A day, typed as dd/mm/yyyy or chosen."""

    def __init__(self, **kwargs: Any) -> None:
        """Use the browser's own calendar; it sends ISO days."""
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d/%m/%Y"])
        super().__init__(**kwargs)
