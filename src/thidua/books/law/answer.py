"""One answer to one case, whatever it asks: a standard, a signer, votes, money, a dossier.

What comes out is plain data, ready for JSON, the command line and the screen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from thidua.books.law import topics
from thidua.books.law.awards import books, lexicon
from thidua.books.law.which_title import asks_which, title_for
from thidua.kernel.problems import Problem, RefusedError
from thidua.kernel.rules.faults import worded
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.plain import outcome_plain
from thidua.kernel.rules.read_case import award_in, case_from
from thidua.kernel.rules.read_words import day_of
from thidua.kernel.rules.topics import QUESTIONS, Result, ask, read_case
from thidua.kernel.rules.trool import Verdict, all_of
from thidua.kernel.text.fold import fold

_CLASSES: Final = {"nhat": "I", "nhi": "II", "ba": "III"}
_STANDARD: Final = ("rating", "titles", "judgement", "meets_standard")
_SIGNS: Final = ("decider", "signer")
_FOR_A_YEAR: Final = re.compile(r"^(?!.*\b(who|whom|ai)\b).*\b(for|nam)\s+20\d\d\b")
_DECIDES: Final = ("authority.signer", "dossiers.not_now")


def answer(tree: object) -> dict[str, Any]:
    """Return the answer to a case as plain data.

    Args:
        tree: the case, in the project's form or in the one in which worked cases are exchanged;
            `docs` describe both.

    Raises:
        RefusedError: the case cannot be read; every fault is named.
    """
    if not isinstance(tree, Mapping):
        raise _refused([Problem("rules.not_a_mapping")])
    case = {**tree, "on": day_of(tree.get("on", tree.get("as_of")))}
    told = case.get("facts")
    facts = told if isinstance(told, Mapping) else {}
    award = {"award": case["award"]} if "award" in case else {}
    asked = read_case({**case, "facts": {**award, **facts}})
    about = any(key in facts for key in _STANDARD)
    wants_standard = asked.topic in _DECIDES and (about or _is_for_a_year(case, facts))
    if asked.topic is not None and not wants_standard:
        if asked.on is None:
            raise _refused([Problem("case.no_day", ("on",))])
        if asked.topic not in QUESTIONS:
            known = ", ".join(sorted(QUESTIONS))
            params = {"value": asked.topic, "allowed": known}
            raise _refused([Problem("case.no_such_question", ("ask",), params)])
        return _of_topic(asked.topic, ask(asked.topic, asked.facts, topics.books(), asked.on))
    classes = _classes(case)
    if classes:
        return _of_class(case, classes)
    if asks_which(case):
        return title_for(case, _said)
    said = _said(case)
    if asked.on is not None and any(key in facts for key in _SIGNS):
        signer = {**asked.facts, "award": said["award"]}
        result = ask("authority.signer", signer, topics.books(), asked.on)
        said = _joined(said, _of_topic("authority.signer", result))
    return said


def _said(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer to a case about a standard."""
    read, problems = case_from(case, books())
    if read is None:
        raise _refused(problems)
    return outcome_plain(judge(read, books().rules, books().usage), lexicon())


def _is_for_a_year(case: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    """Tell whether a case asks for an award for a year, beside telling who signs."""
    question = str(case.get("question") or "")
    signs = any(key in facts for key in _SIGNS)
    return signs and bool(_FOR_A_YEAR.search(fold(question))) and bool(award_in(question, books()))


def _refused(problems: list[Problem]) -> RefusedError:
    """Return the refusal that names every fault of a case."""
    said = [worded(problem) for problem in problems]
    refusal = RefusedError(
        "law.case_wrong",
        "; ".join(one.vi for one in said),
        "sửa các chỗ đã nêu rồi chạy lại; xem tài liệu tham chiếu về tình huống.",
    )
    return refusal.also(
        "en",
        "; ".join(one.en for one in said),
        "mend what is named and run it again; see the reference of cases.",
    )


def _of_topic(topic: str, result: Result) -> dict[str, Any]:
    """Return the answer to a question that is not about a standard."""
    said = result.plain()
    condition = {
        "id": topic,
        "kind": "topic",
        "verdict": said["verdict"],
        "why": said["why"],
        "cite": said["cite"][0] if said["cite"] else None,
        "cites": said["cite"],
        "missing": said["missing"],
        "conditions": [],
    }
    missing = [{"fact": name, "ask": None, "proof": None} for name in said["missing"]]
    return {
        "ask": topic,
        "award": None,
        "verdict": said["verdict"],
        "value": said["value"],
        "why": said["why"],
        "conditions": [condition],
        "missing": missing,
        "warnings": said["warnings"],
        "rule": None,
        "before": said["before"],
    }


def _joined(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Join the answer about a standard with the one about who decides."""
    verdicts = [Verdict(one["verdict"]) for one in (first, second)]
    return {
        **first,
        "verdict": str(all_of(verdicts)),
        "conditions": [*first["conditions"], *second["conditions"]],
        "missing": [*first["missing"], *second["missing"]],
        "warnings": [*first["warnings"], *second["warnings"]],
    }


def _classes(case: Mapping[str, Any]) -> dict[str, str]:
    """Return code and class of the awards meant by *class of ...?*, or nothing."""
    question = fold(str(case.get("question") or ""))
    if "award" in case or not re.search(r"\b(class|hang)\b", question):
        return {}
    found = {}
    for code, rule in books().rules.items():
        name = re.fullmatch(r"(.*) hang (nhat|nhi|ba)", fold(rule.name.vi))
        if name and name.group(1) in question:
            found[code] = _CLASSES[name.group(2)]
    return found


def _of_class(case: Mapping[str, Any], classes: Mapping[str, str]) -> dict[str, Any]:
    """Return the highest class whose standard is met, with the answer for it."""
    answers = [
        (shown, _said({**case, "award": code}))
        for code, shown in sorted(classes.items(), key=lambda pair: pair[1])
    ]
    for wanted in (Verdict.PASS, Verdict.UNDETERMINED):
        for shown, said in answers:
            if said["verdict"] == wanted:
                value = shown if wanted is Verdict.PASS else None
                verdict = "value" if value else str(wanted)
                return {**said, "verdict": verdict, "value": value}
    return answers[-1][1]
