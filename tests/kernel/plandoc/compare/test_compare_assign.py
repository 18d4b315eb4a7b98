"""The assignment is the best one, compared with trying everything."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.plandoc.compare.assign import assign

places = st.tuples(st.integers(0, 4), st.integers(0, 4))
weights = st.integers(1, 12).map(float)


def best(edges):
    """The greatest sum, by trying all ways."""
    rows = sorted({row for row, _ in edges})
    columns = sorted({column for _, column in edges}) + [None] * len(rows)
    ways = set(itertools.permutations(columns, len(rows)))
    return max(
        sum(edges.get((row, column), 0) for row, column in zip(rows, way, strict=True))
        for way in ways
    )


@given(st.dictionaries(places, weights, min_size=1, max_size=9))
def test_sum_is_the_greatest(edges):
    pairs = assign(edges)
    assert len(set(pairs.values())) == len(pairs)
    assert all((row, column) in edges for row, column in pairs.items())
    assert sum(edges[pair] for pair in pairs.items()) == best(edges)


def test_a_greedy_way_would_be_worse():
    assert assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == {0: 1, 1: 0}


def test_nothing():
    assert assign({}) == {}


def test_a_large_part_is_paired_greedily():
    edges = {(row, column): 1.0 + (row == column) for row in range(80) for column in range(80)}
    assert assign(edges) == {place: place for place in range(80)}
