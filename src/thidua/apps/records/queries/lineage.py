"""Honours of the units from which a collective came: shown, and counted only where a rule says so.

The setting THIDUA_LINEAGE is `own` (only own years count), or the number of the document by which
a collective counts the years of the unit whose main heir it is, if there is exactly one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings

from thidua.apps.organisations.models import UnitEvent, UnitLine
from thidua.apps.organisations.queries import Heir, endings, heirs_of, name_on
from thidua.apps.records.models import Grant, Rating, Subject
from thidua.apps.records.queries.entries import Held

OWN = "own"
DEEPEST = 6


@dataclass(frozen=True)
class Ancestor:
    """A unit that ended and of which the collective took something over.

    Attributes:
        name: as it was called last.
        ended: first day on which it was no more.
        event: the reorganisation; its `basis` names the decision.
        main: the collective took over most of its duties.
        subject: its record, or None.
        ratings, grants: what stands there; shown, never counted by themselves.
        counted: whether the setting counts them.
    """

    name: str
    ended: date
    event: UnitEvent
    main: bool
    subject: Subject | None
    ratings: tuple[Rating, ...]
    grants: tuple[Grant, ...]
    counted: bool


def policy() -> str:
    """Return the document by which honours of the main ancestor count, or nothing."""
    said = str(settings.RECORDS_LINEAGE).strip()
    return "" if said == OWN else said


def lineage_of(subject: Subject, on: date) -> list[Ancestor]:
    """Return the ended units from which a collective came, the latest first, with their honours."""
    if subject.own_unit_id is None:
        return []
    lines = _lines_in([subject.own_unit_id], on)
    if not lines:
        return []
    sources = {line.source_id: line for line in lines}
    ended = endings(sources, on)
    records = {
        one.own_unit_id: one
        for one in Subject.objects.filter(own_unit_id__in=ended).prefetch_related(
            "ratings", "grants"
        )
    }
    heirs = heirs_of(ended, on)
    wholly = _main(heirs, subject.own_unit_id)
    said = []
    for unit, ending in ended.items():
        record = records.get(unit)
        main = unit in wholly
        said.append(
            Ancestor(
                name=name_on(sources[unit].source, ending.day),
                ended=ending.day,
                event=sources[unit].event,
                main=main,
                subject=record,
                ratings=tuple(sorted(record.ratings.all(), key=lambda r: r.year)) if record else (),
                grants=tuple(sorted(record.grants.all(), key=lambda g: g.year)) if record else (),
                counted=bool(policy()) and wholly == [unit] and record is not None,
            )
        )
    return sorted(said, key=lambda one: (one.ended, one.name), reverse=True)


def counted_for(unit_ids: Iterable[int], on: date) -> dict[int, list[int]]:
    """Return records whose years count for units that took over; nothing by the default setting.

    Of a unit that is the main heir of several, none counts: nothing says whose years are its own.
    """
    wanted = [unit for unit in unit_ids if unit]
    if not policy() or not wanted:
        return {}
    found: dict[int, list[int]] = {}
    for unit in wanted:
        sources = {line.source_id for line in _lines_in([unit], on)}
        ended = endings(sources, on) if sources else {}
        heirs = heirs_of(ended, on) if ended else {}
        main = _main(heirs, unit)
        if len(main) != 1:
            continue
        keys = list(Subject.objects.filter(own_unit_id__in=main).values_list("pk", flat=True))
        if keys:
            found[unit] = keys
    return found


def _main(heirs: Mapping[int, list[Heir]], unit: int) -> list[int]:
    """Return the ended units of which a unit is the main heir."""
    return [key for key, some in heirs.items() if any(h.main and h.unit_id == unit for h in some)]


def joined(own: Held, earlier: Iterable[Held]) -> Held:
    """Return what is held with the ratings and awards of others; the own ones go before."""
    ratings, grants = dict(own.ratings), list(own.grants)
    for one in earlier:
        ratings = one.ratings | ratings
        known = {(row["award"], row["year"]) for row in grants}
        grants += [row for row in one.grants if (row["award"], row["year"]) not in known]
    return replace(own, ratings=dict(sorted(ratings.items())), grants=grants)


def _lines_in(unit_ids: list[int], on: date) -> list[UnitLine]:
    """Return the lines that lead to units, directly or through others; one query a generation."""
    found: dict[int, UnitLine] = {}
    frontier = list(unit_ids)
    for _generation in range(DEEPEST):
        rows = UnitLine.objects.filter(
            target_id__in=frontier,
            withdrawn__isnull=True,
            event__withdrawn__isnull=True,
            event__effective__lte=on,
        ).select_related("event", "source")
        fresh = [row for row in rows if row.source_id not in {*found, *unit_ids}]
        found |= {row.source_id: row for row in fresh}
        frontier = [row.source_id for row in fresh]
        if not frontier:
            break
    return list(found.values())
