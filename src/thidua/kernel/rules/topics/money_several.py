"""Several awards at one time, and which fund pays."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.lexicon import money
from thidua.kernel.rules.topics.authority import deciders_of
from thidua.kernel.rules.topics.book import Books
from thidua.kernel.rules.topics.money import COEFFICIENT, one_bonus
from thidua.kernel.rules.topics.names import award_of, awards_in, named_in
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
from thidua.kernel.rules.topics.values import Facts, as_yes, pick, rows

_PROPOSERS: Final = ("proposed_by", "proposer")
_DECIDERS: Final = ("decider", "signer", "decided_by", "issuer", "giver")
_LISTS: Final = ("titles", "title", "commendations", "commendation", "awards")
_NAMES: Final = ("award", "title", "commendation", "form", "code", "name")


def _listed(facts: Facts, books: Books) -> list[dict[str, Any]]:
    """Return the awards of the facts, each with code, period and achievement."""
    found: list[dict[str, Any]] = []
    for name in _LISTS:
        for row in rows(pick(facts, name)):
            block = row if isinstance(row, Mapping) else {"award": row}
            codes = awards_in(str(pick(block, *_NAMES) or ""), books)
            if codes:
                period = pick(block, "period", "year", "years") or _years_in(block)
                found.append(
                    {
                        "award": codes[0],
                        "period": None if period is None else str(period),
                        "achievement": pick(block, "achievement", "achievement_id", "for"),
                    }
                )
    return found


def _years_in(block: Mapping[str, Any]) -> str | None:
    """Return the years written in the name of an award (`CSTDCS 2023-2025`), or None."""
    match = re.search(r"\d{4}(?:\s*-\s*\d{4})?", str(pick(block, *_NAMES) or ""))
    return match[0] if match else None


def several(facts: Facts, books: Books, on: date) -> Result:
    """Return the sum of several awards to one holder at one time."""
    listed = _listed(facts, books)
    if not listed:
        return lacking("titles")
    if as_yes(pick(facts, "same_time")) is False:
        return unread(
            "Tặng ở những thời điểm khác nhau: tính từng quyết định.",
            "Not at one time: each decision is counted by itself.",
        )
    titles = [r for r in listed if books.awards[r["award"]].kind == "title"]
    others = [r for r in listed if books.awards[r["award"]].kind != "title"]
    open_ = _open(titles, others)
    if open_ is not None:
        return open_
    paid = [*_highest(titles, facts, books, on), *(_one(r, facts, books, on) for r in others)]
    return _total(paid, books, on)


def _one(row: Mapping[str, Any], facts: Facts, books: Books, on: date) -> Result:
    context = {k: v for k, v in facts.items() if k not in (*_LISTS, *COEFFICIENT)}
    return one_bonus({**context, "award": row["award"]}, books, on)


def _open(titles: list[dict[str, Any]], others: list[dict[str, Any]]) -> Result | None:
    """Return why the rules do not settle the list, or None."""
    if len(titles) > 1 and any(r["period"] is None for r in titles):
        return lacking("titles.period")
    for name in ("period", "achievement"):
        said = [r[name] for r in others]
        if len(others) > 1 and None in said:
            return lacking(f"commendations.{name}")
        if len(set(map(str, said))) < len(said):
            return unread(
                "Quy định chỉ nói về các hình thức khác thời gian và khác thành tích.",
                "The rule only speaks of commendations for different times and achievements.",
            )
    return None


def _highest(titles: list[dict[str, Any]], facts: Facts, books: Books, on: date) -> list[Result]:
    """Return, for each period, the bonus of its highest title."""
    periods: dict[str | None, list[Result]] = defaultdict(list)
    for row in titles:
        periods[row["period"]].append(_one(row, facts, books, on))
    kept: list[Result] = []
    for found in periods.values():
        open_ = [r for r in found if r.verdict != VALUE]
        kept.append(open_[0] if open_ else max(found, key=lambda r: int(r.value)))
    return kept


def _total(paid: list[Result], books: Books, on: date) -> Result:
    rules = [
        p
        for kind in ("several_titles", "several_commendations", "title_and_commendation")
        for p in books.of(kind, on)
    ]
    if not rules:
        return no_version(on)
    if open_ := [r for r in paid if r.verdict != VALUE]:
        return Result(UNDETERMINED, why=open_[0].why, cite=open_[0].cite, missing=open_[0].missing)
    total = sum(int(r.value) for r in paid)
    sums, whole = [money(int(r.value)) for r in paid], money(total)
    why = Said(
        f"{' + '.join(one.vi for one in sums)} = {whole.vi} đồng.",
        f"{' + '.join(one.en for one in sums)} = {whole.en} đồng.",
    )
    result = from_(VALUE, rules, value=total, why=why)
    for warning in dict.fromkeys(w for r in paid for w in r.warnings):
        result = result.warn(warning.code, warning.said.vi, warning.said.en)
    return settle(result, rules, on, figure=True)


def payer(facts: Facts, books: Books, on: date) -> Result:
    """Say whose fund pays; the value names the fund in English, the reason both languages."""
    award = award_of(facts, books)
    if award is None:
        return lacking("award")
    who = [p.data["who"] for p in deciders_of(award, books, on)]
    own, through = books.of("payer", on) or (None, None)
    if own is None or through is None or not who:
        return no_version(on)
    proposed = set(who) <= set(through.data["deciders"])
    rule = through if proposed else own
    names = _PROPOSERS if proposed else _DECIDERS
    code = named_in(str(pick(facts, *names) or ""), books.named["bodies"])
    if code is None and not proposed:
        asker = named_in(str(pick(facts, *_PROPOSERS) or ""), books.named["bodies"])
        code = asker if asker in who else who[0] if len(set(who)) == 1 else None
    if code is None and proposed:
        return lacking(names[0], cite=rule.cites)
    if code is None:
        why = Said(
            f"{rule.said.vi} {'; '.join(books.body(one).vi for one in who)}.",
            f"{rule.said.en} {'; '.join(books.body(one).en for one in who)}.",
        )
        value = "fund of the level that decides"
        return settle(from_(VALUE, [rule], value=value, why=why), [rule], on)
    fund = books.named["bodies"][code].data["fund"]
    why = Said(f"{rule.said.vi} {fund['vi']}.", f"{rule.said.en} {fund['en']}.")
    return settle(from_(VALUE, [rule], value=fund["en"], why=why), [rule], on)
