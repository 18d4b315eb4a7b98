"""From a column of JSON, each cell the facts of a case, to facts; every fault is named."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import polars as pl

from thidua.kernel.problems import Problem
from thidua.kernel.rules.bulk.cells import refused
from thidua.kernel.rules.facts import Facts
from thidua.kernel.rules.faults import worded
from thidua.kernel.rules.read_case import Books, case_from

COLUMNS: Final = ("id", "facts", "kind", "groups", "force")
_SHOWN: Final = 5


def facts_of(
    frame: pl.DataFrame, award: str, on: date, year: int | None, books: Books
) -> list[Facts]:
    """Return the facts of each row, read as those of a case are.

    Raises:
        RefusedError: some rows cannot be read; the first of them are named.
    """
    found: list[Facts] = []
    faults: list[str] = []
    around = {"award": award, "on": on} | ({} if year is None else {"year": year})
    for row in frame.select(name for name in COLUMNS if name in frame.columns).iter_rows(
        named=True
    ):
        try:
            case, problems = case_from({**around, **_case(row)}, books)
        except json.JSONDecodeError as wrong:
            case, problems = None, [Problem("bulk.not_json", (), {"place": wrong.pos})]
        if case is not None:
            found.append(case.facts)
            continue
        faults.append(f"{row['id']}: {'; '.join(map(_worded, problems))}")
        if len(faults) == _SHOWN:
            break
    if faults:
        raise refused(
            "law.bulk.facts",
            f"Cột facts có dòng không đọc được. {' | '.join(faults)}",
            "Sửa các dòng này rồi chạy lại; chưa ghi gì ra tệp kết quả.",
        )
    return found


def _worded(problem: Problem) -> str:
    """Return what is wrong, in Vietnamese."""
    if problem.code == "bulk.not_json":
        return f"không phải JSON (từ ký tự {problem.params['place']})"
    return worded(problem).vi


def _case(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a row adds to the case."""
    facts = json.loads(row["facts"]) if row["facts"] else {}
    subject = dict(_subject(row))
    return {"facts": facts} | ({"subject": subject} if subject else {})


def _subject(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what the columns beside the facts say of the subject."""
    for name in ("kind", "force"):
        if row.get(name):
            yield name, row[name]
    if "groups" in row:
        yield "groups", str(row["groups"] or "").replace(";", " ").replace(",", " ").split()
