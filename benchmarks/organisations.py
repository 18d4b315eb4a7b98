"""What questions about units cost with the full history, beside two usual designs of a tree.

usage: python -m benchmarks.organisations [--rounds N] [--json FILE]

The whole real history (more than 14,000 units) is loaded into an empty database: SQLite, or the one
that THIDUA_DATABASE names (it must be empty). The same units are put beside it as a plain adjacency
list (who stands under whom, one row a unit) and as a closure table (a row for each pair of units of
which one stands above the other), both with the communes of today only, for that is all they hold:
they answer for one day, and know one successor. Rounds of all alternate; the middle counts.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.machine import about, keep

GOAL_MS, GOAL_LOAD_S = 50.0, 10.0
BEFORE, NOW = date(2025, 6, 30), date(2026, 11, 20)
PROVINCE, COMMUNE = "p-52.2", "c-21997.1"
Question = Callable[[], int]


def load() -> tuple[float, float]:
    """Load everything into an empty database; return seconds by the clock and of the processor."""
    from django.core.management import call_command

    from thidua.apps.organisations.actions import load_places

    call_command("migrate", verbosity=0)
    clock, processor = time.perf_counter(), time.process_time()
    load_places(by="benchmark", today=NOW)
    return time.perf_counter() - clock, time.process_time() - processor


def usual_designs() -> None:
    """Make the adjacency list and the closure table of today."""
    from django.db import connection

    from thidua.apps.organisations.models import UnitLine
    from thidua.apps.organisations.queries import as_of

    rows = list(as_of(NOW).order_by().values_list("unit_id", "parent_id", "name", "code", "level"))
    above = {row[0]: row[1] for row in rows}
    pairs = []
    for unit in above:
        here: int | None = unit
        depth = 0
        while here is not None:
            pairs.append((here, unit, depth))
            here, depth = above.get(here), depth + 1
    heirs = list(UnitLine.objects.values_list("source_id", "target_id"))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE plain_unit (id integer PRIMARY KEY, parent_id integer, name text, "
            "code text, level text)"
        )
        cursor.execute("CREATE INDEX plain_parent ON plain_unit (parent_id)")
        cursor.execute("CREATE TABLE plain_heir (old_id integer PRIMARY KEY, new_id integer)")
        cursor.execute(
            "CREATE TABLE plain_closure (above_id integer, under_id integer, depth integer, "
            "PRIMARY KEY (above_id, under_id))"
        )
        cursor.executemany("INSERT INTO plain_unit VALUES (%s, %s, %s, %s, %s)", rows)
        cursor.executemany("INSERT INTO plain_closure VALUES (%s, %s, %s)", pairs)
        cursor.executemany("INSERT INTO plain_heir VALUES (%s, %s)", list(dict(heirs).items()))
        for table in ("plain_unit", "plain_heir", "plain_closure"):
            cursor.execute(f"ANALYZE {table}")


def questions() -> dict[str, dict[str, Question]]:
    """Return what is asked, by question and design; each returns how many rows it got."""
    from thidua.apps.organisations import queries

    def ours(day: date) -> int:
        return len(queries.as_of(day).order_by().values_list("unit__uid", "name", "parent_id"))

    def first_page(day: date) -> int:
        return len(queries.as_of(day)[:25])

    province, commune = queries.by_uid(PROVINCE), queries.by_uid(COMMUNE)
    assert province is not None
    assert commune is not None
    under = (
        "WITH RECURSIVE under(id) AS (SELECT {0} UNION ALL SELECT u.id FROM plain_unit u "
        "JOIN under ON u.parent_id = under.id) SELECT id FROM under"
    )
    return {
        "whole country today": {
            "thidua": lambda: ours(NOW),
            "adjacency list": lambda: sql("SELECT id, name, parent_id FROM plain_unit"),
            "closure table": lambda: sql("SELECT id, name, parent_id FROM plain_unit"),
        },
        "whole country on 30/6/2025": {"thidua": lambda: ours(BEFORE)},
        "first page of that day": {"thidua": lambda: first_page(BEFORE)},
        "subtree of a province": {
            "thidua": lambda: len(queries.ids_under(province.pk, NOW)),
            "adjacency list": lambda: sql(under.format(province.pk)),
            "closure table": lambda: sql(
                f"SELECT under_id FROM plain_closure WHERE above_id = {province.pk}"
            ),
        },
        "successors of a commune": {
            "thidua": lambda: len(queries.successors(commune, NOW)),
            "adjacency list": lambda: sql(
                f"SELECT new_id FROM plain_heir WHERE old_id = {commune.pk}"
            ),
        },
    }


def sql(text: str) -> int:
    """Run one query; return how many rows it gave."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(text)
        return len(cursor.fetchall())


def measure(rounds: int) -> list[dict[str, object]]:
    """Ask everything in turn; return milliseconds, the middle of the rounds."""
    asked = [(q, design, ask) for q, all_ in questions().items() for design, ask in all_.items()]
    spent: dict[tuple[str, str], list[float]] = {}
    rows: dict[tuple[str, str], int] = {}
    for _ in range(rounds):
        for question, design, ask in asked:
            start = time.perf_counter()
            rows[question, design] = ask()
            spent.setdefault((question, design), []).append(time.perf_counter() - start)
    return [
        {
            "question": question,
            "design": design,
            "rows": rows[question, design],
            "ms": round(median(times) * 1000, 2),
            "best_ms": round(min(times) * 1000, 2),
        }
        for (question, design), times in spent.items()
    ]


def main() -> None:
    """Load, ask, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--json", type=Path, default=None)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["THIDUA_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "thidua.settings"
        import django

        django.setup()
        from django.db import connection

        seconds, processor = load()
        usual_designs()
        figures = measure(asked.rounds)
        vendor = connection.vendor
        connection.close()
    print(f"{vendor}: load {seconds:.1f} s ({processor:.1f} s of processor), goal {GOAL_LOAD_S} s")
    for row in figures:
        print(
            f"{row['question']:<28} {row['design']:<16} {row['rows']:>6} rows "
            f"{row['ms']:>8} ms (best {row['best_ms']})"
        )
    print(f"goal for each of ours: {GOAL_MS} ms")
    kept = {"machine": about(), "database": vendor, "load_s": round(seconds, 1)}
    kept |= {"load_processor_s": round(processor, 1), "questions": figures}
    keep(f"organisations_{vendor}", kept, asked.json)


if __name__ == "__main__":
    main()
