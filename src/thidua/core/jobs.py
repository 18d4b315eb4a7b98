"""Work that happens later: a queue in the database, a timetable, and help for what a crash left.

The queue is django-tasks on the database, so putting work in is part of the transaction and both
engines behave alike. A worker that is killed leaves its work marked as running; `sweep` gives it
back once and then calls it failed. So each job must bear to run twice.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.base import Task, TaskResultStatus
from django_tasks.base import task as _task
from django_tasks_db.models import DBTaskResult

from thidua.core import clock
from thidua.core.models import ScheduledRun, WorkerBeat

log = logging.getLogger(__name__)

BEAT = timedelta(seconds=10)
SILENCE = timedelta(seconds=60)
TURNS = 2
KEPT = timedelta(days=30)
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)

Job = Task[Any, Any]


@dataclass(frozen=True)
class Slot:
    """One line of the timetable: a job, and either a pause or a time of day in Vietnam."""

    name: str
    job: Job
    every: timedelta | None = None
    at: time | None = None

    def due(self, now: datetime) -> datetime:
        """Return the latest moment at or before now at which the job was due."""
        if self.every is not None:
            steps = (now - _BEGINNING) // self.every
            return _BEGINNING + steps * self.every
        local = now.astimezone(clock.ZONE)
        today = datetime.combine(local.date(), self.at or time(), tzinfo=clock.ZONE)
        return (today if today <= local else today - timedelta(days=1)).astimezone(UTC)


_timetable: dict[str, Slot] = {}


def job(function: Callable[..., Any]) -> Job:
    """Make a function of a `jobs.py` one that can be put into the queue.

    Arguments and result must be JSON-ready; the function must bear to run twice.
    """
    return _task()(function)


def every(pause: timedelta) -> Callable[[Job], Job]:
    """Put a job without arguments on the timetable, once in each pause."""
    return lambda made: _planned(Slot(made.module_path, made, every=pause))


def daily(hour: int, minute: int = 0) -> Callable[[Job], Job]:
    """Put a job without arguments on the timetable, once a day at a time in Vietnam."""
    return lambda made: _planned(Slot(made.module_path, made, at=time(hour, minute)))


def timetable() -> list[Slot]:
    """Return the timetable by name."""
    return [_timetable[name] for name in sorted(_timetable)]


def enqueue(func: Job | str, *args: Any, after: datetime | None = None, **kwargs: Any) -> str:
    """Put a job into the queue, as part of the open transaction.

    Args:
        func: what `job` made, or its dotted path.
        args: JSON-ready values.
        after: not to run before this moment.
        kwargs: JSON-ready values.

    Returns:
        The identifier of the queued work.
    """
    found: Job = import_string(func) if isinstance(func, str) else func
    planned = found.using(run_after=after) if after else found
    return str(planned.enqueue(*args, **kwargs).id)


def tick() -> list[str]:
    """Queue what the timetable says is due and was not yet queued; return the names.

    However many workers call it, one due moment is queued once; moments missed while nothing ran
    are made up for by one run.
    """
    now, queued = clock.now(), []
    for slot in timetable():
        due = slot.due(now)
        if ScheduledRun.objects.filter(name=slot.name, due_at__gte=due).exists():
            continue
        with transaction.atomic():
            fresh = ScheduledRun(name=slot.name, due_at=_BEGINNING, queued_at=_BEGINNING)
            ScheduledRun.objects.bulk_create([fresh], ignore_conflicts=True)
            row = ScheduledRun.objects.select_for_update().get(name=slot.name)
            if row.due_at >= due:
                continue
            row.due_at, row.queued_at = due, now
            row.save(update_fields=("due_at", "queued_at"))
            enqueue(slot.job)
        queued.append(slot.name)
    return queued


def beat(worker: str) -> None:
    """Leave a sign of life of this worker."""
    now = clock.now()
    seen = WorkerBeat.objects.filter(worker=worker).update(seen_at=now)
    if not seen:
        WorkerBeat.objects.create(
            worker=worker, host=socket.gethostname(), pid=os.getpid(), started_at=now, seen_at=now
        )


def farewell(worker: str) -> None:
    """Take the worker off the list of the living, so that what it held is given back at once."""
    WorkerBeat.objects.filter(worker=worker).delete()


def alive() -> set[str]:
    """Return the workers that gave a sign of life not long ago."""
    since = clock.now() - SILENCE
    return set(WorkerBeat.objects.filter(seen_at__gte=since).values_list("worker", flat=True))


def sweep() -> tuple[int, int]:
    """Give back the work of dead workers, or call it failed when that has happened before.

    Returns:
        How many were given back and how many failed.
    """
    given_back = failed = 0
    with transaction.atomic():
        living = alive()
        for row in DBTaskResult.objects.running().select_for_update(skip_locked=True):
            if row.worker_ids and row.worker_ids[-1] in living:
                continue
            if len(row.worker_ids) < TURNS:
                row.status, row.started_at = TaskResultStatus.READY, None
                row.save(update_fields=("status", "started_at"))
                given_back += 1
            else:
                row.set_failed(WorkerDiedError(f"{row.task_path}: {TURNS} workers died"))
                failed += 1
        WorkerBeat.objects.filter(seen_at__lt=clock.now() - KEPT).delete()
    if given_back or failed:
        log.warning("Work of dead workers: %s given back, %s failed", given_back, failed)
    return given_back, failed


def forget() -> int:
    """Delete finished work older than a month; failed work stays to be looked at."""
    old = DBTaskResult.objects.successful().filter(finished_at__lt=clock.now() - KEPT)
    return old.delete()[0]


class WorkerDiedError(Exception):
    """The worker was gone while it did this work, for the second time."""


def _planned(slot: Slot) -> Job:
    """Keep a line of the timetable."""
    _timetable[slot.name] = slot
    return slot.job
