"""Recording by page, command line and API: rights, drafts that keep all, tables."""

from __future__ import annotations

import io
import json

import pytest
import xlsxwriter
from django.test import Client
from django.urls import reverse

from factories import make_officer, make_person, make_unit
from thidua.apps.organisations import queries
from thidua.apps.organisations.models import ReorganisationDraft, Unit, UnitEvent
from thidua.surfaces.cli.root import run

TYPED = {"basis": "15/NQ", "effective": "01/12/2026", "decided": "", "note": ""}
ROWS = [["Xã Một", "Xã Mới", "7001"], ["Xã Hai", "Xã Mới", ""]]


@pytest.fixture
def land(db):
    top = make_unit("Tỉnh Mẫu Sơn", kind="province", uid="m", level="province")
    for uid, name in (("a", "Một"), ("b", "Hai"), ("c", "Ba")):
        make_unit(f"Xã {name}", top, uid=uid, kind="commune", level="commune")
    return top


def client(person):
    made = Client()
    made.force_login(person)
    return made


def sheet(rows, headings=("Đơn vị cũ", "Đơn vị mới", "Mã")):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet()
        for n, row in enumerate([headings, *rows]):
            page.write_row(n, 0, row)
    target.seek(0)
    target.name = "bang.xlsx"
    return target


def start(by, kind="consolidate"):
    answer = client(by).post(reverse("accounts:reorganise"), {"kind": kind})
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


def test_a_merger_from_a_table_by_page(land):
    by = make_officer(land, "Administrator")
    where, web = start(by), client(by)
    web.post(where, TYPED | {"act": "table", "table": sheet(ROWS)})
    draft = ReorganisationDraft.objects.get()
    assert draft.fields["rows"][0] == {
        "n": 2,
        "source": "Xã Một",
        "target": "Xã Mới",
        "code": "7001",
    }
    page = web.get(f"{where}thu/")
    trial = page.context["trial"]
    assert [sentence for sentence, _a, _b in page.context["problems"]] == []
    assert "Xã Mới" in page.content.decode()
    no = web.post(f"{where}thu/", {"seen": trial.fingerprint})
    assert "Đánh dấu ô" in no.content.decode()
    done = web.post(f"{where}thu/", {"seen": trial.fingerprint, "read": "on"})
    event = UnitEvent.objects.get(kind="consolidate")
    assert done.url == reverse("accounts:reorganise_event", args=[event.uid])
    assert web.get(done.url).status_code == 200
    assert Client().get(reverse("organisations:event", args=[event.uid])).status_code == 200


@pytest.mark.parametrize("act", ["save", "try", "table"])
def test_nothing_typed_is_lost(land, act):
    by = make_officer(land, "Administrator")
    where, web = start(by), client(by)
    typed = {"basis": "", "effective": "bậy", "decided": "?", "note": "ghi", "act": act}
    row = {"r0-n": "1", "r0-source": "Không Có", "r0-target": "", "r0-weight": "9"}
    web.post(where, typed | row)
    page = web.get(f"{where}?xem=1").content.decode()
    for text in ("bậy", "ghi", "Không Có", "Dòng 1: còn trống cột “Đơn vị mới”"):
        assert text in page


def test_a_broken_table_stays_and_says_why(land):
    by = make_officer(land, "Administrator")
    where, web = start(by), client(by)
    bad = io.BytesIO(b"PK\x03\x04 broken")
    bad.name = "hong.xlsx"
    page = web.post(where, TYPED | {"act": "table", "table": bad}).content.decode()
    assert "Tệp “hong.xlsx” bị hỏng hoặc không mở được" in page
    odd = web.post(where, TYPED | {"act": "table", "table": sheet([["x"]], ["Lạ"])})
    assert "Dòng đầu của bảng không có tên cột nào dùng được" in odd.content.decode()
    assert ReorganisationDraft.objects.get().stored.name == "bang.xlsx"


def test_ten_thousand_rows_with_three_wrong_ones(land):
    by = make_officer(land, "Administrator")
    rows = [["", f"Xã Số {n}", str(n), "Xã", "Tỉnh Mẫu Sơn"] for n in range(10_000)]
    rows[4_000][3], rows[7_000][4], rows[9_998][2] = "Hành tinh", "Tỉnh Lạ", "17"
    heads = ("Đơn vị cũ", "Đơn vị mới", "Mã", "Loại", "Trực thuộc")
    where, web = start(by, "establish"), client(by)
    page = web.post(where, TYPED | {"act": "table", "table": sheet(rows, heads)}, follow=True)
    said = [text for text, _anchor, _blocks in page.context["problems"]]
    assert sorted({text.split(":")[0] for text in said}) == ["Dòng 10000", "Dòng 4002", "Dòng 7002"]
    assert len(ReorganisationDraft.objects.get().fields["rows"]) == 10_000
    refused = web.post(f"{where}thu/", {"seen": "x", "read": "on"})
    assert "Chưa ghi nhận được" in refused.content.decode()
    assert UnitEvent.objects.filter(kind="establish").count() == 0
    assert Unit.objects.count() == 4


