from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.text.fold import fold, nfc

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
MARKS = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
BARE = {"ă": "a", "â": "a", "đ": "d", "ê": "e", "ô": "o", "ơ": "o", "ư": "u"}


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_with_every_tone_in_every_form(letter: str) -> None:
    for mark in MARKS:
        for form in ("NFC", "NFD", "NFKC", "NFKD"):
            for cased in (letter + mark, (letter + mark).upper()):
                assert fold(unicodedata.normalize(form, cased)) == BARE.get(letter, letter)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đắk Lắk", "dak lak"),
        ("  Sở\u00a0Khoa  học\tvà\nCông nghệ ", "so khoa hoc va cong nghe"),
        ("ĐẶNG THỊ HƯỜNG", "dang thi huong"),
        ("Ðà Nẵng", "da nang"),
        ("923/QĐ-TTg", "923/qd-ttg"),
        ("Nguy\u00adễn\u200b", "nguyen"),
        ("İstanbul", "istanbul"),
        ("Москва 서울", "москва 서울"),
        ("", ""),
    ],
)
def test_examples(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text("aăâđêôơưĐƠ \u0300\u0301\u0303\u0309\u0323", max_size=30))
def test_the_form_of_the_input_does_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(nfc(text)) == fold(text.upper())


def test_nfc_is_form_c() -> None:
    assert nfc("Thu\u031b\u0300a") == "Thừa"
