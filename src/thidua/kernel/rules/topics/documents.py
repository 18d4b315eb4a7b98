"""Form of administrative documents and of certificates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

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
    as_day,
    as_exact,
    as_whole,
    as_yes,
    given,
    pick,
    text_of,
)
from thidua.kernel.rules.topics.working_days import add_working_days, calendar_of


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


def numbering(facts: Facts, books: Books, on: date) -> Result:
    """Judge how numbers of documents run."""
    rule = books.one("numbering", on)
    if rule is None:
        return no_version(on)
    said = text_of(pick(facts, "numbering", "numbers"))
    bad = [w for w in rule.data["bad"] if has_any(said, [w])]
    good = [w for w in rule.data["good"] if has_any(said, [w])]
    if has_any(said, ["every month", "each month", "hằng tháng", "every quarter"]):
        good = []
    if bad and not good:
        return settle(from_(FAIL, [rule]), [rule], on)
    if good:
        return settle(from_(PASS, [rule]), [rule], on)
    return lacking("numbering", cite=rule.cites)


def correction(facts: Facts, books: Books, on: date) -> Result:
    """Judge the way in which an issued document is corrected."""
    rules = books.of("correction", on)
    if not rules:
        return no_version(on)
    said = text_of(pick(facts, "error", "mistake", "kind_of_error"))
    text = f"{said} {words_of(facts)}"
    way = text_of(pick(facts, "correction_by", "corrected_by"))
    content, form = _error(rules[0].data["words"], rules[1].data["words"], text)
    if content == form:
        return lacking("error", cite=rules[0].cites)
    rule = rules[0] if content else rules[1]
    by_letter = has_any(way, ["công văn", "letter", "official letter"])
    if not way:
        return lacking("correction_by", cite=rule.cites)
    good = by_letter != content
    return settle(from_(PASS if good else FAIL, [rule]), [rule], on)


def _error(content: list[str], form: list[str], text: str) -> tuple[bool, bool]:
    """Tell whether an error is of content or of form; *content* said expressly wins."""
    if has_any(text, ["content", "nội dung"]):
        return True, False
    if has_any(text, form):
        return False, True
    return has_any(text, content), False


def delegation(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether a signature mark (TM, KT, TUQ, TL) is used rightly."""
    mark = text_of(pick(facts, "mark", "signature_mark")).replace(".", "").strip().upper()
    rule = next((p for p in books.of("mark", on) if p.data["mark"] == mark), None)
    if rule is None:
        return lacking("mark") if books.of("mark", on) else no_version(on)
    answer = _mark_used_rightly(facts, rule.data)
    if answer is None:
        return lacking("re_delegated", cite=rule.cites)
    return settle(from_(PASS if answer else FAIL, [rule]), [rule], on)


def _mark_used_rightly(facts: Facts, data: Mapping[str, object]) -> bool | None:
    """Compare the facts with what the mark allows; None when they do not say enough."""
    if as_yes(pick(facts, "re_delegated", "redelegated", "passed_on")):
        return bool(data["redelegation"])
    conditions = {
        "written": as_yes(pick(facts, "written", "in_writing")),
        "limited": as_yes(pick(facts, "limited", "limited_time")),
        "in_rules": as_yes(pick(facts, "in_rules", "working_rules")),
    }
    if any(data.get(name) and answer is False for name, answer in conditions.items()):
        return False
    signer, signers = text_of(pick(facts, "signer", "signed_by")), data.get("signers")
    if signer and isinstance(signers, list):
        return ("deputy" if has_any(signer, ["deputy", "phó"]) else "head") in signers
    known = given(facts, "re_delegated", "redelegated") or any(
        answer is not None for answer in conditions.values()
    )
    return True if known else None


def emblem(facts: Facts, books: Books, on: date) -> Result:
    """Judge the sign at the top of a certificate: national emblem or own logo."""
    rule = books.one("emblem", on)
    if rule is None:
        return no_version(on)
    sign = text_of(pick(facts, "emblem", "logo", "sign"))
    issuer = f"{text_of(pick(facts, 'issuer', 'decider', 'signer'))}"
    own = has_any(issuer, rule.data["logo"])
    state = has_any(issuer, rule.data["emblem"])
    if own == state:
        own = has_any(words_of(facts), rule.data["logo"])
        state = not own and has_any(words_of(facts), rule.data["emblem"])
    if not sign or not (own or state):
        return lacking("emblem" if not sign else "issuer", cite=rule.cites)
    national = has_any(sign, ["quốc huy", "national emblem", "emblem of the state"])
    return settle(from_(PASS if national == state else FAIL, [rule]), [rule], on)


