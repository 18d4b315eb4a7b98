"""End a session on another machine."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.core import audit
from thidua.kernel.problems import NotAllowedError


@transaction.atomic
def end_session(session_id: int, *, by: Person) -> None:
    """End one session of `by`; who works there is signed out with the next click.

    Raises:
        NotAllowedError: the session belongs to somebody else or has ended.
    """
    found = UserSession.objects.select_for_update().filter(pk=session_id, user=by).first()
    if found is None:
        raise NotAllowedError("own session")
    found.end()
    audit.record(by=by, action="accounts.end_session", obj=by)
