"""The transition sheet on the screen."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from factories import make_officer, make_unit
from reorganise import end, owe
from thidua.apps.tasks import actions, states
from thidua.apps.tasks.models import TransitionSheet

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def sheet(running) -> TransitionSheet:
    """Two tasks wait, two met at one unit, one report ended with its level."""
    old, left, right = make_unit("Xã Cũ"), make_unit("Xã Trái"), make_unit("Xã Phải")
    owe(running, old)
    owe(running, old, clause=1)
    gone = [make_unit("Xã Một"), make_unit("Xã Hai")]
    for unit in gone:
        owe(running, unit)
    district = make_unit("Huyện Cũ", kind="rural_district", level="district")
    owe(running, district, kind="report")
    end({old: {left: "main", right: "part"}, **{unit: {left: "whole"} for unit in gone}})
    end({district: {left: "part", right: "part"}}, kind="abolish_level")
    actions.carry_over(today=TODAY)
    return TransitionSheet.objects.get()


def at(sheet: TransitionSheet, rest: str = "") -> str:
    return f"/nhiem-vu/chuyen-tiep/{sheet.uuid}/{rest}"


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_everybody_reads_what_moved_and_what_waits(client, sheet) -> None:
    page = client.get(at(sheet)).content.decode()
    for words in (
        "Phiếu chuyển tiếp ngày 01/07/2026",
        "2 nhiệm vụ. Người quyết định: cán bộ thường trực thi đua của Ủy ban nhân dân tỉnh Mẫu Sơn",
        "Xã Trái (phần lớn); Xã Phải",
        "Tự chuyển: chỉ có một đơn vị tiếp nhận",
        "1 nhóm. Chương trình không tự gộp",
        "Báo cáo chấm dứt cùng cấp đã bỏ",
    ):
        assert words in page
    assert "Ghi quyết định" not in page
    assert 'name="task"' not in page


def test_the_list_marks_what_waits_for_me(client, sheet, officer) -> None:
    assert "Chờ bạn quyết định" not in client.get("/nhiem-vu/chuyen-tiep/").content.decode()
    mine = signed_in(officer).get("/nhiem-vu/chuyen-tiep/").content.decode()
    assert "Chờ bạn quyết định" in mine
    assert at(sheet) in mine


def test_several_tasks_are_settled_at_once(sheet, officer) -> None:
    waiting = sheet.moves.filter(how="waits")
    answer = signed_in(officer).post(
        at(sheet, "nhiem-vu/"),
        {"task": [m.task_id for m in waiting], "what": "copy"},
        follow=True,
    )
    assert "Đã quyết định 2 nhiệm vụ." in answer.content.decode()
    assert {m.task.state for m in waiting.select_related("task")} == {states.SHARED}


def test_what_is_missing_is_said_and_nothing_is_lost(sheet, officer) -> None:
    task = sheet.moves.filter(how="waits").first().task
    answer = signed_in(officer).post(
        at(sheet, "nhiem-vu/"), {"task": [task.pk], "what": "end", "reason": " "}
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Chưa có lý do chấm dứt nhiệm vụ." in page
    assert f'value="{task.pk}" checked' in page
    task.refresh_from_db()
    assert task.state == states.WAITING


def test_one_task_is_divided_in_words(sheet, officer) -> None:
    task = sheet.moves.filter(how="waits").first().task
    left, right = (h.unit_id for h in _heirs(task))
    client = signed_in(officer)
    page = client.get(at(sheet, f"{task.uuid}/")).content.decode()
    assert "Phần của Xã Trái" in page
    said = {
        "what": "divide",
        "units": [left, right],
        f"part_{left}": "thôn 1 đến 5",
        f"part_{right}": "thôn 6",
    }
    client.post(at(sheet, f"{task.uuid}/"), said)
    assert {p.unit_id: p.part for p in task.parts.all()} == {left: "thôn 1 đến 5", right: "thôn 6"}


def test_a_half_filled_division_comes_back_with_what_was_typed(sheet, officer) -> None:
    task = sheet.moves.filter(how="waits").first().task
    left, right = (h.unit_id for h in _heirs(task))
    said = {"what": "divide", "units": [left, right], f"part_{left}": "thôn 1 đến 5"}
    answer = signed_in(officer).post(at(sheet, f"{task.uuid}/"), said)
    assert answer.status_code == 422
    assert "thôn 1 đến 5" in answer.content.decode()


def test_alike_tasks_are_merged_by_a_button(sheet, officer) -> None:
    answer = signed_in(officer).post(at(sheet, "gop/"), follow=True)
    assert "Đã gộp 1 nhiệm vụ trùng." in answer.content.decode()


@pytest.mark.parametrize("rest", ["nhiem-vu/", "gop/", "ke-hoach/"])
def test_others_decide_nothing(sheet, rest) -> None:
    stranger = make_officer(make_unit("Sở Xa Lạ"), "UnitOfficer")
    said = {"task": [m.task_id for m in sheet.moves.all()], "what": "copy", "decision": "close"}
    answer = signed_in(stranger).post(at(sheet, rest), said)
    assert answer.status_code == 403 or rest == "ke-hoach/"
    assert sheet.moves.filter(how="copied").count() == 0
    sheet.refresh_from_db()
    assert sheet.decision == ""


def test_the_plan_of_an_ended_issuer_is_adopted_on_the_page(running, province) -> None:
    heir = make_unit("Tỉnh Kế Thừa", kind="province")
    end({province.unit: {heir: "whole"}})
    actions.carry_over(today=TODAY)
    sheet = TransitionSheet.objects.get()
    client = signed_in(make_officer(heir, "StandingHead"))
    assert "Kế hoạch vẫn có hiệu lực" in client.get(at(sheet)).content.decode()
    client.post(at(sheet, "ke-hoach/"), {"decision": "adopt", "reason": "QĐ 9/QĐ-UBND"})
    assert "Tỉnh Kế Thừa đã tiếp nhận kế hoạch" in client.get(at(sheet)).content.decode()


@pytest.mark.parametrize("path", ["", "chuyen-tiep/"])
def test_the_number_of_queries_does_not_grow(
    sheet, running, path, django_assert_max_num_queries
) -> None:
    client = Client()
    address = at(sheet) if not path else f"/nhiem-vu/{path}"
    client.get(address)
    with django_assert_max_num_queries(30):
        client.get(address)


def _heirs(task):
    from thidua.apps.tasks.queries import heirs_for

    return heirs_for([task])[task.unit_id]
