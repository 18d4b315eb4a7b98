"""Judge a file into a file, piece by piece, so that memory does not grow with the rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray
from polars.io.plugins import register_io_source

from thidua.kernel.problems import RefusedError
from thidua.kernel.rules.bulk.cells import refused
from thidua.kernel.rules.bulk.from_facts import sheet_of
from thidua.kernel.rules.bulk.masks import MOST_BACK, Index
from thidua.kernel.rules.bulk.outcome import Answer, Question, judged
from thidua.kernel.rules.bulk.part import Part
from thidua.kernel.rules.bulk.plan import Plan, plan_of
from thidua.kernel.rules.bulk.told import COLUMNS, facts_of
from thidua.kernel.rules.bulk.wide import Table, sheet_from
from thidua.kernel.rules.read_case import Books

PIECE: Final = 200_000
_JSON_PIECE: Final = 10_000
SUFFIXES: Final = (".parquet", ".csv")
SCHEMA: Final = {"id": pl.String, **dict.fromkeys(Answer._fields, pl.String)}


@dataclass
class Job:
    """One file judged.

    Attributes:
        question: the award and its routes.
        on: the day of judgement.
        books: the rules and how words are read.
        year: the year under review; None to find it in each row, as in a case.
        counts: how many rows came to each verdict.
        ignored: columns that say nothing to any rule.
    """

    question: Question
    on: date
    books: Books
    year: int | None = None

    def __post_init__(self) -> None:
        """Begin to count."""
        self.counts: dict[str, int] = {}
        self.ignored: list[str] = []

    def run(self, source: Path, target: Path) -> None:
        """Judge every row of a file and write the answers; what stood there is replaced at the end.

        Raises:
            RefusedError: a file of another kind, unreadable, without `id`, or with a cell that
                cannot be read; nothing is written then.
        """
        self._check(target)
        rows = _scan(source)
        names = _columns(rows, source)
        pieces = self._told(rows, names) if "facts" in names else self._wide(rows, names)
        _write(pieces, target, source)

    def _check(self, target: Path) -> None:
        """Refuse what cannot be answered."""
        if target.suffix.lower() not in SUFFIXES:
            raise refused(
                "law.bulk.target",
                f"Không ghi được tệp có đuôi “{target.suffix}”.",
                "Đặt tên tệp kết quả với đuôi .parquet hoặc .csv.",
            )
        if self.year is not None and not 0 <= self.on.year - self.year <= MOST_BACK:
            raise refused(
                "law.bulk.year",
                f"Năm xét {self.year} không gần ngày {self.on:%d/%m/%Y}.",
                f"Chọn năm từ {self.on.year - MOST_BACK} đến {self.on.year}.",
            )

    def _wide(self, rows: pl.LazyFrame, names: list[str]) -> Iterator[pl.DataFrame]:
        """Judge a table with one column for each fact."""
        plan = plan_of(names, self.books.rules, self.books.usage)
        self.ignored = plan.ignored
        used = [name for name in names if name not in set(plan.ignored)]
        for frame in rows.select(used).collect_batches(chunk_size=PIECE, maintain_order=True):
            yield self._answered(_ids(frame), self._judged_wide(frame, plan))

    def _judged_wide(self, frame: pl.DataFrame, plan: Plan) -> Part[Answer]:
        """Judge a piece, the rows of each year under review together."""
        books = self.books

        def table(part: pl.DataFrame) -> Table:
            return Table(part, plan, books.rules, books.usage, self.on)

        whole = table(frame)
        years = np.full(frame.height, self.year) if self.year else whole.years()

        def judge(year: int, rows: Index | None) -> Part[Answer]:
            one = whole if rows is None else table(frame[rows])
            return judged(sheet_from(one, year), self.question, books.rules, books.usage)

        return _by_year(years, judge)

    def _told(self, rows: pl.LazyFrame, names: list[str]) -> Iterator[pl.DataFrame]:
        """Judge a table whose column `facts` holds the facts of each row as JSON."""
        if others := [name for name in names if name not in COLUMNS]:
            raise refused(
                "law.bulk.mixed",
                f"Tệp có cột facts nên không dùng được các cột {', '.join(others)}.",
                f"Bên cạnh facts chỉ để {', '.join(COLUMNS)}; việc khác ghi trong facts.",
            )
        books, award = self.books, self.question.award
        for frame in rows.collect_batches(chunk_size=_JSON_PIECE, maintain_order=True):
            facts = facts_of(_ids(frame), award, self.on, self.year, books)
            years = np.array([one.year for one in facts])

            def judge(_year: int, rows: Index | None, facts: Any = facts) -> Part[Answer]:
                chosen = facts if rows is None else [facts[row] for row in rows]
                sheet = sheet_of(chosen, books.usage)
                return judged(sheet, self.question, books.rules, books.usage)

            yield self._answered(frame, _by_year(years, judge))

    def _answered(self, frame: pl.DataFrame, answers: Part[Answer]) -> pl.DataFrame:
        """Return a piece of the output."""
        index = answers.spread(frame.height)
        for answer, times in zip(
            answers.table, np.bincount(index, minlength=len(answers.table)), strict=True
        ):
            self.counts[answer.verdict] = self.counts.get(answer.verdict, 0) + int(times)
        table = pl.DataFrame(answers.table, schema=list(Answer._fields), orient="row")
        return table[index].insert_column(0, frame["id"].cast(pl.String))


def _by_year(years: NDArray[Any], judge: Any) -> Part[Answer]:
    """Judge the rows of each year together and put the answers back in order."""
    several = np.unique(years).tolist()
    if len(several) == 1:
        return judge(several[0], None)  # type: ignore[no-any-return]
    index = np.zeros(len(years), np.intp)
    answers: list[Answer] = []
    for year in several:
        rows = np.flatnonzero(years == year)
        found: Part[Answer] = judge(year, rows)
        index[rows] = found.spread(len(rows)) + len(answers)
        answers += found.table
    return Part(index, answers)


def _scan(source: Path) -> pl.LazyFrame:
    """Return the rows of a file, not yet read; every cell of a CSV file is a text."""
    suffix = source.suffix.lower()
    if not source.is_file() or suffix not in SUFFIXES:
        what = f"Tệp {source} có đuôi khác .parquet, .csv." if source.is_file() else ""
        raise refused(
            "law.bulk.source",
            what or f"Không có tệp {source}.",
            "Đưa vào một tệp .parquet hoặc .csv (UTF-8, dòng đầu là tên cột).",
        )
    return (
        pl.scan_parquet(source) if suffix == ".parquet" else pl.scan_csv(source, infer_schema=False)
    )


def _columns(rows: pl.LazyFrame, source: Path) -> list[str]:
    """Return the names of the columns; one of them must be `id`."""
    try:
        names = rows.collect_schema().names()
    except (pl.exceptions.PolarsError, OSError) as wrong:
        raise _unreadable(source, wrong) from wrong
    if "id" not in names:
        raise refused(
            "law.bulk.no_id",
            f"Tệp {source} không có cột id; các cột có: {', '.join(names)}.",
            "Thêm cột id gọi tên từng dòng.",
        )
    return names


def _unreadable(source: Path, wrong: Exception) -> RefusedError:
    """Return the refusal of a file that is not what its name says."""
    return refused(
        "law.bulk.unreadable",
        f"Không đọc được tệp {source}: {str(wrong).splitlines()[0]}",
        "Kiểm tra tệp có đúng là .parquet hoặc .csv (UTF-8) không.",
    )


def _ids(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the piece when every row has an id."""
    empty = frame["id"].is_null()
    if empty.any():
        raise refused(
            "law.bulk.empty_id",
            f"Có {empty.sum()} dòng không có id.",
            "Điền id cho mọi dòng.",
        )
    return frame


def _write(pieces: Iterator[pl.DataFrame], target: Path, source: Path) -> None:
    """Write the pieces as they come to a file beside the target, then put it in its place."""
    stopped: list[RefusedError] = []

    def read(*_: Any) -> Iterator[pl.DataFrame]:
        try:
            yield from pieces
        except RefusedError as refusal:
            stopped.append(refusal)
            raise

    rows = register_io_source(read, schema=SCHEMA)
    partial = target.with_name(f".{target.name}.partial")
    try:
        if target.suffix.lower() == ".parquet":
            rows.sink_parquet(partial, compression="zstd")
        else:
            rows.sink_csv(partial)
        partial.replace(target)
    except (pl.exceptions.PolarsError, RefusedError) as wrong:
        raise (stopped[0] if stopped else _unreadable(source, wrong)) from None
    finally:
        partial.unlink(missing_ok=True)
