"""Two days of the law compared: what each award loses, gains or no longer says for certain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from thidua.books.law import topics
from thidua.books.law.awards import rules
from thidua.books.law.on_day import (
    CERTAIN,
    ENDED,
    NOT_READ,
    NOT_YET,
    STOPPED,
    UNCERTAIN,
    AwardDay,
    award_on,
    bodies,
    decided,
    stopped,
)
from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.topics.book import Provision, cites_of
from thidua.kernel.rules.topics.instruments import Instrument
from thidua.kernel.rules.topics.result import Result

STATES: Final = {
    CERTAIN: Said("chắc chắn", "certain"),
    UNCERTAIN: Said("chưa chắc chắn", "not certain"),
    STOPPED: Said("không còn cách hiểu nào được ghi nhận", "without any reading that is known"),
    NOT_YET: Said("chưa có quy định trong sổ", "not yet in the books"),
    NOT_READ: Said("chưa đọc tận văn bản", "not read at first hand"),
    ENDED: Said("đã hết hiệu lực", "no longer in force"),
}
"""How far the rule of an award can be relied on, in words."""


@dataclass(frozen=True)
class Difference:
    """One thing that two days say differently.

    Attributes:
        kind: `instrument`, `salary`, `certainty`, `version`, `routes`, `deciders`, `bonus`,
            `forms`, `papers` or `dates`.
        text: the difference in words.
        awards: codes of the awards for which it is true in the same words; empty for the law as
            a whole.
        cites: where it stands.
    """

    kind: str
    text: Said
    awards: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()


def differences(first: date, second: date) -> list[Difference]:
    """Return what the law says differently on two days, from `first` to `second`.

    Args:
        first: the day before.
        second: the day after; an earlier day than `first` is answered too.

    Returns:
        What concerns the whole law, then what concerns awards; awards with the same difference
        stand together.
    """
    found: dict[tuple[str, Said, tuple[Cite, ...]], list[str]] = {}
    for code in rules():
        pair = award_on(code, first), award_on(code, second)
        for kind, compare in _COMPARE.items():
            for text, cites in compare(*pair):
                codes = found.setdefault((kind, text, cites), [])
                codes += [code] if code not in codes else []
    order = list(_COMPARE)
    grouped = [
        Difference(kind, text, tuple(codes), cites) for (kind, text, cites), codes in found.items()
    ]
    grouped.sort(key=lambda one: order.index(one.kind))
    return [*_of_the_law(first, second), *grouped]


@cache
def turning_days() -> tuple[date, ...]:
    """Return every day on which a rule or provision begins, ends or stops to be certain."""
    spans: list[tuple[date | None, date | None, date | None]] = [
        (v.valid_from, v.valid_to, v.certain_until) for r in rules().values() for v in r.versions
    ]
    spans += [(p.valid_from, p.valid_to, p.certain_until) for p in _provisions()]
    starts = {start for start, _, _ in spans if start}
    ends = {end + timedelta(days=1) for _, *rest in spans for end in rest if end}
    stops = {
        route.stopped.day
        for rule in rules().values()
        for version in rule.versions
        for route in version.routes
        if route.stopped
    }
    return tuple(sorted(starts | ends | stops))


def _provisions() -> Iterable[Provision]:
    """Return every provision of the topics."""
    return topics.books().provisions.values()


Compared = Iterator[tuple[Said, tuple[Cite, ...]]]


def _certainty(old: AwardDay, new: AwardDay) -> Compared:
    if old.state == new.state:
        return
    was, now = STATES[old.state], STATES[new.state]
    text = Said(f"Trước: {was.vi}; sau: {now.vi}", f"Before: {was.en}; after: {now.en}")
    cites: tuple[Cite, ...] = ()
    if new.state == UNCERTAIN and new.shown.amended is not None:
        place, said = new.shown.amended
        text = Said(f"{text.vi}. {said.vi}", f"{text.en}. {said.en}")
        cites = (place,)
    yield text, cites


def _version(old: AwardDay, new: AwardDay) -> Compared:
    if old.version is None or new.version is None or old.version == new.version:
        return
    was, now = old.version.basis.say(), new.version.basis.say()
    text = Said(
        f"Bản quy định khác: trước theo {was.vi}, sau theo {now.vi}",
        f"Another version of the rule: before by {was.en}, after by {now.en}",
    )
    yield text, (old.version.basis, new.version.basis)


def _routes(old: AwardDay, new: AwardDay) -> Compared:
    before = {route.id: route for route in old.shown.routes}
    after = {route.id: route for route in new.shown.routes}
    for name, route in after.items():
        stop = route.stopped
        if stop is not None and stopped(route, new.day) and not stopped(route, old.day):
            label = route.label
            yield (
                Said(
                    f"Dừng trường hợp “{label.vi}”: {stop.said.vi}",
                    f"The route “{label.en}” stops: {stop.said.en}",
                ),
                (stop.cite,),
            )
        elif stop is not None and stopped(route, old.day) and not stopped(route, new.day):
            label = route.label
            yield (
                Said(
                    f"Còn trường hợp “{label.vi}” (dừng từ {stop.day:%d/%m/%Y})",
                    f"The route “{label.en}” is open (it stops on {stop.day.isoformat()})",
                ),
                (route.cite,),
            )
        if name not in before:
            yield (
                Said(f"Thêm trường hợp “{route.label.vi}”", f"New route “{route.label.en}”"),
                (route.cite,),
            )
    for name in before.keys() - after.keys():
        gone = before[name]
        text = Said(f"Bỏ trường hợp “{gone.label.vi}”", f"The route “{gone.label.en}” is gone")
        yield text, (gone.cite,)


def _deciders(old: AwardDay, new: AwardDay) -> Compared:
    was, now = bodies(old.deciders), bodies(new.deciders)
    if set(was) == set(now):
        return
    name = topics.books().body
    for who in now:
        if who not in was:
            body = name(who)
            text = Said(f"Thêm người quyết định: {body.vi}", f"Now decides: {body.en}")
            yield text, cites_of(p for p in new.deciders if p.data["who"] == who)
    for who in was:
        if who not in now:
            body = name(who)
            text = Said(f"Không còn quyết định: {body.vi}", f"No longer decides: {body.en}")
            yield text, cites_of(p for p in old.deciders if p.data["who"] == who)


KINDS: Final = {
    "individual": Said("cá nhân", "individual"),
    "collective": Said("tập thể", "collective"),
    "household": Said("hộ gia đình", "household"),
}
"""Kinds of subject that are paid, in words."""


def _bonus(old: AwardDay, new: AwardDay) -> Compared:
    for kind in dict.fromkeys((*old.bonuses, *new.bonuses)):
        was, now = (one.bonuses.get(kind) for one in (old, new))
        sums = [None if said is None else decided(said) for said in (was, now)]
        if sums[0] == sums[1]:
            continue
        words = [_sum(amount) for amount in sums]
        who = KINDS[kind]
        text = Said(
            f"Tiền thưởng {who.vi}: trước {words[0].vi}, sau {words[1].vi}",
            f"Bonus, {who.en}: before {words[0].en}, after {words[1].en}",
        )
        yield text, _moved(was, now)


def _moved(was: Result | None, now: Result | None) -> tuple[Cite, ...]:
    """Return the places that only one of two answers rests on, else the first place of both."""
    old, new = (said.cite if said else () for said in (was, now))
    either = dict.fromkeys((*old, *new))
    return tuple(c for c in either if (c in old) != (c in new)) or tuple(either)[:1]


def _sum(amount: int | None) -> Said:
    """Return a sum in words, or that none is settled."""
    if amount is None:
        return Said("chưa xác định", "not settled")
    return Said(f"{amount:,} đồng".replace(",", "."), f"{amount:,} đồng")


def _listed(
    read: Callable[[AwardDay], list[Provision]], vi: str, en: str
) -> Callable[[AwardDay, AwardDay], Compared]:
    """Return a comparison of lists of provisions: what came, what went, each in its own words."""

    def compare(old: AwardDay, new: AwardDay) -> Compared:
        was, now = {p.id: p for p in read(old)}, {p.id: p for p in read(new)}
        for sign_vi, sign_en, mine, theirs in (
            ("bỏ", "gone", was, now),
            ("thêm", "new", now, was),
        ):
            for name, one in mine.items():
                if name not in theirs:
                    text = Said(
                        f"{vi}, {sign_vi}: {one.said.vi}",
                        f"{en}, {sign_en}: {one.said.en}",
                    )
                    yield text, one.cites

    return compare


_COMPARE: Final[dict[str, Callable[[AwardDay, AwardDay], Compared]]] = {
    "certainty": _certainty,
    "version": _version,
    "routes": _routes,
    "deciders": _deciders,
    "bonus": _bonus,
    "forms": _listed(lambda one: one.forms, "Mẫu", "Forms"),
    "papers": _listed(lambda one: one.papers, "Hồ sơ", "Dossier"),
    "dates": _listed(lambda one: one.limits, "Thời hạn", "Time limits"),
}


def _of_the_law(first: date, second: date) -> Iterator[Difference]:
    """Yield instruments that begin or end between the days, and the base salary."""
    for one in topics.instruments().values():
        was, now = one.on(first), one.on(second)
        if was != now:
            yield Difference("instrument", _begins(one, now=bool(now)), cites=(Cite(one.number),))
    salaries = [topics.books().one("base_salary", day) for day in (first, second)]
    if salaries[0] != salaries[1]:
        sums = [_sum(p.data["vnd"] if p else None) for p in salaries]
        text = Said(
            f"Mức lương cơ sở: trước {sums[0].vi}, sau {sums[1].vi}",
            f"Base salary: before {sums[0].en}, after {sums[1].en}",
        )
        yield Difference("salary", text, cites=cites_of(p for p in salaries if p))


def _begins(one: Instrument, *, now: bool) -> Said:
    """Return that an instrument applies on the second day, or no longer."""
    name = Said(f"{one.said.vi} ({one.number})", f"{one.said.en} ({one.number})")
    if now:
        return Said(f"Có hiệu lực ở ngày sau: {name.vi}", f"In force on the later day: {name.en}")
    return Said(f"Không áp dụng ở ngày sau: {name.vi}", f"Not in force any more: {name.en}")


def eve_of_turn(day: date) -> tuple[date, date]:
    """Return the eve of the last turning day not after `day`, and that turning day.

    A day before every turning day gives the first one.
    """
    days = turning_days()
    turn = max((one for one in days if one <= day), default=days[0])
    return turn - timedelta(days=1), turn
