"""Tasks that a running plan gives to units."""

from __future__ import annotations

from datetime import date

import pytest

from factories import Province, plan_text
from thidua.apps.tasks import actions, queries, states
from thidua.apps.tasks.models import Task
from thidua.core import clock, events
from thidua.core.models import AuditEntry
from thidua.kernel.problems import BlockedError, NotAllowedError

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return Province()


@pytest.fixture
def running(province, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return province.run()


def owed(unit) -> list[tuple[str, int | None, date | None]]:
    rows = queries.ordered(Task.objects.filter(unit=unit))
    return [(t.kind, t.period, t.due_on) for t in rows]


def test_the_approved_plan_gives_each_department_its_tasks_with_due_days(province, running):
    yearly = [("report", year, date(year, 12, 15)) for year in range(2025, 2031)]
    everybody = [
        ("milestone", None, date(2025, 6, 30)),
        ("milestone", None, date(2027, 12, 31)),
    ]
    science = [*everybody, ("duty", None, date(2025, 9, 30)), *yearly]
    assert sorted(owed(province.science), key=lambda r: (str(r[2]), r[0])) == sorted(
        science, key=lambda r: (str(r[2]), r[0])
    )


def test_a_second_delivery_adds_nothing(province, running):
    before = Task.objects.count()
    assert before > 0
    assert actions.assign(running.pk, today=clock.today()) == 0
    assert Task.objects.count() == before


def test_timing_is_computed_from_the_due_day(province, running):
    task = Task.objects.get(unit=province.science, kind="duty")
    with clock.pretend(date(2025, 9, 30)):
        assert queries.visible_to(None).get(pk=task.pk).timing == "open"
    with clock.pretend(date(2025, 10, 1)):
        assert queries.visible_to(None).get(pk=task.pk).timing == "overdue"
    for day, timing in ((29, "early"), (30, "on_time")):
        done = date(2025, 9, day)
        actions.take_step(task.pk, "finish", by=province.scientist, today=done, note="QĐ 5")
        assert queries.visible_to(None).get(pk=task.pk).timing == timing
        actions.take_step(task.pk, "reopen", by=province.scientist, today=done)


def test_finishing_needs_a_note_and_the_right(province, running):
    task = Task.objects.get(unit=province.science, kind="duty")
    with pytest.raises(BlockedError):
        actions.take_step(task.pk, "finish", by=province.scientist, today=clock.today())
    other = Task.objects.filter(unit=province.home).first()
    with pytest.raises(NotAllowedError):
        actions.take_step(other.pk, "finish", by=province.scientist, today=clock.today(), note="x")
    task.refresh_from_db()
    assert task.state == states.OPEN


def test_done_work_stays_done_when_a_new_version_takes_over(
    province, running, django_capture_on_commit_callbacks
):
    task = Task.objects.get(unit=province.science, kind="duty")
    actions.take_step(
        task.pk, "finish", by=province.scientist, today=date(2025, 9, 1), note="QĐ 12/QĐ"
    )
    text = plan_text().replace("đến từng thôn, bản", "đến từng hộ")
    with django_capture_on_commit_callbacks(execute=True):
        new = province.run(text, replaces_id=running.pk)
    taken = Task.objects.get(plan=new, unit=province.science, kind="duty")
    assert (taken.state, taken.note, taken.done_on) == ("done", "QĐ 12/QĐ", date(2025, 9, 1))
    assert set(running.tasks.values_list("state", flat=True)) == {"done", "cancelled"}


def test_what_was_not_told_at_once_is_told_later(province):
    plan = province.run()
    assert Task.objects.count() == 0
    assert events.deliver_pending() == 0
    with clock.pretend(clock.today()):
        from thidua.core.models import PendingEvent

        PendingEvent.objects.update(retry_at=clock.now())
    assert events.deliver_pending() == 1
    assert plan.tasks.count() > 0
    assert AuditEntry.objects.filter(action="plan.assign").count() == 1
