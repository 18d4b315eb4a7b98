"""Invented records of people and collectives, with believable histories, by a seed.

Nobody in them is real; every record is marked. The shares below only make the lists look like
those of an office; they are no statistics.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from thidua.apps.accounts.models import Person
from thidua.apps.accounts.roles import Permission, granting
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit, UnitLine, UnitVersion
from thidua.apps.records import actions
from thidua.apps.records.actions import Clean, GrantSaid, MeasureSaid, WorkSaid
from thidua.apps.records.models import Part
from thidua.demo.facts import names, records

YEARS, LONG_YEARS = 3, 7
GOOD = ("HTXSNV", "HTTNV")
PARTS = [str(part) for part in Part]


@dataclass(frozen=True)
class Place:
    """A unit that gets invented people.

    Attributes:
        unit_id: its key.
        name: its name.
        start: first day on which it exists.
        before: units that it took over from.
        commune: a commune, ward or special zone.
        years: how long the histories are.
    """

    unit_id: int
    name: str
    start: date
    before: tuple[int, ...]
    commune: bool
    years: int


def load_records(size: str, *, today: date, seed: int) -> int:
    """Load the records of a size; return how many.

    Args:
        size: `commune`, `province` or `nation`.
        today: the day of loading; the last finished year ends every history.
        seed: draws names and histories.
    """
    book = records()[size]
    draw = Random(seed)  # noqa: S311  (a demo, not a secret)
    count = 0
    for uid in _tops(book, today):
        unit = Unit.objects.get(uid=uid)
        by = _officer(unit, today)
        if by is None:
            continue
        places = _places(unit, book["ward"], today)
        share = book["people"] if uid == book["unit"] else book["elsewhere"]
        rows = list(_people(places, share, draw, today))
        rows += [_collective(place, draw, today) for place in places]
        if uid == book["unit"]:
            first = next((p for p in places if p.unit_id == unit.pk), _of(places, book["ward"]))
            rows.append(_lady_a(first, today))
            rows += [_earlier(key, name, draw, first) for key, name in _ended(first)]
        count += len(actions.load_demo(rows, unit_id=unit.pk, by=by, today=today))
    return count


def _tops(book: dict[str, object], today: date) -> list[str]:
    """Return the units whose officers load records: one, or every province."""
    if not book["elsewhere"]:
        return [str(book["unit"])]
    provinces = organisations.as_of(today).filter(kind__in=("province", "city"))
    found = list(provinces.order_by("unit__uid").values_list("unit__uid", flat=True))
    return [str(book["unit"]), *(uid for uid in found if uid != book["unit"])]


def _officer(unit: Unit, today: date) -> Person | None:
    """Return the invented person who writes records at the unit."""
    rows = Person.objects.filter(
        is_demo=True,
        posts__unit=unit,
        posts__role__in=granting(Permission.RECORD_EDIT),
        posts__start__lte=today,
        posts__end=None,
    )
    return rows.order_by("username").first()


def _places(unit: Unit, ward: str, today: date) -> list[Place]:
    """Return the departments and communes under a unit, or the unit itself."""
    kinds = ("department", "office", "commune", "ward", "special_zone")
    rows = organisations.as_of(today).filter(
        unit_id__in=organisations.ids_under(unit.pk, today), kind__in=kinds
    )
    versions = list(rows.select_related("unit").order_by("unit__uid"))
    before: dict[int, list[int]] = defaultdict(list)
    keys = [row.unit_id for row in versions]
    lines = UnitLine.objects.filter(
        target_id__in=keys, withdrawn__isnull=True, event__withdrawn__isnull=True
    )
    for target, source in lines.order_by("id").values_list("target_id", "source_id"):
        before[target].append(source)
    first = _first_days(keys)
    return [
        Place(
            row.unit_id,
            row.name,
            first[row.unit_id],
            tuple(before[row.unit_id]),
            row.level == "commune",
            LONG_YEARS if row.unit.uid == ward else YEARS,
        )
        for row in versions
    ]


def _first_days(keys: Sequence[int]) -> dict[int, date]:
    """Return the first day of units."""
    rows = UnitVersion.objects.filter(unit_id__in=keys, withdrawn__isnull=True)
    return dict(rows.order_by("-start").values_list("unit_id", "start"))


def _of(places: Sequence[Place], uid: str) -> Place:
    """Return the place of a unit."""
    key = Unit.objects.get(uid=uid).pk
    return next(place for place in places if place.unit_id == key)


def _people(places: Sequence[Place], count: int, draw: Random, today: date) -> Iterator[Clean]:
    """Yield so many invented people, spread over the places."""
    book = names()
    for number in range(count):
        place = places[number % len(places)]
        words = (book["family"], book["middle"], book["given"])
        name = " ".join(draw.choice(part) for part in words)
        yield _person(name, number, place, draw, today)


def _person(name: str, number: int, place: Place, draw: Random, today: date) -> Clean:
    """Return one invented person with a history."""
    born = date(draw.randint(1967, 1998), draw.randint(1, 12), draw.randint(1, 28))
    since = date(max(born.year + 23, draw.randint(2006, today.year - 2)), draw.randint(1, 12), 1)
    leader = draw.random() < 0.12  # noqa: PLR2004
    one = Clean(
        name,
        place.unit_id,
        code=f"TD-{place.unit_id}-{number:05d}",
        born=born,
        sex="female" if " Thị " in name else "male",
        post=draw.choice(records()["posts"]["leader" if leader else "direct"]),
        group="official" if place.commune or draw.random() < 0.6 else "employee",  # noqa: PLR2004
        direct=not leader,
        leader=leader,
        complete=list(PARTS),
    )
    _settle(one, place, min(since, today - timedelta(days=400)), draw)
    _history(one, max(since.year + 1, today.year - place.years), today.year - 1, draw)
    return one


def _settle(one: Clean, place: Place, since: date, draw: Random) -> None:
    """Say where somebody was: before the unit began, at one from which it took over."""
    one.since = max(since, place.start)
    if since < place.start and place.before:
        one.stays = [(draw.choice(place.before), since, place.start)]


def _history(one: Clean, first: int, last: int, draw: Random) -> None:
    """Draw ratings, titles, awards, initiatives and now and then a measure."""
    skill = draw.random()
    for year in range(first, last + 1):
        luck = draw.random() * 0.5 + skill * 0.5
        code = "HTXSNV" if luck > 0.7 else "HTTNV" if luck > 0.2 else "HTNV"  # noqa: PLR2004
        one.ratings[year] = code if draw.random() > 0.01 else "KHTNV"  # noqa: PLR2004
        found = draw.random() < skill * 0.45
        if found:
            wide = "ministry_province" if draw.random() < 0.12 else "grassroots"  # noqa: PLR2004
            title = draw.choice(records()["initiatives"])
            one.works.append(
                WorkSaid("initiative", wide, title, recognised=True, applied=True, year=year)
            )
        if one.ratings[year] in GOOD and draw.random() < 0.85:  # noqa: PLR2004
            one.grants.append(GrantSaid("LDTT", year))
            if one.ratings[year] == "HTXSNV" and found:
                one.grants.append(GrantSaid("CSTDCS", year))
    fighter = sum(grant.award == "CSTDCS" for grant in one.grants)
    if fighter > 1 and draw.random() < 0.4:  # noqa: PLR2004
        one.grants.append(GrantSaid("BKBBNT", last, "CONG_TRANG"))
    elif draw.random() < 0.15:  # noqa: PLR2004
        one.grants.append(GrantSaid("GK", last, draw.choice(("CONG_TRANG", "CHUYEN_DE"))))
    if draw.random() < 0.008:  # noqa: PLR2004
        day = date(last, draw.randint(1, 12), 15)
        one.measures.append(MeasureSaid("khien_trach", day, day + timedelta(days=365)))


def _collective(place: Place, draw: Random, today: date) -> Clean:
    """Return the record of a unit as a collective; it begins with the unit."""
    one = Clean(
        place.name,
        place.unit_id,
        kind="collective",
        own_unit_id=place.unit_id,
        since=place.start,
        complete=list(PARTS),
    )
    one.founded = place.start if place.start.year > 1900 else None  # noqa: PLR2004 - the dawn
    first = max(place.start.year, today.year - place.years)
    for year in range(first, today.year):
        luck = draw.random()
        one.ratings[year] = "HTXSNV" if luck > 0.75 else "HTTNV" if luck > 0.15 else "HTNV"  # noqa: PLR2004
        if luck > 0.15:  # noqa: PLR2004
            one.grants.append(GrantSaid("TTLDXS" if luck > 0.75 else "TTLDTT", year))  # noqa: PLR2004
    return one


def _ended(place: Place) -> list[tuple[int, str]]:
    """Return the units from which a place took over, with their last names."""
    named = organisations.names_on(place.before, place.start - timedelta(days=1))
    return sorted(named.items())


def _earlier(key: int, name: str, draw: Random, heir: Place) -> Clean:
    """Return the record of a unit that ended: shown with its heir, never counted there."""
    last = heir.start.year - 1
    one = Clean(name, key, kind="collective", own_unit_id=key, complete=list(PARTS))
    one.since = date(last - LONG_YEARS, 1, 1)
    for year in range(last - LONG_YEARS + 1, last + 1):
        one.ratings[year] = draw.choice(GOOD)
        award = "TTLDXS" if one.ratings[year] == "HTXSNV" else "TTLDTT"
        one.grants.append(GrantSaid(award, year))
    return one


def _lady_a(place: Place, today: date) -> Clean:
    """Return «Bà A»: two CSTĐCS in a row, an initiative that the province recognised."""
    last = today.year - 1
    said = records()["lady_a"]
    one = Clean(
        said["name"],
        place.unit_id,
        code=said["code"],
        born=said["born"],
        sex="female",
        post=said["post"],
        group="official",
        direct=True,
        complete=list(PARTS),
    )
    since = date(last - 8, 9, 1)
    one.since = max(since, place.start)
    if place.before and since < place.start:
        one.stays = [(place.before[0], since, place.start)]
    one.ratings = dict.fromkeys(range(last - 4, last - 1), "HTTNV") | {
        last - 1: "HTXSNV",
        last: "HTXSNV",
    }
    one.grants = [GrantSaid("LDTT", year) for year in range(last - 4, last + 1)]
    one.grants += [GrantSaid("CSTDCS", year) for year in (last - 1, last)]
    initiative = WorkSaid(
        kind="initiative",
        scope="ministry_province",
        title=said["initiative"],
        recognised=True,
        applied=True,
        recognised_by=said["recognised_by"],
        year=last,
    )
    one.works = [initiative]
    return one
