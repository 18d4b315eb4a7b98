"""Transition sheets through the API, by the same actions and rights as on the pages."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import make_officer, make_unit, plan_text
from reorganise import issuer_ends, owe, waiting
from surfaces.api.conftest import Caller
from thidua.apps.tasks import states


@pytest.fixture
def plan(province):
    return province.run()


@pytest.fixture
def sheet(plan):
    return waiting(plan)


def test_everybody_reads_the_sheets_of_running_plans(stranger, officer, province, sheet):
    found, task, left, right = sheet
    path = f"/transitions/{found.uuid}"
    status, told = stranger.get("/transitions")
    assert (status, told["count"]) == (200, 1)
    assert [(r["uuid"], r["waiting"], r["moved"]) for r in told["rows"]] == [
        (str(found.uuid), 1, 0)
    ]
    assert stranger.get("/transitions", mine="true")[1]["count"] == 0
    assert officer.get("/transitions", mine="true")[1]["count"] == 1
    status, told = stranger.get(path)
    assert (status, told["counts"]) == (200, {"waits": 1, "waiting": 1})
    assert sum(told["duties"].values()) == 2 * told["duties"]["total"]
    assert told["waiting_tasks"] == [
        {
            "uuid": str(task.uuid),
            "title": "Việc 0",
            "kind": "duty",
            "period": None,
            "due_on": None,
            "unit": {"uid": task.unit.uid, "name": "Xã Cũ"},
            "successors": [
                {"unit": {"uid": left.uid, "name": "Xã Trái"}, "main": True},
                {"unit": {"uid": right.uid, "name": "Xã Phải"}, "main": False},
            ],
        }
    ]
    assert stranger.get(f"/transitions/{uuid4()}")[0] == 404


def test_the_waiting_tasks_come_page_by_page(stranger, plan, sheet):
    found, task, *_ = sheet
    second = owe(plan, task.unit, clause=1, state=states.WAITING)
    found.moves.create(task=second, source=task.unit, how="waits")
    told = stranger.get(f"/transitions/{found.uuid}", size=1)[1]
    more = stranger.get(f"/transitions/{found.uuid}", size=1, after=told["next"])[1]
    seen = [row["uuid"] for page in (told, more) for row in page["waiting_tasks"]]
    assert set(seen) == {str(task.uuid), str(second.uuid)}
    assert more["next"] is None


def test_a_list_of_three_sheets_costs_as_many_queries_as_one(stranger, province, sheet):
    with CaptureQueriesContext(connection) as one:
        assert stranger.get("/transitions")[1]["count"] == 1
    found = sheet[0]
    for number in (31, 32):
        other = province.run(plan_text(number, f"Mẫu Sơn thi đua lần {number}"))
        found.pk, found.uuid, found.plan = None, uuid4(), other
        found.save()
    with CaptureQueriesContext(connection) as three:
        assert stranger.get("/transitions")[1]["count"] == 3
    assert len(three) == len(one)


def test_settling_asks_for_the_post(officer, stranger, province, sheet):
    found, task, left, right = sheet
    path = f"/transitions/{found.uuid}/settle"
    parts = {left.uid: "thôn 1", right.uid: "thôn 2"}
    body = {"what": "divide", "tasks": [str(task.uuid)], "parts": parts}
    assert stranger.post(path, body) == (401, {"detail": "Unauthorized"})
    assert Caller(province.scientist).post(path, body)[0] == 403
    assert officer.post(path, body) == (200, {"tasks": 1, "waiting": 0})
    assert {p.unit.uid: p.part for p in task.parts.select_related("unit")} == parts
    status, told = officer.post(path, body)
    assert (status, told["problems"][0]["code"]) == (409, "no_such_step")


def test_a_choice_that_does_not_fit_is_answered_with_its_problems(officer, sheet):
    found, task, left, _right = sheet
    path = f"/transitions/{found.uuid}/settle"
    status, told = officer.post(path, {"what": "end", "all": True})
    assert (status, told["problems"][0]["code"]) == (409, "tasks.end_without_reason")
    status, told = officer.post(path, {"what": "copy"})
    assert (status, told["problems"][0]["code"]) == (409, "tasks.none_chosen")
    assert officer.post(path, {"what": "burn", "all": True})[0] == 400
    assert officer.post(path, {"what": "give", "tasks": [str(uuid4())]})[0] == 404
    given = {"what": "give", "all": True, "units": ["khong-co"]}
    assert officer.post(path, given)[0] == 404
    assert officer.post(path, given | {"units": [left.uid]}) == (200, {"tasks": 1, "waiting": 0})
    task.refresh_from_db()
    assert (task.state, task.unit) == (states.OPEN, left)


def test_what_met_at_one_unit_is_merged(officer, province, plan, sheet):
    found, task, left, _right = sheet
    officer.post(f"/transitions/{found.uuid}/settle", {"what": "give", "all": True})
    third = owe(plan, make_unit("Xã Ba"))
    third.unit = left
    third.save()
    told = officer.get(f"/transitions/{found.uuid}")[1]
    assert [(row["unit"]["uid"], row["tasks"]) for row in told["alike"]] == [(left.uid, 2)]
    path = f"/transitions/{found.uuid}/merge"
    assert Caller(province.scientist).post(path)[0] == 403
    assert officer.post(path) == (200, {"tasks": 1, "waiting": 0})
    third.refresh_from_db()
    assert (third.state, third.merged_into_id) == (states.MERGED, task.pk)


def test_the_head_at_the_successor_decides_about_the_plan(head, stranger, plan):
    heir = make_unit("Tỉnh Mới", kind="province", acting_name="Ủy ban nhân dân tỉnh Mới")
    caller = Caller(make_officer(heir, "StandingHead"))
    found = issuer_ends(plan, heir)
    path = f"/transitions/{found.uuid}/decide"
    assert stranger.post(path, {"decision": "adopt"})[0] == 401
    assert head.post(path, {"decision": "adopt"})[0] == 403
    status, told = caller.post(path, {"decision": "replace", "new_plan": str(plan.uuid)})
    assert (status, told["problems"][0]["code"]) == (409, "movements.replacement_not_running")
    status, told = caller.post(path, {"decision": "adopt", "reason": "Tiếp nhận."})
    assert (status, told["decision"], told["reason"]) == (200, "adopt", "Tiếp nhận.")
    assert told["keeper"] == {"uid": heir.uid, "name": "Ủy ban nhân dân tỉnh Mới"}
    assert caller.post(path, {"decision": "adopt"})[0] == 409
