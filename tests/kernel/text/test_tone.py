"""Places of tone marks and letters without marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.text.flat import bare, flat
from thidua.kernel.text.tone import modern_tone, nfc


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà bình", "hòa bình"),
        ("THANH HOÁ", "THANH HÓA"),
        ("uỷ ban, thuỷ lợi", "ủy ban, thủy lợi"),
        ("khoẻ", "khỏe"),
        ("quý", "quý"),
        ("hoạt động", "hoạt động"),
        ("toàn", "toàn"),
    ],
)
def test_one_house_form(old, new):
    assert modern_tone(old) == new


@given(st.text(max_size=200))
def test_again_changes_nothing(text):
    once = modern_tone(text)
    assert modern_tone(once) == once
    assert len(once) == len(nfc(text))


@given(st.text(max_size=200))
def test_flat_keeps_every_place(text):
    assert len(flat(text)) == len(bare(text)) == len(text) or any(len(c.upper()) > 1 for c in text)


def test_flat_and_bare():
    assert flat("Đợt 1 – Ủy ban") == "dot 1 - uy ban"
    assert bare("Vụ Tổ chức tổ chức") == "Vu To chuc to chuc"
