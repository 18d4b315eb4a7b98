"""Publishing the list before something is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books, Provision
from thidua.kernel.rules.topics.names import applies, award_of
from thidua.kernel.rules.topics.result import (
    FAIL,
    PASS,
    UNDETERMINED,
    VALUE,
    Result,
    from_,
    lacking,
    no_version,
    settle,
)
from thidua.kernel.rules.topics.values import Facts, as_day, as_whole, as_yes, days_in, given, pick
from thidua.kernel.rules.topics.working_days import calendar_of, working_days_between

_PUBLICATION: Final = ("publication", "published", "published_on", "published_from")
_DAYS: Final = ("published_days", "working_days", "days_public")


def is_needed(facts: Facts, books: Books, on: date) -> Result:
    """Say whether the list must be published before the award is proposed: `yes` or `no`."""
    award, rule = award_of(facts, books), books.one("publish_before", on)
    if award is None:
        return lacking("award")
    if rule is None:
        return no_version(on)
    value = "yes" if applies(rule, award, books) else "no"
    return settle(from_(VALUE, [rule], value=value), [rule], on)


def before(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether an award may be proposed as far as publication goes."""
    award, rule = award_of(facts, books), books.one("publish_before", on)
    if award is None:
        return lacking("award")
    if rule is None:
        return no_version(on)
    if not applies(rule, award, books):
        why = Said(
            "Luật không buộc công khai trước khi đề nghị hình thức này.",
            "The Law does not ask to publish before this award is proposed.",
        )
        result = settle(from_(PASS, [rule], why=why), [rule], on)
        return result.warn(
            "local_practice",
            "Nơi lập hồ sơ có thể có quy định công khai riêng.",
            "The place may have a rule of its own on publication.",
        )
    if not given(facts, *_PUBLICATION, *_DAYS):
        return lacking("publication", cite=rule.cites)
    said = pick(facts, *_PUBLICATION, *_DAYS)
    if said is None or as_yes(said) is False:
        return settle(from_(FAIL, [rule]), [rule], on)
    return _long_enough(award, rule, facts, books, on)


def _days_public(facts: Facts, books: Books) -> int | None:
    """Return for how many working days the list was public before the council met."""
    said = pick(facts, *_PUBLICATION)
    block = said if isinstance(said, Mapping) else {}
    told = as_whole(pick(block, "working_days", "days"))
    if told is None:
        told = as_whole(pick(facts, *_DAYS))
    if told is not None:
        return told
    span = days_in(str(said))
    first = as_day(pick(block, "from", "start", "on", "published")) or (span[0] if span else None)
    last = as_day(
        pick(facts, "council_meets", "council_meeting", "council", "council_met", "meeting")
        or pick(block, "council_meets", "council_meeting", "to", "end")
        or (span[-1] if len(span) > 1 else None)
    )
    if first is None or last is None:
        return None
    return working_days_between(first, last, calendar_of(facts, books).day_off)


def _long_enough(award: str, rule: Provision, facts: Facts, books: Books, on: date) -> Result:
    days = [p for p in books.of("publish_days", on) if applies(p, award, books)]
    if not days:
        return settle(from_(PASS, [rule]), [rule], on)
    term, public = days[0], _days_public(facts, books)
    least = term.data["days"]
    if not term.certain(on):
        result = settle(from_(PASS, [rule]), [rule], on)
        return result.warn("publication_days", term.said.vi, term.said.en)
    if public is None:
        return lacking("publication.days", cite=term.cites)
    why = Said(
        f"Công khai {public} ngày làm việc, cần ít nhất {least}.",
        f"Public for {public} working days, at least {least} are needed.",
    )
    result = from_(PASS if public >= least else FAIL, [rule, term], why=why)
    return calendar_of(facts, books).warn(settle(result, [rule, term], on))


def how_long(facts: Facts, books: Books, on: date) -> Result:
    """Return for how many working days the list is public before the council meets."""
    award = award_of(facts, books)
    if award is None:
        return lacking("award")
    found = [p for p in books.of("publish_days", on) if applies(p, award, books)]
    if not found:
        rule = books.one("publish_before", on)
        return no_version(on) if rule is None else from_(UNDETERMINED, [rule])
    return settle(from_(VALUE, found, value=found[0].data["days"]), found, on, figure=True)
