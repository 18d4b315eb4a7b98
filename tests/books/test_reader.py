"""What stands in a book is what comes out."""

from datetime import date

import pytest

from thidua.books.reader import read_book, read_yaml
from thidua.kernel.problems import BookError


def test_words_that_yaml_turns_into_something_else_stay_words():
    text = 'on: no\nyes: off\ntime: 12:30\nold: 010\nhex: 0x1f\nbig: 1_000\ntilde: "~"'
    assert read_yaml(text, "t") == {
        "on": "no",
        "yes": "off",
        "time": "12:30",
        "old": "010",
        "hex": "0x1f",
        "big": "1_000",
        "tilde": "~",
    }


def test_plain_types_come_out_as_types():
    text = "[true, false, 7, -3, 2.50, 2025-07-01, null]"
    assert read_yaml(text, "t") == [True, False, 7, -3, 2.5, date(2025, 7, 1), None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: 2\na: 3", "books/t.yaml: line 3: key 'a' stands here twice"),
        ("? [a, b]\n: 1", "books/t.yaml: line 1: a key must be one word or text"),
        ("x: &x {a: 1}\ny: {<<: *x}", "books/t.yaml: line 2: '<<' is not used in books"),
    ],
)
def test_ambiguous_books_are_refused_with_name_and_line(text, said):
    with pytest.raises(BookError) as refused:
        read_yaml(text, "t.yaml")
    assert str(refused.value) == said


@pytest.mark.parametrize("text", ["a: [1", "a: !!python/object:os.system x", "a: 2025-13-45"])
def test_broken_books_name_themselves(text):
    with pytest.raises(BookError, match=r"^books/t\.yaml: "):
        read_yaml(text, "t.yaml")


def test_a_missing_book_is_said():
    with pytest.raises(BookError, match="there is no such book"):
        read_book("places/none.yaml")
