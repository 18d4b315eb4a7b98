from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction

from thidua.core import clock, events
from thidua.core.models import EventDelivery, NumberSeries, PendingEvent


@dataclass(frozen=True)
class Rang(events.Event):
    bell_id: int


heard: list[tuple[str, int]] = []
broken: set[str] = set()


@events.listen(Rang)
def write_down(event: Rang) -> None:
    NumberSeries.objects.create(series=f"bell {event.bell_id}", year=2026)
    if "write_down" in broken:
        raise RuntimeError("hỏng")
    heard.append(("write_down", event.bell_id))


@events.listen(Rang)
def answer(event: Rang) -> None:
    if "answer" in broken:
        raise RuntimeError("hỏng")
    heard.append(("answer", event.bell_id))


@pytest.fixture(autouse=True)
def quiet():
    heard.clear()
    broken.clear()
    yield
    heard.clear()
    broken.clear()


def ring(bell: int) -> PendingEvent:
    with transaction.atomic():
        return events.publish(Rang(bell_id=bell))


def later() -> None:
    PendingEvent.objects.update(retry_at=clock.now() - timedelta(seconds=1))


@pytest.mark.django_db(transaction=True)
def test_all_hear_after_the_commit_and_not_before() -> None:
    with transaction.atomic():
        row = events.publish(Rang(bell_id=3))
        assert heard == []
    assert heard == [("answer", 3), ("write_down", 3)]
    row.refresh_from_db()
    assert row.delivered_at is not None
    assert row.as_arguments() == {"bell_id": 3}
    assert EventDelivery.objects.filter(event=row, done_at__isnull=False, tries=1).count() == 2


@pytest.mark.django_db(transaction=True)
def test_what_did_not_happen_is_not_told() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        events.publish(Rang(bell_id=3))
        raise RuntimeError
    assert heard == []
    assert PendingEvent.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_refuses() -> None:
    with pytest.raises(events.OutsideTransactionError):
        events.publish(Rang(bell_id=1))


@pytest.mark.django_db(transaction=True)
def test_one_that_fails_neither_blocks_nor_repeats_another(caplog) -> None:
    broken.add("write_down")
    row = ring(5)
    assert heard == [("answer", 5)]
    assert not NumberSeries.objects.exists(), "what the failing receiver wrote is taken back"
    failed = EventDelivery.objects.get(event=row, done_at=None)
    assert failed.receiver.endswith("test_events.write_down")
    assert (failed.tries, failed.error) == (1, "RuntimeError: hỏng")
    assert events.deliver_pending() == 0, "not before its time"
    later()
    assert events.deliver_pending() == 0
    broken.clear()
    later()
    assert events.deliver_pending() == 1
    assert heard == [("answer", 5), ("write_down", 5)]
    assert NumberSeries.objects.get().series == "bell 5"
    failed.refresh_from_db()
    assert (failed.tries, failed.error) == (3, "")
    later()
    assert events.deliver_pending() == 0, "heard by all"


@pytest.mark.django_db(transaction=True)
def test_the_pause_grows_with_each_failure(caplog) -> None:
    broken.add("answer")
    row = ring(1)
    pauses = []
    for _ in range(3):
        before = clock.now()
        events.deliver(row.pk)
        row.refresh_from_db()
        pauses.append(round((row.retry_at - before).total_seconds()))
    assert pauses == [20, 40, 80]


@pytest.mark.django_db
def test_what_a_crash_left_is_told_at_the_next_start() -> None:
    """Inside a test's transaction nothing is committed, so nothing is told: as after a crash."""
    ring(8)
    assert heard == []
    later()
    assert events.deliver_pending() == 1
    assert sorted(heard) == [("answer", 8), ("write_down", 8)]


@pytest.mark.django_db
def test_a_kind_that_is_no_more_waits(caplog) -> None:
    at = clock.now()
    row = PendingEvent.objects.create(name="Gone", values={}, published_at=at, retry_at=at)
    assert events.deliver_pending() == 0
    row.refresh_from_db()
    assert row.delivered_at is None
    assert "unknown kind Gone" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_told_by_many_at_once_each_hears_once(in_threads) -> None:
    broken.update(("answer", "write_down"))
    row = ring(2)
    broken.clear()
    in_threads(lambda _: events.deliver(row.pk), 5)
    assert sorted(heard) == [("answer", 2), ("write_down", 2)]
    assert NumberSeries.objects.count() == 1


def test_who_listens_names_every_event_and_receiver() -> None:
    listening = events.who_listens()
    assert {"PlanStarted", "PlanReplaced", "Rang"} <= set(listening)
    assert [name.rpartition(".")[2] for name in listening["Rang"]] == ["answer", "write_down"]
    assert list(listening) == sorted(listening)
