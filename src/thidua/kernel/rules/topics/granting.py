"""How awards are granted: badges, ceremonies, and the days of honorary titles."""

from __future__ import annotations

from datetime import date

from thidua.kernel.rules.topics.book import Books
from thidua.kernel.rules.topics.names import applies, award_of, has_any
from thidua.kernel.rules.topics.result import (
    FAIL,
    PASS,
    VALUE,
    Result,
    from_,
    lacking,
    no_version,
    settle,
    unread,
)
from thidua.kernel.rules.topics.values import Facts, as_yes, given, pick, text_of


def badge(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether a body may begin to give its badge: its name must be registered."""
    rule = books.one("badge", on)
    if rule is None:
        return no_version(on)
    local = books.one("badge_of_province", on)
    if local is not None and given(facts, "badge_set_by"):
        right = has_any(text_of(pick(facts, "badge_set_by")), local.data["words"])
        if not right:
            return settle(from_(FAIL, [local]), [local], on)
    holder = books.one("badge_holder", on)
    if holder is not None:
        kind = text_of(pick(facts, "subject_kind", "holder_kind"))
        if kind and not has_any(kind, holder.data["words"]):
            return settle(from_(FAIL, [holder]), [holder], on)
    answer = as_yes(pick(facts, "badge_name_registered", "registered", "name_registered"))
    if answer is None:
        return lacking("badge_name_registered", cite=rule.cites)
    return settle(from_(PASS if answer else FAIL, [rule]), [rule], on)


def ceremony(facts: Facts, books: Books, on: date) -> Result:
    """Judge a ceremony of handing over: a separate one is not held."""
    rule = books.one("ceremony", on)
    if rule is None:
        return no_version(on)
    separate = as_yes(pick(facts, "separate_ceremony", "separate"))
    if separate is None:
        return lacking("separate_ceremony", cite=rule.cites)
    return settle(from_(FAIL if separate else PASS, [rule]), [rule], on)


def cadence(facts: Facts, books: Books, on: date) -> Result:
    """Say how often an award is granted and on which day, where the Law fixes it."""
    award = award_of(facts, books)
    if award is None:
        return lacking("award")
    rules = [p for p in books.of("cadence", on) if applies(p, award, books)]
    if not rules:
        return unread("Chưa đọc quy định về kỳ tặng.", "No text read sets when it is granted.")
    data = rules[0].data
    value = f"every {data['years']} years on {data['day']}"
    return settle(from_(VALUE, rules, value=value), rules, on)
