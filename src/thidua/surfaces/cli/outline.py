"""A plan reading and a comparison as a page of text for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any, Final

Json = dict[str, Any]
_WIDTH: Final = 96
_NONE: Final = "(văn bản không nêu)"
_LISTS: Final = (
    ("purpose", "Mục đích"),
    ("requirements", "Yêu cầu"),
    ("goals", "Mục tiêu"),
    ("subjects", "Đối tượng"),
    ("contents", "Nội dung thi đua"),
)
_OCCASIONS: Final = (("annual", "Hằng năm"), ("preliminary", "Sơ kết"), ("final", "Tổng kết"))
_RELATIONS: Final = {
    "same": "giữ nguyên",
    "adapted": "sửa cho hợp",
    "replaced": "thay",
    "merged": "gộp",
    "new": "thêm mới",
    "dropped": "bỏ",
}
_COMPARED: Final = (
    ("contents", "Nội dung thi đua"),
    ("criteria", "Tiêu chí"),
    ("awards", "Khen thưởng"),
    ("milestones", "Mốc thời gian"),
    ("duties", "Trách nhiệm"),
    ("legal_bases", "Căn cứ"),
)


def outline(plan: Json) -> str:
    """The reading as lines; what the text does not say is said to be missing."""
    return "\n".join(_outline(plan))


def _outline(plan: Json) -> Iterator[str]:
    issuer, instrument, movement = (plan.get(k) or {} for k in ("issuer", "instrument", "movement"))
    number = " ".join(str(instrument.get(k) or "") for k in ("type", "number", "date")).strip()
    yield f"Phong trào:  {movement.get('name') or _NONE}"
    yield f"Ban hành:    {issuer.get('name') or _NONE}"
    yield f"Văn bản:     {number or _NONE}"
    if movement.get("parent_instrument"):
        yield f"Cấp trên:    {movement['parent_instrument']}"
    yield from _section("Căn cứ", [_basis(basis) for basis in plan.get("legal_bases") or []])
    for key, label in _LISTS:
        yield from _section(label, _texts(plan.get(key)))
    for group in (plan.get("criteria") or {}).get("groups") or []:
        subject = group.get("subject") or group.get("text") or group.get("subject_key") or ""
        yield from _section(f"Tiêu chí: {subject}", _texts(group.get("items")))
    for key, label in _OCCASIONS:
        occasion = (plan.get("awards") or {}).get(key)
        if occasion:
            yield from _section(f"Khen thưởng: {label}", _texts(occasion.get("forms")))
    yield from _section("Giải pháp", _texts(plan.get("solutions")))
    yield from _timeline(plan.get("timeline") or {})
    yield from _section("Trách nhiệm", _texts(plan.get("responsibilities")))
    yield from _section("Nơi nhận", _texts(plan.get("recipients")))
    signer = plan.get("signer") or {}
    signed = ", ".join(str(signer[k]) for k in ("name", "position") if signer.get(k))
    yield f"\nNgười ký:    {signed or _NONE}"
    yield from _section("Cần xem lại", _warnings(plan.get("warnings") or []))


def _basis(basis: Json) -> str:
    parts = (basis.get("type"), basis.get("number"), basis.get("date"), basis.get("issuer"))
    return " · ".join(str(part) for part in parts if part)


def _timeline(timeline: Json) -> Iterator[str]:
    ends = [str(timeline[k]) for k in ("from", "to") if timeline.get(k)]
    yield f"\nThời gian:   {' đến '.join(ends) or _NONE}"
    for phase in timeline.get("phases") or []:
        name = phase.get("text") or phase.get("name") or phase.get("label") or "Giai đoạn"
        yield from _wrapped(str(name), "  ")
        for one in phase.get("milestones") or []:
            words = (one.get("due"), one.get("what") or one.get("text"), one.get("actor"))
            yield from _wrapped("- " + " · ".join(str(w) for w in words if w), "    ")


def _warnings(warnings: list[Json]) -> list[str]:
    return [f"{one.get('code')}: {one.get('text')}" for one in warnings]


def _texts(items: Iterable[Any] | None) -> list[str]:
    return [_text(item) for item in items or []]


def _text(item: Any) -> str:
    return str(item.get("text") or item.get("name") or "") if isinstance(item, dict) else str(item)


def _section(label: str, items: list[str]) -> Iterator[str]:
    if not items:
        return
    yield f"\n{label} ({len(items)})"
    for number, item in enumerate(items, 1):
        yield from _wrapped(f"{number:>2}. {item}", "  ")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "    ")


def comparison(found: Json) -> str:
    """The comparison as lines: first the findings, then what was kept, changed, added, left out."""
    return "\n".join(_comparison(found)).lstrip("\n")


def _comparison(found: Json) -> Iterator[str]:
    yield from _section("Điểm cần xem", [_check(one) for one in found.get("checks") or []])
    for key, label in _COMPARED:
        rows = found.get(key) or []
        yield from _section(label, [_row(row) for row in rows])


def _check(check: Json) -> str:
    text = check.get("text")
    if isinstance(text, dict):
        text = text.get("vi") or text.get("en")
    return f"[{check.get('code')}] {text or check.get('text_vi') or ''}"


def _row(row: Json) -> str:
    label = _RELATIONS.get(str(row.get("relation")), str(row.get("relation")))
    shown = row.get("lower") or row.get("higher") or ""
    text = " + ".join(map(str, shown)) if isinstance(shown, list) else str(shown)
    return f"[{label}] {textwrap.shorten(text, 160, placeholder='…')}"
