"""Numbers of official documents in running text: 923/QĐ-TTg, 57-NQ/TW, 06/2022/QH15."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thidua.kernel.dates import find as find_dates
from thidua.kernel.text.flat import UPPER, bare, flat

TYPES: tuple[str, ...] = (
    "Thông tư liên tịch", "Chương trình hành động", "Chương trình phối hợp", "Nghị quyết",
    "Nghị định", "Quyết định", "Chỉ thị", "Thông tư", "Kế hoạch", "Chương trình", "Công văn",
    "Công điện", "Hướng dẫn", "Kết luận", "Thông báo", "Thông tri", "Tờ trình", "Báo cáo",
    "Đề án", "Quy định", "Quy chế", "Pháp lệnh", "Văn bản", "Bộ luật", "Luật", "Lệnh",
    "Sắc lệnh", "Giấy mời", "Điều lệ", "Lời kêu gọi", "Biên bản", "Phương án",
)  # fmt: skip
_TYPE_OF = {flat(name): name for name in TYPES}
CODES = {
    "QĐ": "Quyết định", "NQ": "Nghị quyết", "NĐ": "Nghị định", "CT": "Chỉ thị", "TT": "Thông tư",
    "KH": "Kế hoạch", "CTr": "Chương trình", "HD": "Hướng dẫn", "KL": "Kết luận",
    "TB": "Thông báo", "TTr": "Tờ trình", "BC": "Báo cáo", "TTLT": "Thông tư liên tịch",
    "QC": "Quy chế", "ĐA": "Đề án", "CĐ": "Công điện", "QyĐ": "Quy định", "PL": "Pháp lệnh",
}  # fmt: skip
_UP = UPPER
_PART = rf"[{_UP}][{_UP}a-zđ0-9]{{0,14}}"
_GAP = r"[ \t]?\n?[ \t]?"
NUMBER = re.compile(
    rf"(?<![\w/.,-])(?P<head>\d{{1,5}}[a-zA-Z]?)(?:{_GAP}/{_GAP}(?P<year>(?:19|20)\d\d))?"
    rf"{_GAP}[/-]{_GAP}(?P<tail>{_PART}(?:{_GAP}[-/&.]{_GAP}{_PART}){{0,4}})(?![\w])"
)
_SIGN = re.compile(r"^[A-ZĐ]{2}|^(?:CTr|TTr|QyĐ|QĐ|NĐ)")
_BEFORE = re.compile(
    rf"(?P<type>{'|'.join(sorted(_TYPE_OF, key=len, reverse=True))})"
    r"(?:\s\(?[\w\s]{0,12}\)?)??\s{0,3}(?:so\s{0,3}:?\s{0,3})?$"
)
_AFTER_DATE = re.compile(r"\s{0,3},?\s{0,3}\(?(?:ban hanh\s)?(?:ngay|nam)\s")
_OF = re.compile(r"\s{0,3},?\s{0,3}cua\s{1,3}")
_STOP = re.compile(
    r"[;,.:()“”\"]|\s(?:ve|ban hanh|phe duyet|thuc hien|trien khai|quy dinh|huong dan|sua doi|phat"
    r" dong|to chuc|de|tai|nham|giao|ky|v/v|cong bo|theo|"
    r"da|do|(?:va|tai) (?:cac )?(?i:nghi quyet|quyet dinh|"
    r"ke hoach|chuong trinh|cong van|huong dan|thong tu|"
    r"nghi dinh|chi thi|ket luan|luat))(?=[\s,;.])"
)
_PROJECT = re.compile(r"\bĐề án (?:số )?(?P<n>\d{1,4})(?![\w/.-])")
_REACH = 240


@dataclass(frozen=True, slots=True)
class Reference:
    """A document named in a text.

    Attributes:
        number: the number with blanks and line breaks taken out, e.g. `57-NQ/TW`.
        type: kind of document as named before the number, else from its letters, else null.
        date: ISO day, YYYY or null.
        issuer: the body named after it, as written, or null.
        start: first place of the reference (of the kind when it is named).
        end: place after the number, the day and the body.
        number_start: first place of the number.
    """

    number: str
    type: str | None
    date: str | None
    issuer: str | None
    start: int
    end: int
    number_start: int


def find(text: str) -> list[Reference]:
    """Every numbered document that a text names, in order.

    >>> [(r.type, r.number, r.date, r.issuer) for r in
    ...  find("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá")]
    [('Nghị quyết', '57-NQ/TW', '2024-12-22', 'Bộ Chính trị')]

    Args:
        text: text in NFC; a number may be split by a line break.

    Returns:
        The references with their places.
    """
    plain = flat(text)
    found = [r for m in NUMBER.finditer(text) if (r := _reference(text, plain, m))]
    for match in _PROJECT.finditer(text):
        name = f"Đề án {match['n']}"
        found.append(Reference(name, "Đề án", None, None, *match.span(), match.start("n")))
    return sorted(found, key=lambda r: r.start)


def _reference(text: str, plain: str, match: re.Match[str]) -> Reference | None:
    """The reference of one number, or null when the letters are no sign of a document."""
    start = match.start()
    before = _BEFORE.search(plain[max(0, start - 60) : start])
    announced = plain[max(0, start - 12) : start].rstrip(" :").endswith("so")
    if not (_SIGN.search(match["tail"]) or (before and announced)):
        return None
    tail = re.sub(r"\s", "", match["tail"])
    if not (before or announced or re.search(r"[-/]|^QH\d", tail)):
        return None
    number = re.sub(r"\s", "", match.group())
    day, end = _date_after(text, plain, match.end())
    issuer, end = _issuer_after(text, plain, end)
    kind = _TYPE_OF[before["type"]] if before else _kind(tail)
    if before:
        start = max(0, start - 60) + before.start()
    return Reference(number, kind, day, issuer, start, end, match.start())


def _kind(tail: str) -> str | None:
    first = re.split(r"[-/]", tail)[0]
    return CODES.get(first) or ("Luật" if re.match(r"QH\d", tail) else None)


def _date_after(text: str, plain: str, end: int) -> tuple[str | None, int]:
    match = _AFTER_DATE.match(plain, end, end + _REACH)
    if not match:
        return None, end
    near = text[match.start() : end + 60]
    moments = find_dates(near)
    if not moments or moments[0].start > match.end() - match.start() + 1:
        return None, end
    return moments[0].due, match.start() + moments[0].end


def _issuer_after(text: str, plain: str, end: int) -> tuple[str | None, int]:
    match = _OF.match(plain, end, end + _REACH)
    if not match:
        return None, end
    window = bare(text[match.end() : match.end() + _REACH]) + " "
    stop = _STOP.search(window)
    if stop and window.lower().startswith("ban chi dao") and "ve" in stop.group():
        stop = _STOP.search(re.sub(r"[,]", " ", window), stop.end())
    last = match.end() + (stop.start() if stop else min(len(window) - 1, 80))
    name = " ".join(text[match.end() : last].split())
    return (name or None), last
