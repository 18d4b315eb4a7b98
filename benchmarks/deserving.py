"""What a look over a whole register costs, from the database to the kept answer.

usage: python -m benchmarks.deserving [--people N ...] [--json FILE]

An empty database (SQLite, or the one that THIDUA_DATABASE names) gets a province with communes and
so many people, each with up to nine years of ratings, titles, commendations, works. Then every
yearly title of individuals is judged for all of them: rows to columns, verdicts, the packed answer;
and one page of the answer is made, with the explaining engine for the people on it. For comparison,
some of them are judged one by one by the explaining engine.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.machine import about, keep

GOAL_S = {20_000: 5.0, 200_000: 60.0}
ON, YEAR = date(2026, 3, 1), 2025
PIECE, SINGLE = 5_000, 500


def register(people: int, communes: int) -> Any:
    """Write the register; return the province and its officer."""
    from factories import make_officer, make_unit
    from thidua.apps.records.models import Grant, Part, Rating, Subject, Work

    chance = random.Random(people)
    province = make_unit("Tỉnh Mẫu Sơn", kind="province")
    units = [
        make_unit(f"Xã Số {n}", province, kind="commune", level="commune") for n in range(communes)
    ]
    for start in range(0, people, PIECE):
        subjects = []
        for n in range(start, min(start + PIECE, people)):
            subject = Subject(
                kind="individual",
                full_name=f"Nguyễn Văn {chance.choice('ABCDĐEGHKLMN')} {n}",
                unit=units[n % communes],
                group=chance.choice(("official", "employee", "teacher", "worker")),
                direct=chance.random() < 0.7,
                leader=chance.random() < 0.15,
                complete=[part.value for part in Part] if chance.random() < 0.8 else [],
            )
            subject.derive()
            subjects.append(subject)
        subjects = Subject.objects.bulk_create(subjects)
        ratings, grants, works = [], [], []
        for one in subjects:
            for year in range(2026 - chance.randint(2, 9), 2026):
                code = chance.choice(("HTTNV", "HTXSNV", "HTTNV", "HTNV"))
                ratings.append(Rating(subject=one, year=year, code=code))
                if chance.random() < 0.6:
                    award = chance.choice(("LDTT", "LDTT", "CSTDCS"))
                    grants.append(Grant(subject=one, award=award, year=year))
            if chance.random() < 0.3:
                works.append(
                    Work(
                        subject=one,
                        kind="initiative",
                        scope="grassroots",
                        recognised=True,
                        year=chance.randint(2022, 2025),
                    )
                )
        for kind, rows in ((Rating, ratings), (Grant, grants), (Work, works)):
            kind.objects.bulk_create(rows, batch_size=2_000)
    return province, make_officer(province, "StandingOfficer")


def measure(people: int) -> dict[str, Any]:
    """Make a register and look over it; return seconds and memory."""
    from django.core.management import call_command
    from django.db import transaction

    from thidua.apps.records.actions import runs
    from thidua.apps.records.models import Run
    from thidua.apps.records.pages import deserving_show as show
    from thidua.apps.records.queries import deserving_view as view
    from thidua.apps.records.queries.deserving import Asked, awards_in
    from thidua.apps.records.queries.deserving import register as rows_of
    from thidua.apps.records.queries.deserving_explain import explained, facts_of_page
    from thidua.apps.records.queries.deserving_store import Kept
    from thidua.core import clock

    call_command("migrate", verbosity=0)
    with clock.pretend(date(2026, 3, 2)):
        with transaction.atomic():
            province, officer = register(people, min(135, max(1, people // 150)))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        asked = Asked(awards_in("individual_title"), ON, YEAR)
        began, worked = time.perf_counter(), time.process_time()
        run = runs.look_for_deserving(province, asked=asked, by=officer, at_once=people)
        whole, processor = time.perf_counter() - began, time.process_time() - worked
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        show.rows(Kept(run), "LDTT", [0], officer)  # addresses are loaded once
        began = time.perf_counter()
        kept = Kept(Run.objects.get(pk=run.pk))
        places = view.chosen(kept, view.Narrowed("CSTDCS", standing="meets"), officer)
        show.rows(kept, "CSTDCS", view.page(places, "").rows, officer)
        page = time.perf_counter() - began
        some = {one.pk: one for one in rows_of(officer, province.pk, ON)[:SINGLE]}
        began = time.perf_counter()
        told = facts_of_page(some, asked, "CSTDCS")
        for award in asked.awards:
            explained(told, asked, award)
        single = (time.perf_counter() - began) / len(some)
    return {
        "people": people,
        "awards": len(asked.awards),
        "seconds": round(whole, 2),
        "processor_seconds": round(processor, 2),
        "page_ms": round(1000 * page, 1),
        "one_by_one_seconds": round(single * people, 1),
        "peak_mb": round(peak / 1024),
        "register_mb": round(before / 1024),
        "kept_kb": round(len(bytes(kept.run.columns)) / 1024),
        "meets_cstdcs": view.counts(kept, "CSTDCS")["meets"],
        "goal_seconds": GOAL_S.get(people),
    }


def main() -> int:
    """Measure each size in a process of its own."""
    import subprocess
    import sys

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="*", default=list(GOAL_S))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--one", type=int)
    options = parser.parse_args()
    if options.one:
        return _one(options.one)
    found = []
    for people in options.people:
        command = [sys.executable, "-m", "benchmarks.deserving", "--one", str(people)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found.append(json_of(done.stdout))
        print(found[-1], flush=True)
    keep("deserving", {"machine": about(), "runs": found}, options.json)
    late = [one for one in found if one["goal_seconds"] and one["seconds"] > one["goal_seconds"]]
    return bool(late)


def json_of(text: str) -> dict[str, Any]:
    """Return the last line as JSON."""
    import json

    found: dict[str, Any] = json.loads(text.strip().splitlines()[-1])
    return found


def _one(people: int) -> int:
    """Measure one size and print it as JSON."""
    import json
    import sys

    root = Path(__file__).resolve().parents[1]
    sys.path.insert(0, str(root / "tests"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("THIDUA_DATA", folder)
        os.environ["THIDUA_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
        import django

        django.setup()
        print(json.dumps(measure(people)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
