"""Long plans are quick, hostile ones are bounded."""

from __future__ import annotations

import random
import time

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


def spent(higher, lower):
    start = time.process_time()
    compare(higher, lower)
    return time.process_time() - start


def test_thirty_pages():
    higher, lower = document(1, 120, 110), document(2, 120, 110)
    for plan in (higher, lower):
        del plan["responsibilities"][0]["duties"][60:]
    assert spent(higher, lower) < 1.5


def test_near_copy_of_thirty_pages():
    higher, lower = document(1, 120, 110), document(1, 120, 110)
    for row in lower["solutions"]:
        row["text"] += " tại địa phương này"
    assert spent(higher, lower) < 1.5


def test_hostile_sizes():
    assert spent(document(1, 4_000, 20), document(2, 4_000, 20)) < 20
    big = {"contents": [{"text": "và của " * 200_000}, {"text": "của các " * 200_000}]}
    other = {"contents": [{"text": "của và " * 200_000}, {"text": "các và " * 200_000}]}
    assert spent(big, other) < 20
