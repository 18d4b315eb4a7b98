"""What becomes of plans and tasks after a reorganisation, decided from the command line."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from factories import Province, make_officer, make_unit, plan_text
from reorganise import issuer_ends, owe, waiting
from thidua.apps.tasks import queries, states
from thidua.surfaces.cli.transition import app

pytestmark = pytest.mark.django_db


def run(*arguments: object, status: int = 0) -> str:
    """Return what the command prints; fail when it ends otherwise than with `status`."""
    done = CliRunner().invoke(app, [str(a) for a in arguments])
    assert done.exit_code == status, done.output
    return done.stdout


@pytest.fixture
def province() -> Province:
    return Province()


def test_a_waiting_task_is_listed_shown_and_given(province):
    sheet, task, left, right = waiting(province.run())
    officer = province.officer.username
    (row,) = json.loads(run("list", "--mine", "--as", officer, "--json"))
    assert (row["uuid"], row["day"], row["waiting"]) == (str(sheet.uuid), "2026-07-01", 1)
    assert row["keeper"] == {"uid": province.unit.uid, "name": "Ủy ban nhân dân tỉnh Mẫu Sơn"}
    assert run("list", "--mine", "--as", province.scientist.username) == ""
    told = json.loads(run("show", sheet.uuid, "--json"))
    (one,) = told["waiting_tasks"]
    assert (one["uuid"], one["unit"]["name"]) == (str(task.uuid), "Xã Cũ")
    assert one["successors"] == [
        {"unit": {"uid": left.uid, "name": "Xã Trái"}, "main": True},
        {"unit": {"uid": right.uid, "name": "Xã Phải"}, "main": False},
    ]
    assert f"waits\t{task.uuid}\tXã Cũ\tViệc 0\t{left.uid} Xã Trái *" in run("show", sheet.uuid)
    given = ("--what", "give", "--task", task.uuid, "--unit", right.uid, "--as", officer)
    assert json.loads(run("settle", sheet.uuid, *given, "--json")) == {"tasks": 1, "waiting": 0}
    task.refresh_from_db()
    assert (task.state, task.unit) == (states.OPEN, right)
    gone = json.loads(run("settle", sheet.uuid, *given, "--json", status=3))
    assert gone["refused"]["code"] == "no_such_step"


def test_all_waiting_tasks_are_divided_in_words(province):
    sheet, task, left, right = waiting(province.run())
    divided = ("--what", "divide", "--all", "--as", province.officer.username)
    short = json.loads(run("settle", sheet.uuid, *divided, "--json", status=3))
    assert short["refused"]["code"] == "tasks.part_missing"
    parts = ("--part", f"{left.uid}=thôn 1 = thôn 5", "--part", f"{right.uid}=thôn 6")
    assert run("settle", sheet.uuid, *divided, *parts) == "1\t0\n"
    assert {p.unit: p.part for p in task.parts.all()} == {left: "thôn 1 = thôn 5", right: "thôn 6"}


def test_ending_needs_a_reason_and_the_right_person(province):
    sheet, task, *_ = waiting(province.run())
    ended = ("settle", sheet.uuid, "--what", "end", "--all", "--as")
    refused = json.loads(run(*ended, province.scientist.username, "--json", status=3))
    assert refused["refused"]["code"] == "not_allowed"
    refused = json.loads(run(*ended, province.officer.username, "--json", status=3))
    assert refused["refused"]["code"] == "tasks.end_without_reason"
    run(*ended, province.officer.username, "--reason", "Theo Nghị quyết 1/NQ")
    task.refresh_from_db()
    assert task.state == states.CANCELLED


def test_tasks_that_met_are_merged(province):
    plan = province.run()
    sheet, _task, left, _right = waiting(plan)
    officer = province.officer.username
    run("settle", sheet.uuid, "--what", "give", "--all", "--as", officer)
    owe(plan, make_unit("Xã Ba"), clause=0)
    third = plan.tasks.latest("pk")
    third.unit = left
    third.save()
    assert "alike\t2\tXã Trái\t-\tViệc 0\n" in run("show", sheet.uuid)
    assert run("merge", sheet.uuid, "--as", province.scientist.username, status=3) == ""
    assert run("merge", sheet.uuid, "--as", officer) == "1\t0\n"
    assert queries.alike(plan) == []


def test_the_head_at_the_successor_decides_about_the_plan(province):
    heir = make_unit("Tỉnh Mới", kind="province", acting_name="Ủy ban nhân dân tỉnh Mới")
    head = make_officer(heir, "StandingHead")
    sheet = issuer_ends(province.run(), heir)
    assert "\tundecided\t" in run("list", "--mine", "--as", head.username)
    decide = ("decide", sheet.uuid, "--as", head.username, "--decision")
    run("decide", sheet.uuid, "--as", province.head.username, "--decision", "adopt", status=3)
    missing = json.loads(run(*decide, "replace", "--json", status=3))
    assert missing["refused"]["code"] == "movements.replacement_not_running"
    run(*decide, "replace", "--new-plan", uuid4(), status=2)
    row = json.loads(run(*decide, "adopt", "--reason", "Tiếp nhận.", "--json"))
    assert (row["decision"], row["reason"], row["keeper"]["uid"]) == (
        "adopt",
        "Tiếp nhận.",
        heir.uid,
    )
    again = json.loads(run(*decide, "close", "--reason", "Thôi.", "--json", status=3))
    assert again["refused"]["code"] == "no_such_step"


def test_a_new_plan_of_the_successor_takes_the_place(province):
    heir = make_unit("Tỉnh Mới", kind="province", acting_name="Ủy ban nhân dân tỉnh Mới")
    for name in ("Sở Nội vụ", "Sở Khoa học và Công nghệ"):
        make_unit(name, heir)
    head = make_officer(heir, "StandingHead")
    old = province.run()
    sheet = issuer_ends(old, heir)
    province.unit, province.officer, province.head = heir, make_officer(heir), head
    new = province.run(plan_text(31, "Tỉnh Mới thi đua chuyển đổi số"))
    call = ("--as", head.username, "--decision", "replace", "--new-plan", new.uuid)
    assert f"{sheet.uuid}\t2026-07-01\treplace\t" in run("decide", sheet.uuid, *call)
    sheet.refresh_from_db()
    assert sheet.replaced_by == new


def test_wrong_calls_end_with_two(province):
    sheet, task, *_ = waiting(province.run())
    officer = ("--as", province.officer.username)
    run("show", "khong-phai-uuid", status=2)
    run("show", uuid4(), status=2)
    run("list", "--as", "khong-co-ai", status=2)
    settle = ("settle", sheet.uuid, *officer, "--what")
    run(*settle, "burn", "--all", status=2)
    run(*settle, "give", "--task", uuid4(), status=2)
    run(*settle, "give", "--task", task.uuid, "--unit", "khong-co", status=2)
    run(*settle, "divide", "--all", "--part", "khong-co-dau-bang", status=2)
    nothing = json.loads(run(*settle, "copy", "--json", status=3))
    assert nothing["refused"]["code"] == "tasks.none_chosen"