def issuing(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether a document was issued in time after its signature."""
    rule = books.one("issuing", on)
    if rule is None:
        return no_version(on)
    signed = as_day(pick(facts, "signed", "signed_on"))
    issued = as_day(pick(facts, "issued", "issued_on", "numbered", "sent"))
    if signed is None or issued is None:
        return lacking("signed" if signed is None else "issued", cite=rule.cites)
    calendar = calendar_of(facts, books)
    last = add_working_days(signed, rule.data["days"], calendar.day_off)
    why = Said(f"{rule.said.vi} ({last:%d/%m/%Y})", f"{rule.said.en} ({last.isoformat()})")
    good = signed <= issued <= last
    return calendar.warn(settle(from_(PASS if good else FAIL, [rule], why=why), [rule], on))


def page(facts: Facts, books: Books, on: date) -> Result:
    """Judge paper, font, ink, sheets under a seal and page numbers, whichever is given."""
    for kind, test in (
        ("paper", _paper),
        ("font", _font),
        ("ink", _ink),
        ("seal", _seal),
        ("page_number", _page_number),
        ("sizes", _sizes),
    ):
        rule = books.one(kind, on)
        if rule is None:
            continue
        answer = test(facts, rule.data)
        if answer is not None:
            return settle(from_(PASS if answer else FAIL, [rule]), [rule], on)
    if books.one("paper", on) is None:
        return no_version(on)
    return unread("Chưa đọc quy định về việc này.", "No text read says it.")


def _paper(facts: Facts, data: Mapping[str, object]) -> bool | None:
    said = text_of(pick(facts, "paper", "paper_size"))
    return has_any(said, [str(data["name"])]) if said else None


def _font(facts: Facts, data: Mapping[str, object]) -> bool | None:
    said = text_of(pick(facts, "font", "typeface"))
    return has_any(said, [str(data["font"])]) if said else None


def _ink(facts: Facts, data: Mapping[str, list[str]]) -> bool | None:
    said = text_of(pick(facts, "ink", "ink_colour"))
    return has_any(said, data["colours"]) if said else None


def _seal(facts: Facts, data: Mapping[str, int]) -> bool | None:
    sheets = as_whole(pick(facts, "seal_sheets", "joined_seal_sheets", "sheets"))
    return None if sheets is None else sheets <= data["sheets"]


def _page_number(facts: Facts, data: Mapping[str, object]) -> bool | None:
    if not given(facts, "page_number", "page_number_first_page", "page_number_place"):
        return None
    first = as_yes(pick(facts, "page_number_first_page"))
    place = text_of(pick(facts, "page_number_place", "page_number"))
    low, high = data["size"] if isinstance(data["size"], list) else (0, 0)
    size = as_exact(pick(facts, "page_number_size"))
    sized = size is None or low <= size <= high
    return sized and not first and not has_any(place, ["bottom", "footer", "lề dưới", "right"])


def _sizes(facts: Facts, data: Mapping[str, list[int]]) -> bool | None:
    for name, (low, high) in data.items():
        size = as_exact(pick(facts, f"{name}_size", f"{name}_pt"))
        if size is not None:
            return low <= size <= high
    return None


def certificate_paper(facts: Facts, books: Books, on: date) -> Result:
    """Judge the paper of a certificate by its width and height in millimetres."""
    rule = books.one("certificate_paper", on)
    if rule is None:
        designs = books.of("emblem", on)
        return from_(UNDETERMINED, designs) if designs else no_version(on)
    width, height = as_exact(pick(facts, "width_mm")), as_exact(pick(facts, "height_mm"))
    if width is None or height is None:
        return lacking("width_mm" if width is None else "height_mm", cite=rule.cites)
    good = (width, height) == (rule.data["width"], rule.data["height"])
    return settle(from_(PASS if good else FAIL, [rule]), [rule], on)
