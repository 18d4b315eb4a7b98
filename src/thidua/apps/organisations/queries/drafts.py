"""Drafts and recorded events, for the screens of those who record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from thidua.apps.organisations.models import (
    ChangeRole,
    Correction,
    EventKind,
    ReorganisationDraft,
    Unit,
    UnitChange,
    UnitEvent,
    UnitLine,
    UnitVersion,
)


def drafts_of(person: Any) -> QuerySet[ReorganisationDraft]:
    """Return the drafts that a person began and has neither recorded nor dropped, newest first."""
    return ReorganisationDraft.objects.filter(
        by_id=str(person.pk), event__isnull=True, dropped__isnull=True
    ).order_by("-changed_at")


def draft_of(person: Any, uuid: Any) -> ReorganisationDraft | None:
    """Return one draft of a person, recorded ones too; None for one of somebody else."""
    found = ReorganisationDraft.objects.filter(by_id=str(person.pk), uuid=uuid)
    return found.select_related("stored", "event").first()


def recorded_events() -> QuerySet[UnitEvent]:
    """Return the events that reorganise, withdrawn ones too, the latest effect first."""
    return UnitEvent.objects.exclude(kind=EventKind.RECORD).order_by("-effective", "-pk")


def future_events(today: date) -> QuerySet[UnitEvent]:
    """Return stored events that have not taken effect yet, the next one first."""
    rows = UnitEvent.objects.filter(effective__gt=today, withdrawn__isnull=True)
    return rows.order_by("effective", "pk")


def event_by_uid(uid: str) -> UnitEvent | None:
    """Return the event with this identity, or None."""
    return UnitEvent.objects.filter(uid=uid).first()


def lines_in(event: UnitEvent) -> QuerySet[UnitLine]:
    """Return the lines of an event; of a withdrawn one those that were withdrawn with it."""
    rows = event.lines.filter(withdrawn=event.withdrawn)
    return rows.select_related("source", "target").order_by("pk")


def changes_in(event: UnitEvent) -> QuerySet[UnitChange]:
    """Return what an event did to which unit."""
    return event.changes.select_related("unit").order_by("pk")


def counts_of(event: UnitEvent) -> list[tuple[str, int]]:
    """Return how many units an event ends, begins and changes, by the word for each."""
    found = event.changes.values_list("role").annotate(n=Count("pk")).order_by("role")
    labels = dict(ChangeRole.choices)
    return [(str(labels[role]), count) for role, count in found]


def eve(day: date) -> date:
    """Return the day before."""
    return day - timedelta(days=1)


def corrections_of_unit(unit: Unit) -> QuerySet[Correction]:
    """Return what was corrected about a unit: its versions, the lines at it, days of its events."""
    wanted = Q(version__unit=unit) | Q(line__source=unit) | Q(line__target=unit)
    days = Correction.objects.filter(was__has_key="effective")
    wanted |= Q(pk__in=days.filter(event__changes__unit=unit).values("pk"))
    return Correction.objects.filter(wanted).order_by("recorded", "pk").distinct()


def corrections_of(event: UnitEvent) -> QuerySet[Correction]:
    """Return what was corrected about an event, its lines and the versions it opened."""
    wanted = Q(event=event) | Q(line__event=event) | Q(version__opened_by=event)
    return Correction.objects.filter(wanted).order_by("recorded", "pk").distinct()


def opened_versions(event: UnitEvent) -> QuerySet[UnitVersion]:
    """Return the believed versions that an event opened, in Vietnamese order."""
    rows = UnitVersion.objects.filter(opened_by=event, withdrawn__isnull=True)
    return rows.select_related("unit", "parent").order_by("sort_key", "pk")
