"""Long plans take work in proportion, hostile ones are bounded."""

from __future__ import annotations

import random

from effort import calls
from thidua.kernel.plandoc.compare import compare

WORDS = [f"từ{number}" for number in range(900)] + ["thi", "đua", "và", "của", "các"] * 60


def document(seed, rows, words):
    chance = random.Random(seed)
    texts = [" ".join(chance.choices(WORDS, k=words)) for _ in range(rows)]
    items = [{"text": text, "span": [0, 1]} for text in texts]
    return {
        "doc_kind": "official_plan",
        "contents": items[: rows // 6],
        "criteria": {"groups": [{"subject_key": "individuals", "items": items[: rows // 2]}]},
        "solutions": items[rows // 2 :],
        "responsibilities": [{"actor": "Sở", "duties": items}],
    }


def test_thirty_pages_take_work_in_proportion():
    half, whole = (calls(compare, document(1, n, 110), document(2, n, 110)) for n in (60, 120))
    assert whole < 4 * half


def test_near_copy_of_thirty_pages():
    higher, other, lower = document(1, 120, 110), document(2, 120, 110), document(1, 120, 110)
    for row in lower["solutions"]:
        row["text"] += " tại địa phương này"
    assert calls(compare, higher, lower) < 2 * calls(compare, higher, other)


def test_hostile_numbers_of_rows():
    few, many = (calls(compare, document(1, n, 20), document(2, n, 20)) for n in (250, 2_000))
    assert many < 8 * few


def test_hostile_lengths():
    def pair(words):
        one = {"contents": [{"text": "và của " * words}, {"text": "của các " * words}]}
        return one, {"contents": [{"text": "của và " * words}, {"text": "các và " * words}]}

    assert calls(compare, *pair(100_000)) < 2 * calls(compare, *pair(2_000))
