"""Organisations and reorganisations through the API: exact answers on a small country."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from factories import make_officer, make_person, make_unit
from surfaces.api.conftest import Caller
from thidua.apps.organisations import actions, queries
from thidua.apps.organisations.models import UnitChange, UnitEvent

EVE, DAY, TODAY = "2026-10-31", "2026-11-01", date(2026, 11, 20)
MERGER = [
    {"source": "a", "target": "Xã Mới", "code": "9"},
    {"source": "b", "target": "Xã Mới"},
]


@pytest.fixture
def land(db):
    """Return a province of three communes; two of them become one on 1/11/2026."""
    top = make_unit("Tỉnh Mẫu Sơn", kind="province", uid="m", level="province", code="97")
    for n, (uid, name) in enumerate((("a", "An Bình"), ("b", "Bình Minh"), ("c", "Cát Tường")), 1):
        make_unit(
            f"Xã {name}",
            top,
            uid=uid,
            kind="commune",
            level="commune",
            code=str(n),
            code_scheme="gso-commune",
            acting_name=f"Ủy ban nhân dân xã {name}",
        )
    for event in UnitEvent.objects.all():
        UnitChange.objects.create(event=event, unit=event.opened.get().unit, role="begins")
    return top


@pytest.fixture
def merged(land):
    """Return the identity of the event, and of the unit that it begins."""
    draft = actions.start_draft(kind="consolidate", by="thử", today=TODAY)
    typed = {"effective": "01/11/2026", "basis": "15/NQ-HĐND", "decided": "20/10/2026"}
    actions.save_draft(draft.pk, typed=typed, rows=MERGER, by="thử")
    event = actions.record(draft.pk, by="thử", today=TODAY)
    return event.uid, queries.opened_versions(event).get().unit.uid


def act(uid):
    return {"uid": uid, "effective": DAY, "kind": "consolidate", "basis": "15/NQ-HĐND"}


def test_as_of_a_day(stranger, merged):
    _event, fresh = merged
    status, told = stranger.get("/organisations/as-of", on=EVE, level="commune", under="m")
    assert (status, told["count"], told["next"]) == (200, 3, None)
    assert told["rows"][0] == {
        "uid": "a",
        "code": "1",
        "name": "Xã An Bình",
        "acting_name": "Ủy ban nhân dân xã An Bình",
        "kind": "commune",
        "level": "commune",
        "parent": "m",
        "since": "2020-01-01",
    }
    told = stranger.get("/organisations/as-of", on=DAY, level="commune")[1]
    assert [(r["uid"], r["code"], r["since"]) for r in told["rows"]] == [
        ("c", "3", "2020-01-01"),
        (fresh, "9", DAY),
    ]
    assert stranger.get("/organisations/as-of", on=DAY, under="none")[0] == 404
    assert stranger.get("/organisations/as-of", on="hôm qua")[0] == 400
    assert stranger.get("/organisations/as-of", level="planet")[0] == 400


def test_as_of_page_by_page(stranger, land):
    first = stranger.get("/organisations/as-of", level="commune", size=2)[1]
    last = stranger.get("/organisations/as-of", level="commune", size=2, after=first["next"])[1]
    assert [r["uid"] for page in (first, last) for r in page["rows"]] == ["a", "b", "c"]
    assert (first["count"], last["next"]) == (3, None)


def test_successors(stranger, merged):
    event, fresh = merged
    assert stranger.get("/organisations/a/successors", on=DAY) == (
        200,
        {
            "uid": "a",
            "name": "Xã An Bình",
            "on": DAY,
            "successors": [
                {
                    "uid": fresh,
                    "name": "Xã Mới",
                    "area": 1.0,
                    "people": 1.0,
                    "functions": 1.0,
                    "estimated": False,
                    "main": True,
                    "events": [act(event)],
                }
            ],
        },
    )
    itself = stranger.get("/organisations/a/successors", on=EVE)[1]["successors"]
    assert [(row["uid"], row["events"]) for row in itself] == [("a", [])]
    assert stranger.get("/organisations/none/successors")[0] == 404


def test_lineage(stranger, merged):
    event, fresh = merged
    status, told = stranger.get(f"/organisations/{fresh}/lineage", on=DAY)
    assert status == 200
    assert told["versions"] == [
        {
            "since": DAY,
            "to": None,
            "name": "Xã Mới",
            "code": "9",
            "kind": "commune",
            "level": "commune",
            "parent": "m",
            "opened_by": event,
            "closed_by": "",
        }
    ]
    whole = {"area": 1.0, "people": 1.0, "functions": 1.0, "estimated": False}
    assert told["ancestors"] == [
        {"uid": "a", "name": "Xã An Bình"} | whole,
        {"uid": "b", "name": "Xã Bình Minh"} | whole,
    ]
    assert [(line["source"], line["target"], line["area"]) for line in told["before"]] == [
        ("a", fresh, "whole"),
        ("b", fresh, "whole"),
    ]
    assert (told["after"], told["events"]) == ([], [act(event)])
    assert stranger.get("/organisations/none/lineage")[0] == 404


def test_check(stranger, merged):
    status, told = stranger.get("/organisations/check")
    assert [row["broken"] for row in told["invariants"] if row["broken"]] == []
    assert (status, told["ok"]) == (200, True)
    assert told["counts"]["changes"] == [
        {
            "level": "commune",
            "day": DAY,
            "before": 3,
            "after": 2,
            "ended": 2,
            "began": 1,
            "kept": 1,
        }
    ]
    checked = {row["number"]: (row["checked"], row["broken"]) for row in told["invariants"]}
    assert (checked[1], checked[4], checked[5]) == ((5, []), (2, []), (2, []))


def test_units_by_any_name(stranger, merged):
    _event, fresh = merged
    assert stranger.get("/units", q="an binh", on=EVE) == (
        200,
        [{"uid": "a", "name": "Ủy ban nhân dân xã An Bình"}],
    )
    assert stranger.get("/units/a", on=DAY) == (
        200,
        {
            "uid": "a",
            "name": "Ủy ban nhân dân xã An Bình",
            "on": DAY,
            "exists": False,
            "successors": [{"uid": fresh, "name": "Ủy ban nhân dân xã Mới"}],
        },
    )
    assert stranger.get("/units/none")[0] == 404


def test_an_event_is_public(stranger, merged):
    event, _fresh = merged
    assert stranger.get(f"/reorganisations/events/{event}") == (
        200,
        {
            "uid": event,
            "kind": "consolidate",
            "effective": DAY,
            "decided": "2026-10-20",
            "basis": "15/NQ-HĐND",
            "late": True,
            "withdrawn": False,
        },
    )
    assert stranger.get("/reorganisations/events/none")[0] == 404


def test_a_draft_with_everything_that_is_wrong(land):
    officer = Caller(make_officer(land, "Administrator"))
    rows = [{"source": "a", "target": "Xã Mới"}, {"source": "Xã Lạ", "target": "Xã Mới"}]
    body = {"kind": "consolidate", "effective": "1/13/2026", "rows": rows}
    status, draft = officer.post("/reorganisations/drafts", body)
    assert (status, draft["rows"], draft["event"]) == (201, 2, None)
    where = f"/reorganisations/drafts/{draft['uuid']}"
    told = officer.get(f"{where}/trial")[1]
    assert told["blocked"]
    assert [problem["code"] for problem in told["problems"]] == [
        "organisations.day_form",
        "organisations.basis_missing",
    ]
    status, told = officer.post(f"{where}/record", {"fingerprint": ""})
    assert (status, UnitEvent.objects.filter(kind="consolidate").count()) == (409, 0)
    other = Caller(make_officer(land, "Administrator"))
    assert other.get(f"{where}/trial")[0] == 404
    assert officer.post("/reorganisations/drafts", {"kind": "magic"})[0] == 409


def test_another_day_is_tried_out_then_corrected(land, stranger, merged):
    event, fresh = merged
    officer, where = Caller(make_officer(land, "Administrator")), f"/reorganisations/events/{event}"
    assert stranger.get(f"{where}/trial", effective="2026-11-10")[0] == 401
    assert Caller(make_person()).get(f"{where}/trial", effective="2026-11-10")[0] == 403
    status, told = officer.get(f"{where}/trial", effective="2026-11-10")
    assert (status, told["blocked"], told["problems"]) == (200, False, [])
    assert told["outcome"]["effective"] == "2026-11-10"
    assert told["outcome"]["ends"] == [
        {"uid": "a", "name": "Xã An Bình", "heirs": ["Xã Mới"]},
        {"uid": "b", "name": "Xã Bình Minh", "heirs": ["Xã Mới"]},
    ]
    fix = {"values": {"effective": "2026-11-10"}, "reason": "Đọc nhầm ngày"}
    assert officer.post(f"{where}/correct", fix | {"fingerprint": "x"})[0] == 409
    status, told = officer.post(f"{where}/correct", fix | {"fingerprint": told["fingerprint"]})
    assert (status, told["effective"], told["late"]) == (200, "2026-11-10", True)
    assert stranger.get("/units/a", on="2026-11-09")[1]["exists"]
    found = stranger.get(f"/organisations/{fresh}/lineage", on="2026-11-10")[1]
    assert [version["since"] for version in found["versions"]] == ["2026-11-10"]


def test_another_day_is_refused_with_the_list(land, merged):
    event, fresh = merged
    draft = actions.start_draft(kind="rename", by="thử", today=TODAY)
    typed = {"effective": "05/11/2026", "basis": "16/NQ"}
    rows = [{"source": fresh, "target": "Xã Mới Hơn"}]
    actions.save_draft(draft.pk, typed=typed, rows=rows, by="thử")
    later = actions.record(draft.pk, by="thử", today=TODAY)
    officer, where = Caller(make_officer(land, "Administrator")), f"/reorganisations/events/{event}"
    told = officer.get(f"{where}/trial", effective="2026-11-10")[1]
    assert [problem["code"] for problem in told["problems"]] == ["organisations.has_dependents"]
    fix = {"values": {"effective": "2026-11-10"}, "reason": "Đọc nhầm ngày"}
    status, told = officer.post(f"{where}/correct", fix)
    assert (status, later.uid in str(told)) == (409, True)
    status, told = officer.post(f"{where}/withdraw", {"reason": "nhầm"})
    assert (status, later.uid in str(told)) == (409, True)


def test_a_line_and_a_version_are_corrected_by_key(land, merged):
    event, fresh = merged
    officer, where = Caller(make_officer(land, "Administrator")), f"/reorganisations/events/{event}"
    found = queries.event_by_uid(event)
    version = queries.opened_versions(found).get()
    line = found.lines.order_by("pk").first()
    body = {"what": "version", "key": version.pk, "values": {"name": "Xã Mới B"}, "reason": "nhầm"}
    assert officer.post(f"{where}/correct", body)[0] == 200
    assert Client().get(f"/api/v1/units/{fresh}").json()["name"] == "Ủy ban nhân dân xã Mới"
    body = {"what": "line", "key": line.pk, "values": {"area": "part"}, "reason": "nhầm"}
    status, told = officer.post(f"{where}/correct", body)
    assert (status, told["problems"][0]["code"]) == (409, "organisations.rest_left_over")
    assert officer.post(f"{where}/correct", body | {"key": 0})[0] == 404
    assert officer.post(f"{where}/correct", body | {"what": "planet"})[0] == 400
