"""Lines that are no part of the document: page numbers, stamps of signing, notices of sites."""

from __future__ import annotations

import re

from thidua.kernel.plandoc import markers
from thidua.kernel.plandoc.lines import Line
from thidua.kernel.plandoc.run import Run, join
from thidua.kernel.plandoc.zones import starts_tail
from thidua.kernel.text.flat import flat

_PAGE = re.compile(
    r"^[-–—_.~|\s]*(?:(?:trang|page)\s?(?:so\s)?)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?[-–—_.~|\s]*$"
)
_NOTICE = re.compile(
    r"^(?:https?://|www\.|# source:|de su dung toan bo tien ich|vui long (?:dang nhap|lua chon)|"
    r"(?:nguoi ky|thoi gian ky|ngay ky|ky boi|signed by|chu ky so|email ky so)\s?:|"
    r"(?:in trang|chia se|facebook|zalo|tai ve|tai file|luot xem|quay lai|theo doi tren|xem them|"
    r"bai viet lien quan|tin lien quan|tags?|nguon|tac gia|anh)\s?:?$|copyright|ban quyen thuoc|"
    r"trang chu\b|thu vien phap luat$|(?:ngay co hieu luc|linh vuc|tinh trang hieu luc|"
    r"ngay hieu luc|ngay dang|so cong bao|ngay cong bao)\s?:?\s|(?:>+\s?)?(?:xem them|doc them|"
    r"tin lien quan)\s?:|(?:tu khoa|the|tags?)\s?:\s|ban chua dang nhap|\(?(?:tac gia|"
    r"nguon(?: tin)?|anh|"
    r"(?:bai|tin)(?:(?:, bai)?(?:,| va|/|\s?-)? ?anh)?|"
    r"theo|bai va anh|thuc hien)\s?:\s\S+(?:\s\S+){0,4}$|\[?trang chu|"
    r"[^.;:]{3,90}\.(?:pdf|docx?|xlsx?|odt|rtf)$)"
)
_TABLE_HEADS = frozenset({"tt", "stt", "so tt", "no", "no."})
_REPEATS = 3
_MOST = 120


def without_crumbs(lines: list[Line]) -> list[Line]:
    """The lines of the document alone.

    Args:
        lines: all cleaned lines in order.

    Returns:
        Lines without page numbers, notices and running titles. A blank line that stood before
        a line left out is kept as a blank line before the next one.
    """
    lines = _without_headlines(lines)
    running = _running(lines)
    kept: list[Line] = []
    dropped_blank, numbering = False, 0
    for given in lines:
        line = given
        plain = flat(line.run.text)
        if not line.cells and _is_page(plain, kept[-1].run.text if kept else ""):
            dropped_blank = dropped_blank or line.blank
            continue
        if _HEAD_ROW.match(plain) and not line.barred:
            numbering = 1
            continue
        if numbering and (row := _row(line, numbering)):
            line, numbering = row, numbering + 1
        if line.barred and _is_table_head(line):
            continue
        if _NOTICE.match(plain) or (plain in running and running[plain] is not line):
            dropped_blank = True
            continue
        kept.append(line)
        dropped_blank = False
    return kept


def _without_headlines(lines: list[Line]) -> list[Line]:
    """The lines without the headlines of other news that a site puts under `Các tin khác`."""
    kept: list[Line] = []
    others = False
    for line in lines:
        text = line.run.text
        if _OTHER_NEWS.match(flat(text)):
            others = True
            continue
        others = others and len(text) <= _MOST and not text.endswith((".", ";", ":"))
        others = others and markers.match(text) is None and not starts_tail(text)
        if not others:
            kept.append(line)
    return kept


_OTHER_NEWS = re.compile(
    r"(?:>+\s?)?(?:(?:cac )?(?:tin|bai)(?: viet| tuc| bai)?(?: va bai)? (?:khac|lien quan|"
    r"cung chuyen (?:muc|de)|cung loai|da dua|moi(?: nhat| hon)?|cu hon|noi bat|doc nhieu)|"
    r"(?:co the ban quan tam|doc nhieu(?: nhat)?|xem nhieu(?: nhat)?|tin noi bat))\s?:?$"
)
_HEAD_ROW = re.compile(r"(?:stt|tt|so tt)\s(?:noi dung|nhiem vu|cong viec|ten)\b[^.;:]{5,120}$")


def _is_table_head(line: Line) -> bool:
    """A row that names the columns: `TT`, or two cells that say what stands below them."""
    cells = [flat(c.text).strip(" .:") for c in line.cells]
    least = 2
    return cells[:1] != [] and (
        cells[0] in _TABLE_HEADS or sum(bool(_COLUMN.match(c)) for c in cells) >= least
    )


_COLUMN = re.compile(
    r"(?:(?:co quan|don vi|bo phan|nguoi|phong)(?:, [^|]{3,30})? )?(?:chu tri|phoi hop|"
    r"thuc hien|phu trach)$|"
    r"(?:thoi (?:gian|han|diem)|tien do|han)(?: (?:thuc hien|hoan thanh|bao cao))?$|hoan thanh$|"
    r"(?:noi dung|nhiem vu|cong viec)(?: (?:cong viec|nhiem vu|thuc hien|cu the))?$|ghi chu$|"
    r"(?:ket qua|san pham)(?: (?:dau ra|du kien|thuc hien))?$"
)


def _row(line: Line, number: int) -> Line | None:
    """A row of a table whose cells were lost, with its number as a list mark; null for another."""
    head = re.match(rf"{number}(?=\s[^\W\d])", line.run.text)
    if head is None or line.cells:
        return None
    mark = line.run.part(0, head.end())
    return Line(join([Run(f"{mark.text}.", mark.cuts), line.run.part(head.end())]), line.blank)


def _is_page(plain: str, before: str) -> bool:
    """A number that stands alone and is not the end of a broken sentence."""
    longest, highest = 24, 1500
    if len(plain) > longest or not _PAGE.match(plain):
        return False
    number = int(re.findall(r"\d+", plain)[0])
    if plain.endswith(".") and number < highest:
        return not _EXPECTS.search(flat(before[-12:]))
    return number < highest and not _EXPECTS.search(flat(before[-12:]))


_EXPECTS = re.compile(
    r"\b(?:nam|ngay|thang|quy|so|dieu|khoan|diem|giai doan|den|tu|du an|de an|/|-)$"
)


def _running(lines: list[Line]) -> dict[str, Line]:
    """Running titles, each with the one line that stays: long lines that come back unmarked."""
    first: dict[str, Line] = {}
    count: dict[str, int] = {}
    for line in lines:
        plain = flat(line.run.text)
        if len(plain) <= _MOST:
            first.setdefault(plain, line)
            count[plain] = count.get(plain, 0) + 1
    least_words = 6
    return {
        plain: first[plain]
        for plain, times in count.items()
        if times >= _REPEATS
        and len(plain.split()) >= least_words
        and plain[0].isalpha()
        and not plain.endswith((";", ".", ":"))
    }
