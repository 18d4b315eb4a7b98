"""Whole registers as columns for the engine that judges by columns; no object for each record.

The same as `facts.facts_for` says of one record after the other, read straight into arrays: a test
compares the two. Persons come by way of `columns_grants` and this module; the other kinds, which
are few and need their members counted, by way of their facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import numpy as np
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast, Coalesce, ExtractYear
from numpy.typing import NDArray

from thidua.apps.records.models import Force, Part, Subject, SubjectKind, groups_of
from thidua.apps.records.queries import columns_entries as entries
from thidua.apps.records.queries.columns_entries import Judged
from thidua.apps.records.queries.columns_frame import Frame, Table, marked
from thidua.apps.records.queries.columns_grants import grants_of
from thidua.apps.records.queries.facts import facts_for, subject_of
from thidua.books.law import awards as book
from thidua.kernel.rules.bulk.from_facts import sheet_of
from thidua.kernel.rules.bulk.masks import Calendar
from thidua.kernel.rules.bulk.part import part
from thidua.kernel.rules.bulk.sheet import Sheet, Who
from thidua.kernel.rules.facts import UNSURE, Facts
from thidua.kernel.rules.read_case import case_from

CHUNK: Final = 50_000


@dataclass(frozen=True)
class Block:
    """Some records as columns.

    Attributes:
        ids: their keys, rising; row by row as in the sheet.
        sheet: what is known, without what people judged.
        judged: what people judged, by award and condition.
        faulty: records that contradict themselves; nothing is concluded from them.
    """

    ids: Table
    sheet: Sheet
    judged: Judged
    faulty: NDArray[np.bool_]

    def for_award(self, award: str) -> Sheet:
        """Return the sheet with what people judged of one award."""
        return replace(self.sheet, judgements=self.judged.get(award, {}))


def blocks(
    rows: QuerySet[Subject], *, on: date, year: int, awards: Sequence[str]
) -> Iterator[Block]:
    """Yield all records in pieces; the same number of queries for each 50,000 persons.

    Args:
        rows: the records, already restricted to what the reader may see.
        on: the day of judgement; what came later is left out.
        year: the year under review.
        awards: of which what people judged is wanted.
    """
    persons = rows.filter(kind=SubjectKind.INDIVIDUAL).order_by()
    known = persons.annotate(
        parts=Cast("complete", TextField()), since=Coalesce(ExtractYear("born"), 0)
    ).order_by("pk")
    read = known.values_list("pk", "group", "force", "parts", "since", "founded")
    several = list(read.iterator(chunk_size=CHUNK))
    for start in range(0, len(several), CHUNK):
        some = several[start : start + CHUNK]
        ids = np.fromiter((row[0] for row in some), np.int64, len(some))
        yield _persons(Frame(ids, persons, Calendar(on, year)), some, awards)
    yield from _others(rows.exclude(kind=SubjectKind.INDIVIDUAL), on, year, awards)


def _persons(frame: Frame, some: list[tuple[Any, ...]], awards: Sequence[str]) -> Block:
    """Return the columns of persons."""
    calendar, size = frame.calendar, frame.size
    groups, forces, parts = ([row[at] for row in some] for at in (1, 2, 3))
    civil = np.array([force == Force.CIVIL for force in forces], np.bool_)
    whole = {name: _within(parts, name) for name in (Part.TITLES, Part.AWARDS, Part.WORKS)}
    granted = grants_of(frame)
    works, combat = entries.works(frame)
    some_work = marked(size, works.row if works else [])
    told = some_work | whole[Part.WORKS]
    sheet = Sheet(
        size=size,
        calendar=calendar,
        who=_who(groups),
        civil=civil,
        levels=entries.levels(frame),
        disciplined=entries.disciplined(frame),
        grants=granted.by_award,
        titles_told=granted.titles | whole[Part.TITLES],
        awards_told=granted.awards | whole[Part.AWARDS],
        works=works,
        works_told=told,
        combat_told=told & (combat | ~civil),
        numbers=entries.existence([row[5] for row in some], calendar),
        open_cases=entries.open_cases(frame),
    )
    since = np.fromiter((row[4] for row in some), np.int64, size)
    return Block(frame.ids, sheet, entries.judgements(frame, awards), granted.first < since)


def _within(texts: list[str], part_name: str) -> NDArray[np.bool_]:
    """Tell in which records a part was confirmed; few lists of parts occur."""
    known = {text: f'"{part_name}"' in text for text in set(texts)}
    return np.array([known[text] for text in texts], np.bool_)


def _who(groups: list[str]) -> Any:
    """Return kind and group of persons."""
    named = sorted(set(groups))
    kinds = [
        Who(SubjectKind.INDIVIDUAL.value, groups_of(name) or frozenset({UNSURE})) for name in named
    ]
    at = {name: place for place, name in enumerate(named)}
    return part(np.array([at[name] for name in groups], np.intp), kinds)


def _others(rows: QuerySet[Subject], on: date, year: int, awards: Sequence[str]) -> Iterator[Block]:
    """Yield collectives, households, enterprises and foreigners by way of their facts."""
    some: list[tuple[Subject, dict[str, Any]]] = []
    for one in facts_for(rows, on=on, year=year):
        some.append(one)
        if len(some) == CHUNK:
            yield _by_facts(rows, some, (on, year), awards)
            some = []
    if some:
        yield _by_facts(rows, some, (on, year), awards)


def _by_facts(
    rows: QuerySet[Subject],
    some: list[tuple[Subject, dict[str, Any]]],
    when: tuple[date, int],
    awards: Sequence[str],
) -> Block:
    """Return the columns of records whose facts were put together."""
    books, (on, year) = book.books(), when
    told: list[Facts] = []
    faulty = np.zeros(len(some), np.bool_)
    for row, (subject, facts) in enumerate(some):
        tree = {
            "award": awards[0],
            "on": on,
            "year": year,
            "subject": subject_of(subject),
            "facts": facts,
        }
        case, _faults = case_from(tree, books)
        faulty[row] = case is None
        told.append(Facts(on, year, subject.kind) if case is None else case.facts)
    ids = np.array([subject.pk for subject, _ in some], np.int64)
    frame = Frame(ids, rows.order_by(), Calendar(on, year))
    return Block(ids, sheet_of(told, book.usage()), entries.judgements(frame, awards), faulty)
