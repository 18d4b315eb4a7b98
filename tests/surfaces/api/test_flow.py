"""From a document to tasks, over the API alone, with the exact bodies."""

from __future__ import annotations

import pytest

from factories import make_officer, plan_text
from surfaces.api.conftest import Caller, paper
from thidua.apps.movements.models import Clause, Plan
from thidua.apps.tasks.models import Task

TITLE = "Triển khai Phong trào thi đua “Mẫu Sơn thi đua chuyển đổi số”"


def read_in(officer: Caller, province, text: str | None = None, **values) -> dict:
    status, plan = officer.upload(
        "/plans", {"unit": province.unit.uid, "document": paper(text), **values}
    )
    assert status == 201, plan
    return plan


def clause_of(caller: Caller, plan: dict, kind: str) -> dict:
    status, tops = caller.get(f"/plans/{plan['uuid']}/clauses")
    assert status == 200
    return next(c for c in tops if c["kind"] == kind)


def test_a_document_becomes_a_draft(officer, province):
    plan = read_in(officer, province)
    kept = Plan.objects.get()
    assert plan == {
        "uuid": str(kept.uuid),
        "movement": kept.movement.slug,
        "number": "",
        "title": "",
        "version": 1,
        "state": "draft",
        "effect_from": "2025-05-20",
        "parent": None,
        "revision": 1,
    }


def test_a_clause_is_corrected_and_confirmed(officer, province):
    plan = read_in(officer, province)
    content = clause_of(officer, plan, "content")
    kept = Clause.objects.get(uuid=content["uuid"])
    assert content == {
        "uuid": str(kept.uuid),
        "lineage": str(kept.lineage),
        "kind": "content",
        "key": "contents.1",
        "marker": "1.",
        "text": "Thi đua nâng cao nhận thức của cán bộ và Nhân dân về chuyển đổi số.",
        "span": [kept.start, kept.end],
        "data": kept.data,
        "status": "read",
        "relation": "",
        "similarity": None,
        "revision": 1,
        "parts": [],
    }
    values = {"text": "  Thi đua học kỹ năng số. ", "revision": 1, "data": {"key": "awareness"}}
    changed = content | {
        "text": "Thi đua học kỹ năng số.",
        "status": "changed",
        "revision": 2,
        "data": content["data"] | {"key": "awareness"},
    }
    assert officer.put(f"/clauses/{content['uuid']}", values) == (200, changed)
    other = officer.get(f"/plans/{plan['uuid']}/clauses")[1]
    unread = next(c for c in other if c["status"] == "read")
    assert officer.post(f"/clauses/{unread['uuid']}/confirm") == (
        200,
        unread | {"status": "confirmed", "parts": []},
    )


def test_whoever_changed_a_clause_meanwhile_is_named(officer, province):
    plan = read_in(officer, province)
    content = clause_of(officer, plan, "content")
    colleague = make_officer(province.unit, name="Đỗ Thị Mẫu")
    path = f"/clauses/{content['uuid']}"
    assert Caller(colleague).put(path, {"text": "Bản thứ nhất.", "revision": 1})[0] == 200
    assert officer.put(path, {"text": "Bản của tôi.", "revision": 1}) == (
        409,
        {
            "problems": [
                {
                    "code": "movements.clause_changed_meanwhile",
                    "where": ["text"],
                    "severity": "blocks",
                    "text": (
                        "Trong lúc bạn sửa, Đỗ Thị Mẫu đã sửa mục này thành: “Bản thứ nhất.”. "
                        "Nội dung bạn gõ vẫn còn ở ô bên dưới. So hai bản, rồi bấm “Lưu mục” "
                        "lần nữa."
                    ),
                }
            ]
        },
    )


def test_a_clause_is_added_dropped_and_restored(officer, province):
    plan = read_in(officer, province)
    group = {"plan": plan["uuid"], "kind": "criteria_group", "text": "Cá nhân"}
    status, added = officer.post("/clauses", group)
    assert (status, added["status"], added["span"]) == (201, "added", None)
    inner = {
        "plan": plan["uuid"],
        "kind": "criterion",
        "text": "Có sáng kiến.",
        "parent": added["uuid"],
    }
    assert officer.post("/clauses", inner)[0] == 201
    assert officer.send("delete", f"/clauses/{added['uuid']}")[1]["status"] == "dropped"
    assert officer.post(f"/clauses/{added['uuid']}/restore")[1]["status"] == "changed"
    assert officer.post("/clauses", inner | {"parent": None}) == (
        409,
        {
            "problems": [
                {
                    "code": "movements.clause_without_place",
                    "where": ["parent"],
                    "severity": "blocks",
                    "text": (
                        "Mục loại “Tiêu chí thi đua” cần nằm trong một mục “Nhóm đối tượng của "
                        "tiêu chí”. Chọn mục chứa nó rồi thêm lại."
                    ),
                }
            ]
        },
    )


