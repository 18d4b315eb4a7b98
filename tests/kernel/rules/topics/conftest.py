"""Small books for the questions of the law, made here so that no figure of the law is needed."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.kernel.rules.topics.book import Books, provision_from

SPANS = {
    "NOW": {
        "instrument": "1/2020/NĐ-CP",
        "valid_from": date(2020, 1, 1),
        "valid_to": date(2029, 12, 31),
        "certain_until": date(2026, 6, 30),
        "confidence": "text-read",
    },
    "HEARSAY": {
        "instrument": "2/2020/NĐ-CP",
        "valid_from": date(2020, 1, 1),
        "valid_to": None,
        "certain_until": None,
        "confidence": "secondary",
    },
    "GUESS": {
        "instrument": "3/2020/NĐ-CP",
        "valid_from": date(2020, 1, 1),
        "valid_to": None,
        "certain_until": None,
        "confidence": "unverified",
    },
}


@pytest.fixture
def provision():
    """Make a provision: `provision("NOW", kind="x", share="1/2")`."""

    def make(span: str, kind: str = "thing", **data: object):
        entry = {"id": f"{kind}.{span}", "kind": kind, "span": span, "cite": {"article": 7}}
        entry |= {"vi": f"điều {span}", "en": f"article {span}", "data": data}
        return provision_from(entry, SPANS, "test")

    return make


@pytest.fixture
def small_books():
    """Make books of provisions."""

    def make(*provisions):
        return Books(
            provisions={p.id: p for p in provisions},
            awards={},
            named={"bodies": {}, "bases": {}, "parts": {}, "councils": {}, "launchers": {}},
            instruments={},
            day_off=lambda day: day.isoweekday() in {6, 7},
            weekend=frozenset({6, 7}),
        )

    return make
