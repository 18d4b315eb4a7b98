"""What must hold before a person, a post or a delegation is written."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from thidua.apps.accounts.models import USERNAME, Person, Post
from thidua.apps.accounts.roles import ROLES
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit
from thidua.kernel.problems import BlockedError, Problem


def refuse(problems: list[Problem]) -> None:
    """Raise BlockedError with every problem that blocks, if there is one."""
    if blocking := [problem for problem in problems if problem.severity == "blocks"]:
        raise BlockedError(blocking)


def new_person(username: str, full_name: str, email: str) -> list[Problem]:
    """Return what keeps a person from being created."""
    found = []
    if not full_name:
        found.append(Problem("accounts.name_missing", ("full_name",)))
    try:
        USERNAME(username)
    except ValidationError:
        found.append(Problem("accounts.username_form", ("username",), {"username": username}))
    if Person.objects.filter(username__iexact=username).exists():
        found.append(Problem("accounts.username_taken", ("username",), {"username": username}))
    if email:
        found += _email(email)
    return found


def _email(email: str) -> list[Problem]:
    try:
        validate_email(email)
    except ValidationError:
        return [Problem("accounts.email_form", ("email",), {"email": email})]
    if Person.objects.filter(email__iexact=email).exists():
        return [Problem("accounts.email_taken", ("email",), {"email": email})]
    return []


def new_post(
    person: Person, unit: Unit, role: str, *, start: date, end: date | None, basis: str
) -> list[Problem]:
    """Return what keeps a post from being granted."""
    found = []
    if role not in ROLES:
        found.append(Problem("accounts.role_unknown", ("role",), {"role": role}))
    if not basis:
        found.append(Problem("accounts.basis_missing", ("basis",)))
    found += days(start, end)
    name = organisations.name_on(unit, start)
    if not organisations.alive_on(unit, start):
        found.append(Problem("accounts.unit_not_alive", ("unit",), {"unit": name, "day": start}))
    held = Post.objects.filter(person=person, unit=unit, role=role, end__isnull=True)
    if held.exists():
        found.append(
            Problem("accounts.post_held", ("role",), {"person": person.full_name, "unit": name})
        )
    return found


def days(start: date, end: date | None) -> list[Problem]:
    """Return a problem when the end is not after the start."""
    if end is None or end > start:
        return []
    return [Problem("accounts.days_reversed", ("end",), {"start": start, "end": end})]


def new_delegation(
    giver: Post, receiver: Person, start: date, end: date, document: str
) -> list[Problem]:
    """Return what keeps a delegation from being written."""
    found = days(start, end)
    if not document:
        found.append(Problem("accounts.document_missing", ("document",)))
    if receiver.pk == giver.person_id:
        found.append(Problem("accounts.delegation_to_self", ("receiver",)))
    if start < giver.start or (giver.end is not None and end > giver.end):
        found.append(
            Problem(
                "accounts.delegation_outside",
                ("start",),
                {"start": giver.start, "end": giver.end or "…"},
            )
        )
    return found