@pytest.fixture
def higher(province):
    return province.run()


def test_from_a_document_to_tasks(  # noqa: PLR0917 -- five people and what runs after a commit
    officer, head, stranger, province, higher, django_capture_on_commit_callbacks
):
    plan = read_in(officer, province, plan_text(22, "Mẫu Sơn thi đua ở cơ sở"))
    path = f"/plans/{plan['uuid']}"
    content = clause_of(officer, plan, "content")
    fixed = {"text": content["text"], "revision": 1}
    assert officer.put(f"/clauses/{content['uuid']}", fixed)[0] == 200
    assert officer.post(f"{path}/confirm") == (200, plan | {"revision": 3})

    linked = plan | {"parent": str(higher.uuid), "revision": 4}
    assert (
        officer.post(f"{path}/parent", {"parent": str(higher.uuid)})[1] | {"revision": 4} == linked
    )
    assert clause_of(officer, plan, "content")["relation"] == "same"
    status, compared = officer.get(f"{path}/comparison")
    assert (status, [row["relation"] for row in compared["contents"]]) == (200, ["same", "same"])

    status, problems = officer.get(f"{path}/problems")
    assert status == 200
    (stop,) = [p for p in problems if p["severity"] == "blocks"]
    assert stop["where"][:2] == ["parent", "group_without_criteria"]
    assert officer.post(f"{path}/steps/submit", {})[0] == 409
    aside = {"finding": stop["where"][2], "reason": "Tiêu chí có văn bản riêng."}
    assert head.post(f"{path}/waivers", aside)[0] == 403
    status, (waiver,) = officer.post(f"{path}/waivers", aside)
    assert (status, waiver["reason"], waiver["by"]) == (
        200,
        aside["reason"],
        province.officer.full_name,
    )
    status, submitted = officer.post(f"{path}/steps/submit", {})
    assert (status, submitted["state"]) == (200, "submitted")
    assert officer.post(f"{path}/steps/approve", {}) == (
        403,
        {
            "code": "not_allowed",
            "detail": (
                "Chỉ lãnh đạo cơ quan thường trực được phê duyệt hoặc trả lại, khi kế hoạch đang "
                "chờ phê duyệt; người đã đưa vào hoặc trình kế hoạch không tự phê duyệt kế hoạch "
                "đó."
            ),
        },
    )
    with django_capture_on_commit_callbacks(execute=True):
        status, running = head.post(f"{path}/steps/approve", {"note": "Đồng ý"})
    assert (status, running["state"], running["number"], running["title"]) == (
        200,
        "running",
        "22/KH-UBND",
        running["title"],
    )
    slug = plan["movement"]
    status, listed = stranger.get("/tasks", unit=province.science.uid, movement=slug)
    assert (status, listed["count"], listed["next"]) == (200, 9, None)
    duty = next(t for t in listed["rows"] if t["kind"] == "duty")
    task = Task.objects.get(uuid=duty["uuid"])
    assert duty == {
        "uuid": str(task.uuid),
        "title": task.title,
        "kind": "duty",
        "unit": "Sở Khoa học và Công nghệ",
        "unit_uid": province.science.uid,
        "plan": plan["uuid"],
        "clause": str(task.clause.uuid),
        "period": None,
        "turn": 1,
        "due_text": "2025-09-30",
        "due_on": "2025-09-30",
        "state": "open",
        "timing": "overdue",
        "done_on": None,
        "note": "",
    }
    scientist = Caller(province.scientist)
    assert scientist.post(f"/tasks/{duty['uuid']}/steps/finish", {"note": "QĐ 5/QĐ"}) == (
        200,
        duty | {"state": "done", "timing": "late", "done_on": "2026-11-20", "note": "QĐ 5/QĐ"},
    )
    assert scientist.post(f"/tasks/{duty['uuid']}/steps/reopen", {})[1]["timing"] == "overdue"
    status, one = stranger.get(f"/movements/{slug}")
    assert (status, one["plan"], one["carries_out"]) == (200, plan["uuid"], [higher.movement.slug])
    assert stranger.get(f"/movements/{higher.movement.slug}")[1]["carried_by"] == [slug]
    assert [r for r in one["progress"] if r["period"] is None and r["due_on"] == "2025-09-30"] == [
        {
            "title": task.title,
            "period": None,
            "due_on": "2025-09-30",
            "total": 1,
            "done": 0,
            "overdue": 1,
        }
    ]


