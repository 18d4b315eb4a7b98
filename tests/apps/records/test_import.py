"""Files of records: clear rows at once, unclear ones wait, nothing half-taken, nothing twice."""

from __future__ import annotations

from datetime import date

import pytest

from factories import make_officer, make_unit
from thidua.apps.records import actions, states
from thidua.apps.records.models import ImportBatch, ImportRow, Stint, Subject
from thidua.apps.records.pages.take_in_table import table
from thidua.core import export
from thidua.core.models import AuditEntry
from thidua.kernel.problems import BlockedError, NotAllowedError, RefusedError

TODAY = date(2026, 3, 2)
HEADINGS = "Họ và tên;Đơn vị;Mã số;Ngày sinh;Xếp loại 2024;XEP LOAI NAM 2025;Danh hiệu;Khen thưởng"


def csv(*lines: str, headings: str = HEADINGS) -> bytes:
    return "\n".join((headings, *lines)).encode()


def taken(land, *lines, by=None, unit=None, headings=HEADINGS) -> list[ImportRow]:
    batch = actions.take_in(
        csv(*lines, headings=headings),
        "ho-so.csv",
        unit_id=(unit or land.commune).pk,
        by=by or land.officer,
        today=TODAY,
    )
    return list(batch.rows.order_by("number"))


def codes(row: ImportRow) -> list[str]:
    return [one["code"].removeprefix("records.") for one in row.problems]


def test_a_clear_row_becomes_a_record(land):
    (row,) = taken(
        land,
        "Nguyễn Thị A;;MT-01;21/11/1985;Hoàn thành tốt nhiệm vụ;HTXSNV;"
        '"CSTĐCS 2024; CSTĐCS 2025; LĐTT 2023";"Bằng khen của Chủ tịch UBND tỉnh 2025 (chuyên đề)"',
    )
    assert (row.number, row.state, row.problems) == (2, states.TAKEN, [])
    one = Subject.objects.get()
    assert (one.full_name, one.unit, one.code, one.born) == (
        "Nguyễn Thị A",
        land.commune,
        "MT-01",
        date(1985, 11, 21),
    )
    assert row.subject == one
    assert list(one.ratings.order_by("year").values_list("year", "code")) == [
        (2024, "HTTNV"),
        (2025, "HTXSNV"),
    ]
    assert sorted(one.grants.values_list("award", "year", "type")) == [
        ("BKBBNT", 2025, "CHUYEN_DE"),
        ("CSTDCS", 2024, ""),
        ("CSTDCS", 2025, ""),
        ("LDTT", 2023, ""),
    ]
    assert one.complete == ["titles", "awards"]
    assert Stint.objects.get().unit == land.commune
    entry = AuditEntry.objects.get(action="records.take_in")
    assert entry.data == {"rows": 1, "taken": 1}


UNCLEAR = [
    ("Lê Văn B;Sở Không Có;;;;;;", ["unit_unknown"]),
    ("Lê Văn B;;;;;;CSTĐCS;", ["year_missing"]),
    ("Lê Văn B;;;;;;;Bằng khen của Giám đốc Sở Y tế 2024", ["no_such_award"]),
    ("Lê Văn B;;;;;;Chiến sĩ thi đua 2024;", ["no_such_award"]),
    ("Lê Văn B;;;;khá;;;", ["no_such_rating"]),
    ("Lê Văn B;;;32/13/1985;;;;", ["not_a_day"]),
    ("Lê Văn B;;;;;;CSTĐCS 2027;", ["future_year"]),
    ("Lê Văn B;;;1990;;;CSTĐCS 1985;", ["before_start"]),
    ("Lê Văn B;;;;;;CSTĐCS 2024, CSTĐCS 2024, LĐTT 2024, xã 2023;", ["no_such_award"]),
    (";;;;HTNV;;;", ["name_missing"]),
    ("Lê Văn B;;;01/01/2030;;;;", ["future_day"]),
]


@pytest.mark.parametrize(("line", "expected"), UNCLEAR)
def test_what_is_unclear_waits_whole(land, line, expected):
    (row,) = taken(land, line)
    assert (row.state, codes(row)) == (states.UNCLEAR, expected)
    assert not Subject.objects.exists()


