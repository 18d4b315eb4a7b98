"""Where the front, the opening, the body and the tail of a document begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thidua.kernel.plandoc import markers
from thidua.kernel.plandoc.headings import is_caps, recognise
from thidua.kernel.plandoc.lines import Line
from thidua.kernel.plandoc.run import Run
from thidua.kernel.text.flat import flat

RECIPIENTS = re.compile(r"n\s?o\s?i\s(?:nhan|gui)\b\s?[:.;]?")
SIGNATURE = re.compile(r"(?:(?:tm|kt|tl|tuq|q)\s?[./]|[tk]/[mt]\b)\s?(?=[a-z])")
POSITION = re.compile(
    r"(?:pho |q\. ?|quyen )?(?:chu tich|giam doc|tong giam doc|hieu truong|bo truong|thu truong|"
    r"truong ban|chanh van phong|bi thu|thu tuong|pho thu tuong|vien truong|cuc truong|"
    r"truong phong|"
    r"tong cuc truong|chu nhiem|truong khoa|chanh an|tong bien tap|chi cuc truong|chi huy truong|"
    r"tu lenh|truong doan|pho chu tich thuong truc|tong thanh tra|chu tich hoi dong|thong doc)\b"
)
ANNEX = re.compile(r"phu luc(?: (?:so )?[0-9ivx]{1,4})?\b")
BASIS = re.compile(
    r"(?:[-+*]\s?)?(?:can cu|thuc hien|thi hanh|huong ung|tiep tuc thuc hien|"
    r"trien khai thuc hien|xet|theo de nghi|trien khai|"
    r"nham|de |nham muc dich|phat huy|chao mung|lap thanh tich|tren co so|cu the hoa|quan triet)\b"
)
_TYPE_WORD = re.compile(
    r"(?:can cu|thuc hien|thi hanh|huong ung|trien khai|tiep tuc|xet|theo|tren co so)\b.{0,40}?\b"
    r"(?:quyet dinh|nghi quyet|ke hoach|chi thi|luat|nghi dinh|cong van|chuong trinh|huong dan|"
    r"thong tu|van ban|"
    r"ket luan|de nghi|phat dong|chuc nang|loi keu goi|to trinh|thong bao|phong trao)\b"
)


@dataclass(frozen=True, slots=True)
class Zones:
    """A document cut in parts, each a list of lines."""

    front: list[Line]
    body: list[Line]
    tail: list[Line]
    annex: list[Line]


def cut(lines: list[Line]) -> Zones:
    """Cut the lines of a document into front (with the opening), body, tail and annex."""
    body = _body_start(lines)
    tail = _tail_start(lines, max(body, 1))
    longest = min(tail + _LONGEST_TAIL, len(lines))
    annex = next((i for i in range(tail, longest) if _is_annex(lines[i])), longest)
    return Zones(lines[:body], lines[body:tail], lines[tail:annex], lines[annex:])


def _is_annex(line: Line) -> bool:
    return bool(ANNEX.match(flat(line.run.text[:40]))) and is_caps(line.run.text[:7])


def _body_start(lines: list[Line]) -> int:
    """The first line with a heading of a section, after the title."""
    title = title_line(lines)
    for i in range(title + 1, len(lines)):
        text = lines[i].run.text
        if len(text) > _LONGEST_HEAD:
            continue
        marker = markers.match(text)
        body = text[marker.end :] if marker else text
        kind = marker.kind if marker else None
        head = recognise(body, kind=kind, marked=lines[i].marked)
        if head is None or not head.classes or head.classes == ("bases",):
            continue
        named = marker is not None and kind not in markers.WEAK
        if (
            named
            or lines[i].marked
            or (head.classes != ("other",) and _plain_head(lines, body, i, title))
        ):
            return i
    return _after_opening(lines, title)


def _plain_head(lines: list[Line], text: str, index: int, title: int) -> bool:
    """An unnumbered heading: not the title itself, which stands right under its kind."""
    if title < 0:
        return index > 0 or not is_caps(text)
    alone = flat(lines[title].run.text).strip(" .:*-").replace(" ", "") in _KIND_WORDS
    if index == title + 1 and (alone or is_caps(text)):
        return False
    near = index <= title + _TITLE_LINES
    return not (near and (_QUOTED_NAME.search(flat(text)) or text[:1].islower()))


def _after_opening(lines: list[Line], title: int) -> int:
    """Without any heading: the line after the last basis or opening sentence."""
    last = title
    for i in range(title + 1, min(len(lines), title + 40)):
        if re.search(r"(?:nhu sau|cu the)\s?:$", flat(lines[i].run.text[-30:])):
            return i + 1
        if BASIS.match(flat(lines[i].run.text[:60])) and i == last + 1:
            last = i
    return last + 1


def title_line(lines: list[Line]) -> int:
    """The line with the kind of document (`KẾ HOẠCH`), or -1; an attached plan comes first."""
    found = -1
    limit = 400
    for i, line in enumerate(lines[:limit]):
        kind = kind_of_line(line.run)
        if kind == "Kế hoạch":
            return i
        if kind and found < 0:
            found = i
    return found


KINDS = {
    "ke hoach": "Kế hoạch", "quyet dinh": "Quyết định", "chi thi": "Chỉ thị",
    "huong dan": "Hướng dẫn", "chuong trinh": "Chương trình", "thong bao": "Thông báo",
    "nghi quyet": "Nghị quyết", "phuong an": "Phương án", "the le": "Thể lệ", "de an": "Đề án",
    "chuong trinh hanh dong": "Chương trình hành động", "loi keu goi": "Lời kêu gọi",
}  # fmt: skip
_LONGEST_HEAD, _LONGEST_POSITION = 600, 60
_KIND_WORDS = frozenset(name.replace(" ", "") for name in KINDS)
_QUOTED_NAME = re.compile(r"phong trao(?: thi dua)?[^“\"]{0,40}[“\"]")
ACT_WORDS = (
    r"(?:(?:to chuc |trien khai |phat dong |thuc hien |hanh dong )*(?:phong trao )?(?:thi dua|"
    r"phong trao)"
    r"(?: yeu nuoc| khen thuong)?|phat dong)"
)
_TITLE_LINES, _LONGEST_TAIL = 4, 250
_KIND = re.compile(rf"(?:{'|'.join(sorted(KINDS, key=len, reverse=True))})(?![\w])")


def kind_of_line(run: Run) -> str | None:
    """The kind of document when a line is such a title line: the kind alone, in capitals."""
    plain = flat(run.text[:60]).strip(" .:*-")
    spaced = plain.replace(" ", "")
    for name, kind in KINDS.items():
        if plain == name or (len(plain) > len(name) + 3 and spaced == name.replace(" ", "")):
            return kind if is_caps(run.text[:60]) else None
    if re.fullmatch(rf"(?:{_KIND.pattern}) {ACT_WORDS}", plain) and is_caps(run.text[:60]):
        return next(kind for name, kind in KINDS.items() if plain.startswith(f"{name} "))
    match = _KIND.match(plain)
    if match and is_caps(run.text[: match.end()]) and len(run.text) > match.end() + 12:
        rest = flat(run.text[match.end() : match.end() + 80])
        return KINDS[match.group()] if re.search(r"phong trao|thi dua", rest) else None
    return None


def _tail_start(lines: list[Line], body: int) -> int:
    """The first line of the recipients or of the signature, whichever comes first."""
    for i in range(body, len(lines)):
        cells = [c.text for c in lines[i].cells] or [lines[i].run.text]
        if any(starts_tail(c) for c in cells):
            return i
    for i in range(max(body, len(lines) - 6), len(lines)):
        text = lines[i].run.text
        if is_caps(text) and POSITION.match(flat(text[:40])) and len(text) < _LONGEST_POSITION:
            return i
    return len(lines)


def starts_tail(text: str) -> bool:
    """Recipients or a signature begin here."""
    plain = flat(text[:40])
    if RECIPIENTS.match(plain):
        return True
    match = SIGNATURE.match(plain)
    return bool(match) and is_caps(text[: match.end() + 6]) if match else False


def decision_tail(lines: list[Line]) -> list[Line]:
    """The end of a decision that stands before the plan attached to it."""
    return lines[_tail_start(lines, 0) :] if lines else []