def test_the_same_file_is_told_where_it_is(officer, province):
    read_in(officer, province)
    status, told = officer.upload("/plans", {"unit": province.unit.uid, "document": paper()})
    assert (status, [p["code"] for p in told["problems"]]) == (409, ["movements.same_document"])
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\x89PNG\r\n\x1a\n" + bytes(99), "file_picture"), (b"", "file_empty")],
)
def test_what_is_no_plan_is_refused(officer, province, data, code):
    sent = {"unit": province.unit.uid, "document": paper(data, "ke-hoach.pdf")}
    status, told = officer.upload("/plans", sent)
    assert (status, set(told), told["refused"]["code"]) == (422, {"refused"}, code)
    assert set(told["refused"]) == {"code", "reason", "do"}
    assert officer.upload("/reading/text", {"document": paper(data, "x.pdf")}) == (422, told)
    assert Plan.objects.count() == 0


def test_a_novel_is_refused(officer):
    novel = "Ngày xửa ngày xưa có một cô bé đi trong rừng. " * 50
    status, told = officer.upload("/reading/read", {"document": paper(novel)})
    assert (status, set(told["refused"])) == (422, {"code", "reason", "do"})


def test_an_unready_plan_names_everything_that_is_missing(officer, province):
    plan = read_in(officer, province)
    status, told = officer.post(f"/plans/{plan['uuid']}/steps/submit", {})
    assert status == 409
    blocking = [p["code"] for p in told["problems"] if p["severity"] == "blocks"]
    assert blocking == ["movements.not_reviewed"]


def test_a_circle_is_refused(officer, province, higher):
    lower = read_in(officer, province, plan_text(22, "Mẫu Sơn thi đua ở cơ sở"))
    path = f"/plans/{lower['uuid']}/parent"
    status, told = officer.post(path, {"parent": lower["uuid"]})
    assert (status, [p["code"] for p in told["problems"]]) == (409, ["movements.circle"])


def test_actors_and_the_day_of_effect(officer, province):
    plan = read_in(officer, province)
    path = f"/plans/{plan['uuid']}"
    status, asked = officer.get(f"{path}/assignments")
    duty = next(a for a in asked if a["actor"] == "Sở Khoa học và Công nghệ")
    assert (status, duty) == (
        200,
        {
            "clause": duty["clause"],
            "actor": "Sở Khoa học và Công nghệ",
            "how": "unit",
            "units": [province.science.uid],
            "reason": "",
        },
    )
    chosen = {"actor": duty["actor"], "units": [province.home.uid]}
    assert officer.post(f"{path}/actors", chosen)[0] == 200
    asked = officer.get(f"{path}/assignments")[1]
    after = next(a for a in asked if a["actor"] == duty["actor"])
    assert (after["how"], after["units"]) == ("by_hand", [province.home.uid])
    assert officer.post(f"{path}/actors", {"actor": "x", "units": ["khong-co"]})[0] == 404
    assert officer.post(f"{path}/actors", {"actor": "x", "units": []})[0] == 409
    status, moved = officer.post(f"{path}/effect", {"effect_from": "2025-06-01"})
    assert (status, moved["effect_from"]) == (200, "2025-06-01")


def test_a_step_that_is_not_there_is_a_conflict(officer, province):
    plan = read_in(officer, province)
    for name in ("approve", "fly"):
        status, told = officer.post(f"/plans/{plan['uuid']}/steps/{name}", {})
        assert (status, [p["code"] for p in told["problems"]]) == (409, ["no_such_step"])


def test_nobody_ends_a_running_plan_without_a_new_version(head, higher):
    assert head.post(f"/plans/{higher.uuid}/steps/replace", {})[0] == 403
    higher.refresh_from_db()
    assert higher.state == "running"


def test_a_document_is_read_without_being_kept(officer):
    status, read = officer.upload("/reading/read", {"document": paper()})
    assert (status, read["movement"]["name"]) == (200, "Mẫu Sơn thi đua chuyển đổi số")
    assert officer.upload("/reading/text", {"document": paper()}) == (200, {"text": plan_text()})
    both = {"higher": paper(), "lower": paper(plan_text(22, "Phong trào khác"))}
    status, compared = officer.upload("/reading/compare", both)
    assert (status, [row["relation"] for row in compared["contents"]]) == (200, ["same", "same"])
    assert Plan.objects.count() == 0
