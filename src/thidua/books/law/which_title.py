"""Which title fits: the question that names none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from thidua.books.law.awards import books
from thidua.kernel.rules.model import Rule
from thidua.kernel.rules.read_case import award_in, case_from
from thidua.kernel.rules.trool import Verdict
from thidua.kernel.text.fold import fold

_LEVELS: Final = ("state", "ministry_province", "grassroots")
_RANKS: Final = {
    re.compile(r"\b(excellent|xuat sac)\b"): ("TTLDXS", "DVQT"),
    re.compile(r"\b(advanced|tien tien)\b"): ("LDTT", "CSTT", "TTLDTT", "DVTT"),
}
"""The titles that a word of rank means, among civil people and in the armed forces."""

_ARMED: Final = frozenset({"CSTT", "DVQT", "DVTT"})
_OF_MEMBERS: Final = re.compile(r"members|completed_task|(with|rated)_\w+")


def asks_which(case: Mapping[str, Any]) -> bool:
    """Tell whether a case asks which title fits, and names none."""
    question = str(case.get("question") or "")
    asks = re.search(r"\b(which|danh hieu nao)\b", fold(question))
    named = "award" in case or "award" in _facts(case)
    return not named and bool(asks) and award_in(question, books()) is None


def title_for(
    case: Mapping[str, Any], judged: Callable[[Mapping[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    """Return the highest title whose standard is met; the first that may be, if none is.

    Args:
        case: the case.
        judged: judges a case that names an award.
    """
    titles = sorted(_candidates(case), key=lambda rule: _LEVELS.index(rule.level))
    answers = [judged({**case, "award": rule.code}) for rule in titles]
    for said in answers:
        if said["verdict"] == Verdict.PASS:
            return {**said, "value": said["award"]}
    for said in answers:
        if said["verdict"] == Verdict.UNDETERMINED:
            return {**said, "value": None}
    return {**answers[-1], "value": answers[-1]["award"] if len(answers) == 1 else None}


def _facts(case: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the facts of a case."""
    told = case.get("facts")
    return told if isinstance(told, Mapping) else {}


def _candidates(case: Mapping[str, Any]) -> list[Rule]:
    """Return the titles for such a subject, in its force, of the rank that is asked."""
    question = fold(str(case.get("question") or ""))
    titles = [rule for rule in books().rules.values() if rule.kind == "title"]
    ranked = {code for word, codes in _RANKS.items() if word.search(question) for code in codes}
    if ranked:
        read, _ = case_from({**case, "award": "LDTT"}, books())
        armed = read is not None and read.facts.force != "civil"
        ranked = {code for code in ranked if (code in _ARMED) is armed}
        titles = [rule for rule in titles if rule.code in ranked]
    kind = _kind(case)
    return [rule for rule in titles if not kind or kind in rule.subjects] or titles


def _kind(case: Mapping[str, Any]) -> str:
    """Return the kind of subject, or nothing; what has members is a collective."""
    subject, facts = case.get("subject"), _facts(case)
    told = subject.get("kind") if isinstance(subject, Mapping) else facts.get("subject_kind")
    if told is None and any(_OF_MEMBERS.fullmatch(str(key)) for key in facts):
        return "collective"
    return str(told or "")
