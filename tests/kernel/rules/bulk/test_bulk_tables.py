"""Tables as files: wide or with JSON, CSV or Parquet; each row is judged as its case is."""

from __future__ import annotations

import json
from datetime import date
from random import Random

import polars as pl
import pytest
from tests.kernel.rules.bulk.people import asked_by, explained, sorted_missing
from tests.kernel.rules.bulk.tables import ON, case_of, cell, columns, number

from thidua.books.law.awards import books, rules
from thidua.kernel.problems import RefusedError
from thidua.kernel.rules.bulk import files
from thidua.kernel.rules.bulk.files import Job
from thidua.kernel.rules.bulk.outcome import Question
from thidua.kernel.rules.read_case import case_from

ROWS = 40
AWARDS = sorted(rules())
SOME = ("CSTDCS", "BKTTG", "TTLDXS", "HCLD2", "NGUT", "BKBBNT", "CSTDBBNT", "HUYC_CSVV1", "LDTT")


def table(award: str, seed: int) -> tuple[pl.DataFrame, list[str]]:
    """Return a wide table of texts about an award, and the names of its yes-or-no facts."""
    random = Random(f"{award} {seed}")
    asked = asked_by(rules()[award])
    named = [f"judgement_{name}" for name in asked.judgements if "." not in name]
    numbers = sorted(asked.numbers)
    yes_no = [*(name for name in asked.answers if name != "leads"), *named]
    names = columns(random, asked.codes, numbers, yes_no)
    rows = []
    for place in range(ROWS):
        row: dict[str, str | None] = {"id": f"p{place}"}
        for name in names:
            if name in numbers:
                row[name] = number(random)
            else:
                row[name] = cell(random, f"?{name}" if name in {*yes_no, "leads"} else name)
        members = float(row.get("members") or 40)
        for name in numbers:
            if name.startswith(("with_", "rated_")) and float(row.get(name) or 0) > members:
                row[name] = row["members"] if row.get("members") else "1"
        rows.append(row)
    return pl.DataFrame(rows, schema=dict.fromkeys(["id", *names], pl.String)), asked.answers


def judged(frame: pl.DataFrame, award: str, folder, *, kind: str = ".csv") -> list[list[str]]:
    """Judge a table through files and return the rows of the output but for the id."""
    source, target = folder / f"in{kind}", folder / f"out{kind}"
    frame.write_csv(source) if kind == ".csv" else frame.write_parquet(source)
    Job(Question(award), ON, books()).run(source, target)
    read = pl.read_csv(target, infer_schema=False) if kind == ".csv" else pl.read_parquet(target)
    assert read["id"].to_list() == frame["id"].to_list()
    return [[cell or "" for cell in row[1:]] for row in read.iter_rows()]


@pytest.mark.parametrize("award", AWARDS)
def test_each_row_is_judged_as_its_case(award, tmp_path):
    frame, answers = table(award, 1)
    found = sorted_missing(judged(frame, award, tmp_path))
    for row, said in zip(frame.iter_rows(named=True), found, strict=True):
        case, faults = case_from(case_of(row, award, answers), books())
        assert not faults, (row, faults)
        assert said == explained(case.facts, award, (), computable=False), row


@pytest.mark.parametrize("award", SOME)
def test_parquet_and_json_say_the_same_as_csv(award, tmp_path):
    frame, answers = table(award, 2)
    said = judged(frame, award, tmp_path)
    assert judged(frame, award, tmp_path, kind=".parquet") == said
    cases = [case_of(row, award, answers) for row in frame.iter_rows(named=True)]
    told = {"id": frame["id"], "facts": [json.dumps(case["facts"]) for case in cases]}
    told |= {name: frame[name] for name in ("kind", "groups", "force") if name in frame.columns}
    assert sorted_missing(judged(pl.DataFrame(told), award, tmp_path)) == sorted_missing(said)


def test_typed_cells_and_small_pieces(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "PIECE", 7)
    frame = pl.DataFrame(
        {
            "id": range(100),
            "rating_2025": ["HTXSNV", None] * 50,
            "rating_2026": [None, None, None, "HTNV"] * 25,
            "meets_standard": ["LDTT"] * 100,
            "initiatives_grassroots_2025": [0, 1] * 50,
            "CSTDCS_2024": [True, False] * 50,
            "unused": [date(2026, 1, 1)] * 100,
        }
    )
    frame.write_parquet(tmp_path / "in.parquet")
    job = Job(Question("CSTDCS"), ON, books())
    job.run(tmp_path / "in.parquet", tmp_path / "out.parquet")
    found = pl.read_parquet(tmp_path / "out.parquet")
    assert found["id"].to_list() == [str(n) for n in range(100)]
    assert found["verdict"].to_list()[:8] == ["pass", "pass", "pass", "undetermined"] * 2
    assert (job.ignored, job.counts) == (["unused"], {"pass": 75, "undetermined": 25})


