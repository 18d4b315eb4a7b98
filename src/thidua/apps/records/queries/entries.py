"""Everything that records hold, for many records at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from thidua.apps.records.models import (
    Grant,
    Judgement,
    Measure,
    OpenCase,
    Rating,
    Subject,
    Work,
)


@dataclass
class Held:
    """What one record held on a day, newest last, as the tables have it."""

    ratings: dict[int, str] = field(default_factory=dict)
    grants: list[dict[str, Any]] = field(default_factory=list)
    works: list[dict[str, Any]] = field(default_factory=list)
    measures: list[dict[str, Any]] = field(default_factory=list)
    open_cases: list[dict[str, Any]] = field(default_factory=list)
    judgements: list[dict[str, Any]] = field(default_factory=list)


GRANT = ("subject_id", "award", "year", "type", "decided", "cancelled", "used")
WORK = ("subject_id", "kind", "scope", "recognised", "applied", "replicable", "recognised_by")
MEASURE = ("subject_id", "form", "taken", "ends")
CASE = ("subject_id", "kind", "since")
JUDGEMENT = ("subject_id", "award", "route", "condition", "answer")


def held(subject_ids: Sequence[int], on: date, *, year: int, award: str = "") -> dict[int, Held]:
    """Return what the records held on the day `on`; five queries, six with `award`.

    Args:
        subject_ids: keys of the records.
        on: what came later is left out.
        year: year of the judgements.
        award: also what people judged of this award.
    """
    kept = {key: Held() for key in subject_ids}
    several = {"subject_id__in": subject_ids}
    for key, one, code in (
        Rating.objects.filter(**several, year__lte=on.year)
        .order_by("subject_id", "year")
        .values_list("subject_id", "year", "code")
    ):
        kept[key].ratings[one] = code
    past = Q(decided__isnull=True) | Q(decided__lte=on)
    for row in (
        Grant.objects.filter(past, **several, year__lte=on.year)
        .order_by("year", "id")
        .values(*GRANT)
    ):
        kept[row["subject_id"]].grants.append(row)
    told = Q(year__isnull=True) | Q(year__lte=on.year)
    for row in Work.objects.filter(told, _kept(on), **several).order_by("id").values(*WORK, "year"):
        kept[row["subject_id"]].works.append(row)
    taken = Q(taken__isnull=True) | Q(taken__lte=on)
    for row in Measure.objects.filter(taken, _kept(on), **several).order_by("id").values(*MEASURE):
        kept[row["subject_id"]].measures.append(row)
    pending = Q(closed__isnull=True) | Q(closed__gt=on)
    for row in (
        OpenCase.objects.filter(pending, **several, since__lte=on).order_by("id").values(*CASE)
    ):
        kept[row["subject_id"]].open_cases.append(row)
    if award:
        judged = Judgement.objects.filter(**several, award=award, year=year)
        for row in judged.order_by("id").values(*JUDGEMENT):
            kept[row["subject_id"]].judgements.append(row)
    return kept


def _kept(on: date) -> Q:
    """Return the condition that an entry was not taken back by the day `on`."""
    return Q(withdrawn__isnull=True) | Q(withdrawn__gt=on)


def chunks(subjects: Iterable[Subject], size: int) -> Iterable[list[Subject]]:
    """Yield subjects in lists of at most `size`."""
    some: list[Subject] = []
    for subject in subjects:
        some.append(subject)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some
