from __future__ import annotations

import os
import threading
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from thidua.core import clock, jobs, worker
from thidua.core.models import AuditEntry, NumberSeries, ScheduledRun, WorkerBeat


@jobs.job
def count_up(name: str, by: int = 1) -> int:
    row, _ = NumberSeries.objects.get_or_create(series=name, year=2026)
    row.last += by
    row.save()
    return row.last


@jobs.job
def fail() -> None:
    raise RuntimeError("hỏng")


@pytest.fixture
def timetable():
    """A timetable of one test alone."""
    kept = dict(jobs._timetable)
    jobs._timetable.clear()
    yield jobs._timetable
    jobs._timetable.clear()
    jobs._timetable.update(kept)


def run_once() -> int:
    return worker.run(threading.Event(), once=True)


@pytest.mark.django_db(transaction=True)
def test_queued_work_is_done_once(timetable) -> None:
    with transaction.atomic():
        key = jobs.enqueue(count_up, "a", by=5)
    assert run_once() == 1
    assert run_once() == 0
    row = DBTaskResult.objects.get(pk=key)
    assert (row.status, row.return_value) == (TaskResultStatus.SUCCESSFUL, 5)
    assert NumberSeries.objects.get(series="a").last == 5


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_queues_nothing() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        jobs.enqueue(count_up, "a")
        raise RuntimeError
    assert DBTaskResult.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_one_that_fails_does_not_stop_the_next(timetable, caplog) -> None:
    jobs.enqueue(fail)
    jobs.enqueue(count_up, "b")
    assert run_once() == 2
    rows = {row.task_path.rpartition(".")[2]: row for row in DBTaskResult.objects.all()}
    assert rows["fail"].status == TaskResultStatus.FAILED
    assert rows["fail"].exception_class_path == "builtins.RuntimeError"
    assert "hỏng" in rows["fail"].traceback
    assert rows["count_up"].status == TaskResultStatus.SUCCESSFUL


@pytest.mark.django_db(transaction=True)
def test_work_for_later_waits(timetable) -> None:
    jobs.enqueue(count_up, "c", after=clock.now() + timedelta(hours=1))
    assert run_once() == 0
    DBTaskResult.objects.update(run_after=clock.now() - timedelta(seconds=1))
    assert run_once() == 1


def left_running(workers: list[str]) -> DBTaskResult:
    """As a killed worker leaves it."""
    row = DBTaskResult.objects.get(pk=jobs.enqueue(count_up, "d"))
    row.status, row.started_at, row.worker_ids = TaskResultStatus.RUNNING, clock.now(), workers
    row.save()
    return row


@pytest.mark.django_db
def test_work_of_a_dead_worker_is_given_back_once_and_then_fails() -> None:
    row = left_running(["gone"])
    assert jobs.sweep() == (1, 0)
    row.refresh_from_db()
    assert (row.status, row.worker_ids) == (TaskResultStatus.READY, ["gone"])
    row.status, row.worker_ids = TaskResultStatus.RUNNING, ["gone", "gone too"]
    row.save()
    assert jobs.sweep() == (0, 1)
    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED
    assert row.exception_class_path == "thidua.core.jobs.WorkerDiedError"
    assert jobs.sweep() == (0, 0)


@pytest.mark.django_db
def test_work_of_a_living_worker_is_left_alone() -> None:
    jobs.beat("alive")
    row = left_running(["gone", "alive"])
    assert jobs.alive() == {"alive"}
    assert jobs.sweep() == (0, 0)
    WorkerBeat.objects.update(seen_at=clock.now() - jobs.SILENCE - timedelta(seconds=1))
    assert jobs.sweep() == (0, 1)
    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED


@pytest.mark.django_db
def test_a_beat_is_one_row_a_worker() -> None:
    jobs.beat("a")
    first = WorkerBeat.objects.get()
    jobs.beat("a")
    again = WorkerBeat.objects.get()
    assert (again.pid, again.started_at) == (os.getpid(), first.started_at)
    assert again.seen_at >= first.seen_at
    jobs.farewell("a")
    assert jobs.alive() == set()


@pytest.mark.parametrize(
    ("slot", "now", "due"),
    [
        ({"at": time(2, 15)}, (2026, 11, 20, 19, 15), (2026, 11, 20, 19, 15)),
        ({"at": time(2, 15)}, (2026, 11, 20, 19, 14), (2026, 11, 19, 19, 15)),
        ({"at": time(2, 15)}, (2026, 11, 20, 3, 0), (2026, 11, 19, 19, 15)),
        ({"every": timedelta(hours=6)}, (2026, 11, 20, 17, 59), (2026, 11, 20, 12, 0)),
        ({"every": timedelta(hours=6)}, (2026, 11, 20, 18, 0), (2026, 11, 20, 18, 0)),
    ],
)
def test_when_a_job_is_due(slot, now, due) -> None:
    """Times of day are Vietnam's, seven hours ahead."""
    line = jobs.Slot("x", count_up, **slot)
    assert line.due(datetime(*now, tzinfo=UTC)) == datetime(*due, tzinfo=UTC)


@pytest.mark.django_db
def test_what_is_due_is_queued_once(timetable) -> None:
    jobs.daily(2, 15)(fail)
    assert jobs.tick() == [fail.module_path]
    assert jobs.tick() == []
    row = ScheduledRun.objects.get(name=fail.module_path)
    row.due_at -= timedelta(days=3)
    row.save()
    assert jobs.tick() == [fail.module_path], "three missed days are made up for by one run"
    assert jobs.tick() == []
    assert DBTaskResult.objects.filter(task_path=fail.module_path).count() == 2


@pytest.mark.django_db(transaction=True)
def test_many_workers_queue_it_once(timetable, in_threads) -> None:
    jobs.every(timedelta(days=1))(fail)
    queued = [name for part in in_threads(lambda _: jobs.tick(), 5) for name in part]
    assert queued == [fail.module_path]
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_finished_work_is_forgotten_after_a_month() -> None:
    for state in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED):
        for days in (29, 31):
            row = DBTaskResult.objects.get(pk=jobs.enqueue(fail))
            row.status, row.finished_at = state, clock.now() - timedelta(days=days)
            row.save()
    assert jobs.forget() == 1
    assert DBTaskResult.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_the_core_plans_its_nightly_proofs(data_folder) -> None:
    names = [slot.name.rpartition(".")[2] for slot in jobs.timetable()]
    assert {"prove_the_chain", "prove_the_files", "tidy_up"} <= set(names)
    for name in ("prove_the_chain", "prove_the_files", "tidy_up"):
        jobs.enqueue(f"thidua.core.daily.{name}")
    worker._drain("w", threading.Event())
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {
        TaskResultStatus.SUCCESSFUL
    }
    entries = list(AuditEntry.objects.order_by("number").values_list("action", "data_text"))
    assert sorted(action for action, _ in entries) == ["core.audit_verified", "core.files_verified"]


@pytest.mark.django_db(transaction=True)
def test_the_embedded_worker_starts_works_and_stops(timetable) -> None:
    stop = threading.Event()
    thread = worker.start_thread(stop)
    jobs.enqueue(count_up, "e")
    deadline = clock.now() + timedelta(seconds=20)
    while clock.now() < deadline:
        if NumberSeries.objects.filter(series="e", last=1).exists():
            break
        stop.wait(0.05)
    stop.set()
    thread.join(20)
    assert not thread.is_alive()
    assert NumberSeries.objects.get(series="e").last == 1
    assert jobs.alive() == set()
