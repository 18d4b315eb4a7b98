"""Edges that invented subjects meet rarely: rounding, runs, masks, grants after the year."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.rules.bulk.people import explained

from thidua.books.law.awards import rules, usage
from thidua.kernel.rules.bulk import masks
from thidua.kernel.rules.bulk.from_facts import sheet_of
from thidua.kernel.rules.bulk.outcome import Question, judged
from thidua.kernel.rules.bulk.part import Part, combine, dense
from thidua.kernel.rules.bulk.sheet import Numbers
from thidua.kernel.rules.bulk.weigh_facts import _reaches
from thidua.kernel.rules.facts import Facts, Grant

EXACT = [
    (["0.1", "0.2"], "0.3", True),
    (["0.7", "0.1"], "0.8", True),
    (["1/3"], "1/3", True),
    (["24.999999999999"], "25", False),
    (["25"], "25", True),
    (["100/12"], "8", True),
    (["95/12"], "8", False),
]


@pytest.mark.parametrize(("terms", "bound", "reached"), EXACT)
def test_sums_are_compared_exactly(terms, bound, reached):
    numbers = [Numbers(np.array([float(Fraction(t))]), lambda _, t=t: Fraction(t)) for t in terms]
    found = _reaches([(number, Fraction(1)) for number in numbers], Fraction(bound))
    assert found.tolist() == [reached]


@given(st.integers(0, 2**61 - 1), st.integers(0, 10), st.integers(1, 12))
def test_runs_of_bits(value, last, needed):
    mask = np.array([value], np.uint64)
    length = 0
    while value >> (last + length) & 1:
        length += 1
    assert int(masks.run_to(mask, last)[0]) == ((1 << length) - 1) << last
    assert bool(masks.has_run(mask, needed)[0]) == ("1" * needed in f"{value:b}")
    assert int(masks.filled(mask)[0]) == (1 << value.bit_length()) - 1
    assert int(masks.lowest(mask)[0]) == value & -value


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=50))
def test_columns_are_joined_row_by_row(rows):
    parts = [Part(np.array(one), [f"{n}" for n in range(10)]) for one in zip(*rows, strict=True)]
    found = combine([*parts, Part(None, ["x", "never"])], "".join)
    assert [found.table[n] for n in found.spread(len(rows))] == [f"{a}{b}x" for a, b in rows]
    assert len(set(found.table)) == len(found.table)


def test_many_possible_keys_are_renumbered_by_sorting():
    key, found = dense(np.array([5, 10**9, 5]), 10**9 + 1)
    assert (key.tolist(), found) == ([0, 1, 0], [5, 10**9])


def test_a_title_granted_after_the_year_under_review_uses_none_of_its_years():
    """Granted in the year of judgement, which is not the one under review: it is no earlier grant."""
    years = [Grant("CSTDCS", year) for year in (2023, 2024, 2025)]
    several = [
        Facts(
            on=date(2026, 3, 1),
            year=2025,
            kind="individual",
            titles_told=True,
            grants=(*years, Grant("CSTDBBNT", later, used=used)),
        )
        for later, used in [(2026, ()), (2025, ()), (2024, ()), (2022, ()), (2026, (2025,))]
    ]
    found = judged(sheet_of(several, usage()), Question("CSTDBBNT"), rules(), usage())
    said = [found.table[n] for n in found.spread(len(several))]
    assert ["used_before" in one.reasons for one in said] == [False, True, True, False, False]
    for facts, one in zip(several, said, strict=True):
        assert one.reasons == explained(facts, "CSTDBBNT", (), computable=False)[4]
