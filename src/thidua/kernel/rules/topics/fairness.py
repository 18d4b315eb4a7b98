"""Choice between equals, women leaders, long service, class of a feat of arms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books
from thidua.kernel.rules.topics.names import has_any, words_of
from thidua.kernel.rules.topics.result import (
    FAIL,
    UNDETERMINED,
    VALUE,
    Result,
    from_,
    lacking,
    no_version,
    settle,
)
from thidua.kernel.rules.topics.values import (
    Facts,
    as_exact,
    as_whole,
    as_yes,
    given,
    pick,
    plain_number,
    text_of,
)

_HUNDRED: Final = 100
_OF_ONE: Final = re.compile(r"(\w+?)_(women_share|share_of_women|women|members|sex)")
_WOMAN = ("female", "woman", "nữ", "women")


def tie(facts: Facts, books: Books, on: date) -> Result:
    """Say whom the decree prefers between equals; a value for the council, never a filter."""
    rule = books.one("tie", on)
    if rule is None:
        return no_version(on)
    equal = as_yes(pick(facts, "equal", "equal_standards", "all_equal"))
    if equal is False:
        why = Said(
            "Chỉ dùng khi mọi điều kiện ngang nhau.",
            "It serves only between equals.",
        )
        return settle(from_(VALUE, [rule], value="no preference", why=why), [rule], on)
    if equal is None:
        return lacking("equal", cite=rule.cites)
    value = _preferred(facts, Fraction(str(rule.data["share"])))
    if value is None:
        return lacking("candidates", cite=rule.cites)
    result = settle(from_(VALUE, [rule], value=value), [rule], on)
    return result.warn(
        "tie_break_only",
        "Chỉ để chọn giữa các trường hợp ngang nhau; hội đồng ghi nhận lựa chọn.",
        "A tie-break only; the council records the choice.",
    )


def _preferred(facts: Facts, share: Fraction) -> str | None:
    """Return the name of the preferred candidate, `the woman`, `none`, or None when unknown."""
    names: list[str] = []
    seen = 0
    for name, block in _candidates(facts).items():
        part = _share_of_women(block)
        seen += part is not None or given(block, "sex")
        if (part is not None and part >= share) or has_any(text_of(pick(block, "sex")), _WOMAN):
            names.append(str(name))
    if seen:
        return names[0] if len(names) == 1 else "no preference"
    words = words_of(facts)
    if "collective" in words or "tap the" in words:
        return "the collective with at least that share of women"
    return "the woman" if has_any(words, ["woman", "nữ"]) else None


def _candidates(facts: Facts) -> dict[str, Facts]:
    """Return each candidate with what is told, however the facts set them out."""
    told = pick(facts, "candidates", "collectives", "women_share", "share_of_women")
    if isinstance(told, (list, tuple)):
        rows_ = [row for row in told if isinstance(row, Mapping)]
        return {str(pick(row, "name", "unit", "who") or n): row for n, row in enumerate(rows_, 1)}
    if isinstance(told, Mapping):
        return {k: v if isinstance(v, Mapping) else {"women_share": v} for k, v in told.items()}
    found: dict[str, Facts] = {str(k): v for k, v in facts.items() if isinstance(v, Mapping)}
    for key, value in facts.items():
        if match := _OF_ONE.fullmatch(str(key)):
            found[match[1]] = {**found.get(match[1], {}), match[2]: value}
    if not found and (told is not None or given(facts, "women")):
        found["the collective"] = facts
    return found


def _share_of_women(block: Facts) -> Fraction | None:
    """Return the share of women; a number above one is in per cent."""
    women, members = as_whole(pick(block, "women")), as_whole(pick(block, "members"))
    if women is not None and members:
        return Fraction(women, members)
    told = as_exact(pick(block, "women_share", "share_of_women", "share"))
    return told / _HUNDRED if told is not None and told > 1 else told


def office_years(facts: Facts, books: Books, on: date) -> Result:
    """Return the years of office asked for long service: fewer for women leaders."""
    rule = books.one("women_years", on)
    if rule is None:
        return no_version(on)
    general = as_exact(pick(facts, "required_years_general", "required_years", "general_years"))
    if general is None:
        return lacking("required_years_general", cite=rule.cites)
    sex = text_of(pick(facts, "sex", "gender"))
    leader = as_yes(pick(facts, "leader", "leading_office"))
    later = as_yes(pick(facts, "higher_retirement_age"))
    if not sex:
        return lacking("sex", cite=rule.cites)
    if has_any(sex, _WOMAN) and leader is not False and later is None:
        return lacking("higher_retirement_age", cite=rule.cites)
    lighter = has_any(sex, _WOMAN) and leader is not False and not later
    years = general * (1 - Fraction(str(rule.data["cut"]))) if lighter else general
    why = Said(
        f"{rule.said.vi} {float(general):g} năm thành {float(years):g} năm.",
        f"{rule.said.en} {float(general):g} years become {float(years):g}.",
    )
    return settle(from_(VALUE, [rule], value=plain_number(years), why=why), [rule], on)


def long_service(facts: Facts, books: Books, on: date) -> Result:
    """Judge who is left out of long service; the table of offices itself was not read."""
    rule, table = books.one("long_service", on), books.one("long_service_table", on)
    if rule is None or table is None:
        return no_version(on)
    names = ("discipline_during_office", "disciplined_in_office", "discipline", "violation")
    bad = pick(facts, *names)
    if bad and as_yes(bad) is not False:
        return settle(from_(FAIL, [rule]), [rule], on)
    if given(facts, "retirement_notice", "retirement_decision"):
        notice = pick(facts, "retirement_notice", "retirement_decision")
        if notice is None or as_yes(notice) is False:
            return settle(from_(FAIL, [rule]), [rule], on)
    elif not given(facts, *names):
        return lacking("discipline_during_office", "retirement_notice", cite=rule.cites)
    return from_(UNDETERMINED, [table])


def higher_office(facts: Facts, books: Books, on: date) -> Result:
    """Say whether time in a higher office counts toward the lower adjacent one: `yes`."""
    rule = books.one("higher_office", on)
    if rule is None:
        return no_version(on)
    if as_yes(pick(facts, "adjacent")) is False:
        return settle(from_(VALUE, [rule], value="no"), [rule], on)
    return settle(from_(VALUE, [rule], value="yes"), [rule], on)


def feat_class(facts: Facts, books: Books, on: date) -> Result:
    """Say which class of the Feat-of-Arms Order an influence reaches."""
    feat = pick(facts, "feat", "influence", "scope")
    text = text_of(pick(feat, "influence", "scope") if isinstance(feat, Mapping) else feat)
    rules = sorted(books.of("feat", on), key=lambda p: -int(p.data["rank"]))
    if not rules:
        return no_version(on)
    if not text:
        return lacking("feat.influence")
    hits = [r for r in rules if has_any(text, r.data["words"])]
    if not hits:
        return lacking("feat.influence", cite=rules[0].cites)
    # "part of the ministry" names the ministry too: the narrowest that is named decides.
    return settle(from_(VALUE, hits[:1], value=hits[0].data["class"]), hits[:1], on)
