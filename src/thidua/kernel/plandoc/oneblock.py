"""Texts whose line breaks were lost: cut again at markers and headings inside the line."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from thidua.kernel.plandoc.headings import is_caps, loose
from thidua.kernel.plandoc.lines import Line
from thidua.kernel.plandoc.markers import ALL_LETTERS, roman_value
from thidua.kernel.plandoc.zones import KINDS
from thidua.kernel.text.flat import LOWER, UPPER, flat

LEAST = 900
_LEAST_MARKS = 4
_CAPS_WORD = rf"[{UPPER}]{{2,}}"
_INSIDE = re.compile(
    rf"(?<=\s)(?:(?P<roman>[IVX]{{1,5}})\s?[.)/-]\s(?=[{UPPER}]{{2,}}[\s,])"
    rf"|(?P<decimal>\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?)\.?\s(?=[{UPPER}])"
    rf"|(?P<arabic>\d{{1,2}})[.)/]\s(?=[{UPPER}“\"])"
    rf"|(?P<letter>[a-zđ])[).]\s(?=[{UPPER}“\"])"
    rf"|(?P<dash>[-–—])\s(?=[{UPPER}])"
    rf"|(?P<plus>\+)\s?(?=[{UPPER}])"
    rf"|(?P<bullet>[•●○▪◦■□\uf000-\uf0ff►➢✓*])\s?(?=[{UPPER}{LOWER}])"
    r"|(?P<ordinal>Thứ\s(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\s?,"
    r"|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám) là\s?[,:])"
    r"|(?P<part>(?:PHẦN|Phần)\s(?:THỨ\s\w+|[IVX]{1,4})[.:\s])"
    r"|(?P<tail>N\s?[ơo]i nh[ậa]n\s?:|(?:TM|KT|TL|TUQ)\.\s?(?=[A-ZĐỦ]{2}))"
    r"|(?P<closing>Trong quá trình (?:tổ chức |triển khai |thực hiện))"
    r"|(?P<phase>(?:Giai đoạn|Đợt)\s(?:\d|I{1,3})\s?[(:])"
    r"|(?P<number>Số\s?:\s?(?=\d{1,5}\s?[-/]))"
    r"|(?P<basis>(?:Căn cứ|Thực hiện|Xét|Hưởng ứng|Can cu|Thuc hien|Huong ung)\s(?=(?:Luật|Luat|"
    r"Nghị quyết|Nghi quyet|Nghị định|Nghi dinh|Quyết định|Quyet dinh|Kế hoạch số|Ke hoach so|"
    r"Chỉ thị|Chi thi|Thông tư|Thong tu|Công văn|Cong van|Chương trình|Chuong trinh|"
    r"Hướng dẫn|Huong dan|Kết luận|Ket luan)\s))"
    rf"|(?P<opening>(?:Ủy ban nhân dân|Uỷ ban nhân dân|"
    rf"Uy ban nhan dan|UBND)\s[^.;:]{{2,60}}?(?=\s(?:ban hành|"
    rf"phát động|xây dựng|ban hanh|phat dong|xay dung)))"
    rf"|(?P<caps>(?:{_CAPS_WORD}[\s,]+){{1,14}}{_CAPS_WORD}))"
)
_COMPOUND = re.compile(
    r"(?:thi dua|doc lap|tu do|kinh te|chinh tri|van hoa|hanh chinh|khoa hoc|\d)\s$"
)
_COMPOUND_TAIL = re.compile(
    r"[-–—]\s(?:khen thuong|tu do|hanh phuc|xa hoi|quan tri|ky thuat|cong nghe|van hoa)"
)
_MARK_END = re.compile(r"(?:^|\s)(?:\d{1,2}(?:\.\d{1,2})*[.)/]?|[a-zđ]\)|[-+•*–])\s*$")
_MIXED = re.compile(rf"[{UPPER}][{LOWER}]")


@dataclass(slots=True)
class _Lists:
    """The last value of each kind of number met so far."""

    last: dict[str, int]

    def takes(self, kind: str, value: int) -> bool:
        """Whether a number goes on with its list or begins one."""
        before = self.last.get(kind, 0)
        if value == 1 or before < value <= before + 2:
            self.last[kind] = value
            return True
        return False


def unfold(lines: list[Line]) -> list[Line]:
    """Cut overlong lines that hold several items or headings.

    Args:
        lines: cleaned lines in order.

    Returns:
        The lines, those with lost breaks cut in pieces; all other lines as they were.
    """
    out: list[Line] = []
    for line in lines:
        if len(line.run.text) < LEAST or line.cells:
            out.append(line)
            continue
        cuts = _cuts(line.run.text)
        if len(cuts) < _LEAST_MARKS or not _flattened(line.run.text, cuts):
            out.append(line)
            continue
        edges = [0, *cuts, len(line.run.text)]
        pieces = [line.run.part(a, b) for a, b in itertools.pairwise(edges)]
        out += [Line(piece, line.blank) for piece in pieces if piece.text]
    return out


def _flattened(text: str, cuts: list[int]) -> bool:
    """Whether the line holds headings of sections or a long list, not one paragraph."""
    heads = sum(
        1 for cut in cuts
        if re.match(
            r"(?:[IVX]{1,5}\s?[.)/-]|\d{1,2}\.|[A-ZĐÀ-Ỹ]{2,}\s[A-ZĐÀ-Ỹ]{2,})", text[cut : cut + 20])
        and loose(text[cut : cut + 80])
    )  # fmt: skip
    enough = 2
    return heads >= enough


def _cuts(text: str) -> list[int]:
    plain = flat(text)
    lists = _Lists({})
    cuts: list[int] = []
    after_roman = -1
    for match in _INSIDE.finditer(text):
        kind = match.lastgroup or ""
        if _accepts(kind, match, plain, lists):
            if kind != "caps" or match.start() != after_roman:
                cuts.append(match.start())
            after_roman = match.end() if kind == "roman" else -1
            end = _caps_end(text, match) if kind in {"caps", "roman"} else 0
            if end:
                cuts.append(end)
    return sorted(set(cuts) - {0})


def _accepts(kind: str, match: re.Match[str], plain: str, lists: _Lists) -> bool:
    """Whether a place inside a line really begins an item or a heading."""
    if kind == "roman":
        lists.last = {"roman": lists.last.get("roman", 0)}
        return roman_value(match["roman"]) is not None
    if kind in {"arabic", "letter"}:
        value = int(match[kind]) if kind == "arabic" else ALL_LETTERS.index(match[kind]) + 1
        if match[kind] == "d" and lists.last.get("letter") == value:
            value += 1  # đ) without its mark
        taken = lists.takes(kind, value)
        if taken and kind == "arabic":
            lists.last.pop("letter", None)
        return taken
    if kind == "dash":
        before = plain[max(0, match.start() - 14) : match.start()]
        compound = bool(_COMPOUND.search(before))
        return not compound or (
            not _COMPOUND_TAIL.match(plain, match.start()) and before[-2:-1] in {".", ";", ":"}
        )
    return _caps_head(match) if kind == "caps" else True


def _caps_head(match: re.Match[str]) -> bool:
    """A run of capitals that is a heading or the kind of document."""
    words = match["caps"]
    plain = flat(words)
    return is_caps(words) and (
        bool(loose(words)) or any(plain.startswith(k) for k in KINDS) or "cong hoa" in plain
    )


def _caps_end(text: str, match: re.Match[str]) -> int:
    """Where the capitals of a heading end and a sentence begins on the same line."""
    found = _MIXED.search(text, match.end(), match.end() + 400)
    if not found:
        return 0
    between = text[match.end() : found.start()]
    if (
        _MARK_END.search(between)
        or any(c.islower() for c in between)
        or not is_caps(text[match.start() : found.start()])
    ):
        return 0
    return found.start() if text[found.start() - 1] == " " else 0
