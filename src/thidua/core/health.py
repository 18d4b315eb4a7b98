"""How the installation is: what the operator and a monitor look at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from thidua.core import clock, jobs, locale
from thidua.core.models import AuditEntry, AuditHead, OutboxMail, PendingEvent

LEAST_FREE = 500 * 1024 * 1024
LATE = timedelta(minutes=5)


@dataclass(frozen=True)
class Line:
    """One thing that was looked at.

    Attributes:
        code: stable name for monitors.
        label: what it is, in the reader's language.
        well: False when somebody should act.
        shown: what was found, as a text.
        data: the same for programs.
    """

    code: str
    label: str
    well: bool
    shown: str
    data: dict[str, Any]


def lines() -> list[Line]:
    """Look at everything; what cannot be looked at is itself a finding, never an error."""
    looks: tuple[tuple[str, str, Callable[[], tuple[bool, str, dict[str, Any]]]], ...] = (
        ("database", _("Cơ sở dữ liệu"), _database),
        ("migrations", _("Cấu trúc dữ liệu"), _migrations),
        ("storage", _("Thư mục dữ liệu"), _storage),
        ("workers", _("Tiến trình chạy nền"), _workers),
        ("queue", _("Hàng đợi công việc"), _queue),
        ("events", _("Tin chờ chuyển"), _events),
        ("mail", _("Thư chờ gửi"), _mail),
        ("audit", _("Nhật ký kiểm toán"), _audit),
    )
    return [_line(code, label, look) for code, label, look in looks]


def is_well(found: list[Line]) -> bool:
    """Say whether nothing needs anybody."""
    return all(line.well for line in found)


def _line(code: str, label: str, look: Callable[[], tuple[bool, str, dict[str, Any]]]) -> Line:
    """Look at one thing."""
    try:
        well, shown, data = look()
    except (DatabaseError, OSError) as error:
        return Line(code, label, well=False, shown=type(error).__name__, data={"error": str(error)})
    return Line(code, label, well, shown, data)


def _database() -> tuple[bool, str, dict[str, Any]]:
    """Ask the database for its version."""
    lite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if lite else "SHOW server_version")
        version = str(cursor.fetchone()[0])
    name = "SQLite" if lite else "PostgreSQL"
    return True, f"{name} {version}", {"engine": connection.vendor, "version": version}


def _migrations() -> tuple[bool, str, dict[str, Any]]:
    """Compare the migrations of the program with those of the database."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    names = [f"{migration.app_label}.{migration.name}" for migration, _ in missing]
    shown = _("Thiếu: {names}").format(names=", ".join(names)) if names else _("Đầy đủ")
    return not names, shown, {"missing": names}


def _storage() -> tuple[bool, str, dict[str, Any]]:
    """Ask whether the data folder can be written and how much room is left."""
    folder = Path(settings.DATA)
    free, writable = shutil.disk_usage(folder).free, os.access(folder, os.W_OK)
    shown = _("Còn trống {free}").format(free=locale.size(free))
    if not writable:
        shown = _("Không ghi được; {shown}").format(shown=shown)
    return writable and free >= LEAST_FREE, shown, {"free": free, "writable": writable}


def _workers() -> tuple[bool, str, dict[str, Any]]:
    """Count the workers that are alive."""
    living = sorted(jobs.alive())
    return bool(living), locale.number(len(living)), {"workers": living}


def _queue() -> tuple[bool, str, dict[str, Any]]:
    """Count the queued work by its state."""
    rows = DBTaskResult.objects.order_by().values_list("status").annotate(n=Count("pk"))
    counts = {str(status).lower(): n for status, n in rows}
    ready, running = counts.get("ready", 0), counts.get("running", 0)
    failed = counts.get("failed", 0)
    shown = _("{ready} đang chờ, {running} đang chạy, {failed} lỗi").format(
        ready=locale.number(ready), running=locale.number(running), failed=locale.number(failed)
    )
    return not failed, shown, {"ready": ready, "running": running, "failed": failed}


def _events() -> tuple[bool, str, dict[str, Any]]:
    """Count the events that somebody has not heard, and the age of the oldest."""
    found = PendingEvent.objects.filter(delivered_at=None).aggregate(
        n=Count("pk"), oldest=Min("published_at")
    )
    oldest: datetime | None = found["oldest"]
    late = oldest is not None and clock.now() - oldest > LATE
    data = {"waiting": found["n"], "oldest": oldest.isoformat() if oldest else None}
    return not late, locale.number(found["n"]), data


def _mail() -> tuple[bool, str, dict[str, Any]]:
    """Count the letters that wait and those that cannot be sent."""
    found = OutboxMail.objects.aggregate(
        waiting=Count("pk", filter=Q(state="waiting")), failed=Count("pk", filter=Q(state="failed"))
    )
    shown = _("{waiting} đang chờ, {failed} không gửi được").format(
        waiting=locale.number(found["waiting"]), failed=locale.number(found["failed"])
    )
    return not found["failed"], shown, dict(found)


def _audit() -> tuple[bool, str, dict[str, Any]]:
    """Compare the last entry with the head; the whole chain is verified each night."""
    last = AuditEntry.objects.order_by("-number").first()
    head = AuditHead.objects.filter(id=1).first()
    here = (last.number, last.hash) if last else (0, "0" * 64)
    kept = (head.number, head.hash) if head else (0, "0" * 64)
    proof = AuditEntry.objects.filter(action="core.audit_verified").order_by("-number").first()
    well = here == kept and not (proof and "fault" in proof.data)
    shown = _("{count} mục").format(count=locale.number(here[0]))
    if proof:
        shown = _("{shown}, kiểm tra {at}").format(shown=shown, at=locale.moment(proof.at))
    return well, shown, {"number": here[0], "hash": here[1]}
