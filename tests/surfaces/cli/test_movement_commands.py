"""The journey of a plan from the command line, by the same actions as on the pages."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from factories import Province, plan_text
from thidua.surfaces.cli.movement import app

pytestmark = pytest.mark.django_db


def run(*arguments: object, status: int = 0) -> str:
    """Return what the command prints; fail when it ends otherwise than with `status`."""
    done = CliRunner().invoke(app, [str(a) for a in arguments])
    assert done.exit_code == status, done.output
    return done.stdout


def test_a_plan_goes_from_file_to_tasks(tmp_path, django_capture_on_commit_callbacks):
    province = Province()
    officer, head = province.officer.username, province.head.username
    paper = tmp_path / "ke-hoach.txt"
    paper.write_text(plan_text(), encoding="utf-8")
    made = json.loads(
        run("read-in", paper, "--unit", province.unit.uid, "--as", officer, "--json")
    )[0]
    plan = made["uuid"]
    assert made["state"] == "draft"
    blocked = json.loads(run("step", plan, "submit", "--as", officer, "--json", status=3))
    assert blocked["refused"]["code"] == "movements.not_reviewed"
    assert int(run("confirm", plan, "--as", officer)) > 10
    found = json.loads(run("problems", plan, "--as", officer, "--json"))
    assert {row["severity"] for row in found} <= {"warns"}
    run("step", plan, "submit", "--as", officer)
    run("step", plan, "approve", "--as", officer, status=3)
    with django_capture_on_commit_callbacks(execute=True):
        run("step", plan, "approve", "--as", head)
    rows = json.loads(run("tasks", "--unit", province.science.uid, "--json"))
    assert [row["due_on"] for row in rows if row["kind"] == "duty"] == ["2025-09-30"]
    assert "Mẫu Sơn thi đua chuyển đổi số" in run("list")
    assert plan in run("plans", "--as", head)


def test_wrong_calls_end_with_two(tmp_path):
    run("plans", "--as", "khong-co-ai", status=2)
    run("step", "khong-phai-uuid", "approve", "--as", Province().head.username, status=2)
    run("effect", "x", "hom-nay", "--as", "ai", status=2)
    run("read-in", tmp_path / "khong-co.txt", "--unit", "x", "--as", "ai", status=2)


def test_a_finding_is_set_aside_with_the_step(tmp_path):
    province = Province()
    officer = province.officer.username
    higher = province.run()
    paper = tmp_path / "thap-hon.txt"
    paper.write_text(plan_text(22, "Mẫu Sơn thi đua ở cơ sở"), encoding="utf-8")
    made = run("read-in", paper, "--unit", province.unit.uid, "--as", officer, "--json")
    plan = json.loads(made)[0]["uuid"]
    run("confirm", plan, "--as", officer)
    run("link", plan, higher.uuid, "--as", officer)
    code = "group_without_criteria"
    assert f"blocks\t{code} " in run("problems", plan, "--as", officer)
    told = json.loads(run("step", plan, "submit", "--as", officer, "--json", status=3))
    assert told["refused"]["code"] == "movements.must_agree_with_parent"
    aside = ("--set-aside", code, "--as", officer)
    run("step", plan, "submit", *aside, status=3)
    run("set-aside", plan, "no_own_review", "--reason", "x", "--as", officer, status=3)
    moved = run("step", plan, "submit", *aside, "--reason", "Có văn bản riêng.", "--json")
    assert json.loads(moved)[0]["state"] == "submitted"
    refused = run("step", plan, "approve", "--as", officer, "--json", status=3)
    assert json.loads(refused)["refused"]["reason"].startswith("Chỉ lãnh đạo cơ quan thường trực")
