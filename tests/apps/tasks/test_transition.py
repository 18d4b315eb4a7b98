"""A day of reorganisation: what moves by itself, what waits, what ends, and who decides."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from factories import make_officer, make_unit
from reorganise import DAY, end, owe
from thidua.apps.accounts.models import Person
from thidua.apps.movements import queries as movements
from thidua.apps.movements import states as plan_states
from thidua.apps.movements.models import Plan
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries.consequences import PlannedEvent, PlannedHeir
from thidua.apps.tasks import actions, states
from thidua.apps.tasks.models import Task, TaskMove, TransitionSheet
from thidua.apps.tasks.queries.consequences import consequences
from thidua.kernel.problems import BlockedError, NoSuchStepError, NotAllowedError

TODAY = date(2026, 11, 20)

pytestmark = pytest.mark.django_db


def test_with_one_successor_a_task_moves_by_itself_and_keeps_its_due_day(running) -> None:
    old, new = make_unit("Xã Cũ"), make_unit("Xã Mới")
    task = owe(running, old, due_on=date(2027, 12, 31))
    end({old: {new: "whole"}})

    assert actions.carry_over(today=TODAY) == actions.Carried(moved=1, sheets=1)

    task.refresh_from_db()
    assert (task.unit, task.first_unit, task.state) == (new, old, states.OPEN)
    assert task.due_on == date(2027, 12, 31)
    move = TaskMove.objects.get()
    assert (move.source, move.target, move.how, move.decided_by) == (old, new, "moved", None)
    assert actions.carry_over(today=TODAY) == actions.Carried()


def test_before_the_day_nothing_moves(running) -> None:
    old, new = make_unit("Xã Cũ"), make_unit("Xã Mới")
    owe(running, old)
    end({old: {new: "whole"}}, day=date(2026, 12, 1))
    assert actions.carry_over(today=TODAY) == actions.Carried()
    assert actions.carry_over(today=date(2026, 12, 1)) == actions.Carried(moved=1, sheets=1)


def test_done_work_stays_done_where_it_was_done(running) -> None:
    old, new = make_unit("Xã Cũ"), make_unit("Xã Mới")
    task = owe(running, old, state=states.DONE, done_on=date(2026, 1, 5))
    end({old: {new: "whole"}})
    actions.carry_over(today=TODAY)
    task.refresh_from_db()
    assert (task.unit, task.state) == (old, states.DONE)


def test_a_chain_of_successors_is_followed_link_by_link(running) -> None:
    first, second, third = (make_unit(f"Xã {n}") for n in "ABC")
    task = owe(running, first)
    end({first: {second: "whole"}}, day=date(2025, 7, 1))
    end({second: {third: "whole"}})
    assert actions.carry_over(today=TODAY) == actions.Carried(moved=2, sheets=2)
    task.refresh_from_db()
    assert task.unit == third
    assert list(TransitionSheet.objects.values_list("day", flat=True)) == [DAY, date(2025, 7, 1)]


def test_with_several_successors_it_waits_and_nothing_is_guessed(running) -> None:
    old, left, right = make_unit("Xã Cũ"), make_unit("Xã Trái"), make_unit("Xã Phải")
    task = owe(running, old)
    end({old: {left: "main", right: "part"}})
    assert actions.carry_over(today=TODAY) == actions.Carried(waits=1, sheets=1)
    task.refresh_from_db()
    assert (task.unit, task.state) == (old, states.WAITING)


def test_a_report_of_an_abolished_level_ends_with_it_and_other_duties_wait(running) -> None:
    district = make_unit("Huyện Cũ", kind="rural_district", level="district")
    left, right = make_unit("Xã Trái"), make_unit("Xã Phải")
    report = owe(running, district, kind=Task.REPORT)
    duty = owe(running, district, clause=1)
    end({district: {left: "part", right: "part"}}, kind="abolish_level")
    assert actions.carry_over(today=TODAY) == actions.Carried(waits=1, cancelled=1, sheets=1)
    report.refresh_from_db()
    duty.refresh_from_db()
    assert (report.state, duty.state) == (states.CANCELLED, states.WAITING)


@pytest.fixture
def waiting(running) -> tuple[TransitionSheet, Task, Unit, Unit]:
    """A task that waits between two successors."""
    old, left, right = make_unit("Xã Cũ"), make_unit("Xã Trái"), make_unit("Xã Phải")
    task = owe(running, old)
    end({old: {left: "main", right: "part"}})
    actions.carry_over(today=TODAY)
    return TransitionSheet.objects.get(), task, left, right


def test_copied_to_all_the_first_duty_is_still_one(waiting, officer) -> None:
    sheet, task, left, right = waiting
    done = actions.settle(
        sheet.pk, task_ids=[task.pk], choice=actions.Choice("copy"), by=officer, today=TODAY
    )
    assert done == 1
    task.refresh_from_db()
    assert task.state == states.SHARED
    assert {part.unit for part in task.parts.all()} == {left, right}
    assert {part.state for part in task.parts.all()} == {states.OPEN}
    assert Task.objects.filter(origin=None, pk=task.pk).count() == 1


def test_given_to_one_it_is_the_same_task(waiting, officer) -> None:
    sheet, task, _left, right = waiting
    choice = actions.Choice("give", unit_ids=(right.pk,), reason="Theo Quyết định 12/QĐ-UBND")
    actions.settle(sheet.pk, task_ids=[task.pk], choice=choice, by=officer, today=TODAY)
    task.refresh_from_db()
    assert (task.state, task.unit) == (states.OPEN, right)
    told = [(m.how, m.target, m.decided_by) for m in task.moves.order_by("pk")]
    assert told == [("waits", None, officer), ("given", right, officer)]


def test_given_without_a_name_it_goes_to_the_main_successor(waiting, officer) -> None:
    sheet, task, left, _right = waiting
    actions.settle(
        sheet.pk, task_ids=[task.pk], choice=actions.Choice("give"), by=officer, today=TODAY
    )
    task.refresh_from_db()
    assert task.unit == left


def test_divided_each_unit_has_its_part_in_words(waiting, officer) -> None:
    sheet, task, left, right = waiting
    parts = {left.pk: "thôn 1 đến thôn 5", right.pk: "thôn 6"}
    choice = actions.Choice("divide", unit_ids=(left.pk, right.pk), parts=parts)
    actions.settle(sheet.pk, task_ids=[task.pk], choice=choice, by=officer, today=TODAY)
    assert {p.unit_id: p.part for p in task.parts.all()} == parts


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (actions.Choice("end", reason="  "), "tasks.end_without_reason"),
        (actions.Choice("give", unit_ids=(10**6,)), "tasks.not_a_successor"),
        (actions.Choice("divide"), "tasks.part_missing"),
    ],
)
def test_a_choice_that_does_not_fit_changes_nothing(waiting, officer, choice, code) -> None:
    sheet, task, *_ = waiting
    with pytest.raises(BlockedError) as refused:
        actions.settle(sheet.pk, task_ids=[task.pk], choice=choice, by=officer, today=TODAY)
    assert [p.code for p in refused.value.problems] == [code]
    task.refresh_from_db()
    assert task.state == states.WAITING


def test_a_decision_is_made_once(waiting, officer) -> None:
    sheet, task, *_ = waiting
    choice = actions.Choice("end", reason="Cấp huyện không còn")
    actions.settle(sheet.pk, task_ids=[task.pk], choice=choice, by=officer, today=TODAY)
    with pytest.raises(NoSuchStepError):
        actions.settle(sheet.pk, task_ids=[task.pk], choice=choice, by=officer, today=TODAY)


def test_only_the_keeper_decides(waiting) -> None:
    sheet, task, left, _right = waiting
    other = make_officer(left, "UnitOfficer")
    with pytest.raises(NotAllowedError):
        actions.settle(
            sheet.pk, task_ids=[task.pk], choice=actions.Choice("copy"), by=other, today=TODAY
        )


def test_alike_tasks_that_meet_are_merged_only_by_a_person(running, officer) -> None:
    olds, new = [make_unit(f"Xã {n}") for n in "ABC"], make_unit("Xã Mới")
    tasks = [owe(running, old) for old in olds]
    apart = owe(running, olds[0], clause=1)
    end({old: {new: "whole"} for old in olds})
    assert actions.carry_over(today=TODAY) == actions.Carried(moved=4, sheets=1)
    assert Task.objects.filter(unit=new, state=states.OPEN).count() == 4
    sheet = TransitionSheet.objects.get()

    assert actions.merge_alike(sheet.pk, by=officer, today=TODAY) == 2

    found = {t.pk: t for t in Task.objects.filter(unit=new)}
    assert [found[t.pk].state for t in tasks] == [states.OPEN, states.MERGED, states.MERGED]
    assert {found[t.pk].merged_into_id for t in tasks[1:]} == {tasks[0].pk}
    assert found[apart.pk].state == states.OPEN
    assert actions.merge_alike(sheet.pk, by=officer, today=TODAY) == 0


def test_two_reports_of_one_year_stay_two_when_they_meet_and_when_they_are_shared(
    running, officer
) -> None:
    olds, new = [make_unit(f"Xã {n}") for n in "AB"], make_unit("Xã Mới")
    for old in olds:
        for turn in (1, 2):
            owe(running, old, kind=Task.REPORT, period=2027, turn=turn)
    end({old: {new: "whole"} for old in olds})
    split, left, right = make_unit("Xã Chia"), make_unit("Xã Trái"), make_unit("Xã Phải")
    task = owe(running, split, kind=Task.REPORT, period=2027, turn=2)
    end({split: {left: "main", right: "part"}})
    actions.carry_over(today=TODAY)
    sheet = TransitionSheet.objects.get()

    assert actions.merge_alike(sheet.pk, by=officer, today=TODAY) == 2
    owed = Task.objects.filter(unit=new, state=states.OPEN).order_by("turn")
    assert [one.turn for one in owed] == [1, 2]
    copies = actions.Choice(actions.COPY)
    actions.settle(sheet.pk, task_ids=[task.pk], choice=copies, by=officer, today=TODAY)
    assert [one.turn for one in task.parts.all()] == [2, 2]


@pytest.fixture
def orphan(running, province) -> tuple[TransitionSheet, Unit, Person]:
    """A running plan whose issuer ended, with a head at the one that took over."""
    heir = make_unit("Tỉnh Kế Thừa", kind="province")
    end({province.unit: {heir: "whole"}})
    actions.carry_over(today=TODAY)
    return TransitionSheet.objects.get(), heir, make_officer(heir, "StandingHead")


def test_a_plan_whose_issuer_ended_stays_in_force_until_the_successor_decides(orphan) -> None:
    sheet, heir, _head = orphan
    assert (sheet.issuer_ended, sheet.keeper, sheet.decision) == (True, heir, "")
    assert sheet.plan.state == plan_states.RUNNING
    assert sheet.plan.unit == sheet.old_issuer


def test_adopted_it_is_the_successors(orphan) -> None:
    sheet, heir, head = orphan
    actions.decide_plan(sheet.pk, decision="adopt", by=head, today=TODAY)
    plan = Plan.objects.get(pk=sheet.plan_id)
    assert (plan.state, plan.unit) == (plan_states.RUNNING, heir)
    with pytest.raises(NoSuchStepError):
        actions.decide_plan(sheet.pk, decision="close", by=head, today=TODAY, reason="đổi ý")


def test_closed_what_is_owed_ends_and_what_is_done_stays(
    orphan, running, django_capture_on_commit_callbacks
) -> None:
    sheet, _heir, head = orphan
    before = Counter(Task.objects.values_list("state", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        actions.decide_plan(sheet.pk, decision="close", by=head, today=TODAY, reason="QĐ 5/QĐ")
    assert Plan.objects.get(pk=running.pk).state == plan_states.CLOSED
    after = Counter(Task.objects.values_list("state", flat=True))
    assert after == Counter({states.CANCELLED: before[states.OPEN] + before[states.WAITING]})


def test_closing_needs_a_reason(orphan) -> None:
    sheet, _heir, head = orphan
    with pytest.raises(BlockedError):
        actions.decide_plan(sheet.pk, decision="close", by=head, today=TODAY)
    sheet.refresh_from_db()
    assert sheet.decision == ""


def test_the_old_head_decides_nothing_at_the_successor(orphan, province) -> None:
    sheet, *_ = orphan
    with pytest.raises(NotAllowedError):
        actions.decide_plan(sheet.pk, decision="adopt", by=province.head, today=TODAY)


def test_the_dry_run_says_the_same_as_what_then_happens(running, province) -> None:
    old, gone, left, right = (make_unit(f"Xã {n}") for n in "ABCD")
    owe(running, old)
    owe(running, gone)
    one = PlannedHeir("", left.pk, "", main=True, share=None, functions="part")
    two = PlannedHeir("", right.pk, "", main=False, share=None, functions="part")
    planned = PlannedEvent(DAY, "regroup", {old.pk: [one, two], gone.pk: [one]})
    said = {(c.kind, c.count) for c in consequences(planned)}
    end({old: {left: "main", right: "part"}, gone: {left: "whole"}}, kind="regroup")
    done = actions.carry_over(today=TODAY)
    assert said == {("moves", done.moved), ("waits", done.waits)} == {("moves", 1), ("waits", 1)}


def test_drafts_of_an_ended_issuer_wait_at_the_successor(province) -> None:
    draft = province.read_in()
    heir = make_unit("Tỉnh Kế Thừa", kind="province")
    end({province.unit: {heir: "whole"}})
    successor = make_officer(heir)
    assert not movements.waiting_for(successor).exists()
    assert actions.carry_over(today=TODAY).drafts == 1
    assert [p.pk for p in movements.waiting_for(successor)] == [draft.pk]
    assert not movements.waiting_for(province.officer).exists()
    assert movements.visible_plans(province.officer).filter(pk=draft.pk).exists()


def test_parts_of_one_duty_may_meet_again(waiting, officer) -> None:
    sheet, task, left, right = waiting
    actions.settle(
        sheet.pk, task_ids=[task.pk], choice=actions.Choice("copy"), by=officer, today=TODAY
    )
    end({left: {right: "whole"}}, day=date(2026, 10, 1))
    assert actions.carry_over(today=TODAY) == actions.Carried(moved=1, sheets=1)
    assert [part.unit for part in task.parts.all()] == [right, right]
    assert actions.merge_alike(sheet.pk, by=officer, today=TODAY) == 1
