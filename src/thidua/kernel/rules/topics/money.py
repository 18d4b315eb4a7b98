"""Bonuses: multiples of the base salary of the day of the decision, rounded up; who pays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.lexicon import amount, either, money
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
    def solid(self) -> bool:
        """Tell whether every figure was read at first hand."""
        return all(p.confidence == READ for p in self.used)


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
    rate = _told(facts) or (rate_of(award, kind, facts, books, on) if award else None)
    if rate is None and award is None:
        return lacking("award")
    if rate is None:
        return unread("Chưa đọc hệ số của hình thức này.", "The coefficient was not read.")
    result = _sum(rate, _told_secondary(facts), books, on)
    if _told(facts) or kind_told(facts) or books.awards[award or ""].family in _OF_FAMILY:
        return result
    return result.warn(
        "kind_assumed",
        "Chưa ghi đối tượng; tính cho cá nhân.",
        "The kind of holder is not recorded; counted for an individual.",
    )


def _told(facts: Facts) -> Rate | None:
    """Take a coefficient that the facts themselves give."""
    said = pick(facts, *COEFFICIENT)
    number = as_exact(said)
    if number is None or number <= 0:
        return None
    return Rate(number, as_exact(pick(facts, "factor", "times")) or Fraction(1), ())


def _told_secondary(facts: Facts) -> bool:
    told = [text_of(pick(facts, n)) for n in ("coefficient", "coefficient_individual", "factor")]
    return any("secondary" in text or "unverified" in text for text in told)


def _sum(rate: Rate, told_secondary: bool, books: Books, on: date) -> Result:  # noqa: FBT001
    """Multiply and round; results that differ by the order of both are not decided."""
    salary, rounding = books.one("base_salary", on), books.one("rounding", on)
    if salary is None or rounding is None:
        return no_version(on)
    vnd, step = salary.data["vnd"], rounding.data["step"]
    first = bonus(rate.coefficient * rate.factor, vnd, step)
    second = bonus(rate.factor * bonus(rate.coefficient, vnd, step), 1, step)
    exact = rate.coefficient * rate.factor * vnd
    used = [*rate.used, salary, rounding, *books.of("base_day", on)]
    times, base, product = amount(rate.coefficient * rate.factor), money(vnd), money(exact)
    paid = money(first)
    why = Said(
        f"{times.vi} × {base.vi} = {product.vi}, làm tròn thành {paid.vi} đồng.",
        f"{times.en} × {base.en} = {product.en}, rounded to {paid.en} đồng.",
    )
    result = from_(VALUE, used, value=first, why=why)
    if rate.ceiling:
        result = result.warn("ceiling", "Đây là mức tối đa.", "This is a ceiling, not a sum.")
    if first != second or told_secondary or not rate.solid:
        return _two_ways(result, sorted({first, second}), rate, told_secondary)
    if first == exact and rounding.confidence != READ:
        used.remove(rounding)
    return settle(result, used, on, figure=True)


def _two_ways(result: Result, sums: list[int], rate: Rate, told_secondary: bool) -> Result:  # noqa: FBT001
    """Keep a figure only as information: the order of rounding is open or a source secondary."""
    reasons_vi, reasons_en = [], []
    if len(sums) > 1:
        reasons_vi.append("văn bản không nói nhân trước hay làm tròn trước")
        reasons_en.append("the text does not say whether to multiply or to round first")
    if told_secondary or not rate.solid:
        reasons_vi.append("hệ số chỉ biết qua nguồn thứ cấp")
        reasons_en.append("a coefficient is known from a secondary source only")
    figures = either(money(one) for one in sums)
    why = Said(
        f"Chưa xác định ({'; '.join(reasons_vi)}): {figures.vi} đồng.",
        f"Not decided ({'; '.join(reasons_en)}): {figures.en} đồng.",
    )
    return Result(UNDETERMINED, why=why, cite=result.cite, warnings=result.warnings, before=result)
