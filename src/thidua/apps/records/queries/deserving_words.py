"""Reasons in words, both languages, with the place in the law; from answers and from findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from thidua.apps.records.queries.deserving_answers import (
    FAULTY,
    MEETS,
    OPEN,
    PENDING,
    Line,
    condition_of,
)
from thidua.books.law import awards as book
from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.conditions import Condition, Fact, Judgement, Number
from thidua.kernel.rules.finding import LEFT_OUT
from thidua.kernel.rules.model import Version
from thidua.kernel.rules.plain import CODES
from thidua.kernel.rules.say import asked

FACTS: Final[Mapping[str, Said]] = {
    "rating": Said("xếp loại hằng năm", "yearly ratings"),
    "titles": Said("danh hiệu thi đua đã được tặng", "titles granted"),
    "awards": Said("hình thức khen thưởng đã được tặng", "commendations granted"),
    "works": Said("sáng kiến, đề tài được công nhận", "recognised initiatives and studies"),
    "members": Said("số thành viên của tập thể", "number of members"),
    "disciplined": Said("kỷ luật của các thành viên", "disciplinary measures of members"),
    "rank": Said("thứ hạng trong cụm, khối", "rank in the cluster"),
    "leads": Said("có dẫn đầu hay không", "whether it leads"),
    "cluster_organised_by": Said("cơ quan tổ chức cụm, khối", "who organises the cluster"),
    "groups": Said("thành phần của đối tượng", "what the subject is"),
    "movement": Said("phong trào có thành tích", "the movement of the achievement"),
    "meets_standard": Said(
        "có đủ tiêu chuẩn của danh hiệu liên quan hay không",
        "whether the standard of a related title is met",
    ),
}
"""Names of missing facts that are not named by a rule."""

PENDING_SAID: Final = Said(
    "Đang có việc xem xét kỷ luật, thanh tra, khiếu nại hoặc tố cáo: chưa xét lúc này",
    "Discipline, an inspection or a complaint is pending: not now",
)
FAULTY_SAID: Final = Said(
    "Hồ sơ có chỗ mâu thuẫn, ví dụ khen thưởng trước năm sinh: sửa hồ sơ rồi xét lại",
    "The record contradicts itself, e.g. an award before the year of birth: mend it first",
)
UNREAD_SAID: Final = Said(
    "Quy định chưa được đọc nên không kết luận", "The rule was not read, so nothing is concluded"
)
MET: Final = Said("Đạt theo trường hợp", "Met by the route")
LACKS: Final = Said("Còn thiếu", "Lacking")
UNCLEAR: Final = Said("Chưa rõ", "Not clear")


@dataclass(frozen=True)
class Reason:
    """One reason: what it says, and where the law says it."""

    said: Said
    cite: Cite | None = None


def reasons(line: Line, version: Version | None) -> list[Reason]:
    """Return the reasons of an answer.

    Of one who meets the standard the route; of one who does not what is lacking; of an open one
    the facts that would decide.
    """
    if line.standing == FAULTY:
        return [Reason(FAULTY_SAID)]
    if version is None or not line.route:
        return [Reason(UNREAD_SAID)]
    route = version.route(line.route)
    if line.standing in {MEETS, PENDING} and route is not None:
        first = [Reason(PENDING_SAID)] if line.standing == PENDING else []
        return [*first, Reason(_after(MET, route.label), route.cite)]
    lacked = [condition_of(version, line.route, name) for name in line.lacking]
    before = UNCLEAR if line.standing == OPEN else LACKS
    asks = [reason(one, version) for one in lacked if one is not None]
    found = [Reason(_after(before, one.said), one.cite) for one in asks]
    if line.standing == OPEN and line.missing:
        needed = [fact_said(name, version) for name in line.missing]
        joined = Said("; ".join(one.vi for one in needed), "; ".join(one.en for one in needed))
        need = Said(f"Cần biết: {joined.vi}", f"Needed: {joined.en}")
        return [*found, Reason(need)]
    stopped = route is None or route.stopped is not None
    return found or [Reason(UNREAD_SAID if stopped else CODES[LEFT_OUT])]


def _after(word: Said, said: Said) -> Said:
    """Return a text after a word that says what it means for the record."""
    return Said(
        *(f"{one}: {text[:1].lower()}{text[1:]}" for one, text in zip(word, said, strict=True))
    )


def reason(condition: Condition, version: Version) -> Reason:
    """Return what a condition asks, and where."""
    return Reason(asked(condition, book.lexicon(), version), condition.cite)


def reason_of(version: Version, route: str, name: str) -> Said:
    """Return what a condition asks, found by its name in an answer."""
    condition = condition_of(version, route, name)
    return Said(name, name) if condition is None else reason(condition, version).said


def fact_said(name: str, version: Version | None) -> Said:
    """Return a missing fact in words.

    >>> fact_said("rating.2023", None).vi
    'xếp loại năm 2023'
    """
    if rated := re.fullmatch(r"rating\.(\d{4})", name):
        year = rated.group(1)
        return Said(f"xếp loại năm {year}", f"rating of {year}")
    head, _, tail = name.partition(".")
    words = book.lexicon()
    if head in FACTS:
        return FACTS[head]
    if head.startswith(("with_", "rated_")):
        code = head.split("_", 1)[1]
        held = words.awards.get(code) or words.ratings.get(code)
        if held is not None:
            return Said(f"số thành viên đạt {held.vi}", f"number of members with {held.en}")
    if head in words.numbers:
        return words.numbers[head]
    return _by_rule(head, tail, version) or Said(name, name)


def _by_rule(head: str, tail: str, version: Version | None) -> Said | None:
    """Return a fact, number or judgement in the words of the rule that asks for it."""
    for part in _walked(version):
        judged = isinstance(part, Judgement) and head == "judgement" and part.id == tail
        if judged or (isinstance(part, Fact | Number) and part.name == head):
            return part.said or (asked(part, book.lexicon(), version) if version else None)
    return None


def _walked(version: Version | None) -> Iterator[Condition]:
    """Yield every condition of a version."""
    if version is not None:
        for whole in (*version.common, *(route.requires for route in version.routes)):
            yield from whole.walk()