REFUSED = {
    "law.bulk.no_id": {"name": ["a"]},
    "law.bulk.empty_id": {"id": ["a", None]},
    "law.bulk.mixed": {"id": ["a"], "facts": ["{}"], "rating_2025": ["HTNV"]},
    "law.bulk.facts": {"id": ["a", "b"], "facts": ["{}", '{"rating": {"2025": "A1"}}']},
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_table_that_cannot_be_read_is_refused(code, tmp_path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    pl.DataFrame(REFUSED[code]).write_csv(source)
    target.write_text("before")
    with pytest.raises(RefusedError) as caught:
        Job(Question("CSTDCS"), ON, books()).run(source, target)
    assert (caught.value.code, target.read_text()) == (code, "before")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in.csv", "out.csv"]


CELLS = [
    ("rating_2025", "A1"),
    ("rating_2027", "HTNV"),
    ("CSTDCS_2024", "maybe"),
    ("CSTDCS_2024", "2"),
    ("members", "-1"),
    ("members", "ten"),
    ("movement_start", "soon"),
    ("kind", "robot"),
    ("force", "navy"),
    ("targets_exceeded", "perhaps"),
    ("initiatives_grassroots_2025", "-1"),
]


@pytest.mark.parametrize(("column", "said"), CELLS)
def test_a_cell_that_cannot_be_read_is_named(column, said, tmp_path):
    source = tmp_path / "in.csv"
    pl.DataFrame({"id": ["first", "second"], column: [None, said]}).write_csv(source)
    with pytest.raises(RefusedError) as caught:
        Job(Question("CSTDCS"), ON, books()).run(source, tmp_path / "out.csv")
    assert caught.value.code == "law.bulk.cell"
    assert f"Cột {column}, dòng có id second" in caught.value.reason


TOGETHER = [
    ({"members": ["10", "10"], "with_LDTT": ["10", "11"]}, "with_LDTT 11 số thành viên"),
    ({"born": ["1990-05-01", "1990-05-01"], "CSTDCS_1989": ["0", "1"]}, "CSTDCS_1989 1989 born"),
    ({"founded": ["1980-05-01", "1999-05-01"], "COCP_1998": ["1", "1"]}, "COCP_1998 1998 founded"),
    ({"CSTDCS_2024": ["1", "2"]}, "CSTDCS_2024 2 một danh hiệu một lần"),
    ({"rating_2027": [None, "HTNV"]}, "rating_2027 2027 2026 trở về trước"),
]


@pytest.mark.parametrize(("told", "words"), TOGETHER)
def test_cells_that_cannot_stand_together_are_named(told, words, tmp_path):
    source = tmp_path / "in.csv"
    pl.DataFrame({"id": ["first", "second"], **told}).write_csv(source)
    with pytest.raises(RefusedError) as caught:
        Job(Question("CSTDCS"), ON, books()).run(source, tmp_path / "out.csv")
    assert "dòng có id second" in caught.value.reason
    said = f"{caught.value.reason} {caught.value.do}"
    assert [word for word in words.split() if word not in said] == []


def test_the_age_that_is_told_comes_before_the_day_of_founding(tmp_path):
    frame = pl.DataFrame(
        {
            "id": ["told", "old", "young", "unsaid"],
            "years_of_existence": ["5", None, None, None],
            "founded": ["1990-03-01", "1990-03-01", "2016-03-02", None],
        }
    )
    found = judged(frame, "HCDL3", tmp_path)
    case = {"award": "HCDL3", "on": ON, "facts": {}}
    for row, said in zip(frame.iter_rows(named=True), found, strict=True):
        told = {name: value for name, value in row.items() if name != "id" and value}
        told |= {"years_of_existence": 5} if "years_of_existence" in told else {}
        read, _ = case_from({**case, "facts": told}, books())
        assert sorted_missing([said])[0] == explained(read.facts, "HCDL3", (), computable=False)


def test_a_word_in_a_cell_makes_a_fact_true(tmp_path):
    frame = pl.DataFrame({"id": ["over", "met"], "targets": ["exceeded", "met"]})
    frame = frame.with_columns(kind=pl.lit("collective"))
    over, met = judged(frame, "COBBNT", tmp_path)
    assert over != met


def test_files_that_are_none(tmp_path):
    job, target = Job(Question("CSTDCS"), ON, books()), tmp_path / "out.csv"
    broken = tmp_path / "broken.parquet"
    broken.write_text("no parquet")
    for source, code in (
        (tmp_path / "none.csv", "law.bulk.source"),
        (tmp_path, "law.bulk.source"),
        (broken, "law.bulk.unreadable"),
    ):
        with pytest.raises(RefusedError) as caught:
            job.run(source, target)
        assert caught.value.code == code
    with pytest.raises(RefusedError) as caught:
        job.run(broken, tmp_path / "out.xlsx")
    assert caught.value.code == "law.bulk.target"
    with pytest.raises(RefusedError) as caught:
        Job(Question("CSTDCS"), ON, books(), year=2020).run(broken, target)
    assert caught.value.code == "law.bulk.year"
