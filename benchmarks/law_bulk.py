"""What judging a million people costs, with the reasons of each kept; beside two other ways.

usage: python -m benchmarks.law_bulk [--rows N] [--sample N] [--openfisca PYTHON] [--json FILE]

Invented people with eight years of ratings, titles, certificates, initiatives and judgements stand
in a Parquet file. Each award is judged in a process of its own, from the file to a file with the
reasons of every open route; CPU seconds and peak memory are those of the whole process, start
included. Beside it: the engine that explains single cases, on a sample of the same people; and a
toy of one title in OpenFisca-core (`openfisca_toy.py`), which computes from columns in memory,
keeps no reasons and writes no file. For that name a Python that has openfisca-core 46 or later.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.machine import about, keep

ON = date(2026, 3, 1)
YEARS = range(2018, 2026)
YEARLY = ("LDTT", "CSTT", "CSTDCS", "CSTDBBNT", "CSTDTQ")
ONE = ("BKTTG", "CSTDCS")
GOAL_ONE_S, GOAL_ONE_MB, GOAL_YEARLY_S = 10.0, 1536, 40.0
GRANTED = {"LDTT": 0.7, "CSTDCS": 0.25, "CSTDBBNT": 0.03}
SAID = ("observance", "conduct", "work", "contribution", "influence", "accepted", "voted")


def people(rows: int, target: Path) -> None:
    """Write the invented people."""
    import numpy as np
    import polars as pl

    random = np.random.default_rng(7)
    order = pl.Series(["KHTNV", "HTNV", "HTTNV", "HTXSNV", None])
    columns: dict[str, Any] = {
        "id": np.arange(rows),
        "kind": np.full(rows, "individual"),
        "groups": np.array(["", "worker", "farmer", "scientist"])[random.integers(0, 4, rows)],
    }
    for year in YEARS:
        chance = [0.02, 0.13, 0.55, 0.25, 0.05]
        columns[f"rating_{year}"] = pl.Series(
            order[random.choice(5, rows, p=chance)], dtype=pl.String
        )
        for award, share in GRANTED.items():
            columns[f"{award}_{year}"] = random.random(rows) < share
    said = pl.Series([True, False, None])
    types = pl.Series([None, "CONG_TRANG", "CHUYEN_DE"])
    for year in (2021, 2023):
        columns[f"BKBBNT_{year}"] = types.gather(random.choice(3, rows, p=[0.7, 0.2, 0.1]))
    for scope in ("grassroots", "ministry_province"):
        columns[f"initiatives_{scope}_2025"] = (random.random(rows) < 0.2).astype(np.int8)
    for name in SAID:
        columns[f"judgement_{name}"] = said.gather(random.choice(3, rows, p=[0.6, 0.1, 0.3]))
    pl.DataFrame(columns).write_parquet(target)


def judge_file(award: str, source: Path, target: Path) -> dict[str, Any]:
    """Judge the file for one award, in this process, and return what came of it."""
    from thidua.books.law.awards import books
    from thidua.kernel.rules.bulk.files import Job
    from thidua.kernel.rules.bulk.outcome import Question

    job = Job(Question(award), ON, books())
    job.run(source, target)
    return {"award": award, "verdicts": job.counts, "out_mb": round(target.stat().st_size / 1e6, 1)}


def explain(award: str, source: Path, sample: int) -> dict[str, Any]:
    """Judge some of the people one by one; return seconds of reading cases and of judging."""
    import polars as pl

    from thidua.books.law.awards import books
    from thidua.kernel.rules.judge import judge
    from thidua.kernel.rules.read_case import case_from

    known = books()
    rows = pl.read_parquet(source, n_rows=sample).rows(named=True)
    trees = [case(row, award) for row in rows]
    start = time.process_time()
    cases = [case_from(tree, known)[0] for tree in trees]
    read = time.process_time()
    verdicts: dict[str, int] = {}
    for one in cases:
        if one is not None:
            verdict = str(judge(one, known.rules, known.usage).verdict)
            verdicts[verdict] = verdicts.get(verdict, 0) + 1
    spent = {"read_s": read - start, "judge_s": time.process_time() - read}
    return {"award": award, "rows": sample, "verdicts": verdicts, **spent}


def case(row: dict[str, Any], award: str) -> dict[str, Any]:
    """Return one of the people as a case."""
    titles = {code: [y for y in YEARS if row[f"{code}_{y}"]] for code in GRANTED}
    told = [(year, row[f"BKBBNT_{year}"]) for year in (2021, 2023)]
    scopes = ("grassroots", "ministry_province")
    return {
        "award": award,
        "on": ON,
        "subject": {"kind": row["kind"], "groups": row["groups"].split()},
        "facts": {
            "rating": {year: row[f"rating_{year}"] for year in YEARS if row[f"rating_{year}"]},
            "titles": titles,
            "awards": [{"award": "BKBBNT", "year": y, "type": kind} for y, kind in told if kind],
            "initiatives": [
                {"scope": one, "year": 2025} for one in scopes if row[f"initiatives_{one}_2025"]
            ],
            "judgement": {
                n: row[f"judgement_{n}"] for n in SAID if row[f"judgement_{n}"] is not None
            },
        },
    }


def apart(*arguments: object) -> dict[str, Any]:
    """Run a step in a process of its own and return its figures."""
    command = [sys.executable, "-m", "benchmarks.law_bulk", "--step", *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def step(name: str, *arguments: str) -> None:
    """Do one step in this process and print its figures."""
    start = time.perf_counter()
    if name == "people":
        people(int(arguments[0]), Path(arguments[1]))
        told: dict[str, Any] = {}
    elif name == "judge":
        told = judge_file(arguments[0], Path(arguments[1]), Path(arguments[2]))
    else:
        told = explain(arguments[0], Path(arguments[1]), int(arguments[2]))
    used = resource.getrusage(resource.RUSAGE_SELF)
    told["cpu_s"] = round(used.ru_utime + used.ru_stime, 2)
    told["clock_s"] = round(time.perf_counter() - start, 2)
    print(json.dumps({**told, "peak_mb": round(used.ru_maxrss / 1024)}))


def openfisca(python: str, rows: int) -> dict[str, Any] | None:
    """Return the figures of the toy, or None when there is no such Python."""
    if not python:
        print("OpenFisca: skipped; name a Python that has openfisca-core with --openfisca")
        return None
    script = Path(__file__).with_name("openfisca_toy.py")
    done = subprocess.run([python, script, str(rows)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def say(told: dict[str, Any]) -> None:
    """Print the figures of one award."""
    print(
        f"{told['award']:9} {told['cpu_s']:6.2f} s of processor, {told['clock_s']:6.2f} s, "
        f"peak {told['peak_mb']} MB, {told['out_mb']} MB written, {told['verdicts']}"
    )


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--sample", type=int, default=2_000)
    parser.add_argument("--openfisca", default=os.environ.get("OPENFISCA_PYTHON", ""))
    parser.add_argument("--json", type=Path, default=None)
    parser.add_argument("--step", nargs="+", default=None, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.step:
        step(*asked.step)
        return
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "people.parquet", Path(folder) / "out.parquet"
        apart("people", asked.rows, source)
        judged = {}
        for award in dict.fromkeys((*ONE, *YEARLY)):
            judged[award] = apart("judge", award, source, target)
            say(judged[award])
        explained = {award: apart("explain", award, source, asked.sample) for award in ONE}
    yearly = round(sum(judged[award]["cpu_s"] for award in YEARLY), 2)
    peak = max(one["peak_mb"] for one in judged.values())
    print(f"goals for a million: one award {GOAL_ONE_S} s and {GOAL_ONE_MB} MB: peak {peak} MB")
    print(f"yearly titles {yearly} s, goal {GOAL_YEARLY_S} s")
    for award, one in explained.items():
        each = (one["read_s"] + one["judge_s"]) / one["rows"]
        print(f"one by one, {award}: {each * 1e3:.2f} ms each, {each * 1e6:.0f} s for a million")
    toy = openfisca(asked.openfisca, asked.rows)
    if toy:
        print(f"OpenFisca, toy of one title: {toy}")
    kept = {"machine": about(), "rows": asked.rows, "bulk": judged, "yearly_titles_cpu_s": yearly}
    keep("law_bulk", {**kept, "one_by_one": explained, "openfisca_toy": toy}, asked.json)


if __name__ == "__main__":
    main()
