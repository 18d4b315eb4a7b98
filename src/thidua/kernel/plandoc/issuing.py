"""The issuer and the instrument: name, level, kind, number, day."""

from __future__ import annotations

import re

from thidua.kernel.dates import find as find_dates
from thidua.kernel.plandoc.doc_numbers import CODES
from thidua.kernel.plandoc.front import Front
from thidua.kernel.plandoc.headings import is_caps
from thidua.kernel.plandoc.orgs import HEAD, HEADS, PLACE, acting_body, level_of, tidy
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.text.flat import flat

_HEAD_CAPS = tuple(sorted({h.upper() for h in HEADS}, key=len, reverse=True))
_PLACE_LINE = re.compile(
    r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s(?![ỦU]Y\b|UỶ\b|ĐOÀN\b)"
)
_PLACE_KINDS = (
    "thanh pho", "thi xa", "thi tran", "dac khu", "tinh", "huyen", "quan", "xa", "phuong",
)  # fmt: skip
_ORGAN = re.compile(
    r"(?:(?P<organ>ban thuong vu|ban chap hanh|ban thuong truc|"
    r"btv|bch)|(?P<post>(?:tong )?giam doc|hieu truong|"
    r"bo truong|chu tich|vien truong|(?:tong )?cuc truong|chu nhiem|thu truong|chanh an))\b\s?"
)
_BARE = re.compile(
    r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan)\s?(?:tinh|thanh pho|huyen|quan|thi xa|xa|"
    r"phuong|thi tran|dac khu)?$"
)
_WRITTEN_SHORT = re.compile(r"^UBND\s(?!TP)")


def read_instrument(front: Front) -> Json:
    """Kind, number, day and place of the document; null where the letterhead is missing."""
    number = front.number or _meta_number(front)
    day = front.date
    if day is None and "ngay ban hanh" in front.meta:
        day = next(
            (m.due for m in find_dates(front.meta["ngay ban hanh"]) if m.kind == "day"), None
        )
    kind = front.kind or (
        CODES.get(re.split(r"[-/]", number)[1]) if number and "/" in number else None
    )
    return {"type": kind, "number": number, "date": day, "place": front.place,
            "attached": front.attached}  # fmt: skip


def _meta_number(front: Front) -> str | None:
    value = front.meta.get("so hieu") or front.meta.get("so ky hieu")
    return re.sub(r"\s", "", value) if value and re.search(r"\d", value) else None


def read_issuer(front: Front, text: str, form: str | None) -> Json:
    """The body that issued the plan, with its level and where it was read."""
    acting = _acting_name(text)
    header = letterhead_body(front.issuer_lines)
    name, evidence = None, None
    if acting and header:
        name = (
            header if len(flat(header)) > len(flat(acting)) and _agree(acting, header) else acting
        )
        organ = _ORGAN.match(flat(acting))
        same = organ is None or bool(organ["post"]) or _agree(acting[organ.end() :], header)
        if level_of(header) and (level_of(acting) is None or organ) and same:
            name = header
        evidence = "letterhead and opening"
    elif acting or header:
        name, evidence = acting or header, "opening" if acting else "letterhead"
    elif form:
        name = tidy(re.sub(r"^(?:TM|KT|TL)\.\s?|\s?/.*$", "", form))
        evidence = "signature"
    elif "co quan ban hanh" in front.meta:
        name, evidence = front.meta["co quan ban hanh"], "site"
    if name is None:
        return {"name": None, "level": None, "evidence": None}
    name = _as_written(name, text)
    name = with_place(name, f"{front.title.text if front.title else ''} {header or ''} {text}")
    level = level_of(name)
    if front.party and level in {"department", None}:
        above = next(
            (v for x in front.issuer_lines if (v := level_of(x)) and v[:5] == "party"), None
        )
        level = above or level
    return {"name": name, "level": level, "evidence": evidence}


def _as_written(name: str, text: str) -> str:
    """The name with the capitals that a sentence of the text gives it."""
    at = flat(text).find(flat(name))
    written = text[at : at + len(name)] if at >= 0 else name
    same = written.lower() == name.lower() and written[:1].isupper()
    return written if same and not is_caps(written) else name


def _agree(a: str, b: str) -> bool:
    return flat(a).split()[:1] == flat(b).split()[:1] or "ubnd" in flat(a + b)


def _acting_name(text: str) -> str | None:
    found = acting_body(text)
    name = text[found[0] : found[1]].strip(" ,") if found else None
    longest = 130
    return _without_post(name) if name and len(name) <= longest else None


def _without_post(name: str) -> str:
    """`Bộ trưởng Bộ Xây dựng` acts for the Bộ Xây dựng; a post alone stays."""
    post = _ORGAN.match(flat(name))
    rest = name[post.end() :].strip() if post and post["post"] else ""
    return rest if HEAD.match(rest) else name


def letterhead_body(lines: list[str]) -> str | None:
    """The issuing body of a letterhead: its last name, a place or a second line joined to it.

    >>> letterhead_body(["ỦY BAN NHÂN DÂN", "TỈNH BÌNH ĐỊNH"])
    'Ủy ban nhân dân tỉnh Bình Định'
    """
    names: list[str] = []
    for line in lines:
        starts = line.upper().startswith(_HEAD_CAPS) and not _PLACE_LINE.match(line)
        if names and not starts:
            names[-1] += f" {line}"
        elif starts:
            names.append(line)
    while len(names) > 1 and _ORGAN.match(flat(names[-1])):
        names.pop()
    return tidy(names[-1]) if names else None


def with_place(name: str, text: str) -> str:
    """Add the place to a body that is named without one (`Ủy ban nhân dân tỉnh`)."""
    name = _WRITTEN_SHORT.sub("Ủy ban nhân dân ", name)
    plain = flat(name)
    match = _BARE.match(plain)
    if not match:
        return name
    kind = next((k for k in _PLACE_KINDS if plain.endswith(k)), None)
    for place in PLACE.finditer(text):
        place_kind = flat(place["kind"]).replace("tp.", "thanh pho").replace("tp", "thanh pho")
        if kind in (None, place_kind):
            proper = tidy_place(place["name"])
            return (
                f"{name} {proper}" if kind else f"{name} {place_kind_name(place['kind'])} {proper}"
            )
    return name


def place_kind_name(kind: str) -> str:
    """`TỈNH` as in a sentence; `TP.` written out."""
    low = kind.lower()
    return "thành phố" if low.startswith("tp") else low


def tidy_place(name: str) -> str:
    """A place in capitals with capital initials only."""
    return (
        name if any(c.islower() for c in name) else " ".join(w.capitalize() for w in name.split())
    )
