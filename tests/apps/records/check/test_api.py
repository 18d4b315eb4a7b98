"""The same over the API."""

from __future__ import annotations

from apps.records.check.conftest import AFTER
from surfaces.api.conftest import Caller
from thidua.apps.records.models import Check

FACTS = {
    "rating": {"2024": "HTXSNV", "2025": "HTXSNV"},
    "titles": {"CSTDCS": [2024, 2025]},
    "judgement": {"observance": True},
}
CASE = {"award": "BKBBNT", "on": "2026-03-01", "route": "i.d", "kind": "individual"}


def test_a_case_is_judged_and_not_kept(commune):
    status, said = Caller(commune.officer).post("/checks", {**CASE, "facts": FACTS})
    assert (status, said["uid"], said["verdict"], said["year"]) == (200, None, "pass", 2025)
    assert said["outcome"]["route"] == "i.d"
    assert [one["code"] for one in said["outcome"]["warnings"]] == ["i.d.two_readings"]
    assert Check.objects.count() == 0


def test_a_record_is_judged_kept_and_read(commune):
    caller = Caller(commune.officer)
    case = {"award": "CSTDBBNT", "on": "2026-03-01", "subject": commune.a.uid, "keep": True}
    status, said = caller.post("/checks", case)
    assert (status, said["verdict"], said["kept_by"]) == (201, "fail", "Lê Thị Cán")
    assert caller.get(f"/checks/{said['uid']}") == (200, said)
    assert Caller(commune.neighbour).get(f"/checks/{said['uid']}")[0] == 404


def test_after_the_amendment_the_rule_before_is_said(commune):
    case = {**CASE, "on": AFTER.isoformat(), "year": 2025, "facts": FACTS}
    _, said = Caller(commune.officer).post("/checks", case)
    assert (said["verdict"], said["outcome"]["code"]) == ("undetermined", "not_certain")
    assert said["outcome"]["before"]["verdict"] == "pass"


def test_refusals(commune):
    wrong = {**CASE, "facts": {"rating": {"2031": "HTXSNV"}, "titles": {"NO": [1]}}}
    status, said = Caller(commune.officer).post("/checks", wrong)
    assert status == 422
    assert "năm 2031 sau ngày xét" in said["refused"]["reason"]
    assert "không có hình thức nào mang mã NO" in said["refused"]["reason"]
    assert Caller().post("/checks", CASE)[0] == 401
    kept = {**CASE, "facts": FACTS, "keep": True}
    assert Caller(commune.administrator).post("/checks", kept)[0] == 403
    other = {**CASE, "subject": commune.a.uid}
    assert Caller(commune.neighbour).post("/checks", other)[0] == 404
