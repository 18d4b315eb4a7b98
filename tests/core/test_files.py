from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from thidua.core import files
from thidua.core.models import StoredFile
from thidua.kernel.problems import RefusedError

PLANS = frozenset({"docx", "pdf", "txt", "md", "html"})
TEXT = "Kế hoạch phát động phong trào thi đua".encode()
HASH = hashlib.sha256(TEXT).hexdigest()

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(data_folder: Path) -> None:
    """Every test here has a data folder of its own."""


def keep(data=TEXT, name="Kế hoạch 37.txt", allowed=PLANS) -> StoredFile:
    return files.store(data, name=name, by="Cán bộ thử", allowed=allowed)


def test_a_file_lies_under_its_checksum(data_folder: Path) -> None:
    stored = keep()
    stored.refresh_from_db()
    assert (stored.sha256, stored.name, stored.mime, stored.size) == (
        HASH,
        "Kế hoạch 37.txt",
        "text/plain",
        len(TEXT),
    )
    assert (stored.stored_by, stored.stored_by_name) == ("", "Cán bộ thử")
    assert stored.already_there is False
    place = data_folder / "files" / HASH[:2] / HASH[2:4] / HASH
    assert place.read_bytes() == TEXT
    assert place.stat().st_mode & 0o777 == 0o440
    assert list((data_folder / "files" / ".incoming").iterdir()) == []
    with files.open_stored(stored) as stream:
        assert stream.read() == TEXT


def test_the_same_bytes_are_kept_once_and_it_says_so() -> None:
    first = keep()
    again = keep(SimpleUploadedFile("Bản sao.txt", TEXT), name="Bản sao.txt")
    assert (again.pk, again.already_there, again.name) == (first.pk, True, "Kế hoạch 37.txt")
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize("data", [TEXT, SimpleUploadedFile("a.txt", TEXT), io.BytesIO(TEXT)])
def test_bytes_uploads_and_streams_are_taken(data) -> None:
    if not isinstance(data, bytes):
        data.seek(0)
    assert keep(data).sha256 == HASH


@pytest.mark.parametrize(
    ("data", "name", "code", "reason"),
    [
        (b"", "a.txt", "core.file_empty", "Tệp “a.txt” không có nội dung."),
        (
            b"x" * 3000,
            "a.txt",
            "core.file_too_large",
            "Tệp “a.txt” nặng 2,9 KB, vượt mức cho phép 2 KB.",
        ),
        (
            bytes.fromhex("89504e470d0a1a0a0000000d49484452"),
            "a.txt",
            "core.file_type",
            "Tệp “a.txt” là loại PNG, hệ thống không nhận ở chỗ này.",
        ),
        (b"\x00\x01\x02", "a.txt", "core.file_unknown", "Không nhận ra được loại của tệp “a.txt”."),
        (b"%PDF-1.4 cut", "a.pdf", "core.file_broken", "Tệp “a.pdf” bị hỏng hoặc không mở được."),
    ],
)
def test_what_is_refused_leaves_nothing(settings, data_folder, *, data, name, code, reason) -> None:
    settings.MAX_UPLOAD_BYTES = 2048
    with pytest.raises(RefusedError) as caught:
        keep(data, name=name)
    assert (caught.value.code, caught.value.reason) == (code, reason)
    assert StoredFile.objects.count() == 0
    assert [path for path in (data_folder / "files").rglob("*") if path.is_file()] == []


def test_the_refusal_says_what_would_be_taken() -> None:
    with pytest.raises(RefusedError) as caught:
        keep(allowed=frozenset({"pdf", "docx"}))
    assert caught.value.do == "Hãy dùng một trong các loại: DOCX, PDF."


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Văn bản\\Kế hoạch.docx", "Kế hoạch.docx"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf"),
        ("Ke\u0302\u0301 hoa\u0323ch.pdf", "Kế hoạch.pdf"),
        ("", "tep"),
        ("...", "tep"),
        ("x" * 300 + ".docx", "x" * 195 + ".docx"),
    ],
)
def test_names_are_cleaned(given: str, kept: str) -> None:
    assert files.clean_name(given) == kept


def test_a_file_is_handed_out_as_data_only() -> None:
    stored = keep(b"<html><script>alert(1)</script>", name="Trang “thử”.html")
    answer = files.response(stored, inline=True)
    assert answer["Content-Type"] == "text/html"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["Content-Disposition"] == (
        "attachment; filename*=utf-8''Trang%20%E2%80%9Cth%E1%BB%AD%E2%80%9D.html"
    )
    assert answer["Content-Length"] == str(stored.size)
    assert answer["ETag"] == f'"{stored.sha256}"'
    assert b"".join(answer.streaming_content) == b"<html><script>alert(1)</script>"


def test_only_harmless_kinds_are_shown_in_the_browser() -> None:
    answer = files.response(keep(), inline=True)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"].startswith("inline; ")
    answer.file_to_stream.close()
    saved = files.response(keep())
    assert saved["Content-Disposition"].startswith("attachment; ")
    saved.file_to_stream.close()


def test_every_checksum_can_be_proved(data_folder: Path) -> None:
    good, lost, bad = keep(), keep(b"hai", name="b.txt"), keep(b"ba", name="c.txt")
    assert files.verify_all() == files.Verification(3)
    files.path_of(lost.sha256).unlink()
    place = files.path_of(bad.sha256)
    place.chmod(0o640)
    place.write_bytes(b"bA")
    other = data_folder / "files" / "ff" / "ff" / ("f" * 64)
    other.parent.mkdir(parents=True)
    other.write_bytes(b"?")
    found = files.verify_all()
    assert found == files.Verification(1, [lost.sha256], [bad.sha256], ["f" * 64])
    assert not found.holds
    assert good.sha256 not in (*found.missing, *found.changed)
    with pytest.raises(files.MissingFileError):
        files.open_stored(lost)


def test_storing_again_heals_what_was_changed_on_disk() -> None:
    stored = keep()
    place = files.path_of(stored.sha256)
    place.chmod(0o640)
    place.write_bytes(b"?")
    assert keep().already_there
    assert files.verify_all().holds


@pytest.mark.django_db(transaction=True)
def test_many_at_once_keep_one(in_threads) -> None:
    def work(place: int) -> tuple[int, bool]:
        with transaction.atomic():
            stored = keep(name=f"{place}.txt")
        return stored.pk, stored.already_there

    results = in_threads(work, 5)
    assert len({key for key, _ in results}) == 1
    assert sorted(there for _, there in results) == [False, True, True, True, True]
    assert files.verify_all() == files.Verification(1)