def test_who_may_record(land):
    other = make_unit("Tỉnh Mẫu Hải", kind="province", uid="h", level="province")
    stranger, reader = make_person(), make_officer(land, "StandingOfficer")
    where = reverse("accounts:reorganise")
    assert Client().get(where).status_code == 302
    assert [client(p).get(where).status_code for p in (stranger, reader)] == [403, 403]
    neighbour, own = (
        make_officer(other, "Administrator"),
        make_officer(queries.by_uid("a"), "Administrator"),
    )
    for by in (neighbour, own):
        place, web = start(by), client(by)
        web.post(place, TYPED | {"act": "table", "table": sheet(ROWS)})
        page = web.get(f"{place}thu/")
        assert "Ngoài phạm vi của bạn" in page.content.decode()
        seen = page.context["trial"].fingerprint
        web.post(f"{place}thu/", {"seen": seen, "read": "on"})
        assert client(make_officer(land, "Administrator")).get(place).status_code == 404
    assert not UnitEvent.objects.filter(kind="consolidate").exists()


def api(web, path, body=None):
    where = f"/api/v1/reorganisations{path}"
    if body is None:
        return web.get(where)
    return web.post(where, json.dumps(body), content_type="application/json")


def test_by_api(land):
    by = make_officer(land, "Administrator")
    body = {"kind": "absorb", "effective": "2026-11-01", "basis": "1/NQ"}
    body["rows"] = [{"source": "a", "target": "b"}]
    assert api(Client(), "/drafts", body).status_code == 401
    assert api(client(make_person()), "/drafts", body).status_code == 403
    web = client(by)
    uuid = api(web, "/drafts", body).json()["uuid"]
    trial = api(web, f"/drafts/{uuid}/trial").json()
    assert trial["outcome"]["ends"] == [{"uid": "a", "name": "Xã Một", "heirs": ["Xã Hai"]}]
    assert api(web, f"/drafts/{uuid}/record", {"fingerprint": "other"}).status_code == 409
    event = api(web, f"/drafts/{uuid}/record", {"fingerprint": trial["fingerprint"]}).json()
    assert event["late"]
    fix = {"values": {"basis": "2/NQ"}, "reason": "nhầm"}
    where = f"/events/{event['uid']}"
    assert api(client(make_person()), f"{where}/correct", fix).status_code == 403
    assert api(web, f"{where}/correct", fix).json()["basis"] == "2/NQ"
    assert api(web, f"{where}/withdraw", {"reason": "nhầm"}).json()["withdrawn"]
    assert api(Client(), where).json()["withdrawn"]


def test_by_command_line(land, capsys, tmp_path):
    table = tmp_path / "bang.csv"
    table.write_text("Đơn vị cũ;Đơn vị mới\na;Xã Mới\nb;Xã Mới\n", encoding="utf-8")
    words = ["org", "record", str(table), "--kind", "consolidate", "--basis", "1/NQ", "--json"]
    words += ["--effective", "2026-11-01"]
    assert run([*words, "--dry-run"]) == 0
    assert json.loads(capsys.readouterr().out)["event"] == ""
    assert run(words) == 0
    uid = json.loads(capsys.readouterr().out)["event"]
    assert UnitEvent.objects.get(kind="consolidate").uid == uid
    assert run(words) == 3
    assert "đã có thay đổi khác từ ngày 01/11/2026" in capsys.readouterr().out
    assert run(["org", "correct", uid, "--basis", "2/NQ", "--reason", "nhầm"]) == 0
    assert run(["org", "correct", uid, "--withdraw", "--reason", "nhầm"]) == 0
    assert UnitEvent.objects.get(uid=uid).withdrawn


def test_correcting_and_withdrawing_by_page(land):
    by = make_officer(land, "Administrator")
    where, web = start(by, "rename"), client(by)
    web.post(where, TYPED | {"act": "save", "r0-n": "1", "r0-source": "a", "r0-target": "Xã N"})
    seen = web.get(f"{where}thu/").context["trial"].fingerprint
    event = web.post(f"{where}thu/", {"seen": seen, "read": "on"}).url
    page = web.get(event).context
    (version,) = page["versions"]
    fix = reverse("accounts:reorganise_correct", args=[page["event"].uid, "phien-ban", version.pk])
    said = {"name": "Xã Nhất", "acting_name": "Xã N", "kind": "commune", "reason": "nhầm"}
    assert web.post(fix, said).status_code == 302
    stranger = client(make_officer(queries.by_uid("c"), "Administrator"))
    assert "Chỉ người quản trị" in stranger.post(event, {"reason": "x"}).content.decode()
    assert web.post(event, {"reason": "ghi nhầm"}).status_code == 302
    assert "Sự kiện này đã được rút" in web.get(event).content.decode()
    assert web.get(reverse("accounts:reorganise_table")).status_code == 200
