"""Who may call what, and what a call that cannot be served is answered."""

from __future__ import annotations

import pytest
from django.test import Client

from factories import make_person
from surfaces.api.conftest import BASE, Caller, paper
from thidua.apps.movements.models import Plan
from thidua.apps.tasks.models import Task

NOBODY = "00000000-0000-4000-8000-000000000000"
CHANGING = [
    ("post", "/plans/{plan}/effect", {"effect_from": None}),
    ("post", "/plans/{plan}/actors", {"actor": "x", "set_aside": True}),
    ("post", "/plans/{plan}/confirm", None),
    ("post", "/plans/{plan}/steps/submit", {}),
    ("post", "/clauses", {"plan": "{plan}", "kind": "content", "text": "x"}),
    ("put", "/clauses/{clause}", {"text": "x", "revision": 1}),
    ("post", "/clauses/{clause}/confirm", None),
    ("delete", "/clauses/{clause}", None),
    ("post", "/clauses/{clause}/restore", None),
]


def filled(value, plan: Plan):
    at = {"{plan}": str(plan.uuid), "{clause}": str(plan.clauses.filter(kind="content")[0].uuid)}
    if isinstance(value, dict):
        return {k: at.get(v, v) if isinstance(v, str) else v for k, v in value.items()}
    for place, real in at.items():
        value = value.replace(place, real)
    return value


@pytest.mark.parametrize(("method", "path", "body"), CHANGING)
def test_a_stranger_changes_nothing(stranger, province, method, path, body):
    plan = province.read_in()
    sent = filled(body, plan) if body else body
    assert stranger.send(method, filled(path, plan), sent) == (401, {"detail": "Unauthorized"})


@pytest.mark.parametrize(("method", "path", "body"), CHANGING)
def test_a_draft_is_not_there_for_a_person_without_a_post(province, method, path, body):
    plan = province.read_in()
    sent = filled(body, plan) if body else body
    nobody = Caller(make_person())
    assert nobody.send(method, filled(path, plan), sent) == (404, {"detail": "Not Found"})


@pytest.mark.parametrize(("method", "path", "body"), CHANGING)
def test_a_running_plan_is_closed_to_everybody(officer, province, method, path, body):
    plan = province.run()
    sent = filled(body, plan) if body else body
    status, told = officer.send(method, filled(path, plan), sent)
    assert (status, set(told)) in ((403, {"code", "detail"}), (409, {"problems"}))


def test_the_plan_above_may_come_later_than_the_plan_below(officer, stranger, province):
    """Linking stays open while a plan runs, for those who read plans in."""
    path = f"/plans/{province.run().uuid}/parent"
    assert officer.post(path, {"parent": None})[0] == 200
    assert stranger.post(path, {"parent": None})[0] == 401
    for person in (make_person(), province.scientist, province.head):
        assert Caller(person).post(path, {"parent": None})[0] == 403


@pytest.mark.parametrize("part", ["", "/clauses", "/reading", "/assignments", "/problems"])
def test_a_draft_shows_itself_to_those_within_reach_only(officer, stranger, province, part):
    plan = province.read_in()
    assert officer.get(f"/plans/{plan.uuid}{part}")[0] == 200
    assert stranger.get(f"/plans/{plan.uuid}{part}") == (404, {"detail": "Not Found"})
    assert Caller(make_person()).get(f"/plans/{plan.uuid}{part}")[0] == 404
    assert Caller(province.scientist).get(f"/plans/{plan.uuid}{part}")[0] == 404


def test_reading_in_asks_for_the_post(stranger, province):
    def sent():
        return {"unit": province.unit.uid, "document": paper()}

    assert stranger.upload("/plans", sent())[0] == 401
    assert Caller(make_person()).upload("/plans", sent()) == (
        403,
        {
            "code": "not_allowed",
            "detail": (
                "Chỉ cán bộ thường trực thi đua của đơn vị ban hành, hoặc của đơn vị cấp trên, "
                "được đưa kế hoạch vào."
            ),
        },
    )
    assert Caller(province.scientist).upload("/plans", sent())[0] == 403
    assert Caller(province.officer).upload("/plans", sent() | {"unit": "khong-co"})[0] == 404
    assert stranger.upload("/reading/read", {"document": paper()})[0] == 401
    assert Plan.objects.count() == 0


