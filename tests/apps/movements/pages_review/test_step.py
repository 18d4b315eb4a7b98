"""Submitting, approving, sending back and leaving a plan over HTTP."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from thidua.apps.movements import actions, states
from thidua.apps.tasks.actions.assign import assign
from thidua.apps.tasks.models import Task
from thidua.core.models import PendingEvent

BOATS = "Đội thuyền du lịch sông Hương"


def address(name, plan, *more) -> str:
    return reverse(f"movements:{name}", args=[plan.uuid, *more])


def take(client, plan, name, **values):
    return client.post(address("step_take", plan, name), values)


@pytest.fixture
def officer(province, signed_in):
    return signed_in(province.officer)


@pytest.fixture
def head(province, signed_in):
    return signed_in(province.head)


@pytest.fixture
def ready(plan, province):
    """The plan, reviewed, with every actor decided."""
    actions.choose_actor(
        plan.pk, actor=BOATS, unit_ids=[province.home.pk], set_aside=False, by=province.officer
    )
    actions.confirm_all(plan.pk, by=province.officer)
    return plan


@pytest.fixture
def submitted(ready, province):
    """The plan as it waits for approval."""
    return actions.take_step(ready.pk, "submit", by=province.officer, today=date(2026, 11, 20))


def test_what_stands_in_the_way_is_listed_with_the_way_there(plan, officer, page_of):
    page = page_of(officer.get(address("step", plan)))
    (bad,) = page.xpath("//*[contains(@class,'note bad')]")
    assert bad.xpath(".//li/a/@href") == [address("review", plan), address("actors", plan)]
    assert "mục máy đọc mà chưa ai xác nhận" in bad.text_content()
    assert BOATS in bad.text_content()
    buttons = page.xpath("//section[@aria-labelledby='do']//a/text()")
    assert buttons == ["Bỏ bản đọc này"]


def test_a_problem_of_one_item_leads_to_that_item(plan, officer, page_of):
    title = plan.clauses.get(key="title")
    title.text = ""
    title.save()
    page = page_of(officer.get(address("step", plan)))
    assert f"{address('review', plan)}#c{title.pk}" in page.xpath("//li/a/@href")


def test_submitting_too_early_shows_the_problems_and_changes_nothing(plan, officer, words_of):
    answer = take(officer, plan, "submit")
    assert answer.status_code == 200
    assert "Còn 2 điều phải sửa trước khi trình, phê duyệt" in words_of(answer)
    plan.refresh_from_db()
    assert plan.state == states.DRAFT


def test_from_draft_to_running(ready, officer, head, province, page_of):
    assert take(officer, ready, "submit")["Location"] == address("step", ready)
    assert "Chờ phê duyệt" in page_of(officer.get(address("step", ready))).text_content()
    ask = page_of(head.get(address("step_take", ready, "approve")))
    (sum_up, public) = ask.xpath("//form//li/text()")
    assert public == "Phong trào và kế hoạch hiện ra trên trang công khai."
    answer = take(head, ready, "approve", word="phê duyệt")
    assert answer["Location"] == address("step", ready)
    ready.refresh_from_db()
    assert (ready.state, ready.approved_by) == (states.RUNNING, province.head)
    assert [e.name for e in PendingEvent.objects.all()] == ["PlanStarted"]
    assign(ready.pk, today=date(2026, 11, 20))
    given = Task.objects.values("clause", "unit").distinct()
    assert sum_up.startswith(f"{given.count()} nhiệm vụ được giao cho 2 đơn vị;")


def test_approval_asks_for_the_word(submitted, head, words_of):
    answer = take(head, submitted, "approve", word="có")
    assert "Gõ đúng “phê duyệt” để xác nhận." in words_of(answer)
    submitted.refresh_from_db()
    assert submitted.state == states.SUBMITTED


def test_who_submitted_does_not_approve(submitted, officer, words_of):
    answer = take(officer, submitted, "approve", word="phê duyệt")
    assert answer.status_code == 403
    assert "không tự phê duyệt kế hoạch đó" in words_of(answer)


def test_sending_back_needs_a_reason_that_is_shown_to_the_officer(
    submitted, head, officer, words_of
):
    assert "Ghi lý do trả lại" in words_of(take(head, submitted, "send_back", note=" "))
    take(head, submitted, "send_back", note="Thiếu thời hạn ở mục 2.")
    submitted.refresh_from_db()
    assert (submitted.state, submitted.note) == (states.DRAFT, "Thiếu thời hạn ở mục 2.")
    said = words_of(officer.get(address("review", submitted)))
    assert "Lãnh đạo trả lại để sửaThiếu thời hạn ở mục 2." in said


def test_somebody_was_faster_is_an_ordinary_answer(submitted, officer, words_of):
    answer = officer.post(address("step_take", submitted, "submit"), follow=True)
    assert answer.status_code == 200
    assert "Kế hoạch vừa được người khác chuyển bước." in words_of(answer)


def test_leaving_a_draft(plan, officer):
    assert take(officer, plan, "discard", word="").status_code == 200
    assert take(officer, plan, "discard", word="BỎ")["Location"] == reverse("movements:plans")
    plan.refresh_from_db()
    assert plan.state == states.DISCARDED


@pytest.mark.parametrize("name", ["replace", "fly"])
def test_a_step_that_no_button_has_is_not_found(plan, officer, name):
    assert take(officer, plan, name).status_code == 404


def test_the_day_from_which_the_plan_applies(plan, officer, words_of):
    officer.post(address("effect", plan), {"effect_from": "1/7/2025"})
    plan.refresh_from_db()
    assert plan.effect_from == date(2025, 7, 1)
    answer = officer.post(address("effect", plan), {"effect_from": "31/2/2025"})
    assert answer.status_code == 200
    assert 'value="31/2/2025"' in answer.content.decode()
    plan.refresh_from_db()
    assert plan.effect_from == date(2025, 7, 1)


def test_the_head_may_not_set_the_day(plan, head):
    assert head.post(address("effect", plan), {"effect_from": "1/7/2025"}).status_code == 403
