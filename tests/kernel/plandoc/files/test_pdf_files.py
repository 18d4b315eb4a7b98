"""PDF files: the text layer in the order of reading."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kernel.plandoc.files.building import pdf, shown
from thidua.kernel.plandoc.files import pdf_pages, read_file, text_of
from thidua.kernel.problems import RefusedError

LINES = [(72.0, 760.0 - 20 * i, f"line number {i}") for i in range(12)]
IN_ORDER = "".join(f"line number {i}\n" for i in range(12))
PICTURE = (
    "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q\n"  # one grey dot, page-wide
)


def test_pages_follow_one_another() -> None:
    found = read_file(pdf(shown(*LINES), shown((72, 760, "second page"))), "a.pdf")
    assert (found.kind, found.text) == ("pdf", IN_ORDER + "second page\n")


def test_lines_drawn_from_the_bottom_up_are_read_from_the_top() -> None:
    assert text_of(pdf(shown(*reversed(LINES))), "a.pdf") == IN_ORDER


def test_the_same_text_each_time() -> None:
    data = pdf(shown(*LINES))
    assert len({text_of(data, "a.pdf") for _ in range(3)}) == 1


def test_vietnamese_letters_of_a_printed_page() -> None:
    typst = pytest.importorskip("typst")
    source = '#set text(font: "Libertinus Serif", lang: "vi")\nỦy ban nhân dân tỉnh Đắk Lắk, ngưỡng'
    data = typst.compile(source.encode(), ignore_system_fonts=True)
    assert text_of(data, "a.pdf") == "Ủy ban nhân dân tỉnh Đắk Lắk, ngưỡng\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf(PICTURE), "pdf_scan"),
        (pdf(PICTURE + shown((72, 20, "Signed by the office")), PICTURE), "pdf_scan"),
        (pdf(""), "pdf_scan"),
        (pdf(), "pdf_broken"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "pdf_broken"),
        (b"%PDF-1.7\n", "pdf_broken"),
    ],
    ids=["picture", "stamped", "blank", "no-page", "noise", "head-only"],
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        text_of(data, "a.pdf")
    assert refusal.value.code == code


def test_a_picture_with_enough_text_is_read() -> None:
    text = text_of(pdf(PICTURE + shown(*[(x, y, t * 2) for x, y, t in LINES])), "a.pdf")
    assert text.startswith("line number 0line number 0\n")


def test_password() -> None:
    standard = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /Length 40 "
        f"/O <{'4f' * 32}> /U <{'55' * 32}> >> /ID [<{'aa' * 16}> <{'aa' * 16}>] "
    )
    with pytest.raises(RefusedError) as refusal:
        text_of(pdf(shown(*LINES), trailer=standard), "a.pdf")
    assert (refusal.value.code, refusal.value.reason) == (
        "pdf_encrypted",
        "Tệp PDF được đặt mật khẩu.",
    )


def test_a_page_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    from thidua.kernel.plandoc.files import pdf as reader

    monkeypatch.setattr(reader, "SECONDS", 0.01)
    with pytest.raises(RefusedError) as refusal:
        text_of(pdf(shown(*LINES)), "a.pdf")
    assert refusal.value.code == "pdf_too_heavy"


PEAK_OF = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-I", sys.argv[1]], stdin=sys.stdin, capture_output=True)
assert done.returncode == 0 and b"line number 0" in done.stdout, done
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in KB on Linux")
def test_memory_does_not_grow_with_the_pages(tmp_path: Path) -> None:
    peaks = []
    for pages in (1, 2000):
        path = tmp_path / f"{pages}.pdf"
        path.write_bytes(pdf(*[shown(*LINES)] * pages))
        with path.open("rb") as file:
            asked = [sys.executable, "-I", "-c", PEAK_OF, pdf_pages.__file__]
            done = subprocess.run(asked, stdin=file, capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout) / 1024)
    assert peaks[1] - peaks[0] < 40, peaks


def test_a_page_of_many_letters_is_no_scan_whatever_lies_below() -> None:
    lines = shown(*[(x, y, t * 2) for x, y, t in LINES])
    pages = [PICTURE, PICTURE + lines, PICTURE + lines]
    assert text_of(pdf(*pages), "a.pdf").count("line number 11") == 4
    with pytest.raises(RefusedError, match="pdf_scan"):
        text_of(pdf(*pages[:2], PICTURE), "a.pdf")
