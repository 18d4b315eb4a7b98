"""Limits in working days, days by which dossiers must have come, hand-over to the archive."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books, Provision
from thidua.kernel.rules.topics.names import asked_day, award_of, has_any, words_of
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
    unread,
)
from thidua.kernel.rules.topics.values import (
    Facts,
    as_day,
    as_whole,
    as_yes,
    given,
    pick,
    rows,
    text_of,
)

DayOff = Callable[[date], bool]


def next_working_day(day: date, day_off: DayOff) -> date:
    """Return the day itself when it is a working day, else the first one after it."""
    while day_off(day):
        day += timedelta(days=1)
    return day


def add_working_days(start: date, days: int, day_off: DayOff) -> date:
    """Return the last day of a limit of `days` working days; the day `start` is not counted.

    Raises:
        ValueError: the number of days is below nothing.
    """
    if days < 0:
        raise ValueError(f"{days} working days")
    day = start
    for _ in range(days):
        day = next_working_day(day + timedelta(days=1), day_off)
    return day


def working_days_between(first: date, last: date, day_off: DayOff) -> int:
    """Count the working days after `first` up to and with `last`; none when `last` is earlier."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(not day_off(day) for day in days)


def days_off_of(facts: Facts, books: Books) -> tuple[DayOff, bool]:
    """Return what is a day off, and whether the facts themselves list the holidays."""
    if not given(facts, "holidays"):
        return books.day_off, False
    listed = {day for row in rows(pick(facts, "holidays")) if (day := as_day(row))}
    extra = {
        day for row in rows(pick(facts, "working_saturdays", "made_up")) if (day := as_day(row))
    }
    return (
        lambda day: (day.isoweekday() in books.weekend or day in listed) and day not in extra,
        True,
    )


def _level(facts: Facts) -> str:
    text = f"{text_of(pick(facts, 'at', 'level', 'body'))} {words_of(facts)}"
    if has_any(text, ["commune", "xã", "phường", "ward"]):
        return "commune"
    if has_any(text, ["passes", "pass on", "awarded collective", "province tells"]):
        return "bbnt"
    return "ministry"


_EVENTS = ("full_dossier", "opinions_received", "decision_received", "refusal_notice")
_ALIASES = {
    "full_dossier": ("full_dossier", "dossier_complete", "complete_dossier", "dossier_received"),
    "opinions_received": ("opinions_received", "all_opinions"),
    "decision_received": ("decision_received",),
    "refusal_notice": ("refusal_notice", "refused"),
}


def limit_of(facts: Facts, books: Books, on: date) -> tuple[Provision, date] | None:
    """Find the limit that is asked for and the day from which it runs."""
    text = f"{words_of(facts)} {text_of(pick(facts, 'step'))}"
    for event in _EVENTS:
        start = as_day(pick(facts, *_ALIASES[event]))
        if start is None:
            continue
        fit = [p for p in books.of("limit", on) if p.data["event"] == event]
        at = [p for p in fit if p.data["at"] == _level(facts)] or fit
        said = [p for p in at if has_any(text, p.data["words"])]
        plain = [p for p in at if p.data["step"].startswith("submit")]
        chosen = _rarest(said) or plain or at
        if chosen:
            return chosen[0], start
    return None


def _rarest(said: list[Provision]) -> list[Provision]:
    """Put limits named by a special word before *submit*, which every question contains."""
    return sorted(said, key=lambda p: p.data["step"] == "submit")


