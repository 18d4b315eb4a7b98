"""The one form of text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.plandoc.files.clean import clean


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("a\r\nb\rc\x0cd\u2028e", "a\nb\nc\nd\ne\n"),
        ("  hai\xa0khoảng\u2003trống\t.", "  hai khoảng trống .\n"),
        ("thi\u200b \xadđua\ufeff\x00\x07", "thi đua\n"),
        (unicodedata.normalize("NFD", "Ủy ban tỉnh"), "Ủy ban tỉnh\n"),
        ("\n\n\na \n\n\n\nb\n\n", "a\n\nb\n"),
        ("\uf0b7 Mục tiêu", "• Mục tiêu\n"),
        (" \n\t\r\n", ""),
        ("", ""),
        ("a" + "\u0323" * 1_000_000 + "b", "ạ" + "\u0323" * 29 + "b\n"),
        ("…" * 40 + "!", "…" * 40 + "!\n"),
    ],
)
def test_the_form(given_text: str, expected: str) -> None:
    assert clean(given_text) == expected


@given(st.text())
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(st.text(st.characters()))
def test_no_controls_and_composed(text: str) -> None:
    cleaned = clean(text)
    assert not [c for c in cleaned if c != "\n" and unicodedata.category(c) in {"Cc", "Cs"}]
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\n\n\n" not in cleaned
    assert cleaned == "" or cleaned[-1] == "\n"
