"""How far the law of a day can be relied on, as a chip and as a note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.books.law import topics
from thidua.books.law.on_day import (
    CERTAIN,
    ENDED,
    NOT_READ,
    NOT_YET,
    STOPPED,
    UNCERTAIN,
    AwardDay,
)
from thidua.core import locale
from thidua.surfaces.portal.law.words import Labels, Place, place, told

WORDS: Final[Labels] = {
    CERTAIN: gettext_lazy("chắc chắn"),
    UNCERTAIN: gettext_lazy("chưa chắc chắn"),
    STOPPED: gettext_lazy("chưa có cách hiểu"),
    NOT_YET: gettext_lazy("chưa có hiệu lực"),
    NOT_READ: gettext_lazy("chưa đọc tận văn bản"),
    ENDED: gettext_lazy("hết hiệu lực"),
}
TONES: Final = {CERTAIN: "good", UNCERTAIN: "warn", STOPPED: "warn", NOT_YET: "info"}


@dataclass(frozen=True)
class Standing:
    """How far the law of a day can be relied on.

    Attributes:
        state: as in `AwardDay.state`.
        word, tone: for the chip.
        title: one sentence.
        why: the reasons, each a sentence.
        missing: the instruments that were not read, with how far they were.
        places: where the reason stands.
        shown: what the standards below are, when they are not those of the day.
    """

    state: str
    word: str
    tone: str
    title: str
    why: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    places: tuple[Place, ...] = ()
    shown: str = ""


def chip(state: str) -> tuple[str, str]:
    """Return word and tone of a state."""
    return str(WORDS[state]), TONES.get(state, "bad")


def standing(one: AwardDay) -> Standing:
    """Return how far the rule of an award can be relied on that day."""
    word, tone = chip(one.state)
    on = locale.day(one.day)
    if one.state == CERTAIN:
        return Standing(one.state, word, tone, _("Quy định ngày %(day)s chắc chắn") % {"day": on})
    if one.state == STOPPED:
        return _stopped(one, word, tone, on)
    if one.state == NOT_YET:
        start = locale.day(one.shown.valid_from)
        title = _("Ngày %(day)s quy định này chưa có hiệu lực") % {"day": on}
        why = _("Sổ ghi quy định từ ngày %(start)s; quy định trước ngày đó không có trong sổ.")
        shown = _("Quy định có hiệu lực từ ngày %(start)s") % {"start": start}
        return Standing(one.state, word, tone, title, (why % {"start": start},), shown=shown)
    return _uncertain(one, word, tone, on)


def _stopped(one: AwardDay, word: str, tone: str, on: str) -> Standing:
    """Return the note on an award no route of which has a known reading."""
    title = _("Ngày %(day)s chưa có cách hiểu nào được ghi nhận") % {"day": on}
    stops = [route.stopped for route in one.shown.routes if route.stopped]
    first = min(stop.day for stop in stops)
    return Standing(
        one.state,
        word,
        tone,
        title,
        tuple(dict.fromkeys(told(stop.said) for stop in stops)),
        places=tuple(dict.fromkeys(place(stop.cite) for stop in stops)),
        shown=_("Quy định trước ngày %(day)s") % {"day": locale.day(first)},
    )


def _uncertain(one: AwardDay, word: str, tone: str, on: str) -> Standing:
    """Return the note on a rule that ended, was not read, or may have been changed."""
    titles = {
        UNCERTAIN: _("Ngày %(day)s quy định chưa chắc chắn"),
        NOT_READ: _("Quy định của ngày %(day)s chưa được đọc tận văn bản"),
        ENDED: _("Ngày %(day)s quy định đã hết hiệu lực"),
    }
    last = one.shown.certain_until or one.shown.valid_to
    why: list[str] = []
    found: tuple[tuple[str, str], ...] = ()
    cited: tuple[Place, ...] = ()
    if one.shown.amended is not None:
        cite, said = one.shown.amended
        why.append(told(said))
        cited = (place(cite),)
        if item := topics.instruments().get(cite.instrument):
            found = ((f"{told(item.said)} ({item.number})", told(item.reading)),)
    shown = _("Quy định trước, chắc chắn đến hết ngày %(day)s")
    return Standing(
        one.state,
        word,
        tone,
        titles[one.state] % {"day": on},
        tuple(why),
        found,
        cited,
        shown % {"day": locale.day(last)} if last else "",
    )


def most(days: Iterable[AwardDay]) -> tuple[Standing, Counter[str]]:
    """Return what is true of most awards, and how many awards stand how."""
    listed = list(days)
    counts = Counter(one.state for one in listed)
    state, _count = counts.most_common(1)[0]
    return standing(next(one for one in listed if one.state == state)), counts
