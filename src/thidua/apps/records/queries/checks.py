"""A case judged, and findings that were kept.

What comes out is plain data; what was kept is shown from it and never judged again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any, Final

from django.db.models import Q, QuerySet

from thidua.apps.accounts.queries import within
from thidua.apps.accounts.roles import Permission
from thidua.apps.accounts.rules import signed_in
from thidua.apps.records.models import Check, Judgement, Subject
from thidua.apps.records.queries.facts import facts_of
from thidua.books.law.awards import books, folders, lexicon, rules
from thidua.core import clock, locale
from thidua.kernel.problems import Problem, RefusedError
from thidua.kernel.rules.faults import FAULTS, worded
from thidua.kernel.rules.finding import Finding, Outcome
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.plain import outcome_plain
from thidua.kernel.rules.read_case import case_from

Plain = dict[str, Any]
_REVIEW_MONTH: Final = 11


def year_under_review(on: date) -> int:
    """Return the year that is reviewed on a day: the running one from November on, else the last.

    >>> [year_under_review(date(2026, month, 1)) for month in (3, 11)]
    [2025, 2026]
    """
    return on.year if on.month >= _REVIEW_MONTH else on.year - 1


def examine(case: Mapping[str, Any]) -> tuple[Plain | None, list[Problem]]:
    """Judge a case.

    Args:
        case: as a case file holds it: award, on, year, route, subject, facts.

    Returns:
        The outcome as plain data, with the paper that proves each condition; or None and every
        fault of the case.
    """
    read, problems = case_from(dict(case), books())
    if read is None:
        return None, problems
    outcome = judge(read, books().rules, books().usage)
    said = outcome_plain(outcome, lexicon())
    _prove(said, outcome)
    return said, []


def refusal(problems: Sequence[Problem]) -> RefusedError:
    """Return the refusal that names every fault of a case, in the reader's language."""
    told = [worded(problem) for problem in problems]
    texts = [one.en if locale.english() else one.vi for one in told]
    return RefusedError("law.case_wrong", "; ".join(texts), "sửa các chỗ đã nêu rồi gửi lại.")


def fault_words(problem: Problem) -> str:
    """Return what is wrong and how to mend it, without the place."""
    told = [one.en if locale.english() else one.vi for one in FAULTS[problem.code]]
    params = {name: _param(value) for name, value in problem.params.items()}
    wrong, mend = (text.format(**params) for text in told)
    return f"{wrong[:1].upper()}{wrong[1:]}: {mend}."


def _param(value: Any) -> Any:
    """Return a value as people write it: an award by its name, a day day first."""
    if isinstance(value, date):
        return locale.day(value)
    if isinstance(value, str) and value in rules():
        name = rules()[value].name
        return name.en if locale.english() else name.vi
    return value


def _prove(said: Plain, outcome: Outcome) -> None:
    """Put the paper that proves a condition beside it, also in what an older version says."""
    for route, found in zip(said["conditions"], outcome.routes, strict=True):
        for one, finding in zip(route["conditions"], found.findings, strict=True):
            _prove_one(one, finding)
    if outcome.before is not None:
        _prove(said["before"], outcome.before)


def _prove_one(said: Plain, finding: Finding) -> None:
    """Put the paper beside one condition and those inside it."""
    proof = finding.condition.proof
    said["proof"] = None if proof is None else proof.plain()
    for one, inner in zip(said["conditions"], finding.inner, strict=True):
        _prove_one(one, inner)


def checks_visible_to(person: Any) -> QuerySet[Check]:
    """Return the kept findings that `person` may see: within reach, kept by it, about it."""
    if not signed_in(person):
        return Check.objects.none()
    units = within(person, Permission.RECORD_VIEW, clock.today())
    return Check.objects.filter(
        Q(unit_id__in=units) | Q(kept_by=person) | Q(subject__account=person)
    )


def check_by_uid(person: Any, uid: str) -> Check | None:
    """Return a kept finding that `person` may see, or None."""
    rows = checks_visible_to(person).select_related("subject", "unit", "kept_by")
    return rows.filter(uid=uid).first()


def checks_of(person: Any, subject: Subject | None) -> QuerySet[Check]:
    """Return the kept findings of a subject, or those by hand, newest first."""
    rows = checks_visible_to(person).filter(subject=subject)
    return rows.select_related("kept_by").order_by("-kept_at", "-pk")


def judgements_of(subject: Subject, award: str, year: int) -> dict[str, Judgement]:
    """Return what people judged of an award and a year, the newest by condition; one query."""
    rows = Judgement.objects.filter(subject=subject, award=award, year=year)
    return {row.condition: row for row in rows.select_related("by").order_by("at", "pk")}


@cache
def rule_print(code: str) -> str:
    """Return a fingerprint of an award's rule as the books hold it now."""
    file = resources.files("thidua.books").joinpath("law", *folders()[code].name.split("/"))
    return sha256(file.joinpath("rule.yaml").read_bytes()).hexdigest()[:16]


def record_print(subject: Subject, *, on: date, year: int, award: str) -> str:
    """Return a fingerprint of what the record says for an award, a day and a year."""
    facts = plain(facts_of(subject, on=on, year=year, award=award))
    said = json.dumps(facts, sort_keys=True, ensure_ascii=False)
    return sha256(said.encode()).hexdigest()[:16]


def plain(tree: Any) -> Any:
    """Return a case as JSON keeps it: keys as texts, days as ISO texts."""
    if isinstance(tree, Mapping):
        return {str(key): plain(value) for key, value in tree.items()}
    if isinstance(tree, list | tuple | set | frozenset):
        return [plain(one) for one in tree]
    return tree.isoformat() if isinstance(tree, date) else tree


def changed_since(check: Check) -> tuple[bool, bool]:
    """Tell whether the rule, and whether the record, is another one than when it was kept."""
    about = check.outcome.get("about", {})
    now = rule_print(check.award) if check.award in rules() else ""
    rule = bool(about) and about.get("rule_print") != now
    record = False
    if check.subject is not None:
        seen = record_print(check.subject, on=check.on, year=check.year, award=check.award)
        record = about.get("record_print") != seen
    return rule, record