def test_every_reason_is_told_at_once(land):
    (row,) = taken(land, "Lê Văn B;Sở Không Có;;99/99/1990;khá;;CSTĐCS;Huân chương Lao động 2020")
    assert codes(row) == [
        "not_a_day",
        "no_such_rating",
        "year_missing",
        "no_such_award",
        "unit_unknown",
    ]


def test_units_are_found_by_short_names_within_reach_only(land):
    other = make_unit("Tỉnh Khác", kind="province")
    make_unit("Sở Xây dựng", other)
    rows = taken(
        land,
        "Lê Văn B;UBND xã Mẫu Thượng;;;;;;",
        "Trần Văn C;so noi vu;;;;;;",
        "Đỗ Văn D;Sở Xây dựng;;;;;;",
        by=land.standing,
        unit=land.province,
    )
    assert [row.state for row in rows] == [states.TAKEN, states.TAKEN, states.UNCLEAR]
    assert list(Subject.objects.order_by("pk").values_list("unit_id", flat=True)) == [
        land.commune.pk,
        land.home.pk,
    ]


def test_a_name_that_is_a_unit_is_a_collective(land):
    rows = taken(
        land,
        "Sở Nội vụ;;;;HTTNV;HTXSNV;TTLĐXS 2025;",
        by=land.standing,
        unit=land.province,
    )
    assert rows[0].state == states.TAKEN
    one = Subject.objects.get()
    assert (one.kind, one.own_unit, one.unit) == ("collective", land.home, land.home)


def test_the_same_person_is_met_again_by_code_or_birth_and_only_news_is_written(land, anna):
    rows = taken(
        land,
        "Nguyễn Thị A;;MT-01;;;;CSTĐCS 2024;",
        "Nguyễn Thị A;;;21/11/1985;;;LĐTT 2023;",
        "nguyễn thị a;;;;;;;Giấy khen 2022",
    )
    assert [row.state for row in rows] == [states.REFUSED, states.TAKEN, states.TAKEN]
    assert codes(rows[0]) == ["already_there"]
    assert Subject.objects.count() == 1
    assert sorted(anna.grants.values_list("award", "year")) == [
        ("CSTDCS", 2024),
        ("CSTDCS", 2025),
        ("GK", 2022),
        ("LDTT", 2023),
    ]


def test_who_may_be_meant_is_not_guessed(land, anna):
    rows = taken(
        land,
        "Nguyen Thi A;;;;;;LĐTT 2023;",
        "Trần Thị Khác;;MT-01;;;;LĐTT 2023;",
        "Nguyễn Thị A;;MT-01;;HTNV;;;",
        "Nguyễn Thị A;;;02/02/1990;;;LĐTT 2023;",
    )
    assert [codes(row) for row in rows] == [
        ["person_alike"],
        ["born_differs"],
        ["rating_differs"],
        [],
    ]
    assert rows[3].state == states.TAKEN
    assert Subject.objects.count() == 2


def test_two_rows_of_one_name_wait_and_two_of_one_code_are_one_person(land):
    rows = taken(
        land,
        "Lê Văn B;;;;;;LĐTT 2023;",
        "Lê Văn B;;;;;;LĐTT 2024;",
        "Đỗ Thị C;;C-1;;;;LĐTT 2023;",
        "Đỗ Thị C;;C-1;;;;LĐTT 2024;",
        "Đỗ Văn D;;C-1;;;;LĐTT 2024;",
    )
    assert [row.state for row in rows] == ["taken", "unclear", "taken", "taken", "unclear"]
    assert codes(rows[1]) == ["twice_in_file"]
    assert codes(rows[4]) == ["born_differs"]
    assert sorted(rows[2].subject.grants.values_list("year", flat=True)) == [2023, 2024]
    assert rows[2].subject == rows[3].subject


