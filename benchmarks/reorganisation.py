"""What a table of 10,000 rows with 3 wrong ones costs: read, tried out, every wrong row named.

usage: python -m benchmarks.reorganisation [--rounds N] [--json FILE]

The whole real history is loaded into an empty database (SQLite, or the one that THIDUA_DATABASE
names). Each commune of today is divided into three invented ones; of the 9,963 rows one names a
unit that is not there, one has a word that no column knows, one uses a code that another row uses.
"""

from __future__ import annotations

import argparse
import io
import os
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.machine import about, keep

GOAL_S = 5.0
DAY, WHEN = date(2026, 11, 20), "01/12/2026"
HEADINGS = ("Đơn vị cũ", "Đơn vị mới", "Lập mới", "Mã", "Diện tích", "Dân số", "Chức năng")
WRONG = (4_000, 7_000, 9_000)


def table() -> bytes:
    """Return the table as XLSX."""
    import xlsxwriter

    from thidua.apps.organisations.queries import as_of

    found = as_of(DAY).filter(level="commune").order_by("pk")
    rows = [
        [each.unit.uid, f"{each.name} {n} {each.code}", "x", f"{each.code}{n}", *["một phần"] * 3]
        for each in found
        for n in range(3)
    ]
    rows[WRONG[0] - 2][0] = "Xã Không Có"
    rows[WRONG[1] - 2][4] = "một ít"
    rows[WRONG[2] - 2][3] = rows[0][3]
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([HEADINGS, *rows]):
            sheet.write_row(number, 0, row)
    return target.getvalue()


def once(data: bytes) -> tuple[float, float, int, set[str]]:
    """Take the table in and try it out; return seconds, of the processor, rows, wrong rows."""
    from thidua.apps.organisations import actions

    clock, processor = time.perf_counter(), time.process_time()
    draft = actions.start_draft(kind="regroup", by="benchmark", today=DAY)
    typed = {"effective": WHEN, "basis": "thử"}
    actions.save_draft(draft.pk, typed=typed, rows=None, by="benchmark")
    draft, _warned = actions.attach_table(draft.pk, data=data, name="bang.xlsx", by="benchmark")
    trial = actions.try_out(draft)
    spent = time.perf_counter() - clock, time.process_time() - processor
    named = {str(each.params.get("row")) for each in trial.problems}
    return *spent, len(draft.fields["rows"]), named


def main() -> None:
    """Load, try the table out, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, default=None)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["THIDUA_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "thidua.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from thidua.apps.organisations.actions import load_places

        call_command("migrate", verbosity=0)
        load_places(by="benchmark", today=DAY)
        data = table()
        rounds = [once(data) for _ in range(asked.rounds)]
        vendor = connection.vendor
        connection.close()
    seconds, processor = median(r[0] for r in rounds), median(r[1] for r in rounds)
    _clock, _processor, rows, named = rounds[-1]
    missed = {str(row) for row in WRONG} - named
    print(f"{vendor}: {rows} rows in {seconds:.1f} s ({processor:.1f} s of processor)")
    print(f"goal: {GOAL_S} s")
    print(f"rows named: {', '.join(sorted(named))}; missed: {', '.join(missed) or 'none'}")
    kept = {"machine": about(), "database": vendor, "rows": rows, "named": sorted(named)}
    kept |= {"seconds": round(seconds, 2), "processor_s": round(processor, 2)}
    keep(f"reorganisation_{vendor}", kept, asked.json)


if __name__ == "__main__":
    main()
