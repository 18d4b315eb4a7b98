"""Worked cases as rows of wide tables, and the rows next to them, are judged as cases are."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import pytest
from tests.kernel.rules.bulk.people import asked_by, explained, told
from tests.kernel.rules.bulk.rows import Row, near_rows, row_of
from tests.kernel.rules.bulk.tables import case_of

from books.near import read_cases
from thidua.books.law.awards import books, rules
from thidua.kernel.rules.bulk.files import Job
from thidua.kernel.rules.bulk.outcome import Question
from thidua.kernel.rules.bulk.plan import plan_of
from thidua.kernel.rules.facts import Case
from thidua.kernel.rules.read_case import case_from


def bases(award: str) -> Iterator[tuple[Case, Row]]:
    """Yield for each route the first case that passes and the first that does not."""
    seen = set()
    for case, read in read_cases(award):
        kind = (str(case.get("route")), case["expect"].get("verdict") == "pass")
        if kind not in seen:
            seen.add(kind)
            yield read, row_of(read.facts, case["facts"])


def judged(rows: list[Row], case: Case) -> list[list[str]]:
    """Judge the rows as one table."""
    job = Job(Question(case.award, case.routes, case.computable), case.facts.on, books())
    frame = pl.DataFrame([{"id": str(place), **row} for place, row in enumerate(rows)])
    plan = plan_of(frame.columns, books().rules, books().usage)
    return told(job._judged_wide(frame.cast(pl.String), plan), len(rows))


@pytest.mark.parametrize("award", sorted(rules()))
def test_rows_next_to_the_worked_cases(award):
    answers = asked_by(rules()[award]).answers
    for case, row in bases(award):
        named = [*answers, *(name for name, said in row.items() if said in {"yes", "no"})]
        rows, cases = [], []
        for one in (row, *near_rows(row)):
            read, faults = case_from(case_of(one, award, named, case.facts.on), books())
            if not faults:
                rows.append(one)
                cases.append(read)
        for read, one, said in zip(cases, rows, judged(rows, case), strict=True):
            expected = explained(read.facts, award, case.routes, computable=case.computable)
            assert said == expected, one
