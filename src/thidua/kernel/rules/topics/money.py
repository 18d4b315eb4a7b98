"""Bonuses: multiples of the base salary of the day of the decision, rounded up; who pays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.lexicon import either, money
from thidua.kernel.rules.topics.book import READ, Books, Provision
from thidua.kernel.rules.topics.names import asked_day, award_of, has_any, named_in, words_of
from thidua.kernel.rules.topics.result import (
    UNDETERMINED,
    VALUE,
    Result,
    from_,
    lacking,
    no_version,
    settle,
    unread,
)
from thidua.kernel.rules.topics.values import Facts, as_exact, pick, text_of


def bonus(multiplier: Fraction, base_salary: int, step: int) -> int:
    """Return the bonus for one award, in đồng.

    Args:
        multiplier: how many base salaries the award carries. No unit.
        base_salary: the base salary of the day of the decision, đồng a month.
        step: the sum is rounded up to a multiple of this, đồng.

    Raises:
        ValueError: a number is not above zero.

    >>> bonus(Fraction(1, 4), 1_000_050, 100)
    250100
    """
    if multiplier <= 0 or base_salary <= 0 or step <= 0:
        raise ValueError(f"need positive numbers, got {multiplier} x {base_salary} by {step}")
    return ceil(multiplier * base_salary / step) * step


@dataclass(frozen=True)
class Rate:
    """What an award is worth: coefficient, factor for a collective or household, places used."""

    coefficient: Fraction
    factor: Fraction
    used: tuple[Provision, ...]
    ceiling: bool = False

    @property
    def times(self) -> Fraction:
        """Return how many base salaries the holder gets."""
        return self.coefficient * self.factor


_KINDS = (
    ("household", ("household", "hộ gia đình", "hộ")),
    ("collective", ("collective", "tập thể", "enterprise", "doanh nghiệp")),
    ("individual", ("individual", "person", "cá nhân")),
)


def kind_told(facts: Facts) -> str | None:
    """Return the kind of holder that the facts or the words of the case name, or None."""
    said = text_of(pick(facts, "subject_kind", "holder_kind", "kind", "holder"))
    for text in (said, words_of(facts)):
        for kind, words in _KINDS:
            if has_any(text, words):
                return kind
    return None


def kind_of(facts: Facts, award: str | None, books: Books) -> str:
    """Return individual, collective or household; what is not told follows from the award."""
    family = books.awards[award].family if award and award in books.awards else ""
    if family in _OF_FAMILY:
        return _OF_FAMILY[family]
    return kind_told(facts) or "individual"


COEFFICIENT: Final = ("coefficient", "multiplier", "coefficient_individual")
_OF_FAMILY: Final = {
    "individual_title": "individual",
    "collective_title": "collective",
    "household_title": "household",
    "badge": "individual",
}


def rate_of(award: str, kind: str, facts: Facts, books: Books, on: date) -> Rate | None:
    """Find the coefficient of an award and the factor of the holder."""
    who = named_in(str(pick(facts, "decider", "issuer", "giver") or ""), books.named["bodies"])
    capped = [p for p in books.of("ceiling", on) if award in p.data["of"]]
    own = [p for p in capped if p.data.get("who") == who]
    if capped:
        rule = (own or [p for p in capped if "who" not in p.data])[0]
        return Rate(_coefficient(rule, award), Fraction(1), (rule,), ceiling=True)
    found = [p for p in books.of("coefficients", on) if award in p.data["of"]]
    if not found:
        return None
    if found[0].data["for"] in {"any", kind}:
        return Rate(_coefficient(found[0], award), Fraction(1), (found[0],))
    family = books.awards[award].family
    for rule in books.of("multiple", on):
        if rule.data["for"] == kind and family in rule.data["families"]:
            factor = Fraction(str(rule.data["factor"]))
            return Rate(_coefficient(found[0], award), factor, (found[0], rule))
    return None


def _coefficient(rule: Provision, award: str) -> Fraction:
    return Fraction(str(rule.data["of"][award]))


def base(facts: Facts, books: Books, on: date) -> Result:
    """Return the base salary on the day of the decision, đồng a month."""
    on = asked_day(facts, on, "decision_date", "decided", "decision")
    rule = books.one("base_salary", on)
    if rule is None:
        return no_version(on)
    return settle(from_(VALUE, [rule], value=rule.data["vnd"]), [rule], on, figure=True)


def one_bonus(facts: Facts, books: Books, on: date) -> Result:
    """Return the bonus of one award in đồng."""
    on = asked_day(facts, on, "decision_date", "decided", "decision", "date_of_decision")
    award = award_of(facts, books)
    kind = kind_of(facts, award, books)
    told, known = _told(facts), rate_of(award, kind, facts, books, on) if award else None
    if told is not None and award is not None:
        known = _same(told, award, facts, books, on) or known
    rate = known if known and (told is None or known.times == told.times) else told
    if rate is None and award is None:
        return lacking("award")
    if rate is None:
        return unread("Chưa đọc hệ số của hình thức này.", "The coefficient was not read.")
    result = _sum(rate, books, on)
    if told is not None:
        return _beside(_hearsay(result, facts), told, known)
    if kind_told(facts) or books.awards[award or ""].family in _OF_FAMILY:
        return result
    return result.warn(
        "kind_assumed",
        "Chưa ghi đối tượng; tính cho cá nhân.",
        "The kind of holder is not recorded; counted for an individual.",
    )


def _told(facts: Facts) -> Rate | None:
    """Take a coefficient that the facts themselves give."""
    number = as_exact(pick(facts, *COEFFICIENT))
    if number is None or number <= 0:
        return None
    factor = as_exact(pick(facts, "factor", "times")) or Fraction(1)
    return Rate(number, factor, ()) if factor > 0 else None


def _same(told: Rate, award: str, facts: Facts, books: Books, on: date) -> Rate | None:
    """Return the rate of the books that comes to the told one, for the kind of holder told."""
    family = books.awards[award].family
    kind = _OF_FAMILY.get(family) or kind_told(facts)
    for one in [kind] if kind else [name for name, _ in reversed(_KINDS)]:
        rate = rate_of(award, one, facts, books, on)
        if rate is not None and rate.times == told.times:
            return rate
    return None


def _beside(result: Result, told: Rate, known: Rate | None) -> Result:
    """Warn where the books know another coefficient than the one told."""
    if known is None or known.times == told.times:
        return result
    ours, theirs = _times(known.times), _times(told.times)
    return result.warn(
        "coefficient_differs",
        f"Hệ số đã ghi là {theirs.vi}; theo văn bản là {ours.vi}.",
        f"The coefficient told is {theirs.en}; the books have {ours.en}.",
    )


def _times(value: Fraction) -> Said:
    """Return a coefficient with every digit, as each language writes it."""
    text = f"{float(value):g}"
    return Said(text.replace(".", ","), text)


def _hearsay(result: Result, facts: Facts) -> Result:
    """Warn where the facts say that a coefficient comes from a secondary source."""
    told = [text_of(pick(facts, name)) for name in (*COEFFICIENT, "factor", "times")]
    if not any("secondary" in text or "unverified" in text for text in told):
        return result
    return result.warn(
        "told_secondary",
        "Hệ số đã ghi chỉ biết qua nguồn thứ cấp; cần đối chiếu văn bản.",
        "A coefficient told is known from a secondary source only; check the text.",
    )


def _sum(rate: Rate, books: Books, on: date) -> Result:
    """Multiply and round; results that differ by the order of both are not decided."""
    salary, rounding = books.one("base_salary", on), books.one("rounding", on)
    if salary is None or rounding is None:
        return no_version(on)
    vnd, step = salary.data["vnd"], rounding.data["step"]
    first = bonus(rate.times, vnd, step)
    second = bonus(rate.factor * bonus(rate.coefficient, vnd, step), 1, step)
    exact = rate.times * vnd
    used = [*rate.used, salary, rounding, *books.of("base_day", on)]
    times, base, product = _times(rate.times), money(vnd), money(exact)
    paid = money(first)
    why = Said(
        f"{times.vi} × {base.vi} = {product.vi}, làm tròn thành {paid.vi} đồng.",
        f"{times.en} × {base.en} = {product.en}, rounded to {paid.en} đồng.",
    )
    result = from_(VALUE, used, value=first, why=why)
    if rate.ceiling:
        result = result.warn("ceiling", "Đây là mức tối đa.", "This is a ceiling, not a sum.")
    if first != second:
        return _two_ways(result, sorted({first, second}))
    if first == exact and rounding.confidence != READ:
        used.remove(rounding)
    return settle(result, used, on, figure=True)


def _two_ways(result: Result, sums: list[int]) -> Result:
    """Keep a figure only as information: the order of multiplying and rounding is open."""
    figures = either(money(one) for one in sums)
    why = Said(
        f"Chưa xác định (văn bản không nói nhân trước hay làm tròn trước): {figures.vi} đồng.",
        "Not decided (the text does not say whether to multiply or to round first): "
        f"{figures.en} đồng.",
    )
    return Result(UNDETERMINED, why=why, cite=result.cite, warnings=result.warnings, before=result)
