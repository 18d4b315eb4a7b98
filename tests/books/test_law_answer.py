"""Worked cases of the research come out as its lawyers expect, as they were written."""

from __future__ import annotations

from pathlib import Path

from thidua.books.law.answer import answer
from thidua.books.reader import read_yaml


def test_every_worked_case_of_the_research(research: Path) -> None:
    """Verdict of each; a value where the research gives a plain one; a warning where one must be."""
    text = (research / "law" / "scenarios.yaml").read_text(encoding="utf-8")
    wrong = []
    for case in read_yaml(text, "scenarios")["scenarios"]:
        expected = case["expected"]
        told = answer(case)
        if told["verdict"] != expected["verdict"]:
            wrong.append((case["id"], told["verdict"], expected["verdict"]))
        if isinstance(expected.get("value"), int) and told["value"] != expected["value"]:
            wrong.append((case["id"], told["value"], expected["value"]))
        if expected.get("must_warn") and not told["warnings"]:
            wrong.append((case["id"], "no warning"))
    assert wrong == []


def test_signer_and_standard_are_joined() -> None:
    """A title can be deserved and yet be signed by the wrong person."""
    case = {
        "award": "THONVH",
        "facts": {"judgement": {"criteria": True}, "decider": "XA_CHAIR"},
    }
    from datetime import date

    late, early = (answer({**case, "on": day}) for day in (date(2025, 7, 1), date(2025, 6, 30)))
    assert (late["verdict"], early["verdict"]) == ("pass", "fail")
    assert [one["verdict"] for one in early["conditions"]] == ["pass", "fail"]


def test_class_of_a_medal_is_a_value() -> None:
    """The highest class whose years are reached."""
    from datetime import date

    question = "Class of Huy chương Chiến sĩ vẻ vang?"
    values = {}
    for years in (9, 10, 14, 15, 19, 20):
        facts = {"continuous_years": years, "rating": "HTTNV"}
        told = answer({"on": date(2026, 5, 1), "question": question, "facts": facts})
        values[years] = told["value"]
    assert values == {9: None, 10: "III", 14: "III", 15: "II", 19: "II", 20: "I"}
