"""Numbers, marks, corrections, copies and dates of administrative documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books
from thidua.kernel.rules.topics.names import has_any, words_of
from thidua.kernel.rules.topics.result import (
    FAIL,
    PASS,
    Result,
    from_,
    lacking,
    no_version,
    settle,
)
from thidua.kernel.rules.topics.values import (
    Facts,
    as_day,
    as_yes,
    given,
    pick,
    text_of,
)
from thidua.kernel.rules.topics.working_days import add_working_days, calendar_of


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


def copy(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether a copy has the value of the main document."""
    rule = books.one("copy", on)
    if rule is None:
        return no_version(on)
    mark = f"{text_of(pick(facts, 'copy_mark', 'copy', 'mark'))} {words_of(facts)}"
    if as_yes(pick(facts, "properly_made", "proper_form")) is False:
        return settle(from_(FAIL, [rule]), [rule], on)
    if not has_any(mark, rule.data["marks"]):
        return lacking("copy_mark", cite=rule.cites)
    signer = text_of(pick(facts, "signed_by", "signer"))
    told = as_yes(pick(facts, "assigned", "assigned_by_head"))
    if told is None and not has_any(signer, rule.data["head"]):
        return lacking("assigned_by_head", cite=rule.cites)
    return settle(from_(FAIL if told is False else PASS, [rule]), [rule], on)


def incoming(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether a document that came was acknowledged, or shown to its handler, in time."""
    kind = "incoming_shown" if given(facts, "shown", "passed_on") else "incoming"
    rule = books.one(kind, on)
    if rule is None:
        return no_version(on)
    came = as_day(pick(facts, "received", "received_on", "arrived"))
    done = as_day(pick(facts, "acknowledged", "acknowledged_on", "shown", "passed_on"))
    if came is None or done is None:
        return lacking("received" if came is None else "acknowledged", cite=rule.cites)
    calendar = calendar_of(facts, books)
    last = add_working_days(came, rule.data["days"], calendar.day_off)
    result = from_(PASS if came <= done <= last else FAIL, [rule])
    return calendar.warn(settle(result, [rule], on))
