"""The answer to one question about many subjects: verdict, route, reasons, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from thidua.kernel.rules.bulk.at import FAIL, OPEN, At
from thidua.kernel.rules.bulk.masks import Flags
from thidua.kernel.rules.bulk.part import Part, combine, part
from thidua.kernel.rules.bulk.routes import open_flags, route_found, standard
from thidua.kernel.rules.bulk.sheet import Sheet
from thidua.kernel.rules.bulk.tree import Found
from thidua.kernel.rules.facts import Usage
from thidua.kernel.rules.finding import LEFT_OUT
from thidua.kernel.rules.model import Rule, Version

VERDICTS = ("fail", "undetermined", "pass")


class Question(NamedTuple):
    """What is asked of every row.

    Attributes:
        award: code of the award.
        routes: names of the routes asked for; empty when every one is that is open.
        computable: whether what people must judge is left out.
    """

    award: str
    routes: tuple[str, ...] = ()
    computable: bool = False


class Answer(NamedTuple):
    """One row of the output but for its id; see the package for each field."""

    verdict: str
    code: str
    route: str
    before: str
    reasons: str
    missing: str


def judged(
    sheet: Sheet, question: Question, rules: Mapping[str, Rule], usage: Usage
) -> Part[Answer]:
    """Answer the question for every row of a sheet.

    Args:
        sheet: what is known, with the day of judgement.
        question: the award and its routes.
        rules: every rule by its code; that of the award must be among them.
        usage: how the law's words are read.
    """
    rule, on = rules[question.award], sheet.calendar.on
    version = rule.version_on(on)
    why = _uncertain(version, sheet)
    if version is not None and not why:
        return _by_version(sheet, question, version, rules, usage)
    last = rule.last_certain(on)
    if last is None:
        return Part(None, [Answer("undetermined", why, "", "", "", "")])
    before = _by_version(sheet, question, last, rules, usage)
    return before.map(
        lambda one: one._replace(verdict="undetermined", code=why, before=one.verdict)
    )


def _uncertain(version: Version | None, sheet: Sheet) -> str:
    """Return why a version cannot decide on the day of judgement, or nothing."""
    if version is None:
        return "no_version"
    if version.confidence != "text-read":
        return "not_read"
    ends = version.certain_until
    return "not_certain" if ends is not None and sheet.calendar.on > ends else ""


def _by_version(
    sheet: Sheet, question: Question, version: Version, rules: Mapping[str, Rule], usage: Usage
) -> Part[Answer]:
    """Judge every row by one version."""
    at = At(
        sheet, rules, usage, version, "", (question.award,), question.computable, standard=standard
    )
    parts: list[Part[Found | bool | None]] = []
    with np.errstate(over="ignore"):
        flags = open_flags(at, version, question.routes)
        for route in version.routes:
            is_open = flags[route.id]
            if np.any(is_open):
                found = route_found(at, version, route, by_name=bool(question.routes))
                parts.append(_where(found, np.broadcast_to(is_open, sheet.size)))
    pending: Part[Found | bool | None] = part(sheet.open_cases.astype(np.intp), (False, True))
    return combine([pending, *parts], _answer)


def _where(found: Part[Found], is_open: Flags) -> Part[Found | bool | None]:
    """Return None in the rows in which the route is not open."""
    if is_open.all():
        return Part(found.index, found.table)
    index = np.where(is_open, found.spread(len(is_open)), len(found.table))
    return part(index, [*found.table, None])


def _answer(told: tuple[Found | bool | None, ...]) -> Answer:
    """Join whether a case is pending with the routes of one subject: the nearest route stands."""
    pending = told[0] is True
    every = [one for one in told if isinstance(one, Found)]
    if not every:
        return Answer("fail", "not_for_kind", "", "", "", "")
    opened = [one for one in every if one.code != LEFT_OUT] or every
    best = min(opened, key=lambda one: (-one.verdict, one.distance))
    verdict = best.verdict
    code = LEFT_OUT if best.code == LEFT_OUT and verdict != FAIL else "judged"
    if pending and verdict != FAIL:
        verdict, code = OPEN, "not_now"
    missing = (
        dict.fromkeys(n for one in opened if one.verdict == OPEN for n in one.missing)
        if verdict == OPEN
        else ()
    )
    reasons = " ".join([one.inner[0] for one in opened])
    return Answer(VERDICTS[verdict], code, best.name, "", reasons, " ".join(missing))
