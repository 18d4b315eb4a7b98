"""Every worked case of the law books comes out as the lawyer wrote it."""

from __future__ import annotations

from typing import Any

import pytest

from thidua.books.law.awards import books, folders, worked_cases
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.read_case import case_from

CASES = [
    pytest.param(case, id=f"{code}-{case['name']}")
    for code, folder in folders().items()
    for _, case in worked_cases(folder)
]


@pytest.mark.parametrize("case", CASES)
def test_case_comes_out_as_written(case: dict[str, Any]) -> None:
    """Verdict, missing facts and warnings are those of the case file."""
    expected = case["expect"]
    read, problems = case_from(case, books())
    if "refused" in expected:
        assert [problem.code for problem in problems] == expected["refused"]
        return
    assert problems == []
    assert read is not None
    outcome = judge(read, books().rules, books().usage)
    explained = [
        (route.route.id, finding.condition.id, str(finding.verdict), finding.answer.code)
        for route in outcome.routes
        for finding in route.walk()
    ]
    assert outcome.verdict == expected["verdict"], (outcome.code, explained)
    if "code" in expected:
        assert outcome.code == expected["code"]
    if "before" in expected:
        assert outcome.before is not None
        assert outcome.before.verdict == expected["before"]
    names = {name for name, _ in outcome.missing}
    assert set(expected.get("missing", ())) <= names, names
    codes = {remark.code.partition(".")[2] for remark in outcome.remarks} | {
        remark.code for remark in outcome.remarks
    }
    assert set(expected.get("warns", ())) <= codes, codes


def test_every_award_has_cases_for_each_verdict_it_can_have() -> None:
    """A folder without cases, or with one answer only, proves nothing."""
    for code, folder in folders().items():
        verdicts = {case["expect"].get("verdict") for _, case in worked_cases(folder)}
        assert len(verdicts - {None}) >= 2, code
