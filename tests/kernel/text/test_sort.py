from __future__ import annotations

import random
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.text.sort import name_sort_key, sort_key

ORDERED = [
    "an",
    "anh",
    "ành",
    "ảnh",
    "ãnh",
    "ánh",
    "ạnh",
    "ăn",
    "ân",
    "âu",
    "ba",
    "ca",
    "chi",
    "da",
    "dao",
    "dũng",
    "dương",
    "đà",
    "đào",
    "đức",
    "em",
    "êm",
    "ga",
    "hà",
    "ích",
    "khi",
    "lan",
    "mai",
    "ngà",
    "on",
    "ong",
    "ông",
    "ơn",
    "phú",
    "quy",
    "rút",
    "sang",
    "trang",
    "ung",
    "ưng",
    "vinh",
    "xuân",
    "ý",
    "ỷ",
    "yến",
]
SYMBOLS = "0123456789abcdefghijklmnopqrstuvwxyz"


def test_words_stand_as_in_the_dictionary() -> None:
    mixed = list(ORDERED)
    random.Random(2).shuffle(mixed)
    expected = [*ORDERED[:-3], *sorted(ORDERED[-3:], key=["ỷ", "ý", "yến"].index)]
    assert sorted(mixed, key=sort_key) == expected


def test_tones_only_decide_when_the_letters_are_equal() -> None:
    assert sorted(["má b", "ma c", "mạ a", "ma b", "mà b"], key=sort_key) == [
        "mạ a",
        "ma b",
        "mà b",
        "má b",
        "ma c",
    ]


def test_a_shorter_word_stands_first_and_case_does_not_matter() -> None:
    assert sorted(["Hà Nội", "Hà", "Hà Nam", "hàm"], key=sort_key) == [
        "Hà",
        "Hà Nam",
        "Hà Nội",
        "hàm",
    ]
    assert (
        sort_key("HÀ NỘI")
        == sort_key("hà nội")
        == sort_key(unicodedata.normalize("NFD", " Hà Nội "))
    )


def test_numbers_count_as_numbers() -> None:
    names = ["Quận 10", "Quận 2", "Quận 1", "Quận 002", "Quận Ba Đình"]
    assert sorted(names, key=sort_key) == [
        "Quận 1",
        "Quận 2",
        "Quận 002",
        "Quận 10",
        "Quận Ba Đình",
    ]


def test_names_stand_by_given_name() -> None:
    names = ["Trần Ánh", "Lê Văn An", "Đỗ Ân", "Đặng Văn An", "An"]
    expected = ["An", "Đặng Văn An", "Lê Văn An", "Trần Ánh", "Đỗ Ân"]
    assert sorted(names, key=name_sort_key) == expected
    assert name_sort_key("") == sort_key("")


@given(st.text())
def test_a_key_is_plain_for_every_collation(text: str) -> None:
    assert set(sort_key(text)) <= set(SYMBOLS)


WORDS = st.text("aăâàáạbcđdeê 12", max_size=12)


@given(WORDS, WORDS)
def test_equal_keys_mean_equal_words(one: str, other: str) -> None:
    same = " ".join(one.split()) == " ".join(other.split())
    assert (sort_key(one) == sort_key(other)) == same


@given(st.lists(st.text("aăâbdđoôơuư", min_size=1, max_size=6), min_size=2, max_size=6))
def test_without_tones_the_alphabet_alone_decides(words: list[str]) -> None:
    alphabet = "aăâbdđoôơuư"
    by_letter = sorted(words, key=lambda word: [alphabet.index(letter) for letter in word])
    assert sorted(words, key=sort_key) == by_letter
