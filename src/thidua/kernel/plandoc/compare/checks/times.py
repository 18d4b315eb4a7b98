"""Checks on due dates, reviews and reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.kernel.plandoc.compare.checks.findings import (
    BLOCKS,
    WARNS,
    Both,
    Finding,
    Place,
    finding,
    short,
)
from thidua.kernel.plandoc.compare.items import (
    listed,
    mapped,
    milestones,
    plain,
    span_of,
    words_of,
)

_LATE = {
    "later": ("milestone_after_parent", BLOCKS),
    "earlier": ("due_date_earlier_than_parent", WARNS),
    "narrower": ("due_date_narrower_than_parent", WARNS),
    "wider": ("due_date_less_exact", WARNS),
}
_OWN_LEVEL = {
    "province": r"(cấp|toàn|của) (tỉnh|thành phố)\b|(ubnd|ủy ban nhân dân|hội đồng) "
    r"(tỉnh|thành phố|tp)\b|khen thưởng (tỉnh|thành phố)\b",
    "ministry": r"(cấp|toàn|của) (bộ|ngành)\b",
    "department": r"(cấp|toàn|của) (sở|ngành)\b|(?<!các )\bsở (?!,)",
    "district": r"(cấp|toàn|của) (quận|huyện|thị xã)\b",
    "commune": r"(cấp|toàn|của) (xã|phường|đặc khu)\b",
    "national": r"(cấp )?trung ương|toàn quốc",
}
_NAMED_LEVEL = re.compile(r"\bcấp (?!trên|có thẩm quyền|ủy)\w+")
_RHYTHM = re.compile(
    r"hằng|hàng|mỗi|năm|tháng|quý|tuần|lần|year|month|quarter|week|annual|twice|half"
)


def checks(both: Both) -> Iterator[Finding]:
    """Check due dates, then the own review, then reports."""
    yield from _dates(both)
    yield from _own_review(both)
    yield from _reports(both)


def _dates(both: Both) -> Iterator[Finding]:
    for row in both.rows("milestones"):
        if row["due_relation"] not in _LATE:
            continue
        code, severity = _LATE[row["due_relation"]]
        dues = row["due"]
        values = {
            "what": short(mapped(row.get("what")).get("lower") or row["lower"]),
            "lower": due_vi(dues["lower"]),
            "higher": due_vi(dues["higher"]),
            "lower_en": dues["lower"],
            "higher_en": dues["higher"],
        }
        place = Place(row["lower_span"], row["where"][0])
        yield finding(code, place, values, severity=severity, due=dues)
    yield from _end(both)


def _end(both: Both) -> Iterator[Finding]:
    """Find a movement that ends after the higher one."""
    lines = [mapped(side.get("timeline")) for side in (both.higher, both.lower)]
    ends = [str(line.get("to") or "")[:4] for line in lines]
    if not all(end.isdigit() for end in ends) or ends[1] <= ends[0]:
        return
    yield finding(
        "milestone_after_parent",
        Place(span_of(lines[1]), ("timeline", "to")),
        {"lower": ends[1], "higher": ends[0]},
        text="movement_ends_after_parent",
        severity=BLOCKS,
    )


def due_vi(due: object) -> str:
    """Write a due date as Vietnamese plans do: `quý II/2025`, `tháng 6/2025`, `30/6/2025`."""
    text = str(due or "")
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", text)
    if quarter:
        return f"quý {('I', 'II', 'III', 'IV')[int(quarter[2]) - 1]}/{quarter[1]}"
    parts = text.split("-")
    if not all(part.isdigit() for part in parts):
        return text
    if len(parts) == 1:
        return f"năm {text}"
    days = "/".join(str(int(part)) for part in reversed(parts[1:]))
    return f"{'tháng ' if len(parts) == 2 else ''}{days}/{parts[0]}"  # noqa: PLR2004 - year, month


def _own_review(both: Both) -> Iterator[Finding]:
    """Find a plan whose preliminary review is one of the levels below only."""
    level = str(mapped(both.lower.get("issuer")).get("level") or "")
    if not both.whole or level not in _OWN_LEVEL:
        return
    reviews = [
        item for item in milestones(both.lower) if item.facts["stage"] == "preliminary_review"
    ]
    name = plain(words_of(mapped(both.lower.get("issuer")).get("name")))
    below = None
    for item in reviews:
        said = plain(f"{item.text} ; {item.facts['what']} ; {item.facts['actor'] or ''}")
        own = re.search(_OWN_LEVEL[level], said)
        if own or (name and name in said) or not _NAMED_LEVEL.search(said):
            return
        below = below or item
    if below is None:
        return
    yield finding("no_own_review", Place(below.span, below.path), {"review": short(below.text)})


def _reports(both: Both) -> Iterator[Finding]:
    """Find reports without rhythm and date, or with a rhythm but no day."""
    reports = mapped(both.lower.get("reporting"))
    if not reports or listed(reports.get("due")) or words_of(reports.get("due")):
        return
    rhythm = _RHYTHM.search(plain(words_of(reports.get("frequency"))))
    code = "report_without_due_date" if rhythm else "report_without_rhythm_or_date"
    yield finding(code, Place(span_of(reports), ("reporting",)))
