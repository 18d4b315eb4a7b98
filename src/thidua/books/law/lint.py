"""Everything that can be wrong in the law books, found at once, for the lawyer who edits them."""

from __future__ import annotations

from importlib import resources

from thidua.books.law import topics
from thidua.books.law.awards import SHELVES, books, faults_in, folders, rules, worked_cases
from thidua.kernel.problems import BookError, Problem
from thidua.kernel.rules.examine import examine
from thidua.kernel.rules.faults import worded
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.read_case import case_from
from thidua.kernel.rules.topics.instruments import article_exists


def lint() -> list[str]:
    """Return every fault of the law books in Vietnamese, with file and place; empty when none."""
    found = [fault for shelf in SHELVES for fault in _unreadable(shelf)]
    if found:
        return found
    for code, problem in examine(rules(), _exists):
        found.append(f"{folders()[code].name}/rule.yaml: {worded(problem).vi}")
    for folder in folders().values():
        for file, case in worked_cases(folder):
            fault = _case_fault(case)
            if fault:
                found.append(f"{folder.name}/{file}: {case.get('name')}: {fault}")
    return found


def _unreadable(shelf: str) -> list[str]:
    """Return what keeps the rules of a shelf from being read."""
    found: list[str] = []
    root = resources.files("thidua.books").joinpath("law", shelf)
    for folder in sorted(root.iterdir(), key=lambda one: one.name):
        file = folder.joinpath("rule.yaml")
        if file.is_file():
            try:
                found += faults_in(
                    file.read_text(encoding="utf-8"), f"{shelf}/{folder.name}/rule.yaml"
                )
            except BookError as wrong:
                found.append(str(wrong))
    return found


def _exists(instrument: str, article: int | None) -> bool | None:
    """Tell whether an instrument, or an article of it, is in the list of instruments."""
    known = topics.instruments().get(instrument)
    if article is None or known is None:
        return known is not None
    return article_exists(topics.instruments(), instrument, article)


def _case_fault(case: object) -> str:
    """Return in what a worked case does not come out as written, or nothing."""
    if not isinstance(case, dict):
        return worded(Problem("rules.not_a_mapping")).vi
    expected = case.get("expect") or {}
    read, problems = case_from(case, books())
    if read is None:
        codes = [problem.code for problem in problems]
        same = codes == expected.get("refused")
        return "" if same else "; ".join(worded(problem).vi for problem in problems)
    verdict = str(judge(read, books().rules, books().usage).verdict)
    wanted = expected.get("verdict")
    return "" if verdict == wanted else f"kết quả là {verdict}, tình huống ghi {wanted}"