def last_day(facts: Facts, books: Books, on: date) -> Result:
    """Return the last day of a limit; with a day of the deed judge whether it was in time."""
    found = limit_of(facts, books, on)
    if found is None:
        return lacking("full_dossier")
    rule, start = found
    day_off, listed = days_off_of(facts, books)
    end = add_working_days(start, rule.data["days"], day_off)
    used = [rule, *books.of("counting", on)]
    why = Said(
        f"{rule.data['days']} ngày làm việc tính từ ngày sau {start:%d/%m/%Y}: đến {end:%d/%m/%Y}.",
        f"{rule.data['days']} working days from the day after {start.isoformat()}: "
        f"until {end.isoformat()}.",
    )
    done = as_day(pick(facts, "submitted", "done", "returned", "sent", "submitted_on"))
    if done is None:
        result = settle(from_(VALUE, used, value=end.isoformat(), why=why), used, on, figure=True)
    else:
        result = settle(from_(PASS if done <= end else FAIL, used, why=why), used, on)
    if listed:
        return result
    return result.warn(
        "lunar_holidays",
        "Chưa tính ngày nghỉ âm lịch và ngày nghỉ bù; hãy nạp danh sách của năm.",
        "Holidays of the lunar calendar and days in lieu are not counted; load the year's list.",
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
    results = {
        name: _in_time(award, {"subject": said}, facts, books, on) for name, said in several.items()
    }
    late = [name for name, r in results.items() if r.verdict == FAIL]
    first = next(iter(results.values()))
    if all(r.verdict == UNDETERMINED for r in results.values()):
        return first
    cite = tuple(dict.fromkeys(c for r in results.values() for c in r.cite))
    why = Said(
        "; ".join(f"{n}: {r.why.vi}" for n, r in results.items()),
        "; ".join(f"{n}: {r.why.en}" for n, r in results.items()),
    )
    value = late[0] if len(late) == 1 else late
    return Result(VALUE, value=value, why=why, cite=cite)


def _received(facts: Facts, on: date) -> date:
    names = ("received_by_ministry", "received", "received_on", "sent", "submitted", "arrived")
    day = asked_day(facts, date.min, *names)
    if day is date.min:
        told = as_day(str(pick(facts, "subject") or ""))
        return told or on
    return day


def _in_time(award: str, holder: Facts, facts: Facts, books: Books, on: date) -> Result:
    dates = [p for p in books.of("submission_date", on) if award in p.data["awards"]]
    text = f"{text_of(pick(holder, 'subject'))} {text_of(pick(holder, 'sector'))}"
    special = [p for p in dates if "words" in p.data and has_any(text, p.data["words"])]
    rule = (special or [p for p in dates if "words" not in p.data])[0]
    received = _received(facts, on)
    year = as_whole(pick(facts, "achievement_year", "year"))
    if rule.data["years_after"] and year is None:
        return lacking("achievement_year", cite=rule.cites)
    due_year = (
        year + rule.data["years_after"] if rule.data["years_after"] and year else received.year
    )
    due = date(due_year, rule.data["month"], rule.data["day"])
    moved = next_working_day(due, days_off_of(facts, books)[0])
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
    return settle(from_(PASS if received <= due else FAIL, [rule], why=why), [rule], on)


def add_years(day: date, years: int) -> date:
    """Return the same day so many years later; 29 February becomes 28 February."""
    return add_months(day, years * _MONTHS)


_MONTHS = 12


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    index = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(index, _MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def hand_over(facts: Facts, books: Books, on: date) -> Result:
    """Return the last day on which a closed file goes to the archive of the body."""
    ended = as_day(pick(facts, "work_ended", "closed", "ended", "work_end"))
    settled = as_day(pick(facts, "settled", "settlement"))
    text = f"{words_of(facts)} {text_of(pick(facts, 'kind', 'file'))}"
    building = settled is not None or has_any(text, ["construction", "xây dựng"])
    rule = books.one("hand_over_construction" if building else "hand_over", on)
    must = books.one("must_hand_over", on)
    if rule is None or must is None:
        return no_version(on)
    start = settled or ended
    if start is None:
        return lacking("settlement" if building else "work_ended", cite=rule.cites)
    data = rule.data
    end = add_months(start, data["months"]) if building else add_years(start, data["years"])
    delivered = as_day(pick(facts, "handed_over", "delivered"))
    why = Said(f"Chậm nhất ngày {end:%d/%m/%Y}.", f"By {end.isoformat()} at the latest.")
    if delivered is None:
        return settle(from_(VALUE, [rule], value=end.isoformat(), why=why), [rule], on, figure=True)
    late = delivered > end and not as_yes(pick(facts, "consent", "written_consent"))
    return settle(from_(FAIL if late else PASS, [rule], why=why), [rule], on)


def retention(facts: Facts, books: Books, on: date) -> Result:
    """Answer how long award files are kept: the circular that sets it was not found."""
    del facts
    rule = books.one("retention", on)
    return no_version(on) if rule is None else from_(UNDETERMINED, [rule])
