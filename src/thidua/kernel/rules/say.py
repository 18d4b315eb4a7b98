"""A condition as text, from its data: what is asked, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from thidua.kernel.rules import conditions as kind_of
from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.conditions import Condition
from thidua.kernel.rules.lexicon import Lexicon, amount, either, percent
from thidua.kernel.rules.model import Version


def asked(condition: Condition, lexicon: Lexicon, version: Version) -> Said:
    """Return what a condition asks, as one sentence without a full stop."""
    if condition.said is not None:
        return condition.said
    return _SAY[type(condition)](condition, lexicon, version)


def _floor(lexicon: Lexicon, code: str) -> Said:
    """Return a rating with *or better*, save for the highest."""
    name = lexicon.ratings[code]
    if code == list(lexicon.ratings)[-1]:
        return name
    return Said(f"{name.vi} trở lên", f"{name.en} or better")


def _awards(lexicon: Lexicon, codes: tuple[str, ...]) -> Said:
    """Return the names of awards, joined by *or*."""
    return either(lexicon.award(code) for code in codes)


def _times(count: int) -> Said:
    """Return how many times at least."""
    return Said(
        f"từ {count} lần trở lên" if count > 1 else "ít nhất 1 lần", _at_least(count, "time")
    )


def _at_least(count: int, noun: str) -> str:
    """Return an English count with its noun."""
    return f"at least {count} {noun}{'s' if count > 1 else ''}"


def _upper(text: str) -> str:
    """Return a text with its first letter as a capital; names inside keep theirs."""
    return text[:1].upper() + text[1:]


def _rating(one: kind_of.Rating, lexicon: Lexicon, _version: Version) -> Said:
    floor = _floor(lexicon, one.at_least)
    if one.years == 1:
        vi, en = f"Năm xét được xếp loại {floor.vi}", f"Rated in the year under review: {floor.en}"
    else:
        vi = f"Từ {one.years} năm liên tục trở lên được xếp loại {floor.vi}"
        en = f"{one.years} or more consecutive years rated: {floor.en}"
    if one.after:
        award = _awards(lexicon, one.after)
        vi, en = f"{vi}, sau khi được tặng {award.vi}", f"{en}, after the award of {award.en}"
    if one.years > 1 and one.until == "proposal":
        vi, en = f"{vi}, tính đến thời điểm đề nghị", f"{en}, up to the time of proposal"
    if one.or_grants:
        award = _awards(lexicon, one.or_grants)
        vi, en = (
            f"{vi} (năm được {award.vi} cũng tính)",
            f"{en} (a year with {award.en} counts too)",
        )
    return Said(vi, en)


def _rating_years(one: kind_of.RatingYears, lexicon: Lexicon, _version: Version) -> Said:
    floor = _floor(lexicon, one.at_least)
    vi, en = _within(one.within)
    return Said(
        f"{vi} có từ {one.count} năm trở lên được xếp loại {floor.vi}",
        f"{en} {_at_least(one.count, 'year')} rated: {floor.en}",
    )


def _within(window: str) -> Said:
    """Return the beginning of a sentence about a window of years."""
    return {
        "run": Said("Trong thời gian đó", "In those years"),
        "year": Said("Trong năm xét", "In the year under review"),
    }.get(window, Said("Đến nay", "So far"))


def _grants(one: kind_of.Grants, lexicon: Lexicon, _version: Version) -> Said:
    award = _awards(lexicon, one.of)
    if one.consecutive:
        said = Said(
            f"Có {one.count} lần liên tục được tặng {award.vi}",
            f"{award.en} {one.count} times consecutively",
        )
    else:
        vi, en = _within(one.within)
        times = _times(one.count)
        said = Said(f"{vi} được tặng {award.vi} {times.vi}", f"{en} {award.en}, {times.en}")
    if one.after:
        earlier = _awards(lexicon, one.after)
        said = Said(f"{said.vi}, sau khi được tặng {earlier.vi}", f"{said.en}, after {earlier.en}")
    return said


def _holds(one: kind_of.Holds, lexicon: Lexicon, _version: Version) -> Said:
    award = _awards(lexicon, one.any_of)
    return Said(f"Đã được tặng {award.vi}", f"Was granted {award.en} before")


def _years_since(one: kind_of.YearsSince, lexicon: Lexicon, _version: Version) -> Said:
    award = _awards(lexicon, one.any_of)
    vi, en = ("lần đầu", "first") if one.which == "first" else ("lần gần nhất", "last")
    return Said(
        f"Đã qua từ {one.at_least} năm trở lên kể từ {vi} được tặng {award.vi}",
        _upper(f"{_at_least(one.at_least, 'year')} since the {en} award of {award.en}"),
    )


def _standard_of(one: kind_of.StandardOf, lexicon: Lexicon, _version: Version) -> Said:
    award = _awards(lexicon, one.awards)
    return Said(f"Đạt tiêu chuẩn {award.vi}", f"Meets the standard of {award.en}")


def _works(one: kind_of.Works, lexicon: Lexicon, _version: Version) -> Said:
    what = either(lexicon.works[kind] for kind in one.kinds)
    scope = lexicon.scopes[one.scope]
    vi = f"Có {'từ ' + str(one.count) + ' ' if one.count > 1 else ''}{what.vi}"
    en = _upper(f"{_at_least(one.count, 'item')}: {what.en}") if one.count > 1 else what.en
    if one.state == "applied":
        vi, en = f"{vi} được áp dụng hiệu quả", f"{en}, applied with effect"
    else:
        vi, en = f"{vi} được công nhận", f"{en}, recognised"
    vi, en = f"{vi} trong phạm vi {scope.vi}", f"{en}, scope: {scope.en}"
    if one.replicable:
        vi, en = f"{vi}, có khả năng nhân rộng", f"{en}, can be replicated"
    if one.within != "record":
        window = _within(one.within)
        vi = f"{window.vi}: {vi[0].lower()}{vi[1:]}"
        en = f"{window.en}: {en[0].lower()}{en[1:]}"
    return Said(vi, _upper(en))


def _share(one: kind_of.Share, lexicon: Lexicon, _version: Version) -> Said:
    if one.at_least == 1:
        vi, en = "100% thành viên", "All members"
    else:
        part = percent(one.at_least)
        vi, en = f"Từ {part.vi} thành viên trở lên", f"At least {part.en} of the members"
    if one.holding:
        award = lexicon.award(one.holding)
        return Said(f"{vi} đạt danh hiệu {award.vi}", f"{en} hold {award.en}")
    floor = _floor(lexicon, one.rated)
    return Said(f"{vi} được xếp loại {floor.vi}", f"{en} are rated: {floor.en}")


def _members(one: kind_of.Members, lexicon: Lexicon, _version: Version) -> Said:
    award = lexicon.award(one.holding)
    return Said(
        f"Có ít nhất {one.at_least} thành viên đạt danh hiệu {award.vi}",
        _upper(f"{_at_least(one.at_least, 'member')} with {award.en}"),
    )


def _disciplined(one: kind_of.MembersDisciplined, lexicon: Lexicon, _version: Version) -> Said:
    form = lexicon.forms[one.form]
    if one.at_most == 0:
        return Said(
            f"Không có thành viên bị kỷ luật từ hình thức {form.vi} trở lên",
            f"No member disciplined with {form.en} or harder",
        )
    return Said(
        f"Không quá {one.at_most} thành viên bị kỷ luật từ hình thức {form.vi} trở lên",
        f"At most {one.at_most} members disciplined with {form.en} or harder",
    )


def _movement(one: kind_of.Movement, lexicon: Lexicon, _version: Version) -> Said:
    vi, en = "Thành tích lập trong phong trào thi đua", "Won in an emulation movement"
    if one.launched_by:
        who = either(lexicon.launchers[code] for code in one.launched_by)
        vi, en = f"{vi} do {who.vi} phát động", f"{en} launched by {who.en}"
    if one.years:
        vi, en = (
            f"{vi}, có thời gian từ {one.years} năm trở lên",
            f"{en}, lasting {_at_least(one.years, 'year')}",
        )
    if one.reviews:
        names = {"interim": Said("sơ kết", "interim"), "final": Said("tổng kết", "final")}
        review = either(names[name] for name in one.reviews)
        vi, en = f"{vi}, bình xét khi {review.vi}", f"{en}, voted at the {review.en} review"
    return Said(vi, en)


def _leads(one: kind_of.Leads, lexicon: Lexicon, _version: Version) -> Said:
    if one.movement:
        return Said("Dẫn đầu phong trào thi đua", "Leads the movement")
    who = either(lexicon.launchers[code] for code in one.organised_by)
    if not one.first:
        return Said(
            f"Cụm, khối thi đua do {who.vi} tổ chức",
            f"The cluster or block is organised by {who.en}",
        )
    return Said(
        f"Dẫn đầu cụm, khối thi đua do {who.vi} tổ chức",
        f"First of a cluster or block organised by {who.en}",
    )


def _number(one: kind_of.Number, lexicon: Lexicon, _version: Version) -> Said:
    name = lexicon.numbers.get(one.name, Said(one.name, one.name))
    low = amount(one.at_least)
    vi, en = f"{name.vi}: từ {low.vi} trở lên", f"{name.en}: at least {low.en}"
    if one.below is not None:
        high = amount(one.below)
        vi, en = f"{name.vi}: từ {low.vi} đến dưới {high.vi}", f"{en}, below {high.en}"
    if one.doubled:
        twice = lexicon.numbers.get(one.doubled, Said(one.doubled, one.doubled))
        vi, en = f"{vi} ({twice.vi} tính gấp đôi)", f"{en} ({twice.en} counts double)"
    return Said(vi, en)


def _fact(one: kind_of.Fact, _lexicon: Lexicon, _version: Version) -> Said:
    return Said(one.name, one.name)


def _routes(one: kind_of.Routes, _lexicon: Lexicon, version: Version) -> Said:
    found = [version.route(name) for name in one.names]
    labels = [route.label for route in found if route is not None]
    return Said(
        "Thuộc một trong các trường hợp: " + "; ".join(label.vi for label in labels),
        "One of these cases: " + "; ".join(label.en for label in labels),
    )


def _not(one: kind_of.Not, lexicon: Lexicon, version: Version) -> Said:
    inner = asked(one.inner, lexicon, version)
    return Said(f"Không thuộc trường hợp: {inner.vi}", f"Not: {inner.en}")


def _all(_one: Any, _lexicon: Lexicon, _version: Version) -> Said:
    return Said("Đủ các điều kiện sau", "All of the following")


def _any(_one: Any, _lexicon: Lexicon, _version: Version) -> Said:
    return Said("Một trong các điều kiện sau", "One of the following")


_SAY: Final[dict[type[Condition], Callable[[Any, Lexicon, Version], Said]]] = {
    kind_of.AllOf: _all,
    kind_of.AnyOf: _any,
    kind_of.Not: _not,
    kind_of.Routes: _routes,
    kind_of.StandardOf: _standard_of,
    kind_of.Rating: _rating,
    kind_of.RatingYears: _rating_years,
    kind_of.Grants: _grants,
    kind_of.Holds: _holds,
    kind_of.YearsSince: _years_since,
    kind_of.Works: _works,
    kind_of.Share: _share,
    kind_of.Members: _members,
    kind_of.MembersDisciplined: _disciplined,
    kind_of.Movement: _movement,
    kind_of.Leads: _leads,
    kind_of.Number: _number,
    kind_of.Fact: _fact,
}
