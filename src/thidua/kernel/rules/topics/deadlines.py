"""Limits that run from an event: their last day, and whether a deed came in time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books, Provision
from thidua.kernel.rules.topics.names import applies, award_of, has_any, words_of
from thidua.kernel.rules.topics.result import (
    FAIL,
    PASS,
    VALUE,
    Result,
    from_,
    lacking,
    settle,
    unread,
)
from thidua.kernel.rules.topics.values import Facts, as_day, pick, text_of
from thidua.kernel.rules.topics.working_days import (
    Calendar,
    add_working_days,
    calendar_of,
    next_working_day,
)

_PUBLISH: Final = ("publish", "published", "công khai", "niêm yết")
_PUBLISHED: Final = ("published", "published_on")
_DONE: Final = ("submitted", "done", "returned", "sent", "submitted_on")
_HOW_MANY: Final = ("how many days", "how many working days", "bao nhiêu ngày")


def _level(facts: Facts) -> str:
    text = f"{text_of(pick(facts, 'at', 'level', 'body'))} {words_of(facts)}"
    if has_any(text, ["ministry of home affairs", "bộ nội vụ"]):
        return "ministry"
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


def limit_of(facts: Facts, books: Books, on: date) -> tuple[Provision | None, date] | None:
    """Find the limit that is asked for and the day from which it runs.

    Returns:
        None where no event is told; no limit where the texts read set none for that level.
    """
    text = f"{words_of(facts)} {text_of(pick(facts, 'step'))}"
    for event in _EVENTS:
        start = as_day(pick(facts, *_ALIASES[event]))
        if start is None:
            continue
        public = _to_publish(event, facts, books, on)
        asked = has_any(text, _PUBLISH)
        if asked or (public and as_day(pick(facts, *_PUBLISHED))):
            return public, start
        level = _level(facts)
        fit = [p for p in books.of("limit", on) if p.data["event"] == event]
        at = [p for p in fit if p.data["at"] == level]
        if not at and level != "commune":
            at = fit
        said = [p for p in at if has_any(text, p.data["words"])]
        plain = [p for p in at if p.data["step"].startswith("submit")]
        chosen = _rarest(said) or plain or at
        if chosen or level == "commune":
            return (chosen[0] if chosen else None), start
    return None


def _to_publish(event: str, facts: Facts, books: Books, on: date) -> Provision | None:
    """Return the limit for publishing the list of the award that the case is about."""
    award = award_of(facts, books)
    fit = [p for p in books.of("publish_within", on) if p.data["event"] == event]
    return next((p for p in fit if award and applies(p, award, books)), None)


def _rarest(said: list[Provision]) -> list[Provision]:
    """Put limits named by a special word before *submit*, which every question contains."""
    return sorted(said, key=lambda p: p.data["step"] == "submit")


def last_day(facts: Facts, books: Books, on: date) -> Result:
    """Return the last day of a limit; with a day of the deed judge whether it was in time."""
    found = limit_of(facts, books, on)
    if found is None:
        return lacking("full_dossier")
    rule, start = found
    if rule is None:
        return unread(
            "Không có văn bản đã đọc nào đặt thời hạn này vào ngày đó.",
            "No text read sets this limit on that day.",
        )
    calendar = calendar_of(facts, books)
    public = rule.kind == "publish_within"
    used = [rule, *books.of("counting", on), *(books.of("moving", on) if public else ())]
    end, why = _end(rule, start, calendar)
    done = as_day(pick(facts, *_DONE, *(_PUBLISHED if public else ())))
    if done is None:
        asked = rule.data["days"] if has_any(words_of(facts), _HOW_MANY) else end.isoformat()
        result = settle(from_(VALUE, used, value=asked, why=why), used, on, figure=True)
    else:
        result = settle(from_(PASS if done <= end else FAIL, used, why=why), used, on)
    if calendar.listed:
        return calendar.warn(result)
    return result.warn(
        "lunar_holidays",
        "Chưa tính ngày nghỉ âm lịch và ngày nghỉ bù; hãy nạp danh sách của năm.",
        "Holidays of the lunar calendar and days in lieu are not counted; load the year's list.",
    )


def _end(rule: Provision, start: date, calendar: Calendar) -> tuple[date, Said]:
    """Return the last day and how it was counted: working days, or days where the text says so."""
    days = rule.data["days"]
    if rule.kind == "publish_within":
        end = next_working_day(start + timedelta(days=days), calendar.day_off)
        unit = Said("ngày", "days")
    else:
        end = add_working_days(start, days, calendar.day_off)
        unit = Said("ngày làm việc", "working days")
    return end, Said(
        f"{days} {unit.vi} tính từ ngày sau {start:%d/%m/%Y}: đến {end:%d/%m/%Y}.",
        f"{days} {unit.en} from the day after {start.isoformat()}: until {end.isoformat()}.",
    )
