"""Days by which dossiers must have come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date
from typing import Any, Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books
from thidua.kernel.rules.topics.names import asked_day, award_of, has_any
from thidua.kernel.rules.topics.result import (
    FAIL,
    PASS,
    UNDETERMINED,
    VALUE,
    Result,
    from_,
    lacking,
    settle,
    unread,
)
from thidua.kernel.rules.topics.values import Facts, as_day, as_whole, given, pick, said_of, text_of
from thidua.kernel.rules.topics.working_days import calendar_of, next_working_day

_RECEIVED: Final = (
    "received_by_ministry",
    "received",
    "received_on",
    "sent",
    "submitted",
    "arrived",
)


def submission(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether a dossier came in time; of several (A, B …) the value names the late ones."""
    award = award_of(facts, books)
    if award is None:
        return lacking("award")
    if not [p for p in books.of("submission_date", on) if award in p.data["awards"]]:
        unread_ = books.one("submission_date_unread", on)
        if unread_ is not None:
            return from_(UNDETERMINED, [unread_])
        return unread("Ngày gửi chưa có trong văn bản đã đọc.", "No text read sets that day.")
    if "PM" in text_of(pick(facts, "movement")).upper() and given(facts, "movement"):
        return from_(UNDETERMINED, list(books.of("guided_date", on)))
    several = {k: v for k, v in facts.items() if isinstance(k, str) and len(k) == 1 and k.isupper()}
    if several:
        return _late_of(award, several, facts, books, on)
    return _in_time(award, facts, facts, books, on)


def _late_of(
    award: str, several: Mapping[str, Any], facts: Facts, books: Books, on: date
) -> Result:
    """Name the late ones; while none is surely late, one that is open leaves the answer open."""
    results = {
        name: _in_time(
            award, said if isinstance(said, Mapping) else {"subject": said}, facts, books, on
        )
        for name, said in several.items()
    }
    late = [name for name, r in results.items() if r.verdict == FAIL]
    open_ = [name for name, r in results.items() if r.verdict == UNDETERMINED]
    cite = tuple(dict.fromkeys(c for r in results.values() for c in r.cite))
    why = Said(
        "; ".join(f"{n}: {r.why.vi}" for n, r in results.items()),
        "; ".join(f"{n}: {r.why.en}" for n, r in results.items()),
    )
    if open_ and not late:
        missing = tuple(dict.fromkeys(m for r in results.values() for m in r.missing))
        return Result(UNDETERMINED, why=why, cite=cite, missing=missing)
    value = late[0] if len(late) == 1 else late or "none"
    result = Result(VALUE, value=value, why=why, cite=cite)
    for name in open_:
        said = results[name].why
        result = result.warn("one_open", f"{name}: {said.vi}", f"{name}: {said.en}")
    return result


def _received(holder: Facts, facts: Facts, on: date) -> date:
    """Return the day on which the dossier came: its own, that of the case, else the day asked."""
    for block in (holder, facts):
        day = asked_day(block, date.min, *_RECEIVED)
        if day is not date.min:
            return day
    return as_day(str(pick(facts, "subject") or "")) or on


def _in_time(award: str, holder: Facts, facts: Facts, books: Books, on: date) -> Result:
    dates = [p for p in books.of("submission_date", on) if award in p.data["awards"]]
    text = said_of({k: v for k, v in holder.items() if k != "question"})
    special = [p for p in dates if "words" in p.data and has_any(text, p.data["words"])]
    rule = (special or [p for p in dates if "words" not in p.data])[0]
    received = _received(holder, facts, on)
    year = as_whole(pick(facts, "achievement_year", "year"))
    if rule.data["years_after"] and year is None:
        return lacking("achievement_year", cite=rule.cites)
    due_year = (
        year + rule.data["years_after"] if rule.data["years_after"] and year else received.year
    )
    if not MINYEAR <= due_year <= MAXYEAR:
        return lacking("achievement_year", cite=rule.cites)
    due = date(due_year, rule.data["month"], rule.data["day"])
    calendar = calendar_of(facts, books)
    moved = next_working_day(due, calendar.day_off)
    why = Said(
        f"Nhận ngày {received:%d/%m/%Y}, hạn {due:%d/%m/%Y}.",
        f"Received on {received.isoformat()}, due by {due.isoformat()}.",
    )
    if due < received <= moved:
        why = Said(
            f"{why.vi} Hạn rơi vào ngày nghỉ; chưa rõ có được lùi đến {moved:%d/%m/%Y}.",
            f"{why.en} It is a day off; whether it moves to {moved.isoformat()} is not settled.",
        )
        return from_(UNDETERMINED, [rule, *books.of("moving", on)], why=why)
    verdict = PASS if received <= due else FAIL
    return calendar.warn(settle(from_(verdict, [rule], why=why), [rule], on))
