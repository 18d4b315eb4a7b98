"""The pages of records over HTTP: list, add, one record, entries, taking back, files and rows."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factories import make_officer
from thidua.apps.records import actions, queries
from thidua.apps.records.models import ImportBatch, Stint, Subject
from thidua.core import tables

TODAY = date(2026, 3, 2)


@pytest.fixture
def officer(land, client):
    client.force_login(land.officer)
    return client


def text(response) -> str:
    return response.content.decode()


def test_the_list_finds_without_marks_and_exports(officer, anna, land):
    page = text(officer.get("/ho-so/?q=nguyen+thi+a"))
    assert "Nguyễn Thị A" in page
    assert "2025: Hoàn thành xuất sắc nhiệm vụ" in page
    assert "Nguyễn Thị A" not in text(officer.get("/ho-so/?q=khong+co"))
    assert "Nguyễn Thị A" not in text(officer.get("/ho-so/?kind=collective"))
    assert "Nguyễn Thị A" in text(officer.get("/ho-so/?unit=xa+mau+thuong"))
    table = officer.get("/ho-so/?q=MT-01&xlsx=1").content
    rows = tables.read(table, "x.xlsx")
    assert rows[2][1][:5] == ["Nguyễn Thị A", "Cá nhân", rows[2][1][2], "MT-01", "Công chức"]


def test_a_stranger_signs_in_first_and_another_unit_sees_nothing(client, anna, land):
    for path in ("", "them/", "nhap/", f"{anna.uid}/", f"{anna.uid}/sua/"):
        assert client.get(f"/ho-so/{path}").status_code == 302
    client.force_login(make_officer(land.home, "UnitOfficer"))
    assert "Nguyễn Thị A" not in text(client.get("/ho-so/"))
    for path in (f"{anna.uid}/", f"{anna.uid}/sua/", f"{anna.uid}/huy/khen-thuong/1/"):
        assert client.get(f"/ho-so/{path}").status_code == 404


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_costs_the_same_for_one_and_three(
    officer, anna, land, more, django_assert_num_queries
):
    for number in range(more):
        actions.add_subject(
            kind="individual",
            full_name=f"Trần Văn {number}",
            unit_id=land.commune.pk,
            by=land.officer,
            today=TODAY,
        )
    officer.get("/ho-so/")
    with django_assert_num_queries(11):
        officer.get("/ho-so/")


def test_adding_by_hand_keeps_what_was_typed(officer, land):
    said = {"kind": "individual", "full_name": "Lê Văn B", "unit": "Xã Không Có", "since": ""}
    answer = officer.post("/ho-so/them/", said)
    assert answer.status_code == 422
    assert "Lê Văn B" in text(answer)
    assert "Không tìm thấy đơn vị này" in text(answer)
    answer = officer.post("/ho-so/them/", said | {"unit": "Sở Nội vụ"})
    assert "nằm ngoài phạm vi" in text(answer)
    answer = officer.post("/ho-so/them/", said | {"unit": "xã Mẫu Thượng", "born": "2030-01-01"})
    assert "Ngày 01/01/2030 chưa đến." in text(answer)
    answer = officer.post("/ho-so/them/", said | {"unit": "xã Mẫu Thượng"})
    made = Subject.objects.get()
    assert answer.url == f"/ho-so/{made.uid}/"
    assert Stint.objects.get().start == TODAY


def test_one_record_shows_years_gaps_and_sources(officer, anna, land):
    page = text(officer.get(f"/ho-so/{anna.uid}/"))
    for words in (
        "Hoàn thành xuất sắc nhiệm vụ",
        "Rút ngắn thời gian trả kết quả (bộ, ban, ngành, tỉnh)",
        "Nhập tay, Trần Văn Mẫu, ",
        "Xét điều kiện khen thưởng",
        "01/09/2019",
    ):
        assert words in page
    assert "Hồ sơ còn thiếu" not in page
    other = actions.add_subject(
        kind="individual",
        full_name="Lê Văn Trống",
        unit_id=land.commune.pk,
        by=land.officer,
        today=TODAY,
    )
    page = text(officer.get(f"/ho-so/{other.uid}/"))
    assert "Chưa biết có hay không: danh hiệu thi đua; hình thức khen thưởng" in page


ENTRIES = [
    ("xep-loai", {"year": "2022", "code": "HTNV"}, "ratings"),
    ("khen-thuong", {"award": "GK", "year": "2024", "type": "CONG_TRANG"}, "grants"),
    ("sang-kien", {"kind": "science", "scope": "grassroots", "applied": "yes"}, "works"),
    ("ky-luat", {"form": "khien_trach", "taken": "2020-01-02"}, "measures"),
    ("vu-viec", {"kind": "complaint", "since": "2026-01-02"}, "open_cases"),
]


@pytest.mark.parametrize(("what", "said", "table"), ENTRIES)
def test_entries_are_written_by_their_forms(officer, anna, what, said, table):
    before = getattr(anna, table).count()
    answer = officer.post(
        f"/ho-so/{anna.uid}/ghi/{what}/", {f"{what}-{key}": text for key, text in said.items()}
    )
    assert answer.status_code == 302
    assert getattr(anna, table).count() == before + 1
    assert officer.get(f"/ho-so/{anna.uid}/").status_code == 200


WRONG = [
    ("xep-loai", {"year": "2027", "code": "HTNV"}, "Năm 2027 chưa đến."),
    ("xep-loai", {"year": "hai", "code": "HTNV"}, "error"),
    ("khen-thuong", {"award": "CSTDCS", "year": "2025"}, "ghi hai lần"),
    ("khen-thuong", {"award": "CSTDCS", "year": "1980"}, "trước ngày sinh"),
    ("ky-luat", {"form": "canh_cao", "taken": "2024-02-01", "ends": "2024-01-01"}, "trước ngày có"),
]


@pytest.mark.parametrize(("what", "said", "words"), WRONG)
def test_what_cannot_be_is_said_beside_the_form_and_nothing_is_lost(
    officer, anna, what, said, words
):
    answer = officer.post(
        f"/ho-so/{anna.uid}/ghi/{what}/", {f"{what}-{key}": value for key, value in said.items()}
    )
    assert answer.status_code == 422
    assert words in text(answer)
    assert list(said.values())[-1] in text(answer)
    assert queries.facts_of(anna, on=TODAY, year=2025)["titles"] == {"CSTDCS": [2024, 2025]}


def test_an_award_is_cancelled_with_its_basis(officer, anna):
    grant = anna.grants.get(year=2025)
    path = f"/ho-so/{anna.uid}/huy/khen-thuong/{grant.pk}/"
    assert "Chiến sĩ thi đua cơ sở 2025" in text(officer.get(path))
    assert officer.post(path, {"day": "2026-01-10", "basis": ""}).status_code == 422
    assert officer.post(path, {"day": "2026-01-10", "basis": "QĐ 1"}).status_code == 302
    page = text(officer.get(f"/ho-so/{anna.uid}/"))
    assert "<s>Chiến sĩ thi đua cơ sở</s> (đã hủy)" in page
    assert "Hủy bỏ từ 10/01/2026: QĐ 1" in page
    assert officer.post(path, {"day": "2026-01-10", "basis": "QĐ 1"}).status_code == 422


def test_works_measures_and_cases_are_taken_back(officer, anna, land):
    measure = actions.record_measure(
        anna.pk, form="khien_trach", taken=date(2020, 1, 2), by=land.officer, today=TODAY
    )
    case = actions.open_case(
        anna.pk, kind="complaint", since=date(2026, 1, 2), by=land.officer, today=TODAY
    )
    paths = {
        f"sang-kien/{anna.works.get().pk}": {"basis": "Ghi nhầm"},
        f"ky-luat/{measure.pk}": {"basis": "Ghi nhầm"},
        f"vu-viec/{case.pk}": {"day": "2026-02-01", "result": "Không có vi phạm"},
    }
    for path, said in paths.items():
        assert officer.get(f"/ho-so/{anna.uid}/huy/{path}/").status_code == 200
        assert officer.post(f"/ho-so/{anna.uid}/huy/{path}/", said).status_code == 302
    facts = queries.facts_of(anna, on=TODAY, year=2025)
    assert (facts["initiatives"], facts["discipline"], facts["open_cases"]) == ([], [], [])
    assert officer.get(f"/ho-so/{anna.uid}/huy/khac/1/").status_code == 404


def test_changing_is_refused_when_somebody_was_faster(officer, anna, land):
    path = f"/ho-so/{anna.uid}/sua/"
    page = officer.get(path)
    assert page.status_code == 200
    said = {"full_name": "Nguyễn Thị An", "code": "MT-01", "revision": str(anna.revision)}
    actions.confirm_parts(anna.pk, parts=[], by=land.officer, today=TODAY)
    answer = officer.post(path, said)
    assert answer.status_code == 422
    assert "Người khác vừa sửa hồ sơ này" in text(answer)
    anna.refresh_from_db()
    assert officer.post(path, said | {"revision": str(anna.revision)}).status_code == 302
    anna.refresh_from_db()
    assert (anna.full_name, anna.folded) == ("Nguyễn Thị An", "nguyen thi an")


def test_moving_keeps_the_earlier_stay(client, anna, land):
    client.force_login(land.standing)
    said = {"move-unit": "Sở Nội vụ, tỉnh Mẫu Sơn", "move-day": "2026-01-01"}
    answer = client.post(f"/ho-so/{anna.uid}/sua/", said)
    if answer.status_code == 422:
        answer = client.post(f"/ho-so/{anna.uid}/sua/", said | {"move-unit": "Sở Nội vụ"})
    assert answer.status_code == 302
    stays = list(anna.stints.order_by("start").values_list("unit_id", "start", "end"))
    assert stays == [
        (land.commune.pk, date(2019, 9, 1), date(2026, 1, 1)),
        (land.home.pk, date(2026, 1, 1), None),
    ]
    client.force_login(land.officer)
    assert client.get(f"/ho-so/{anna.uid}/").status_code == 404


def test_the_way_of_a_file_from_upload_to_the_last_row(officer, land, anna):
    assert officer.get("/ho-so/nhap/mau/").content[:2] == b"PK"
    data = (
        "Họ tên;Danh hiệu;Năm sinh\nLê Văn B;CSTĐCS 2025;1990\nTrần Văn C;CSTĐCS;1991\n"
        "Nguyen Thi A;LĐTT 2023;\n"
    ).encode()
    answer = officer.post(
        "/ho-so/nhap/",
        {"unit": "Xã Mẫu Thượng", "file": SimpleUploadedFile("ho-so.csv", data)},
    )
    batch = ImportBatch.objects.get()
    assert answer.url == f"/ho-so/nhap/{batch.uid}/"
    page = text(officer.get(answer.url))
    assert "“CSTĐCS” không nêu rõ một năm." in page
    assert "gần giống “Nguyễn Thị A”" in page
    first = f"/ho-so/nhap/{batch.uid}/3/"
    assert first in page
    report = officer.get(f"{answer.url}?state=unclear&xlsx=1").content
    assert [row[1][0] for row in tables.read(report, "x.xlsx")][2:] == ["3", "4"]
    cells = {"name": "Trần Văn C", "born": "1991", "titles": "CSTĐCS nào đó"}
    again = officer.post(first, cells)
    assert again.status_code == 422
    assert "CSTĐCS nào đó" in text(officer.get(first))
    assert officer.post(first, cells | {"act": "drop", "reason": ""}).status_code == 422
    done = officer.post(first, cells | {"titles": "CSTĐCS 2025"})
    assert done.url == f"/ho-so/nhap/{batch.uid}/4/"
    assert anna.uid in text(officer.get(done.url))
    cells = {"name": "Nguyen Thi A", "titles": "LĐTT 2023", "born": "", "subject": anna.uid}
    done = officer.post(done.url, cells)
    assert done.url == f"/ho-so/nhap/{batch.uid}/"
    assert Subject.objects.count() == 3
    twice = officer.post(
        "/ho-so/nhap/",
        {"unit": "Xã Mẫu Thượng", "file": SimpleUploadedFile("lai.csv", data)},
    )
    assert twice.status_code == 422
    assert "Mở đợt nhập đã có" in text(twice)
    kept = officer.get(f"/ho-so/nhap/{batch.uid}/tep/")
    assert BytesIO(b"".join(kept.streaming_content)).getvalue() == data
    assert officer.get(first).status_code == 302
