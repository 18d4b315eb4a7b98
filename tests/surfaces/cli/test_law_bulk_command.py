"""`thidua law bulk` judges a table; refusals say what is there and what to do."""

from __future__ import annotations

import json

import polars as pl
import typer
from typer.testing import CliRunner

from thidua.surfaces.cli.law_bulk import bulk

APP = typer.Typer()
APP.command()(bulk)


def run(*arguments):
    """Run the command and return exit status and output."""
    done = CliRunner().invoke(APP, [str(a) for a in arguments])
    return done.exit_code, done.stdout, done.stderr


def people(folder):
    """Write two people to a file and return its path."""
    table = {"id": ["an", "bình"], "rating_2025": ["HTXSNV", "HTNV"], "team": ["a", "b"]}
    table |= {"judgement_conduct": ["có", ""]}
    pl.DataFrame(table).write_csv(folder / "people.csv")
    return folder / "people.csv"


def test_a_table_is_judged(tmp_path):
    out = tmp_path / "out.csv"
    asked = ("--award", "ldtt", "--on", "2026-03-01", "--route", "a", "--out", out)
    code, said, beside = run(people(tmp_path), *asked)
    assert (code, beside) == (0, "Không dùng các cột: team\n")
    assert said == f"2 dòng: 1 đạt, 1 không đạt, 0 chưa xác định; kết quả ở {out}\n"
    assert out.read_text(encoding="utf-8").splitlines() == [
        "id,verdict,code,route,before,reasons,missing",
        'an,pass,judged,a,"",a=+judged(all=+met rated=+met conduct=+met),""',
        'bình,fail,judged,a,"",a=-judged(all=-short rated=-short conduct=?unknown),""',
    ]


def test_the_counts_as_json(tmp_path):
    out = tmp_path / "out.parquet"
    asked = ("--award", "LDTT", "--on", "2026-11-01", "--route", "a", "--out", out, "--json")
    code, said, _ = run(people(tmp_path), *asked)
    told = json.loads(said)
    assert code == 0
    assert (told["rows"], told["verdicts"]) == (2, {"undetermined": 2})
    found = pl.read_parquet(out)
    assert found["code"].to_list() == ["not_certain"] * 2
    assert found["before"].to_list() == ["pass", "fail"]


def test_what_cannot_be_asked_is_refused(tmp_path):
    source, out = people(tmp_path), tmp_path / "out.csv"
    code, _, beside = run(source, "--award", "huy chương lạ", "--on", "2026-03-01", "--out", out)
    assert (code, "hông có danh hiệu" in beside) == (3, True)
    known = ("--award", "LDTT", "--on", "2026-03-01", "--out", out)
    code, _, beside = run(source, *known, "--route", "z")
    assert (code, "Chọn trong: a, b." in beside) == (3, True)
    assert run(source, "--award", "LDTT", "--on", "mai", "--out", out)[0] == 2
    code, said, _ = run(tmp_path / "none.csv", *known, "--json")
    assert (code, json.loads(said)["refused"]["code"]) == (3, "law.bulk.source")
    assert not out.exists()
