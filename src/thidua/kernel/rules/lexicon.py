"""Names in both languages that the wording of rules needs, and small joins of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from thidua.kernel.rules.cite import Said


@dataclass(frozen=True)
class Lexicon:
    """Names by code.

    Attributes:
        awards, ratings, scopes, forms: of awards, ratings, scopes, disciplinary forms.
        numbers: of numbers a rule may ask for, e.g. `years_of_existence`.
        launchers: of those who launch movements and organise clusters.
        works: of initiatives and the like.
    """

    awards: Mapping[str, Said]
    ratings: Mapping[str, Said]
    scopes: Mapping[str, Said]
    forms: Mapping[str, Said]
    numbers: Mapping[str, Said]
    launchers: Mapping[str, Said]
    works: Mapping[str, Said]

    def award(self, code: str) -> Said:
        """Return the name of an award, or its code."""
        return self.awards.get(code, Said(code, code))


def either(names: Iterable[Said]) -> Said:
    """Return names joined by commas and *or*.

    >>> either([Said("sáng kiến", "initiative"), Said("đề tài", "study")])
    Said(vi='sáng kiến hoặc đề tài', en='initiative or study')
    """
    return _joined(list(names), " hoặc ", " or ")


def both(names: Iterable[Said]) -> Said:
    """Return names joined by commas and *and*."""
    return _joined(list(names), " và ", " and ")


def _joined(names: Sequence[Said], vi: str, en: str) -> Said:
    """Return names joined by commas, the last by a word."""
    if not names:
        return Said("", "")
    *first, last = names
    if not first:
        return last
    return Said(
        ", ".join(name.vi for name in first) + vi + last.vi,
        ", ".join(name.en for name in first) + en + last.en,
    )


def spans(years: Iterable[int]) -> str:
    """Return years with unbroken runs drawn together.

    >>> spans([2021, 2022, 2023, 2025])
    '2021–2023, 2025'
    """
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def amount(value: Fraction) -> Said:
    """Return a number as people write it in each language.

    >>> amount(Fraction(5, 3)), amount(Fraction(10))
    (Said(vi='1,7', en='1.7'), Said(vi='10', en='10'))
    """
    if value.denominator == 1:
        return Said(str(value.numerator), str(value.numerator))
    text = f"{float(value):.1f}"
    return Said(text.replace(".", ","), text)


def money(value: int | Fraction) -> Said:
    """Return a sum with its thousands apart, without the currency.

    >>> money(2340000)
    Said(vi='2.340.000', en='2,340,000')
    """
    text = f"{round(value):,}"
    return Said(text.replace(",", "."), text)


def percent(value: Fraction) -> Said:
    """Return a share in per cent."""
    number = amount(value * 100)
    return Said(f"{number.vi}%", f"{number.en} per cent")
