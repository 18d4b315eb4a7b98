"""The page of a document: margins, paper, font, ink, seal, page numbers; paper of a certificate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books
from thidua.kernel.rules.topics.names import has_any, words_of
from thidua.kernel.rules.topics.result import (
    FAIL,
    PASS,
    UNDETERMINED,
    Result,
    from_,
    lacking,
    no_version,
    settle,
    unread,
)
from thidua.kernel.rules.topics.values import (
    Facts,
    as_exact,
    as_whole,
    as_yes,
    matching,
    pick,
    text_of,
)

PAGE_KEYS: Final = (
    "paper",
    "paper_*",
    "font*",
    "typeface",
    "ink*",
    "*_ink",
    "*seal*",
    "*sheets",
    "page_number*",
    "size_*",
    "*_size",
    "*_pt",
)
_CERTIFICATE: Final = ("certificate", "giấy khen", "bằng khen", "giấy chứng nhận")


def margins(facts: Facts, books: Books, on: date) -> Result:
    """Judge the margins of a page, in millimetres; the value lists the sides that are wrong."""
    rule = books.one("margins", on)
    if rule is None:
        return no_version(on)
    sides = pick(facts, "margins_mm", "margins")
    if not isinstance(sides, Mapping):
        return lacking("margins_mm", cite=rule.cites)
    wrong, unknown = [], []
    for side, (least, most) in rule.data.items():
        size = as_exact(pick(sides, side))
        if size is None:
            unknown.append(f"margins_mm.{side}")
        elif not least <= size <= most:
            wrong.append(side)
    if unknown and not wrong:
        return lacking(*unknown, cite=rule.cites)
    said = ", ".join(f"{side} {low}-{high} mm" for side, (low, high) in rule.data.items())
    why = Said(f"{rule.said.vi} {said}.", f"{rule.said.en} {said}.")
    result = from_(FAIL if wrong else PASS, [rule], value=wrong, why=why)
    return settle(result, [rule], on)


def page(facts: Facts, books: Books, on: date) -> Result:
    """Judge paper, font, ink, sheets under a seal, page numbers and sizes, as far as told."""
    if list(matching(facts, "paper", "paper_*")) and has_any(words_of(facts), _CERTIFICATE):
        return certificate_paper(facts, books, on)
    rules = {kind: books.one(kind, on) for kind in _TESTS}
    if rules["paper"] is None:
        return no_version(on)
    answers = [
        (rule, answer)
        for kind, rule in rules.items()
        if rule is not None and (answer := _TESTS[kind](facts, rule.data)) is not None
    ]
    if wrong := [rule for rule, good in answers if not good]:
        return settle(from_(FAIL, wrong), wrong, on)
    if used := [rule for rule, _ in answers]:
        return settle(from_(PASS, used), used, on)
    return unread("Chưa đọc quy định về việc này.", "No text read says it.")


def _text(facts: Facts, *patterns: str) -> str:
    return " ".join(text_of(value) for value in matching(facts, *patterns))


def _paper(facts: Facts, data: Mapping[str, Any]) -> bool | None:
    said = _text(facts, "paper", "paper_*")
    return has_any(said, [data["name"]]) if said else None


def _font(facts: Facts, data: Mapping[str, Any]) -> bool | None:
    said = _text(facts, "font", "font_name", "typeface", "font_colo*")
    if not said:
        return None
    named = bool(_text(facts, "font", "font_name", "typeface"))
    other = has_any(said, data["other_colours"])
    return not other and (not named or has_any(said, [data["font"]]))


def _ink(facts: Facts, data: Mapping[str, Any]) -> bool | None:
    said = _text(facts, "ink*", "*_ink")
    return has_any(said, data["colours"]) if said else None


def _seal(facts: Facts, data: Mapping[str, Any]) -> bool | None:
    told = [as_whole(value) for value in matching(facts, "*sheets")]
    seal = pick(facts, "seal", "joined_seal")
    told += [as_whole(pick(seal, "sheets"))] if isinstance(seal, Mapping) else []
    sheets = [count for count in told if count is not None]
    return max(sheets) <= data["sheets"] if sheets else None


def _page_number(facts: Facts, data: Mapping[str, Any]) -> bool | None:
    said = pick(facts, "page_number")
    block = said if isinstance(said, Mapping) else {}
    first = pick(block, "first_page", "first") if block else pick(facts, "page_number_first_page")
    place = text_of(block and pick(block, "place", "position")) or _text(
        facts, "page_number_place", *(() if block else ("page_number",))
    )
    size = as_exact(pick(block, "size", "pt") if block else pick(facts, "page_number_size"))
    if first is None and size is None and (not place or as_yes(place) is not None):
        return None
    low, high = data["size"]
    good = size is None or low <= size <= high
    return good and not _shown_first(first, place) and not has_any(place, data["other_places"])


def _shown_first(first: object, place: str) -> bool:
    """Tell whether the first page bears its number, told by a fact or in words."""
    said = text_of(first)
    if first is None and has_any(place, ["first page", "trang đầu", "trang nhất", "trang 1"]):
        said = place
    if has_any(
        said,
        ["hidden", "not", "no", "none", "without", "except", "không", "trừ", "ẩn ở", "ẩn trang"],
    ):
        return False
    return bool(said) and as_yes(first) is not False


def _sizes(facts: Facts, data: Mapping[str, Any]) -> bool | None:
    told = {
        str(name): as_exact(value)
        for pattern in ("size_*", "*_size", "*_pt")
        for name, value in facts.items()
        if not str(name).startswith("page_number") and list(matching({name: value}, pattern))
    }
    if not told:
        return None
    limits = {
        name: span
        for name in told
        for element, span in data.items()
        if element in name.replace("_size", "").replace("_pt", "").replace("size_", "")
    }
    return all(
        size is None or limits[name][0] <= size <= limits[name][1]
        for name, size in told.items()
        if name in limits
    )


_TESTS: Final[Mapping[str, Callable[[Facts, Mapping[str, Any]], bool | None]]] = {
    "paper": _paper,
    "font": _font,
    "ink": _ink,
    "seal": _seal,
    "page_number": _page_number,
    "sizes": _sizes,
}


def certificate_paper(facts: Facts, books: Books, on: date) -> Result:
    """Judge the paper of a certificate, by width and height in millimetres or in words."""
    rule = books.one("certificate_paper", on)
    if rule is None:
        designs = books.of("emblem", on)
        return from_(UNDETERMINED, designs) if designs else no_version(on)
    said = _text(facts, "paper", "paper_*", "orientation")
    across, upright = has_any(said, rule.data["across"]), has_any(said, rule.data["upright"])
    width, height = as_exact(pick(facts, "width_mm")), as_exact(pick(facts, "height_mm"))
    if width is not None and height is not None:
        good = (width, height) == (rule.data["width"], rule.data["height"])
    elif across != upright:
        good = across and has_any(said, [rule.data["name"]])
    else:
        return lacking("width_mm" if width is None else "height_mm", cite=rule.cites)
    return settle(from_(PASS if good else FAIL, [rule]), [rule], on)
