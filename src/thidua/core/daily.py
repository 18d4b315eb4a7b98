"""The core's own work by the timetable."""

from __future__ import annotations

import logging
from typing import Any

from django.core.management import call_command
from django.db import transaction

from thidua.core import audit, files, jobs

log = logging.getLogger(__name__)


@jobs.daily(2, 15)
@jobs.job
def prove_the_chain() -> dict[str, Any]:
    """Verify the audit every night and write the result down, with the head, as an entry."""
    found = audit.verify()
    data = {"count": found.count, "number": found.number, "hash": found.hash}
    if found.fault is not None:
        data |= {"fault": found.fault.code, "fault_number": found.fault.number}
        log.critical("The audit is broken at entry %s: %s", found.fault.number, found.fault.code)
    with transaction.atomic():
        audit.record(by=None, action="core.audit_verified", obj=None, data=data)
    return data


@jobs.daily(2, 45)
@jobs.job
def prove_the_files() -> dict[str, Any]:
    """Read every stored file again each night and write the result down as an entry."""
    found = files.verify_all()
    data = {"count": found.count, "missing": found.missing, "changed": found.changed}
    if not found.holds:
        log.critical("Stored files are missing or changed: %s", data)
    with transaction.atomic():
        audit.record(by=None, action="core.files_verified", obj=None, data=data)
    return data


@jobs.daily(3, 30)
@jobs.job
def tidy_up() -> int:
    """Delete sessions that have ended and finished work older than a month."""
    call_command("clearsessions")
    return jobs.forget()
