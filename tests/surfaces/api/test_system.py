"""What the commands of the installation print, through the API, for those who may see it."""

from __future__ import annotations

import importlib

import pytest
from django.utils import translation
from typer.main import get_command

from factories import make_officer
from surfaces.api.conftest import Caller
from thidua.books.places.words import actor_kinds
from thidua.core.wording import refusal_words
from thidua.kernel.plandoc.files.refusals import refused
from thidua.surfaces.api.urls import api
from thidua.surfaces.cli.root import GROUPS

# command -> (method, path) of its result; None for what only the machine itself can do
ANSWERED = {
    "plan read": ("post", "/api/v1/reading/read"),
    "plan text": ("post", "/api/v1/reading/text"),
    "plan compare": ("post", "/api/v1/reading/compare"),
    "movement list": ("get", "/api/v1/movements"),
    "movement plans": ("get", "/api/v1/plans"),
    "movement read-in": ("post", "/api/v1/plans"),
    "movement problems": ("get", "/api/v1/plans/{uuid}/problems"),
    "movement set-aside": ("post", "/api/v1/plans/{uuid}/waivers"),
    "movement confirm": ("post", "/api/v1/plans/{uuid}/confirm"),
    "movement link": ("post", "/api/v1/plans/{uuid}/parent"),
    "movement effect": ("post", "/api/v1/plans/{uuid}/effect"),
    "movement step": ("post", "/api/v1/plans/{uuid}/steps/{name}"),
    "movement tasks": ("get", "/api/v1/tasks"),
    "transition list": ("get", "/api/v1/transitions"),
    "transition show": ("get", "/api/v1/transitions/{uuid}"),
    "transition decide": ("post", "/api/v1/transitions/{uuid}/decide"),
    "transition settle": ("post", "/api/v1/transitions/{uuid}/settle"),
    "transition merge": ("post", "/api/v1/transitions/{uuid}/merge"),
    "law check": ("post", "/api/v1/law/check"),
    "law show": ("get", "/api/v1/law/awards/{code}"),
    "law affected": ("get", "/api/v1/law/affected"),
    "law bonus": ("get", "/api/v1/law/awards/{code}/bonus"),
    "law authority": ("get", "/api/v1/law/awards/{code}/authority"),
    "law votes": ("post", "/api/v1/law/votes"),
    "law reform": ("get", "/api/v1/reform"),
    "law bulk": None,  # works on files of the machine
    "law lint": None,
    "law new-version": None,
    "record deserving": ("get", "/api/v1/deserving"),
    "record import": ("post", "/api/v1/records/import"),
    "record show": ("get", "/api/v1/records/{uid}"),
    "accounts roles": ("get", "/api/v1/accounts/roles"),
    "accounts create-admin": None,
    "doctor": ("get", "/api/v1/system/doctor"),
    "audit verify": ("get", "/api/v1/system/audit"),
    "events": ("get", "/api/v1/system/events"),
    "where": ("get", "/api/v1/system/where"),
    "serve": None,
    "worker": None,
    "demo load": None,
}
OTHERS = {"org"}
pytestmark = pytest.mark.django_db


def commands() -> list[str]:
    """Every command of the program except those of `OTHERS`."""
    found = []
    for name, group in GROUPS.items():
        if name in OTHERS:
            continue
        inner = getattr(get_command(importlib.import_module(group.module).app), "commands", {})
        found += [f"{name} {each}" for each in inner] or [name]
    return found


def test_every_command_has_its_result_in_the_api():
    assert sorted(commands()) == sorted(ANSWERED)
    paths = api.get_openapi_schema()["paths"]
    missing = {
        command: at for command, at in ANSWERED.items() if at and at[0] not in paths.get(at[1], {})
    }
    assert missing == {}


@pytest.mark.parametrize("path", ["/system/audit", "/system/doctor"])
def test_the_installation_is_for_administrators(officer, stranger, province, path):
    assert stranger.get(path)[0] == 401
    status, told = officer.get(path)
    assert (status, told["code"]) == (403, "not_allowed")
    assert told["detail"].startswith("Chỉ người quản trị")
    assert Caller(make_officer(province.unit, "Administrator")).get(path)[0] == 200


def test_the_audit_log_is_proved(province):
    caller = Caller(make_officer(province.unit, "Administrator"))
    status, told = caller.get("/system/audit")
    assert (status, told["holds"], told["fault"]) == (200, True, None)
    status, told = caller.get("/system/audit", number=7, hash="a" * 64)
    assert (status, told["holds"]) == (200, False)


def test_events_files_and_roles(officer, stranger):
    names = {row["name"]: row for row in officer.get("/system/events")[1]["events"]}
    assert names["PlanStarted"]["fields"] == ["plan_id"]
    status, told = officer.get("/system/where", address="/phong-trao/")
    assert {"part": "states", "file": "thidua/apps/movements/states.py"} in told["files"]
    status, told = officer.get("/system/where", address="/khong-co")
    assert (status, told["refused"]["code"]) == (422, "no_such_address")
    assert "StandingHead" in {row["role"] for row in stranger.get("/accounts/roles")[1]["roles"]}


def test_a_step_that_is_gone_is_told_in_words(officer, province):
    plan = province.read_in()
    status, told = officer.post(f"/plans/{plan.uuid}/steps/fly", {})
    said = told["problems"][0]["text"]
    assert status == 409
    assert said.startswith("Không có bước “fly” ở trạng thái hiện tại. Xem lại tình trạng mới;")


def test_a_refusal_with_a_value_is_said_in_the_reader_s_language():
    told = refused("file_too_large", limit=50)
    with translation.override("en"):
        assert refusal_words(told)[0] == "The file is larger than the 50 MB allowed."
    assert refusal_words(told) == (told.reason, told.do)


def test_why_a_kind_of_actor_has_no_unit_is_said_in_two_languages():
    (districts,) = {kinds[0] for kinds in actor_kinds().values() if kinds[0].code == "districts"}
    assert districts.why_empty("vi") == "Cấp huyện đã kết thúc hoạt động từ 01/7/2025."
    assert districts.why_empty("en-gb") == "The district level ended on 1 July 2025."
