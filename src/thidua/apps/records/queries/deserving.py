"""Who meets the standards: every record of a unit and of those under it, judged at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Protocol

import numpy as np
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from numpy.typing import NDArray

from thidua.apps.accounts.queries import posts_on, within
from thidua.apps.accounts.roles import Permission, granting
from thidua.apps.accounts.rules import signed_in
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit
from thidua.apps.records.models import Run, RunKind, RunState, Subject, SubjectKind
from thidua.apps.records.queries.columns import Block, blocks
from thidua.apps.records.queries.deserving_answers import Lines, lines
from thidua.apps.records.queries.deserving_store import (
    DIRECT,
    LEADER,
    NO_ANSWER,
    PERSON,
    Columns,
)
from thidua.apps.records.queries.seen import visible_to
from thidua.books.law import awards as book
from thidua.core import clock
from thidua.kernel.rules.bulk.outcome import Question
from thidua.kernel.text.sort import sort_key

FAMILIES: Final = ("individual_title", "collective_title", "household_title")
"""Families of titles that may be asked about as a whole."""
Told = Callable[[int], None]
FRESH: Final = timedelta(hours=1)
_VIEW: Final = Permission.RECORD_VIEW


class Asking(Protocol):
    """What any look over a register was asked."""

    @property
    def on(self) -> date:
        """Day of judgement."""

    @property
    def year(self) -> int:
        """Year under review."""

    def plain(self) -> dict[str, Any]:
        """Return what a run keeps beside them."""


@dataclass(frozen=True)
class Asked:
    """What is asked of every record.

    Attributes:
        awards: codes, at least one.
        on, year: the day of judgement and the year under review.
        whole: whether what people must judge is asked too, not left out.
    """

    awards: tuple[str, ...]
    on: date
    year: int
    whole: bool = False

    def plain(self) -> dict[str, Any]:
        """Return what a run keeps beside day and year."""
        return {"awards": list(self.awards), "whole": self.whole}


def asked_of(run: Run) -> Asked:
    """Return what a run was asked."""
    return Asked(tuple(run.asked["awards"]), run.on, run.year, bool(run.asked["whole"]))


def awards_in(said: str) -> tuple[str, ...]:
    """Return the awards that a family or a code names; nothing when there is none.

    >>> awards_in("LDTT"), awards_in("household_title")
    (('LDTT',), ('GDVH',))
    """
    rules = book.rules()
    if said in FAMILIES:
        return tuple(code for code, rule in rules.items() if rule.family == said)
    return (said,) if said in rules else ()


def register(person: Any, unit_id: int, on: date) -> QuerySet[Subject]:
    """Return the records that `person` may see at a unit and under it, of those still there."""
    units = organisations.ids_under_all([unit_id], clock.today())
    there = Q(left__isnull=True) | Q(left__gt=on)
    return visible_to(person).filter(there, unit_id__in=units)


def kinds_of(awards: Sequence[str]) -> set[str]:
    """Return the kinds of subject for which any of these awards is there."""
    return {kind for code in awards for kind in book.rules()[code].subjects}


def look_over(
    rows: QuerySet[Subject], asked: Asked, unit_id: int, told: Told
) -> tuple[Columns, dict[str, list[Any]]]:
    """Judge every record.

    Args:
        rows: the records, already restricted to what the reader may see.
        asked: what is asked.
        unit_id: the unit whose parts the counts are by.
        told: is told after each piece how many records were judged.

    Returns:
        The columns, and the distinct answers by award for JSON.
    """
    rows = rows.filter(kind__in=kinds_of(asked.awards))
    ids, group, units, marks = outline(rows, unit_id)
    place = Places(ids)
    found = {award: Lines() for award in asked.awards}
    answer = {award: np.full(len(ids), NO_ANSWER, np.int32) for award in asked.awards}
    granted = {award: np.zeros(len(ids), np.bool_) for award in asked.awards}
    done = 0
    for block in blocks(rows, on=asked.on, year=asked.year, awards=asked.awards):
        at, listed = place.of(block.ids)
        for award in asked.awards:
            question = Question(award, computable=not asked.whole)
            told_lines = lines(block.for_award(award), question, book.rules(), book.usage())
            answer[award][at] = found[award].places(told_lines, block.faulty)[listed]
            granted[award][at] = was_granted(block, award)[listed]
        done += len(block.ids)
        told(done)
    columns = Columns(ids, group, units, marks, answer, granted)
    return columns, {award: some.plain() for award, some in found.items()}


def was_granted(block: Block, award: str) -> NDArray[np.bool_]:
    """Return to whom the award was granted for the year under review, and not cancelled since."""
    known = block.sheet.grants.get(award)
    found = np.zeros(len(block.ids), np.bool_)
    bit = np.uint64(1 << block.sheet.calendar.review)
    for mask in known.all_layers if known is not None else ():
        found |= (mask & bit) != 0
    return found


class Places:
    """Where the key of a record stands in a list that is not in the order of keys."""

    def __init__(self, ids: NDArray[np.int64]) -> None:
        """Sort the keys once."""
        self.order = np.argsort(ids, kind="stable")
        self.rising = ids[self.order]

    def of(self, keys: NDArray[np.int64]) -> tuple[NDArray[Any], NDArray[np.bool_]]:
        """Return the place of each key that is listed, and which of them are."""
        near = np.minimum(np.searchsorted(self.rising, keys), max(len(self.rising) - 1, 0))
        listed = self.rising[near] == keys if len(self.rising) else np.zeros(len(keys), np.bool_)
        return self.order[near[listed]], listed


def outline(
    rows: QuerySet[Subject], unit_id: int
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64], NDArray[np.uint8]]:
    """Return keys in the order of names, the group of each, the units of the groups, the marks."""
    mark = sum(
        (
            Case(When(test, then=Value(worth)), default=Value(0), output_field=IntegerField())
            for test, worth in (
                (Q(kind=SubjectKind.INDIVIDUAL), PERSON),
                (Q(direct=True), DIRECT),
                (Q(leader=True), LEADER),
            )
        ),
        start=Value(0, output_field=IntegerField()),
    )
    read = rows.order_by("sort_key", "id").annotate(mark=mark).values_list("pk", "unit_id", "mark")
    flat = (value for row in read.iterator(chunk_size=20_000) for value in row)
    table = np.fromiter(flat, np.int64).reshape(-1, 3)
    own, back = np.unique(table[:, 1], return_inverse=True)
    above = groups_of(own.tolist(), unit_id)
    units = _in_order(set(above.values()) | {unit_id})
    at = {unit: place for place, unit in enumerate(units)}
    each = np.array([at[above[unit]] for unit in own.tolist()], np.int32)
    group = each[back.reshape(-1)] if len(own) else np.zeros(0, np.int32)
    return table[:, 0].copy(), group, np.array(units, np.int64), table[:, 2].astype(np.uint8)


def groups_of(unit_ids: Sequence[int], top: int) -> dict[int, int]:
    """Return for each unit the one right under `top` in which it lies, or `top`; one query."""
    on = clock.today()
    parents: Mapping[int, int | None] = dict(
        organisations.as_of(on).order_by().values_list("unit_id", "parent_id")
    )
    found = {}
    for unit in unit_ids:
        here, seen = unit, {unit}
        while (above := parents.get(here)) is not None and above != top and above not in seen:
            here = above
            seen.add(here)
        found[unit] = here if parents.get(here) == top else top
    return found


def _in_order(unit_ids: set[int]) -> list[int]:
    """Return units in the Vietnamese order of their names; one query."""
    names = organisations.names_on(unit_ids, clock.today())
    return sorted(unit_ids, key=lambda one: (sort_key(names.get(one, "")), one))


def runs_of(person: Any, kind: RunKind) -> QuerySet[Run]:
    """Return the kept runs of a person at units where the person may still look, newest first."""
    if not signed_in(person):
        return Run.objects.none()
    units = within(person, _VIEW, clock.today())
    kept = Run.objects.filter(kind=kind, by=person, unit_id__in=units).defer("columns", "answers")
    return kept.select_related("unit").order_by("-at", "-id")


def places_of(person: Any) -> list[tuple[Unit, str]]:
    """Return the units whose records `person` may list: those of the posts and those right under.

    Each with its name, in the Vietnamese order within a post; what lies deeper is asked about with
    the unit above it.
    """
    on = clock.today()
    held = [post.unit for post in posts_on(person, on) if post.role in granting(_VIEW)]
    found: dict[int, Unit] = {}
    for unit in held:
        found.setdefault(unit.pk, unit)
        for version in organisations.children(unit, on):
            found.setdefault(version.unit_id, version.unit)
    names = organisations.placed_names(found, on)
    return [(unit, names.get(key, "")) for key, unit in found.items()]


def same_run(person: Any, unit_uid: str, asked: Asking) -> Run | None:
    """Return the newest kept run with the same question, not older than an hour, or None."""
    kind = RunKind.DESERVING if isinstance(asked, Asked) else RunKind.REFORM
    since = clock.now() - FRESH
    kept = runs_of(person, kind).defer(None).filter(unit__uid=unit_uid, at__gte=since)
    kept = kept.filter(on=asked.on, year=asked.year).exclude(state=RunState.FAILED)
    return next((one for one in kept if one.asked == asked.plain()), None)
