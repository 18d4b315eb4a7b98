"""`thidua plan`: results, refusals, exit status, letters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kernel.plandoc.files.building import docx, p
from kernel.plandoc.variants.plain import lines
from kernel.plandoc.variants.synthetic import DEPARTMENT, PROVINCE, blocks

pytestmark = pytest.mark.pure

PLAN = lines(blocks(PROVINCE))
LOWER = lines(blocks(DEPARTMENT))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_text_prints_the_text_exactly(thidua, plan: Path) -> None:
    called = thidua("plan", "text", plan)
    assert (called.status, called.out, called.err) == (0, PLAN, "")


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_letters_do_not_depend_on_the_locale(thidua, plan: Path, locale: str) -> None:
    called = thidua("plan", "text", plan, LC_ALL=locale, LANG=locale, PYTHONUTF8="0")
    assert (called.status, called.out) == (0, PLAN)


def test_standard_input(thidua) -> None:
    assert thidua("plan", "text", "-", stdin=PLAN.encode()).out == PLAN
    assert thidua("plan", "text", "-", stdin=docx(p("Kế hoạch"))).out == "Kế hoạch\n"


def test_read_prints_one_json_document(thidua, plan: Path) -> None:
    called = thidua("plan", "read", plan, "--json")
    assert (called.status, called.err) == (0, "")
    reading = json.loads(called.out)
    assert reading["movement"]["name"] == PROVINCE.movement
    assert "\\u" not in called.out
    for item in reading["contents"]:
        start, end = item["span"]
        assert " ".join(PLAN[start:end].split()).endswith(item["text"][-20:])


def test_read_prints_an_outline_for_people(thidua, plan: Path) -> None:
    called = thidua("plan", "read", plan)
    assert called.status == 0
    assert called.out.splitlines()[0] == f"Phong trào:  {PROVINCE.movement}"
    assert "\nNội dung thi đua (5)\n   1. Thi đua tuyên truyền, vận động mỗi gia đình" in called.out


def test_compare(thidua, plan: Path, tmp_path: Path) -> None:
    lower = tmp_path / "so.txt"
    lower.write_text(LOWER, encoding="utf-8")
    called = thidua("plan", "compare", plan, lower, "--json")
    assert called.status == 0
    found = json.loads(called.out)
    assert {row["relation"] for row in found["contents"]} <= {
        "same",
        "adapted",
        "replaced",
        "merged",
        "new",
        "dropped",
    }
    assert len(found["contents"]) >= len(DEPARTMENT.contents)
    assert thidua("plan", "compare", plan, lower).out.count("Nội dung thi đua (") == 1


@pytest.mark.parametrize("command", [["read"], ["read", "--json"], ["text"]])
def test_refusal(thidua, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    called = thidua("plan", *command, path)
    assert called.status == 3
    assert called.err == (
        "Từ chối: Tệp là ảnh, không có chữ để đọc.\n"
        "Cách làm: Gửi bản .docx hoặc .pdf có chữ, hoặc nhận dạng chữ (OCR) rồi gửi kết quả đã "
        "soát.\n"
    )
    told = {
        "refused": {
            "code": "file_picture",
            "reason": "Tệp là ảnh, không có chữ để đọc.",
            "do": "Gửi bản .docx hoặc .pdf có chữ, hoặc nhận dạng chữ (OCR) rồi gửi kết quả đã "
            "soát.",
        }
    }
    assert (json.loads(called.out) if "--json" in command else called.out) == (
        told if "--json" in command else ""
    )


def test_refusal_of_one_of_two_names_it(thidua, plan: Path, tmp_path: Path) -> None:
    empty = tmp_path / "rong.txt"
    empty.write_bytes(b"")
    called = thidua("plan", "compare", plan, empty, "--json")
    assert called.status == 3
    assert json.loads(called.out)["refused"] == {
        "code": "file_empty",
        "reason": f"{empty}: Tệp rỗng, không có chữ nào.",
        "do": "Kiểm tra lại tệp và gửi tệp có nội dung.",
    }


def test_size_limit_by_option(thidua, tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    path.write_bytes(b"a" * (2**20 + 1))
    called = thidua("plan", "text", path, "--max-mb", "1")
    assert (called.status, called.err.splitlines()[0]) == (
        3,
        "Từ chối: Tệp lớn hơn mức 1 MB cho phép.",
    )
    assert thidua("plan", "text", "-", "--max-mb", "1", stdin=path.read_bytes()).status == 3


@pytest.mark.parametrize(
    ("arguments", "err"),
    [
        (["plan", "text", "khong-co.txt"], "Lỗi: không mở được khong-co.txt: không có tệp này.\n"),
        (["plan", "text", "."], "Lỗi: không mở được .: đây là thư mục, không phải tệp.\n"),
        (
            ["plan", "compare", "-", "-"],
            "Lỗi: chỉ một trong hai tệp được là đầu vào chuẩn (-).\n",
        ),
    ],
)
def test_wrong_call(thidua, arguments: list[str], err: str) -> None:
    called = thidua(*arguments)
    assert (called.status, called.out, called.err) == (2, "", err)


@pytest.mark.parametrize(
    "arguments",
    [["plan", "read"], ["plan", "đọc"], ["khong-co"], ["plan", "read", "a", "--la"], ["plan"], []],
)
def test_unknown_or_missing_arguments(thidua, arguments: list[str]) -> None:
    called = thidua(*arguments)
    assert called.status == 2
    assert "Usage: thidua" in called.out + called.err


def test_a_name_that_lies_is_told(thidua, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(docx(p("Kế hoạch")))
    called = thidua("plan", "text", path)
    assert (called.status, called.out) == (0, "Kế hoạch\n")
    assert called.err.startswith("Lưu ý: Tên tệp có đuôi .pdf nhưng nội dung là tệp Word")


def test_closed_pipe_is_quiet(plan: Path) -> None:
    long = plan.with_name("dai.txt")
    long.write_text(PLAN * 100, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "thidua", "plan", "text", str(long)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_reading_does_not_load_django(plan: Path) -> None:
    code = (
        "import sys\nfrom thidua.surfaces.cli.root import run\n"
        f"status = run(['plan', 'read', {str(plan)!r}, '--json'])\n"
        "print(status, [m for m in sys.modules if m.split('.')[0] == 'django'], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr == b"0 []\n"
