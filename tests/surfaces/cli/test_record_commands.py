"""Records from the command line: take a file in, show one record."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from factories import make_officer, make_unit
from thidua.apps.records.models import Subject
from thidua.core.models import AuditEntry
from thidua.surfaces.cli.record import app

pytestmark = pytest.mark.django_db
DATA = """Họ tên;Mã số;Danh hiệu;Xếp loại 2025
Nguyễn Thị A;A-1;CSTĐCS 2024;HTXSNV
Lê Văn B;B-1;CSTĐCS;HTTNV
"""


@pytest.fixture
def officer():
    return make_officer(make_unit("Xã Mẫu Thượng", kind="commune", uid="c-t1"), "UnitOfficer")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "ho-so.csv"
    path.write_text(DATA, encoding="utf-8")
    return path


def run(*arguments: object, status: int = 0) -> str:
    """Return what the command prints; fail when it ends otherwise than with `status`."""
    done = CliRunner().invoke(app, [str(a) for a in arguments])
    assert done.exit_code == status, done.output
    return done.stdout


def test_a_file_is_taken_in_and_what_waits_is_told(officer, file):
    said = json.loads(run("import", file, "--unit", "c-t1", "--by", officer.username, "--json"))
    assert said["counts"] == {"taken": 1, "unclear": 1}
    (row,) = said["rows"]
    assert (row["row"], row["name"], row["state"]) == (3, "Lê Văn B", "unclear")
    assert [one["code"] for one in row["problems"]] == ["records.year_missing"]
    again = run("import", file, "--unit", "c-t1", "--by", officer.username, status=3)
    assert again == ""
    assert Subject.objects.count() == 1


def test_the_report_names_row_reason_and_what_to_do(officer, file):
    told = run("import", file, "--unit", "xã mẫu thượng", "--by", officer.username)
    assert "nhận 1 dòng, đã có sẵn 0, chờ xử lý 1." in told
    assert "dòng 3 Lê Văn B: “CSTĐCS” không nêu rõ một năm." in told


def test_who_may_not_is_refused(officer, file):
    other = make_officer(make_unit("Sở Khác"), "UnitOfficer")
    run("import", file, "--unit", "c-t1", "--by", other.username, status=3)
    run("import", file, "--unit", "Xã Không Có", "--by", officer.username, status=3)
    assert not Subject.objects.exists()


def test_a_record_is_shown_by_name_code_or_identifier(officer, file):
    run("import", file, "--unit", "c-t1", "--by", officer.username)
    one = Subject.objects.get()
    for said in ("nguyen thi a", "A-1", one.uid):
        told = json.loads(run("show", said, "--json"))
        assert (told["uid"], told["facts"]["titles"]) == (one.uid, {"CSTDCS": [2024]})
    assert AuditEntry.objects.filter(action="records.shown").count() == 3
    assert "CSTDCS  2024" in run("show", "A-1", "--by", officer.username)
    other = make_officer(make_unit("Sở Khác"), "UnitOfficer")
    run("show", "A-1", "--by", other.username, status=3)
    run("show", "Không Ai", status=3)
