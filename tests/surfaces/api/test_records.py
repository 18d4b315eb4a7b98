"""Records through the API: only within reach, by the same action as on the pages."""

from __future__ import annotations

import pytest

from factories import make_officer, make_person
from surfaces.api.conftest import Caller, paper

DATA = """Họ tên;Mã số;Danh hiệu;Xếp loại 2025
Nguyễn Thị A;A-1;CSTĐCS 2024;HTXSNV
Lê Văn B;B-1;CSTĐCS;HTTNV
"""


@pytest.fixture
def taken(province):
    caller = Caller(make_officer(province.home, "UnitOfficer"))
    said = {"unit": province.home.uid, "document": paper(DATA, "ho-so.csv")}
    status, told = caller.upload("/records/import", said)
    assert status == 201
    return caller, told


def test_a_file_is_taken_in_listed_and_shown(taken, province):
    caller, told = taken
    assert told["counts"] == {"taken": 1, "unclear": 1}
    assert [(row["row"], row["state"]) for row in told["rows"]] == [(3, "unclear")]
    status, listed = caller.get("/records", q="nguyen", unit=province.home.uid)
    assert (status, listed["count"]) == (200, 1)
    (row,) = listed["rows"]
    assert (row["name"], row["unit"], row["code"]) == ("Nguyễn Thị A", row["unit"], "A-1")
    assert row["unit"].startswith("Sở Nội vụ")
    status, one = caller.get(f"/records/{row['uid']}")
    assert status == 200
    assert one["facts"]["titles"] == {"CSTDCS": [2024]}
    assert one["facts"]["rating"] == {"2025": "HTXSNV"}
    assert one["not_known"] == ["awards", "works", "discipline", "open_cases"]


def test_the_same_file_twice_is_blocked(taken, province):
    caller, _told = taken
    said = {"unit": province.home.uid, "document": paper(DATA, "lai.csv")}
    status, told = caller.upload("/records/import", said)
    assert (status, told["problems"][0]["code"]) == (409, "records.same_file")


def test_others_see_nothing(taken, province, stranger):
    caller, _told = taken
    uid = caller.get("/records")[1]["rows"][0]["uid"]
    assert stranger.get("/records")[0] == 401
    for person in (make_person(), make_officer(province.science, "UnitOfficer")):
        other = Caller(person)
        assert other.get("/records")[1]["count"] == 0
        assert other.get(f"/records/{uid}")[0] == 404
        said = {"unit": province.home.uid, "document": paper(DATA, "ho-so.csv")}
        assert other.upload("/records/import", said)[0] == 403
