"""An outcome as plain data for JSON, the screen and the printed sheet."""

from __future__ import annotations

from typing import Any, Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.conditions import Condition
from thidua.kernel.rules.finding import Finding, Outcome, RouteFinding
from thidua.kernel.rules.lexicon import Lexicon
from thidua.kernel.rules.model import Version
from thidua.kernel.rules.say import asked
from thidua.kernel.rules.say_missing import missing
from thidua.kernel.rules.say_why import why

CODES: Final = {
    "judged": Said("Đã xét từng điều kiện", "Every condition was judged"),
    "no_version": Said(
        "Không có quy định nào được ghi nhận cho ngày này", "No rule is recorded for this day"
    ),
    "not_read": Said(
        "Quy định của ngày này chưa được đọc tận văn bản",
        "The rule of this day was not read at first hand",
    ),
    "not_certain": Said(
        "Sau {day}, quy định có thể đã đổi bởi văn bản chưa được đọc nên không kết luận",
        "After {day} the rule may have been changed by a text that was not read",
    ),
    "not_now": Said(
        "Đang có việc xem xét kỷ luật, thanh tra, khiếu nại hoặc tố cáo: chưa xét lúc này",
        "Discipline, an inspection or a complaint is pending: not now",
    ),
    "not_for_kind": Said(
        "Không có trường hợp nào dành cho đối tượng này",
        "There is no route for this kind of subject",
    ),
    "left_out": Said(
        "Mọi điều kiện riêng đều do người có thẩm quyền xem xét; không có gì để tính",
        "Every condition of its own is for people to judge; there is nothing to compute",
    ),
    "group": Said(
        "Chỉ dành cho một số thành phần; chưa biết đối tượng có thuộc hay không",
        "Only for some groups; whether the subject belongs to them is not known",
    ),
    "stopped": Said("Không còn cách hiểu nào được ghi nhận", "No reading of it is known"),
}
"""Why an outcome or a route is what it is, whatever its conditions say."""


def outcome_plain(outcome: Outcome, lexicon: Lexicon) -> dict[str, Any]:
    """Return the outcome with every route, condition, reason, citation, missing fact, warning."""
    version = outcome.version
    best = outcome.best
    return {
        "award": outcome.rule.code,
        "name": outcome.rule.name.plain(),
        "on": outcome.case.facts.on.isoformat(),
        "year": outcome.case.facts.year,
        "verdict": str(outcome.verdict),
        "value": "not_now" if outcome.code == "not_now" else None,
        "code": outcome.code,
        "why": _whole_why(outcome).plain(),
        "route": None if best is None else best.route.id,
        "conditions": [_route(route, lexicon, outcome) for route in outcome.routes],
        "missing": [
            {
                "fact": name,
                "ask": missing(name, condition, lexicon, _version(outcome)).plain(),
                "proof": _proof(condition),
            }
            for name, condition in outcome.missing
        ],
        "warnings": [{"code": one.code, **one.said.plain()} for one in outcome.remarks],
        "rule": {
            "code": outcome.rule.code,
            "version": None if version is None else version.valid_from.isoformat(),
            "valid_from": None if version is None else version.valid_from.isoformat(),
            "valid_to": _day(version.valid_to) if version else None,
            "certain_until": _day(version.certain_until) if version else None,
            "confidence": None if version is None else version.confidence,
        },
        "before": None if outcome.before is None else outcome_plain(outcome.before, lexicon),
    }


def _day(day: Any) -> str | None:
    """Return a day as ISO text."""
    return None if day is None else str(day.isoformat())


def _whole_why(outcome: Outcome) -> Said:
    """Return why the outcome is what it is."""
    text = CODES[outcome.code]
    until = outcome.version.certain_until if outcome.version else None
    if until is None:
        return text
    return Said(text.vi.format(day=f"{until:%d/%m/%Y}"), text.en.format(day=until.isoformat()))


def _version(outcome: Outcome) -> Version:
    """Return the version that the routes were judged by."""
    if outcome.version is None:
        raise ValueError("an outcome with routes has a version")
    return outcome.version


def _route(one: RouteFinding, lexicon: Lexicon, outcome: Outcome) -> dict[str, Any]:
    """Return one route with its conditions."""
    reason = CODES[one.code]
    if one.code == "stopped" and one.route.stopped is not None:
        reason = one.route.stopped.said
    return {
        "id": one.route.id,
        "kind": "route",
        "label": one.route.label.plain(),
        "verdict": str(one.verdict),
        "code": one.code,
        "why": reason.plain(),
        "cite": one.route.cite.plain(),
        "conditions": [finding_plain(part, lexicon, _version(outcome)) for part in one.findings],
    }


def finding_plain(finding: Finding, lexicon: Lexicon, version: Version) -> dict[str, Any]:
    """Return one condition with what is inside it."""
    condition = finding.condition
    return {
        "id": condition.id,
        "kind": type(condition).__name__,
        "asks": asked(condition, lexicon, version).plain(),
        "verdict": str(finding.verdict),
        "code": finding.answer.code,
        "why": why(finding, lexicon).plain(),
        "cite": condition.cite.plain(),
        "missing": list(finding.answer.missing),
        "conditions": [finding_plain(part, lexicon, version) for part in finding.inner],
    }


def _proof(condition: Condition) -> dict[str, str] | None:
    """Return the paper that proves a fact."""
    return None if condition.proof is None else condition.proof.plain()
