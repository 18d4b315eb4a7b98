"""Answers about the law as lines to read on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

VERDICTS: Final = {
    "pass": "ĐẠT",
    "fail": "KHÔNG ĐẠT",
    "undetermined": "CHƯA XÁC ĐỊNH",
    "value": "TRẢ LỜI",
}
_MARKS: Final = {"pass": "✓", "fail": "✗", "undetermined": "?", "value": "="}
_STATES: Final = {
    "certain": "đã đọc tận văn bản, còn hiệu lực",
    "uncertain": "có thể đã đổi bởi văn bản chưa được đọc; dưới đây là quy định trước đó",
    "stopped": "không còn trường hợp nào có cách hiểu được ghi nhận",
    "not_yet": "chưa có hiệu lực",
    "not_read": "chưa đọc tận văn bản",
    "ended": "đã hết hiệu lực",
}


def check_lines(told: Mapping[str, Any]) -> list[str]:
    """Return the answer to one case, condition by condition."""
    if told.get("ask"):
        return topic_lines(told)
    what = f"{told['name']['vi']} ({told['award']}), xét ngày {told['on']}, năm {told['year']}"
    lines = [f"{what}: {VERDICTS[told['verdict']]}"]
    if told.get("value") is not None:
        lines.append(f"  {told['value']}")
    if told["code"] != "judged":
        lines.append(f"  {told['why']['vi']}.")
    for route in told["conditions"]:
        lines += _condition(route, 1)
    lines += _around(told)
    before = told.get("before")
    if before:
        lines.append(f"Theo quy định trước đó: {VERDICTS[before['verdict']]}")
        for route in before["conditions"]:
            lines += _condition(route, 1)
    return lines


def _condition(one: Mapping[str, Any], depth: int) -> Iterator[str]:
    """Yield one condition with its reason and citation, then those inside it."""
    said = (one.get("asks") or one.get("label") or {"vi": one["id"]})["vi"]
    place = f" [{one['cite']['text']['vi']}]" if one.get("cite") else ""
    yield f"{'  ' * depth}{_MARKS[one['verdict']]} {said}: {one['why']['vi']}{place}"
    for part in one["conditions"]:
        yield from _condition(part, depth + 1)


def _around(told: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is missing, and the warnings."""
    for one in told["missing"]:
        asks = one["ask"]["vi"] if one.get("ask") else one["fact"]
        proof = f" (chứng minh bằng: {one['proof']['vi']})" if one.get("proof") else ""
        yield f"  Còn thiếu: {asks}{proof}"
    for one in told["warnings"]:
        yield f"  Lưu ý: {one['vi']}"


def topic_lines(told: Mapping[str, Any]) -> list[str]:
    """Return the answer to a question that is not about a standard."""
    lines = [VERDICTS[told["verdict"]]]
    if told.get("value") is not None:
        lines[0] += f": {told['value']}"
    if told["why"]["vi"]:
        lines.append(f"  {told['why']['vi']}")
    lines += [
        f"  Căn cứ: {cite['text']['vi']}" for one in told["conditions"] for cite in one["cites"]
    ]
    lines += _around(told)
    before = told.get("before")
    if before:
        value = "" if before["value"] is None else f": {before['value']}"
        lines.append(f"  Chỉ để tham khảo: {VERDICTS[before['verdict']]}{value}")
    return lines


def award_lines(told: Mapping[str, Any]) -> list[str]:
    """Return the standards of an award for reading."""
    version = told["version"]
    lines = [f"{told['name']['vi']} ({told['award']})"]
    if told["what"]:
        lines.append(told["what"]["vi"])
    lines.append(f"Ngày {told['on']}: {_STATES[told['state']]}.")
    if told["state"] != "certain" and version["amended"]:
        lines.append(version["amended"]["vi"])
    lines.append(f"Người quyết định: {told['deciders']['why']['vi']}")
    if told["common"]:
        lines.append("Mọi trường hợp:")
        for one in told["common"]:
            lines += _asked(one, 1)
    for route in told["routes"]:
        lines.append(f"- {route['id']}: {route['label']['vi']} [{route['cite']['text']['vi']}]")
        if route["stopped"]:
            lines.append(f"    Từ {route['stopped']['from']}: {route['stopped']['vi']}")
        lines += _asked(route["requires"], 2)
    return lines


def _asked(one: Mapping[str, Any], depth: int) -> Iterator[str]:
    """Yield what a condition asks, then those inside it."""
    yield f"{'  ' * depth}{one['asks']['vi']} [{one['cite']['text']['vi']}]"
    for part in one["conditions"]:
        yield from _asked(part, depth + 1)


def leaning_lines(told: Mapping[str, Any]) -> list[str]:
    """Return what leans on a place, a line each."""
    article = f", Điều {told['article']}" if told["article"] else ""
    lines = [f"{told['instrument']}{article}: {told['count']} chỗ dựa vào"]
    for one in told["affected"]:
        what = one["award"] or one["topic"]
        place = one["cite"]["text"]["vi"]
        lines.append(f"  {what}  {one['where']}  [{place}]  {one['text']['vi']}")
    return lines
