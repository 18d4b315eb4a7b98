"""Calendars that a phone subscribes to (.ics): of a unit, open to all; of a person, by a secret."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext
from icalendar import Calendar, Event

from thidua.apps.accounts import queries as accounts
from thidua.apps.accounts.models import Person
from thidua.apps.organisations import queries as organisations
from thidua.apps.tasks import queries
from thidua.apps.tasks.models import Task
from thidua.core import clock

SALT = "thidua.calendar"


def token_of(person: Person) -> str:
    """Return the secret of a person's calendar; it changes with the password."""
    return signing.dumps([str(person.uuid), _mark(person)], salt=SALT)


def _mark(person: Person) -> str:
    """Return what changes with the password and tells nothing of it."""
    return salted_hmac(SALT, person.password, algorithm="sha256").hexdigest()[:20]


def unit_feed(request: HttpRequest, uid: str) -> HttpResponse:
    """Give the calendar of one unit: what the public may see."""
    unit = get_object_or_404(organisations.visible_to(request.user), uid=uid)
    name = organisations.name_on(unit, clock.today())
    return _calendar(name, queries.visible_to(None).filter(unit=unit))


def person_feed(_request: HttpRequest, token: str) -> HttpResponse:
    """Give the calendar of one person: what waits for the units the person acts for."""
    try:
        uuid, mark = map(str, signing.loads(token, salt=SALT))
        UUID(uuid)
    except (signing.BadSignature, ValueError, TypeError) as wrong:
        raise Http404 from wrong
    person = accounts.active_by_uuid(uuid)
    if person is None or not constant_time_compare(_mark(person), mark):
        raise Http404
    return _calendar(gettext("Việc của {name}").format(name=person), queries.waiting_for(person))


def _calendar(name: str, rows: QuerySet[Task]) -> HttpResponse:
    book = Calendar()
    book.add("prodid", "-//thidua//vi")
    book.add("version", "2.0")
    book.add("x-wr-calname", f"Thi đua - {name}")
    for task in queries.ordered(rows.filter(due_on__isnull=False)):
        if task.due_on:
            book.add_component(_event(task, task.due_on))
    return HttpResponse(book.to_ical(), content_type="text/calendar; charset=utf-8")


def _event(task: Task, due: date) -> Event:
    event = Event()
    event.add("uid", f"{task.uuid}@thidua")
    event.add("dtstamp", datetime.combine(task.plan.state_since.date(), time(), UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", " ".join(task.title.split()[:25]))
    event.add("description", f"{task.title}\n{task.plan.movement.name}")
    event.add("url", settings.PUBLIC_URL + reverse("tasks:task", args=[task.uuid]))
    event.add("transp", "TRANSPARENT")
    return event
