"""The assignment problem on few and scattered edges, exact where it is small."""

from __future__ import annotations

from collections import defaultdict

Pair = tuple[int, int]

_EXACT = 60


def assign(edges: dict[Pair, float]) -> dict[int, int]:
    """Pair rows with columns so that the sum of the weights is the greatest.

    Args:
        edges: (row, column) to a weight above zero; other pairs are not allowed.

    Returns:
        Row to column. Parts with more than 60 rows or columns that hang together are paired
        greedily, heaviest edge first.
    """
    pairs: dict[int, int] = {}
    for part in _parts(edges):
        rows = sorted({row for row, _ in part})
        columns = sorted({column for _, column in part})
        if max(len(rows), len(columns)) > _EXACT:
            pairs.update(_greedy(part))
        elif len(rows) <= len(columns):
            pairs.update(_hungarian(part, rows, columns))
        else:
            turned = {(column, row): weight for (row, column), weight in part.items()}
            found = _hungarian(turned, columns, rows)
            pairs.update({row: column for column, row in found.items()})
    return pairs


def _parts(edges: dict[Pair, float]) -> list[dict[Pair, float]]:
    """Divide the edges into parts that share no row and no column."""
    by_row: dict[int, list[Pair]] = defaultdict(list)
    by_column: dict[int, list[Pair]] = defaultdict(list)
    for edge in sorted(edges):
        by_row[edge[0]].append(edge)
        by_column[edge[1]].append(edge)
    seen: set[Pair] = set()
    parts = []
    for start in sorted(edges):
        if start in seen:
            continue
        part, queue = {}, [start]
        seen.add(start)
        while queue:
            edge = queue.pop()
            part[edge] = edges[edge]
            for near in (*by_row.pop(edge[0], ()), *by_column.pop(edge[1], ())):
                if near not in seen:
                    seen.add(near)
                    queue.append(near)
        parts.append(part)
    return parts


def _greedy(part: dict[Pair, float]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for (row, column), _ in sorted(part.items(), key=lambda entry: (-entry[1], entry[0])):
        if row not in pairs and column not in taken:
            pairs[row] = column
            taken.add(column)
    return pairs


def _hungarian(part: dict[Pair, float], rows: list[int], columns: list[int]) -> dict[int, int]:
    """Solve one part exactly, with potentials and shortest augmenting paths, in O(rows² columns).

    Pairs without an edge cost nothing and are left out of the answer.
    """
    height, width = len(rows), len(columns)
    cost = [[-part.get((row, column), 0.0) for column in columns] for row in rows]
    by_row, by_column = [0.0] * (height + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, height + 1):
        owner[0] = row
        _augment(cost, owner, by_row, by_column)
    return {
        rows[owner[column] - 1]: columns[column - 1]
        for column in range(1, width + 1)
        if owner[column] and (rows[owner[column] - 1], columns[column - 1]) in part
    }


def _augment(
    cost: list[list[float]], owner: list[int], by_row: list[float], by_column: list[float]
) -> None:
    """Give the row in `owner[0]` a column, moving others along the cheapest path."""
    width = len(owner) - 1
    least = [float("inf")] * (width + 1)
    came = [0] * (width + 1)
    used = [False] * (width + 1)
    at = 0
    while owner[at]:
        used[at] = True
        row, step, next_column = owner[at], float("inf"), 0
        for column in range(1, width + 1):
            if used[column]:
                continue
            price = cost[row - 1][column - 1] - by_row[row] - by_column[column]
            if price < least[column]:
                least[column], came[column] = price, at
            if least[column] < step:
                step, next_column = least[column], column
        for column in range(width + 1):
            if used[column]:
                by_row[owner[column]] += step
                by_column[column] -= step
            else:
                least[column] -= step
        at = next_column
    while at:
        owner[at] = owner[came[at]]
        at = came[at]