def test_the_same_file_twice_is_told(land):
    taken(land, "Lê Văn B;;;;;;LĐTT 2023;")
    with pytest.raises(BlockedError) as told:
        taken(land, "Lê Văn B;;;;;;LĐTT 2023;")
    (problem,) = told.value.problems
    assert problem.code == "records.same_file"
    assert problem.params["batch"] == ImportBatch.objects.get().uid
    assert ImportRow.objects.count() == 1


def test_a_file_without_headings_or_rows_is_refused_and_nothing_kept(land):
    for data, code in (
        (b"a;b\n1;2\n", "records.no_headings"),
        (csv(), "records.no_rows"),
        (b"", "core.file_empty"),
    ):
        with pytest.raises(RefusedError) as refused:
            actions.take_in(data, "x.csv", unit_id=land.commune.pk, by=land.officer, today=TODAY)
        assert refused.value.code == code
    assert not ImportBatch.objects.exists()


def test_nobody_takes_in_outside_the_own_reach_or_the_own_record(land, anna):
    with pytest.raises(NotAllowedError):
        taken(land, "Lê Văn B;;;;;;;", unit=land.home)
    with pytest.raises(NotAllowedError):
        taken(land, "Lê Văn B;;;;;;;", by=land.chief)
    anna.account = land.officer
    anna.save()
    (row,) = taken(land, "Nguyễn Thị A;;MT-01;;;;LĐTT 2023;")
    assert codes(row) == ["own_record"]


def test_the_empty_table_reads_itself(land):
    batch = actions.take_in(
        table(), "mau.xlsx", unit_id=land.commune.pk, by=land.officer, today=TODAY
    )
    assert [row.state for row in batch.rows.order_by("number")] == ["taken", "taken"]
    person, collective = Subject.objects.order_by("pk")
    assert sorted(person.grants.values_list("award", "year", "type")) == [
        ("BKBBNT", 2024, "CONG_TRANG"),
        ("CSTDCS", 2024, ""),
        ("CSTDCS", 2025, ""),
        ("LDTT", 2023, ""),
    ]
    work = person.works.get()
    assert (work.scope, work.recognised, work.applied, work.year, work.title) == (
        "ministry_province",
        True,
        True,
        2025,
        "Rút ngắn thời gian trả kết quả",
    )
    assert (person.direct, person.group) == (True, "official")
    assert person.complete == ["titles", "awards", "works", "discipline", "open_cases"]
    assert (collective.kind, collective.own_unit) == ("collective", None)


def big(count: int) -> bytes:
    columns = [(heading,) for heading in HEADINGS.split(";")]
    rows = [
        (f"Người Số {n}", "", f"N-{n}", "1990", "HTTNV", "HTXSNV", "CSTĐCS 2025; LĐTT 2024", "")
        for n in range(count)
    ]
    return export.workbook("Hồ sơ", columns, rows)


@pytest.mark.parametrize("count", [1, 3])
def test_rows_cost_no_queries_of_their_own(land, count, django_assert_num_queries):
    data = big(count)
    with django_assert_num_queries(23):
        actions.take_in(data, "n.xlsx", unit_id=land.commune.pk, by=land.officer, today=TODAY)


def test_thousands_of_rows_are_taken_in_whole(land):
    actions.take_in(big(2_000), "n.xlsx", unit_id=land.commune.pk, by=land.officer, today=TODAY)
    assert Subject.objects.count() == 2_000


def test_a_heading_is_known_with_and_without_marks(land):
    (row,) = taken(
        land,
        "1;Lê Văn B;HTXSNV;không;không",
        headings="STT;ho ten;muc do hoan thanh nhiem vu 2025;Kỷ luật;To cao",
    )
    assert row.state == states.TAKEN
    assert row.subject.complete == ["discipline", "open_cases"]
    assert row.subject.ratings.get().code == "HTXSNV"


def test_an_officer_of_another_province_sees_no_batch(land, client):
    batch = taken(land, "Lê Văn B;;;;;;LĐTT 2023;")[0].batch
    other = make_officer(make_unit("Tỉnh Khác", kind="province"))
    client.force_login(other)
    assert client.get(f"/ho-so/nhap/{batch.uid}/").status_code == 404
    client.force_login(land.officer)
    assert client.get(f"/ho-so/nhap/{batch.uid}/").status_code == 200
