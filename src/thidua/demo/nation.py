"""Invented people at every province and city of the nation."""

from __future__ import annotations

from datetime import date
from itertools import product
from random import Random
from typing import Any

from thidua.apps.accounts.models import Post
from thidua.apps.organisations import queries as organisations
from thidua.demo.facts import names
from thidua.kernel.text.fold import fold

FIRST = date(2025, 1, 1)
ROLES = (("can-bo", "StandingOfficer"), ("lanh-dao", "StandingHead"))
PLACES = ("province", "city")


def people_of_provinces(today: date, seed: int) -> list[dict[str, Any]]:
    """Return a standing officer and a head for each province where the demo has nobody yet.

    They are what `persons.write` takes. The same seed gives the same names.
    """
    staffed = set(
        Post.objects.filter(person__is_demo=True, role__startswith="Standing", end=None)
        .values_list("unit_id", flat=True)
        .distinct()
    )
    rows = organisations.as_of(today).filter(kind__in=PLACES).exclude(unit_id__in=staffed)
    places = sorted((row.unit.uid, row.short_name, row.start) for row in rows)
    drawn = iter(invented(2 * len(places), seed))
    return [
        {
            "username": f"{word}-{fold(place).replace(' ', '-')}",
            "name": f"{next(drawn)} (người mẫu)",
            "posts": [{"unit": uid, "role": role, "from": max(start, FIRST)}],
        }
        for uid, place, start in places
        for word, role in ROLES
    ]


def invented(count: int, seed: int) -> list[str]:
    """Return so many different invented names."""
    book = names()
    every = [" ".join(each) for each in product(book["family"], book["middle"], book["given"])]
    return Random(seed).sample(every, count)  # noqa: S311  (names, not secrets)
