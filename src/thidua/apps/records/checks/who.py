"""Which unit and which record does a row mean? Only what is certain is decided here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from thidua.apps.organisations.models import Unit, UnitVersion
from thidua.apps.organisations.queries import endings, heir_names, ids_under_all
from thidua.apps.records.checks.clean import Clean
from thidua.apps.records.models import Subject, SubjectKind
from thidua.books.places.words import canonical
from thidua.kernel.problems import Problem
from thidua.kernel.text.fold import fold, nfc

PERSONS = (SubjectKind.INDIVIDUAL, SubjectKind.FOREIGN)


@dataclass
class Units:
    """Names of the unit of a file and of everything under it.

    Attributes:
        reach: keys of these units, ended ones too.
        alive, ended: units by each name they bear or bore.
    """

    reach: set[int]
    alive: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    ended: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    day: date = date.max


def units_under(unit: Unit, on: date) -> Units:
    """Return the names of a unit and of everything under it; three queries."""
    found = Units(ids_under_all([unit.pk], on), day=on)
    rows = UnitVersion.objects.filter(withdrawn__isnull=True, start__lte=on)
    if len(found.reach) < MANY:
        rows = rows.filter(unit_id__in=found.reach)
    values = rows.order_by().values_list("unit_id", "search", "end")
    versions = [(key, names, end) for key, names, end in values if key in found.reach]
    running = {key for key, _, end in versions if end is None or end > on}
    for key, names, _end in versions:
        book = found.alive if key in running else found.ended
        for name in names.strip("|").split("|"):
            book[name].add(key)
    return found


MANY = 5_000
MOST = 20


def unit_of(text: str, units: Units) -> tuple[int | None, list[Problem]]:
    """Return the unit that a cell names, or why it is not clear."""
    key = canonical(text)
    found = units.alive.get(key, set())
    if len(found) == 1:
        return next(iter(found)), []
    if found:
        return None, [Problem("records.unit_ambiguous", ("unit",), {"value": text})]
    gone = units.ended.get(key, set())
    if gone:
        now = heir_names(endings(gone, units.day), units.day)
        names = sorted({name for some in now.values() for name in some})
        params = {"value": text, "now": names}
        return None, [Problem("records.unit_ended", ("unit",), params)]
    return None, [Problem("records.unit_unknown", ("unit",), {"value": text})]


def place(clean: Clean, said: Mapping[str, str], units: Units) -> list[Problem]:
    """Fill unit and own unit of a row; a name that is a unit's makes the row a collective's."""
    problems: list[Problem] = []
    if text := said.get("unit", "").strip():
        unit, problems = unit_of(text, units)
        clean.unit_id = unit or clean.unit_id
    bare = not said.get("kind", "").strip() and not clean.born and not clean.sex
    if clean.kind == SubjectKind.COLLECTIVE or bare:
        own = units.alive.get(canonical(clean.full_name), set())
        if len(own) > 1 and said.get("unit", "").strip():
            own = own & {clean.unit_id}
        if len(own) == 1:
            clean.kind = SubjectKind.COLLECTIVE
            clean.own_unit_id = clean.unit_id = next(iter(own))
            problems = []
    return problems


def known_like(rows: Iterable[Clean], units: Units) -> dict[str, list[Subject]]:
    """Return the records that rows may mean, by folded name, code and own unit; one query."""
    names = {fold(row.full_name) for row in rows}
    codes = {row.code for row in rows if row.code}
    own = {row.own_unit_id for row in rows if row.own_unit_id}
    wanted = Q(folded__in=names) | Q(code__in=codes) | Q(own_unit_id__in=own)
    found: dict[str, list[Subject]] = defaultdict(list)
    for one in Subject.objects.filter(wanted).order_by("pk"):
        if one.unit_id not in units.reach:
            continue
        for key in _keys(one):
            found[key].append(one)
    return found


def _keys(one: Subject) -> list[str]:
    """Return the keys under which a record is looked for."""
    keys = [f"name {one.folded}"]
    if one.code:
        keys.append(f"code {one.code}")
    if one.own_unit_id:
        keys.append(f"own {one.own_unit_id}")
    return keys


def subject_of(
    clean: Clean, known: Mapping[str, list[Subject]]
) -> tuple[Subject | None, list[Problem]]:
    """Return the record that a row means, None for a new one, or why it is not clear."""
    if clean.own_unit_id and (own := known.get(f"own {clean.own_unit_id}")):
        return own[0], []
    if clean.code and (coded := known.get(f"code {clean.code}")):
        return _coded(clean, coded)
    alike = [
        one
        for one in known.get(f"name {fold(clean.full_name)}", ())
        if (one.kind in PERSONS) == (clean.kind in PERSONS)
        and not (one.code and clean.code)
        and not _born_apart(one.born, clean.born)
    ]
    sure = [one for one in alike if one.born and clean.born]
    if sure:
        return _one(clean, sure)
    near = [one for one in alike if one.unit_id == clean.unit_id]
    return _one(clean, near) if near else (None, [])


def _one(clean: Clean, some: list[Subject]) -> tuple[Subject | None, list[Problem]]:
    """Return the only record, when its name is written the same way."""
    if len(some) > 1:
        return None, [Problem("records.person_ambiguous", ("name",), {"value": clean.full_name})]
    one = some[0]
    if nfc(one.full_name).casefold() != nfc(clean.full_name).casefold():
        params = {"value": clean.full_name, "known": one.full_name}
        return None, [Problem("records.person_alike", ("name",), params)]
    return one, []


def _coded(clean: Clean, some: list[Subject]) -> tuple[Subject | None, list[Problem]]:
    """Return the record with the code, when name and birth fit."""
    fits = [
        one
        for one in some
        if one.folded == fold(clean.full_name) and not _born_apart(one.born, clean.born)
    ]
    if len(fits) == 1:
        return fits[0], []
    params = {"code": clean.code, "known": some[0].full_name}
    return None, [Problem("records.born_differs", ("code",), params)]


def _born_apart(one: date | None, other: date | None) -> bool:
    """Say whether two days of birth exclude each other; a year alone is kept as its first day."""
    if one is None or other is None or one == other:
        return False
    whole = (one.month, one.day) != (1, 1) and (other.month, other.day) != (1, 1)
    return whole or one.year != other.year


def choices_for(clean: Clean, units: Units) -> list[Subject]:
    """Return the records among which people choose for a row; at most 20."""
    known = known_like([clean], units)
    some = {one.pk: one for rows in known.values() for one in rows}
    return sorted(some.values(), key=lambda one: (one.unit_id != clean.unit_id, one.pk))[:MOST]
