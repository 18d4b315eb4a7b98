"""Create persons, open and close their accounts, give them the link to a first password."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from thidua.apps.accounts import checks, rules
from thidua.apps.accounts.actions.posts import write_post
from thidua.apps.accounts.models import Person
from thidua.apps.accounts.roles import Administrator
from thidua.apps.organisations.models import Unit
from thidua.core import audit, mail
from thidua.kernel.problems import NotAllowedError
from thidua.kernel.text.fold import nfc


@transaction.atomic
def create_person(
    *,
    username: str,
    full_name: str,
    email: str,
    by: Person,
    today: date,
    password: str | None = None,
    is_demo: bool = False,
) -> Person:
    """Create an account without any right and return it; rights come with a post.

    Without `password` the person sets the first one by the link that is sent by mail.

    Raises:
        NotAllowedError: `by` holds no post from which people are managed.
        BlockedError: the username or the address is taken or malformed, or there is no name.
    """
    if not rules.can_manage_people(by):
        raise NotAllowedError(rules.can_manage_people.name)
    person = _write(username, full_name, email, password, is_demo=is_demo)
    audit.record(by=by, action="accounts.create_person", obj=person, data={"day": today})
    if password is None and person.email:
        _send_link(person)
    return person


@transaction.atomic
def create_administrator(
    *,
    username: str,
    full_name: str,
    email: str,
    unit_id: int,
    by: str,
    today: date,
    password: str | None = None,
    is_demo: bool = False,
) -> Person:
    """Create the administrator of a unit from the command line, where no account asks.

    Args:
        username: as it is typed to sign in.
        full_name: family name first.
        email: official address, may be empty.
        unit_id: key of the unit that is administered with all under it.
        by: name of the program that calls, for the audit.
        today: first day of the post.
        password: None leaves the account without one until the link is used.
        is_demo: marks an invented person.

    Raises:
        BlockedError: see `create_person` and `grant_post`.
    """
    person = _write(username, full_name, email, password, is_demo=is_demo)
    unit = Unit.objects.get(pk=unit_id)
    post = write_post(
        person=person,
        unit=unit,
        role=Administrator.__name__,
        start=today,
        end=None,
        basis="Thiết lập hệ thống",
        granted_by=None,
    )
    audit.record(by=by, action="accounts.create_administrator", obj=post, data={"day": today})
    return person


@transaction.atomic
def set_active(person_id: int, *, active: bool, by: Person, today: date, note: str) -> Person:
    """Open or close an account; a closed one cannot sign in and grants nothing.

    Raises:
        NotAllowedError: the person is `by`, or works at a unit out of reach of `by`.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    if not rules.somebody_else(by, person) or not _may_manage(by, person, today):
        raise NotAllowedError(rules.can_grant.name)
    person.is_active = active
    person.save(update_fields=["is_active"])
    action = "accounts.open" if active else "accounts.close"
    audit.record(by=by, action=action, obj=person, note=note)
    return person


@transaction.atomic
def send_password_link(person_id: int, *, by: Person, today: date) -> Person:
    """Send the person a link with which a new password can be set once.

    Raises:
        NotAllowedError: the person works at a unit out of reach of `by`.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    if not _may_manage(by, person, today):
        raise NotAllowedError(rules.can_manage_people.name)
    audit.record(by=by, action="accounts.send_password_link", obj=person)
    _send_link(person)
    return person


def password_link(person: Person) -> str:
    """Return the full address at which the person sets a password; valid once, for some days."""
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    uid, token = key.split("-", 1)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
    return f"{settings.PUBLIC_URL}{path}"


def _may_manage(by: Person, person: Person, today: date) -> bool:
    """Say whether `by` manages people at a unit where the person works, or the person has none."""
    posts = list(person.posts.filter(start__lte=today))
    if not posts:
        return rules.can_manage_people(by)
    return all(rules.can_manage_people(by, post) for post in posts if _runs(post.end, today)) and (
        any(rules.can_manage_people(by, post) for post in posts)
    )


def _runs(end: date | None, today: date) -> bool:
    return end is None or end > today


def _write(
    username: str, full_name: str, email: str, password: str | None, *, is_demo: bool
) -> Person:
    """Check and write a new account."""
    full_name, email = nfc(" ".join(full_name.split())), email.strip()
    checks.refuse(checks.new_person(username, full_name, email))
    person = Person(
        username=username,
        full_name=full_name,
        email=email,
        is_demo=is_demo,
    )
    person.set_password(password)
    person.save()
    return person


def _send_link(person: Person) -> None:
    """Write the letter with the link into the outbox."""
    words = {"person": person, "link": password_link(person)}
    body = render_to_string("account/email/first_password_message.txt", words)
    subject = render_to_string("account/email/first_password_subject.txt", words)
    mail.send(person.email, subject, body, key=f"first-password:{person.pk}:{uuid4()}")
