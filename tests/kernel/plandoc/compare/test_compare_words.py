"""Words aligned within a budget."""

from __future__ import annotations

import itertools
from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from effort import calls
from thidua.kernel.plandoc.compare.words import Aligner, bare_words

texts = st.lists(
    st.sampled_from(["thi", "đua", "Thi,", "“đua”", "số", "hóa", "hoá;", "làng", "xanh", "-", "12"])
).map(" ".join)


def side(runs, name):
    return " ".join(run[name] for run in runs if run[name])


@given(texts, texts)
def test_runs_give_both_texts_again(one, two):
    likeness, runs = Aligner().align(one, two)
    assert side(runs, "higher") == one
    assert side(runs, "lower") == two
    assert 0 <= likeness <= 1
    for before, after in itertools.pairwise(runs):
        assert not before["op"] == after["op"] == "equal"


@given(texts, texts)
def test_a_spent_budget_still_gives_both_texts(one, two):
    likeness, runs = Aligner(budget=0).align(one, two)
    assert (side(runs, "higher"), side(runs, "lower")) == (one, two)
    assert likeness >= Aligner().align(one, two)[0] - 1e-9


def test_likeness_is_that_of_difflib_on_lower_case_words():
    one, two = "Giữ làng sạch, phố xanh", "giữ phố sạch, làng xanh hơn"
    expected = SequenceMatcher(None, one.lower().split(), two.lower().split()).ratio()
    assert Aligner().align(one, two)[0] == expected == 6 / 11


def test_marks_and_tone_places_are_no_change():
    likeness, runs = Aligner().align('số hoá "làng xanh"', "Số hóa “làng xanh”")
    assert likeness == 0.5
    assert [run["op"] for run in runs] == ["equal"]
    assert Aligner().align("số hoá", "Số hóa")[0] == 1.0


def test_a_changed_word_is_a_run():
    _, runs = Aligner().align(
        "phát triển Chính phủ số ở tỉnh", "phát triển chính quyền số ở xã nhỏ"
    )
    assert [(run["op"], run["higher"], run["lower"]) for run in runs] == [
        ("equal", "phát triển Chính", "phát triển chính"),
        ("replace", "phủ", "quyền"),
        ("equal", "số ở", "số ở"),
        ("replace", "tỉnh", "xã nhỏ"),
    ]


def test_words_without_marks():
    assert bare_words("- “Làng”, (SẠCH) … 1/7/2025;") == ["làng", "sạch", "1/7/2025"]


def test_hostile_texts_are_bounded():
    def twelve(size):
        one = " ".join(f"a x{at}" for at in range(size))
        two = " ".join(f"a y{at}" for at in range(size))
        aligner = Aligner()
        for _ in range(12):
            aligner.align(one, two)

    assert calls(twelve, 20_000) < 20 * calls(twelve, 2_000)
