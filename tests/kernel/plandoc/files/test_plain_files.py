"""Plain text in all its codes."""

from __future__ import annotations

import codecs
import unicodedata

import pytest

from thidua.kernel.plandoc.files import read_file, text_of
from thidua.kernel.problems import RefusedError

PLAIN = (
    "KẾ HOẠCH\nPhát động phong trào thi đua của tỉnh và các địa phương đến năm 2030\n"
    "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị tổ chức thực hiện những nội dung để có kết "
    "quả trong tháng.\n"
)
# The same beginnings as offices typed them before Unicode.
TCVN3 = (
    "KÕ ho¹ch ph¸t ®éng phong trµo thi ®ua cña tØnh vµ c¸c ®Þa ph­¬ng ®Õn n¨m 2030. Uû ban nh©n d©n "
    "tØnh yªu cÇu c¸c c¬ quan, ®¬n vÞ tæ chøc thùc hiÖn nh÷ng néi dung."
)
VNI = (
    "Keá hoaïch phaùt ñoäng phong traøo thi ñua cuûa tænh vaø caùc ñòa phöông ñeán naêm 2030. Uûy "
    "ban nhaân daân tænh yeâu caàu caùc cô quan, ñôn vò toå chöùc thöïc hieän nhöõng noäi dung."
)


def windows_1258(text: str) -> bytes:
    """Vowel with its hat as one letter, the tone after it: the form that this code has."""
    hats = {"\u0302", "\u0306", "\u031b"}
    out = ""
    for letter in text:
        first, *marks = unicodedata.normalize("NFD", letter)
        hatted = unicodedata.normalize("NFC", first + "".join(m for m in marks if m in hats))
        out += hatted + "".join(m for m in marks if m not in hats)
    return out.encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        codecs.BOM_UTF8 + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-32"),
        PLAIN.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", PLAIN).encode(),
        windows_1258(PLAIN),
    ],
    ids=["utf8", "bom", "16", "16be-bom", "16le", "16be", "32", "crlf", "nfd", "1258"],
)
def test_every_code_gives_the_same_text(data: bytes) -> None:
    assert text_of(data, "ke-hoach.txt") == PLAIN


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (TCVN3.encode("latin-1"), "text_tcvn3"),
        (TCVN3.encode(), "text_tcvn3"),
        (VNI.encode("latin-1"), "text_vni"),
        (VNI.encode(), "text_vni"),
        ("Élève très âgé, où êtes-vous à l'été".encode("latin-1"), "text_encoding"),
        (bytes(range(128, 256)) * 20, "text_encoding"),
    ],
    ids=["tcvn3-bytes", "tcvn3-letters", "vni-bytes", "vni-letters", "french", "noise"],
)
def test_other_codes_are_named_and_refused(data: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        text_of(data, "ke-hoach.txt")
    assert refusal.value.code == code


def test_one_broken_byte_spoils_one_letter() -> None:
    long = PLAIN * 3
    broken = long.encode().replace("Ế".encode(), b"\xe1", 1)
    assert text_of(broken, "a.txt") == long.replace("Ế", "\ufffd", 1)


def test_french_in_unicode_is_no_old_vietnamese() -> None:
    text = "Élève très âgé, où êtes-vous à l'été, près de la forêt déjà brûlée, garçon?\n" * 9
    assert text_of(text.encode(), "a.txt") == text


def test_path_and_bytes_give_the_same(tmp_path) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_bytes(PLAIN.encode())
    assert read_file(path) == read_file(PLAIN.encode(), "kế hoạch.txt")
    assert read_file(path).notes == ()


def test_a_wrong_ending_is_told() -> None:
    found = read_file(PLAIN.encode(), "ke-hoach.pdf")
    assert (found.kind, found.text) == ("txt", PLAIN)
    assert [note.code for note in found.notes] == ["name_differs_content"]
    assert found.notes[0].text == (
        "Tên tệp có đuôi .pdf nhưng nội dung là văn bản thường (.txt); đã đọc theo nội dung."
    )