def test_a_task_is_finished_by_its_unit_only(
    stranger, officer, province, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        province.run()
    duty = Task.objects.get(unit=province.science, kind="duty")
    path = f"/tasks/{duty.uuid}/steps/finish"
    assert stranger.post(path, {"note": "x"})[0] == 401
    assert Caller(make_person()).post(path, {"note": "x"})[0] == 403
    assert Caller(province.head).post(path, {"note": "x"})[0] == 403
    status, told = Caller(province.scientist).post(path, {})
    assert (status, [p["code"] for p in told["problems"]]) == (409, ["tasks.note_missing"])
    assert officer.post(path, {"note": "Cán bộ cấp trên ghi nhận"})[0] == 200


def test_a_session_alone_changes_nothing_without_the_token(province):
    plan = province.read_in()
    caller = Caller(province.officer, enforce_csrf_checks=True)
    path = f"/plans/{plan.uuid}/confirm"
    assert caller.post(path) == (403, {"detail": "CSRF check Failed"})
    caller.client.get("/desk/")
    caller.client.get("/accounts/")
    token = caller.client.cookies["csrftoken"].value
    assert caller.post(path, headers={"X-CSRFToken": token})[0] == 200


WRONG = [
    ("get", "/movements?size=0", None, ["query", "size"]),
    ("get", "/movements?size=99999999999999999999", None, ["query", "size"]),
    ("get", "/units", None, ["query", "q"]),
    ("get", "/units?q=a&on=2025-02-30", None, ["query", "on"]),
    ("get", "/plans/7", None, ["path", "uuid"]),
    ("get", "/tasks/%00", None, ["path", "uuid"]),
    ("post", "/clauses", {"plan": "x", "kind": "content", "text": "x"}, ["body", "values", "plan"]),
    ("put", f"/clauses/{NOBODY}", {"text": "x"}, ["body", "values", "revision"]),
    (
        "put",
        f"/clauses/{NOBODY}",
        {"text": "x", "revision": 10**30},
        ["body", "values", "revision"],
    ),
    ("put", f"/clauses/{NOBODY}", {"text": "\ud800", "revision": 1}, ["body", "values", "text"]),
    (
        "put",
        f"/clauses/{NOBODY}",
        {"text": "x", "revision": 1, "data": {"due": "mai"}},
        ["body", "values", "data", "due"],
    ),
    (
        "put",
        f"/clauses/{NOBODY}",
        {"text": "x", "revision": 1, "data": {"occasion": ["annual"]}},
        ["body", "values", "data", "occasion"],
    ),
    (
        "post",
        f"/plans/{NOBODY}/effect",
        {"effect_from": "0001-01-01"},
        ["body", "values", "effect_from"],
    ),
]


@pytest.mark.parametrize(("method", "path", "body", "where"), WRONG)
def test_a_wrong_value_is_named_with_its_place(officer, method, path, body, where):
    if method == "get":
        status, told = officer._said(officer.client.get(BASE + path))
    else:
        status, told = officer.send(method, path, body)
    assert (status, told["detail"]) == (400, "Wrong values")
    assert [field["where"] for field in told["fields"]] == [where]


@pytest.mark.parametrize("body", ["{", "[]", "null", '"x"', "", "\xff", '{"text": NaN}'])
def test_a_body_that_is_no_such_json_is_told(officer, body):
    response = officer.client.generic(
        "PUT", f"{BASE}/clauses/{NOBODY}", body.encode("latin-1"), content_type="application/json"
    )
    assert officer._said(response)[0] == 400


def test_a_broken_upload_is_told(officer):
    for kind in ("multipart/form-data", "multipart/form-data; boundary=x", "text/plain"):
        response = officer.client.generic(
            "POST", f"{BASE}/plans", b"--x\r\nnothing", content_type=kind
        )
        assert officer._said(response)[0] == 400


@pytest.mark.parametrize(
    "path", ["/movements/%00", "/movements/a%00b", "/units/%00", "/units/" + "9" * 300]
)
def test_what_is_not_there_is_not_found(stranger, path):
    response = stranger.client.get(BASE + path)
    assert stranger._said(response) == (404, {"detail": "Not Found"})


@pytest.mark.parametrize(
    "query", ["q=%00", "q=" + "a " * 3000, "level=%00", "after=%00", "after=x:y:z"]
)
def test_odd_queries_give_lists(stranger, query):
    assert stranger._said(stranger.client.get(f"{BASE}/movements?{query}"))[0] == 200


def test_nul_characters_never_reach_the_tables(officer, province):
    plan = province.read_in()
    clause = plan.clauses.filter(kind="content").first()
    values = {"text": "a\x00b", "revision": 1, "data": {"key": "k\x00"}}
    status, changed = officer.put(f"/clauses/{clause.uuid}", values)
    assert (status, changed["text"], changed["data"]["key"]) == (200, "ab", "k")


def test_a_method_that_is_not_there(stranger):
    response = stranger.client.delete(f"{BASE}/movements")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET")


def test_the_description_is_there_for_everybody(db):
    described = Client().get(f"{BASE}/openapi.json").json()
    assert (described["openapi"], described["info"]["title"]) == ("3.1.0", "thidua")
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            assert operation["description"], (method, path)
            assert "400" in operation["responses"] or "{" not in path, (method, path)
