"""Which records somebody may see, and finding one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet

from thidua.apps.accounts.queries import within
from thidua.apps.accounts.roles import Permission
from thidua.apps.accounts.rules import signed_in
from thidua.apps.organisations import queries as organisations
from thidua.apps.records.models import Grant, Rating, Subject
from thidua.apps.records.queries.reorganised import left_behind
from thidua.core.clock import today
from thidua.kernel.text.fold import fold


def visible_to(person: Any) -> QuerySet[Subject]:
    """Return the records that `person` may see: within reach of RECORD_VIEW, and the own one."""
    if not signed_in(person):
        return Subject.objects.none()
    units = within(person, Permission.RECORD_VIEW, today())
    return Subject.objects.filter(Q(unit_id__in=units) | Q(account=person))


def editable_by(person: Any) -> QuerySet[Subject]:
    """Return the records into which `person` may write; never the own one."""
    if not signed_in(person):
        return Subject.objects.none()
    units = within(person, Permission.RECORD_EDIT, today())
    return Subject.objects.filter(unit_id__in=units).exclude(account=person)


def newest_rated(person: Any, on: date) -> int | None:
    """Return the last year, up to the one of the day, of which visible records bear a rating."""
    rows = Rating.objects.filter(subject__in=visible_to(person), year__lte=on.year)
    found: int | None = rows.aggregate(last=Max("year"))["last"]
    return found


def by_uid(person: Any, uid: str) -> Subject | None:
    """Return a record that `person` may see, or None."""
    return visible_to(person).select_related("unit", "own_unit").filter(uid=uid).first()


def narrowed(
    rows: QuerySet[Subject],
    *,
    text: str = "",
    kind: str = "",
    unit_ids: list[int] | None = None,
    waiting: bool = False,
) -> QuerySet[Subject]:
    """Return those of `rows` whose name or code holds every word, of a kind, at or under units.

    With `waiting` only those whose unit is no more, see `left_behind`.
    """
    for word in fold(text).split():
        rows = rows.filter(Q(folded__contains=word) | Q(code__icontains=word))
    if kind:
        rows = rows.filter(kind=kind)
    if unit_ids is not None:
        rows = rows.filter(unit_id__in=organisations.ids_under_all(unit_ids, today()))
    return left_behind(rows, today()) if waiting else rows


def every() -> QuerySet[Subject]:
    """Return every record, for whoever runs the machine; pages ask `visible_to`."""
    return Subject.objects.all()


def found(person: Any, said: str) -> list[Subject]:
    """Return the visible records with this identifier, code or name; see `found_among`."""
    return found_among(visible_to(person), said)


def found_among(among: QuerySet[Subject], said: str) -> list[Subject]:
    """Return those records with this identifier, code or name; at most 20.

    A whole name goes before a part of one.
    """
    rows = among.select_related("unit", "own_unit").order_by("sort_key", "id")
    exact = list(rows.filter(Q(uid=said) | (Q(code=said) & ~Q(code="")))[:MOST_FOUND])
    if exact:
        return exact
    named = list(narrowed(rows, text=said)[:MOST_FOUND])
    whole = [row for row in named if fold(row.full_name) == fold(said)]
    return whole or named


def unit_names(rows: list[Subject], on: date) -> dict[int, str]:
    """Return the names of the units of records, with the place of an agency; two queries."""
    return organisations.placed_names({row.unit_id for row in rows}, on) if rows else {}


MOST_FOUND = 20


@dataclass
class Latest:
    """The last rating, and the awards of the last year in which there were any."""

    rating: Rating | None = None
    grants: list[Grant] = field(default_factory=list)


def latest(rows: list[Subject]) -> dict[int, Latest]:
    """Return what a list shows of records; two queries."""
    found = {row.pk: Latest() for row in rows}
    for rating in Rating.objects.filter(subject__in=found).order_by("year"):
        found[rating.subject_id].rating = rating
    granted = Grant.objects.filter(subject__in=found, cancelled__isnull=True)
    for grant in granted.order_by("year", "id"):
        kept = found[grant.subject_id].grants
        if kept and kept[0].year < grant.year:
            kept.clear()
        kept.append(grant)
    return found
