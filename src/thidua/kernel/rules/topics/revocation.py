"""Cancelling an award: grounds, who cancels, what is taken back, what follows for chains."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.authority import deciders_of
from thidua.kernel.rules.topics.book import Books, Provision
from thidua.kernel.rules.topics.names import award_of, awards_in, has_any, named_in, words_of
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
from thidua.kernel.rules.topics.values import (
    Facts,
    as_whole,
    as_yes,
    given,
    pick,
    rows,
    said_of,
    text_of,
)

_FOUND: Final = ("finding", "ground", "reason", "sentence", "judgment")
_HELD: Final = ("titles", "commendations", "awards", "holds")
_OF_BREACH: Final = re.compile(r"(?:violations?|vi pham)\D{0,20}(\d{4}(?:\D{1,3}\d{4})?)")
_OPEN: Final = (
    "not final",
    "not yet final",
    "not in force",
    "not yet in force",
    "under appeal",
    "appealed",
    "chưa có hiệu lực",
    "kháng cáo",
)
_FINAL: Final = ("final", "in force", "in effect", "có hiệu lực")
_RUN: Final = re.compile(r"(?:two|three|four|five) consecutive ")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "hai": 2, "ba": 3, "nam": 5}


def consequence(facts: Facts, books: Books, on: date) -> Result:
    """Say what follows from a finding about an award, and who decides it."""
    effect, who = books.one("revoke", on), books.one("revoke_who", on)
    if effect is None or who is None:
        return no_version(on)
    text = _finding(facts)
    award = award_of(facts, books) or _held(facts, books)
    if special := _honorary(text, award, facts, books, on):
        return special
    grounds = [g for g in books.of("ground", on) if has_any(text, g.data["words"])]
    if not grounds:
        return lacking("finding", cite=effect.cites)
    ground = grounds[0]
    if ground.data.get("in_period"):
        inside = _in_period(facts)
        if inside is None:
            return lacking("in_period", cite=ground.cites)
        if not inside:
            return settle(from_(VALUE, [ground], value="no ground"), [ground], on)
    bodies = [books.body(p.data["who"]) for p in deciders_of(award, books, on)] if award else []
    why = Said(
        f"{ground.said.vi} {effect.said.vi} {who.said.vi} {'; '.join(b.vi for b in bodies)}",
        f"{ground.said.en} {effect.said.en} {who.said.en} {'; '.join(b.en for b in bodies)}",
    )
    value = "cancel, take back insignia and money; by the decider"
    used = [ground, effect, who]
    return settle(from_(VALUE, used, value=value, why=why), used, on)


def _finding(facts: Facts) -> str:
    """Return the words of what was found; discipline alone tells of a violation."""
    text = text_of(pick(facts, *_FOUND))
    disciplined = any(isinstance(row, Mapping) for row in rows(pick(facts, "discipline")))
    return "violation" if not text and disciplined else text


def _held(facts: Facts, books: Books) -> str | None:
    """Return the one award that the facts say is held."""
    said = pick(facts, *_HELD)
    codes = awards_in(str(said), books) if said else []
    return codes[0] if len(codes) == 1 else None


def _in_period(facts: Facts) -> bool | None:
    """Tell whether a violation falls into the period of the achievement, or None."""
    told = as_yes(pick(facts, "in_period", "in_the_period", "violation_in_period"))
    if told is not None:
        return told
    breach = _span(pick(facts, "violation_period", "violation_year", "violations"))
    merit = _span(pick(facts, "achievement_period", "achievement_year", "period"))
    breach = breach or _breach_named(facts)
    merit = merit or _one_year(words_of(facts), pick(facts, *_HELD))
    if not breach or not merit:
        return None
    return breach[0] <= merit[1] and merit[0] <= breach[1]


def _breach_named(facts: Facts) -> tuple[int, int] | None:
    """Return the years that a finding or a record of discipline names as those of the violation.

    The year in which something was concluded is not one of them.
    """
    found = _OF_BREACH.findall(text_of(pick(facts, *_FOUND)))
    if found:
        return _span(found)
    blocks = [row for row in rows(pick(facts, "discipline")) if isinstance(row, Mapping)]
    return _span([pick(row, "violation_year", "in_year", "year") for row in blocks])


def _span(said: object) -> tuple[int, int] | None:
    years = [int(year) for year in re.findall(r"\d{4}", text_of(said))]
    return (min(years), max(years)) if years else None


def _one_year(*told: object) -> tuple[int, int] | None:
    """Return the year of the first of the texts that names one year and no other."""
    spans = (_span(text) for text in told)
    return next((span for span in spans if span and span[0] == span[1]), None)


def _honorary(text: str, award: str | None, facts: Facts, books: Books, on: date) -> Result | None:
    """Answer for State honorary titles, which are lost by a final sentence and restored."""
    back = books.one("restore", on)
    if back is None:
        return no_version(on)
    if has_any(text, back.data["words"]):
        return settle(from_(VALUE, [back], value="restored"), [back], on)
    hits = [p for p in books.of("deprive", on) if has_any(text, p.data["words"])]
    if not hits or award is None:
        return None
    if books.awards[award].family in hits[0].data["families"]:
        return settle(_deprived(hits[0], award, facts, books), hits[:1], on)
    asked = has_any(words_of(facts), ["deprived", "deprive", "tước"])
    return settle(from_(FAIL, hits[:1]), hits[:1], on) if asked else None


def _deprived(rule: Provision, award: str, facts: Facts, books: Books) -> Result:
    """Answer for an honorary title whose holder was sentenced or suspended."""
    if award in rule.data["narrower"]:
        narrower = books.all("deprive_narrower")
        return unread(narrower[0].said.vi, narrower[0].said.en, narrower)
    final = _is_final(facts)
    if final is None and rule.data.get("final"):
        return lacking("final", cite=rule.cites)
    if final is not False:
        return from_(VALUE, [rule], value="deprived by the President")
    why = Said(
        f"{rule.said.vi} Bản án chưa có hiệu lực pháp luật.",
        f"{rule.said.en} The sentence is not final.",
    )
    return from_(FAIL, [rule], why=why)


def _is_final(facts: Facts) -> bool | None:
    """Tell whether the sentence is final, None where nobody says it."""
    sentence = pick(facts, *_FOUND)
    blocks = [facts, *([sentence] if isinstance(sentence, Mapping) else [])]
    told = [as_yes(pick(block, "final", "in_effect", "in_force")) for block in blocks]
    if False in told or has_any(_finding(facts), _OPEN):
        return False
    words = said_of(sentence) if isinstance(sentence, Mapping) else text_of(sentence)
    return True if True in told or has_any(words, _FINAL) else None


def who_cancels(facts: Facts, books: Books, on: date) -> Result:
    """Name who cancels an award (a list of codes); with a `canceller` judge whether that fits."""
    rule, award = books.one("revoke_who", on), award_of(facts, books)
    if rule is None:
        return no_version(on)
    if award is None:
        return lacking("award", cite=rule.cites)
    who = list(dict.fromkeys(p.data["who"] for p in deciders_of(award, books, on)))
    said = pick(facts, "canceller", "cancelled_by", "cancelled_by_whom")
    if said is None:
        return settle(from_(VALUE, [rule], value=who), [rule], on)
    code = named_in(str(said), books.named["bodies"])
    if code is None:
        return lacking("canceller", cite=rule.cites)
    return settle(from_(PASS if code in who else FAIL, [rule]), [rule], on)


def chain(facts: Facts, books: Books, on: date) -> Result:
    """Judge a chain of consecutive grants in which some were cancelled."""
    rule = books.one("chain_effect", on)
    if rule is None:
        return no_version(on)
    titles = pick(facts, "titles")
    if not isinstance(titles, Mapping) or not titles:
        return lacking("titles", cite=rule.cites)
    found = _asked_chain(facts, titles, books, on)
    if found is None:
        return lacking("award", cite=rule.cites)
    code, count, used = found
    years = sorted(_kept_years(titles.get(code)))
    best = _longest(years)
    why = Said(
        f"{rule.said.vi} Dài nhất {best} năm liên tục, cần {count}.",
        f"{rule.said.en} The longest run is {best} years, {count} are needed.",
    )
    used = [*used, rule]
    return settle(from_(PASS if best >= count else FAIL, used, why=why), used, on)


def _asked_chain(
    facts: Facts, titles: Mapping[str, object], books: Books, on: date
) -> tuple[str, int, list[Provision]] | None:
    """Find which title is counted and how many are needed, from the award or the question."""
    code = next(iter(titles))
    rules = [p for p in books.of("chain", on) if p.data["of"] == code]
    asked = award_of(facts, books)
    rules = [p for p in rules if p.data["award"] == asked] or rules
    told = as_whole(pick(facts, "needed", "count"))
    if told is None:
        words = text_of(pick(facts, "question")).split()
        told = next((_NUMBERS[w] for w in words if w in _NUMBERS), None)
    if told is not None:
        return code, told, rules[:1]
    return (code, rules[0].data["count"], rules[:1]) if rules else None


def _kept_years(grants: object) -> set[int]:
    years: set[int] = set()
    for row in rows(grants):
        if isinstance(row, Mapping):
            gone = given(row, "cancelled", "revoked") and pick(row, "cancelled", "revoked")
            year = as_whole(pick(row, "year"))
            if year is not None and not gone:
                years.add(year)
        elif (year := as_whole(row)) is not None:
            years.add(year)
    return years


def _longest(years: list[int]) -> int:
    best = run = 0
    for n, year in enumerate(years):
        run = run + 1 if n and year == years[n - 1] + 1 else 1
        best = max(best, run)
    return best


def asks_chain(facts: Facts) -> bool:
    """Tell whether a case asks only about a run of grants, or about one with some cancelled."""
    titles, words = pick(facts, "titles"), words_of(facts)
    if "cancelled" in str(titles) and "consecutive" in words:
        return True
    return set(facts) <= {"titles", "question", "subject", "heading"} and bool(_RUN.match(words))
