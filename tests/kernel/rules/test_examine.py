"""What holds between rules: awards that exist, articles that exist, those years set once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from thidua.books.reader import read_yaml
from thidua.kernel.rules.examine import examine
from thidua.kernel.rules.parse import rule_from

WHOLE = (Path(__file__).with_name("whole") / "rule.yaml").read_text(encoding="utf-8")
OTHERS = ["LDTT", "CSTDCS", "CSTDBBNT", "BKBBNT", "TTLDXS", "HCLD3"]


def exists(instrument: str, article: int | None) -> bool | None:
    """Know one decree whole, one law by its articles, and nothing else."""
    if instrument == "06/2026/QH16":
        return None if article else True
    return instrument == "06/2022/QH15" and (article is None or article < 96)


def rule(text: str) -> Any:
    found, faults = rule_from(read_yaml(text, "rule"))
    assert faults == []
    return found


def plain(code: str) -> Any:
    """Return another rule that names no award."""
    start = WHOLE.replace("rule: TEST", f"rule: {code}").split("    common:")[0]
    start = start.replace("previous: [LDTT]\nnext: [CSTDBBNT]\n", "")
    return rule(start + "    common: []\n    routes: []\n")


def found(text: str, **others: Any) -> list[tuple[str, tuple[Any, ...], Mapping[str, Any]]]:
    rules = {"TEST": rule(text)} | {code: plain(code) for code in OTHERS} | others
    return [
        (one.code, one.where, one.params) for code, one in examine(rules, exists) if code == "TEST"
    ]


def test_the_whole_rule_is_right():
    assert found(WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("previous: [LDTT]", "previous: [XX]", ("previous",)),
        ("next: [CSTDBBNT]", "next: [XX]", ("next",)),
        ("years: 2, after: [BKBBNT]", "years: 2, after: [XX]", ("versions", 0, "rated")),
        ("or_grants: [TTLDXS]", "or_grants: [XX]", ("versions", 0, "rated")),
        ("of: [CSTDCS]", "of: [XX]", ("versions", 0, "won")),
        ("once_for: CSTDBBNT", "once_for: XX", ("versions", 0, "won")),
        ("holds: {any_of: [HCLD3]}", "holds: {any_of: [XX]}", ("versions", 0, "had")),
        ("with: LDTT", "with: XX", ("versions", 0, "part")),
        ("standard_of: [LDTT]", "standard_of: [XX]", ("versions", 0, "same")),
    ],
)
def test_an_award_that_nobody_knows(old, new, where):
    assert WHOLE.count(old) == 1
    assert found(WHOLE.replace(old, new)) == [("rules.no_such_award", where, {"code": "XX"})]


@pytest.mark.parametrize(
    ("old", "new", "code", "params"),
    [
        ("article: 23}", "article: 96}", "rules.no_such_article", ("06/2022/QH15", 96)),
        ("{article: 27,", "{article: 100,", "rules.no_such_article", ("06/2022/QH15", 100)),
        ("06/2026/QH16", "6/2026/QH16", "rules.no_such_instrument", ("6/2026/QH16",)),
        (
            "cite: {clause: 2}",
            "cite: {instrument: 1/2, article: 2}",
            "rules.no_such_instrument",
            ("1/2",),
        ),
        ("{clause: 2}", "{article: 99}", "rules.no_such_article", ("06/2022/QH15", 99)),
    ],
)
def test_a_place_that_does_not_exist(old, new, code, params):
    assert WHOLE.count(old) == 1
    names = dict(zip(("instrument", "article"), params, strict=False))
    assert found(WHOLE.replace(old, new)) == [(code, ("versions", 0), names)]


def test_of_an_instrument_without_a_list_of_articles_any_is_right():
    assert found(WHOLE.replace("06/2026/QH16,", "06/2026/QH16, article: 999,")) == []


def test_those_years_are_set_once_where_they_are_used():
    where = ("versions", 0, "a")
    one = WHOLE.replace("rating: {at_least: HTTNV, years: 2,", "rating: {at_least: HTTNV,")
    assert found(one) == [
        ("rules.no_run", (*where, "often"), {"id": "often"}),
        ("rules.no_run", (*where, "won"), {"id": "won"}),
    ]
    twice = WHOLE.replace(
        "            - {id: had,",
        "            - {id: rated2, rating: {at_least: HTTNV, years: 3}}\n            - {id: had,",
    )
    assert found(twice) == [("rules.run_twice", (*where, "all"), {"ids": "rated, rated2"})]


def test_standards_never_ask_for_each_other():
    text = WHOLE.replace("standard_of: [LDTT]", "standard_of: [CSTDCS]")
    other = rule(WHOLE.replace("rule: TEST", "rule: CSTDCS").replace("of: [LDTT]", "of: [TEST]"))
    assert found(text, CSTDCS=other) == [("rules.standard_circle", (), {"code": "TEST"})]
