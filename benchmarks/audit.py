"""How long a million entries of the audit take to write and to verify.

python -m benchmarks.audit [entries]; PostgreSQL when THIDUA_DATABASE names an empty database that
may be filled; else an SQLite file in a temporary folder.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import islice

from benchmarks.machine import about, keep

FULL = 1_000_000
GOAL_SECONDS = 5.0
RECORDED = 2_000


def entries(count: int):
    """Yield rows of a chain as `core.audit.record` would write them."""
    from thidua.core import audit

    start, previous = datetime(2026, 1, 1, tzinfo=UTC), audit.GENESIS
    for number in range(1, count + 1):
        at = start + timedelta(seconds=number, microseconds=number % 1000)
        data = {"due": "2026-12-31", "state": "approved", "unit": number % 3321}
        texts = (
            str(number % 997),
            "Nguyễn Thị Minh Khai",
            "tasks.report_sent",
            "tasks.task",
            str(number),
            f"Nhiệm vụ {number}: hướng dẫn người dân dùng dịch vụ công",
            "Đúng hạn",
            json.dumps(data, sort_keys=True, separators=(",", ":")),
        )
        form = audit.canonical(number, f"{at:%Y-%m-%d %H:%M:%S.%f}", texts, previous)
        digest = sha256(form).hexdigest()
        yield number, at, texts, previous, digest
        previous = digest


def build(count: int) -> None:
    """Fill the table past `record`, which would take an hour."""
    from django.db import transaction

    from thidua.core import audit
    from thidua.core.models import AuditEntry, AuditHead

    rows = entries(count)
    with transaction.atomic():
        while part := list(islice(rows, 5_000)):
            AuditEntry.objects.bulk_create(
                AuditEntry(
                    number=number,
                    at=at,
                    previous=previous,
                    hash=digest,
                    **dict(zip(audit.COLUMNS, texts, strict=True)),
                )
                for number, at, texts, previous, digest in part
            )
            last = part[-1]
        AuditHead.objects.update_or_create(id=1, defaults={"number": last[0], "hash": last[4]})


def verified(count: int) -> dict[str, float]:
    """Verify once; return seconds by the clock and of processor, here and in the helpers."""
    from thidua.core import audit

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun, cpu = time.perf_counter(), time.process_time()
    found = audit.verify()
    spent, cpu = time.perf_counter() - begun, time.process_time() - cpu
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    helpers = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert found.holds, found
    assert found.count == count
    load = os.getloadavg()[0]
    print(
        f"verified: {spent:.2f} s ({cpu:.2f} s CPU here, {helpers:.2f} s helpers), load {load:.1f}"
    )
    return {
        "wall_s": round(spent, 2),
        "cpu_s": round(cpu, 2),
        "helpers_cpu_s": round(helpers, 2),
        "load_1": round(load, 2),
    }


def main() -> None:
    """Build, verify three times, write one by one, and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FULL
    folder = tempfile.mkdtemp(prefix="thidua-bench-")
    os.environ["THIDUA_DATA"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    from thidua.core import audit

    call_command("migrate", "core", verbosity=0)
    if audit.head()[0]:
        sys.exit("the database already holds entries: give an empty one")
    print(f"engine {connection.vendor}, {count:,} entries, load {os.getloadavg()[0]:.1f}")
    begun = time.perf_counter()
    build(count)
    print(f"built in bulk: {time.perf_counter() - begun:.1f} s")
    forms = [audit.canonical(*row[:1], f"{row[1]}", *row[2:4]) for row in entries(RECORDED)]
    cpu = time.process_time()
    for place in range(count):
        sha256(forms[place % RECORDED]).hexdigest()
    bare = round(time.process_time() - cpu, 2)
    print(f"for comparison, SHA-256 alone: {bare:.2f} s CPU")
    rounds = [verified(count) for _ in range(3)]
    best = min(each["wall_s"] for each in rounds)
    cost: list[float] = []
    for place in range(RECORDED):
        begun = time.perf_counter()
        with transaction.atomic():
            audit.record(by="đo", action="core.bench", obj=("core.thing", place, "Việc"))
        cost.append(time.perf_counter() - begun)
    cost.sort()
    print(f"one act with one entry: median {cost[RECORDED // 2] * 1e3:.2f} ms, with its commit")
    goal = GOAL_SECONDS * count / FULL
    print(f"goal {goal:.2f} s: {'met' if best < goal else 'MISSED'} (best {best:.2f} s)")
    result = {"engine": connection.vendor, "entries": count, "sha256_cpu_s": bare, "rounds": rounds}
    name = "audit" if connection.vendor == "sqlite" else f"audit_{connection.vendor}"
    keep(name, {"about": about(), "result": result})


if __name__ == "__main__":
    main()
