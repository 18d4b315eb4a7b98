"""Councils: how many votes are needed, who is counted, who may vote."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books, Provision
from thidua.kernel.rules.topics.names import award_of, awards_of, has_any, named_in, words_of
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
from thidua.kernel.rules.topics.values import Facts, as_whole, as_yes, given, pick, text_of

_MEMBERS: Final = ("members", "size", "council_size")
_AGREE: Final = ("yes", "votes", "votes_for", "agree", "in_favour")


def needed(share: Fraction, members: int) -> int:
    """Return the fewest votes that make up at least `share` of `members` people.

    Raises:
        ValueError: the share is not between nothing and all, or nobody is a member.

    >>> needed(Fraction(3, 5), 10)
    6
    >>> needed(Fraction(3, 5), 11)
    7
    """
    if not 0 < share <= 1 or members <= 0:
        raise ValueError(f"no share {share} of {members}")
    return ceil(share * members)


def _members(facts: Facts) -> int | None:
    """Return how many members a council has, where that can be so."""
    told = as_whole(pick(facts, *_MEMBERS))
    return told if told is not None and told > 0 else None


def _council(facts: Facts, books: Books) -> str | None:
    text = " ".join(text_of(pick(facts, n)) for n in ("council", "body", "of", "sector"))
    return named_in(f"{text} {words_of(facts)}", books.named["councils"])


def ballot_of(award: str, facts: Facts, books: Books, on: date) -> list[Provision]:
    """Return the provisions that set a share of votes for the award, those of the body first."""
    found = [p for p in books.of("ballot", on) if award in p.data["awards"]]
    body = _council(facts, books)
    own = [p for p in found if p.data.get("body") and p.data["body"] == body]
    return own or [p for p in found if "body" not in p.data]


def threshold(facts: Facts, books: Books, on: date) -> Result:
    """Say which share of all members an award asks, as a fraction in text."""
    award = award_of(facts, books)
    if award is None:
        return lacking("award")
    found = ballot_of(award, facts, books, on)
    if found:
        share = Fraction(str(found[0].data["share"]))
        return settle(from_(VALUE, found, value=str(share)), found, on)
    none = books.one("no_ballot", on)
    if none is None:
        return no_version(on)
    return settle(from_(VALUE, [none], value=none.data["value"]["en"]), [none], on)


def need(facts: Facts, books: Books, on: date) -> Result:
    """Say how many members must agree."""
    award, members = (
        award_of(facts, books),
        _members(facts),
    )
    if award is None or not members:
        return lacking("award" if award is None else "members")
    found = ballot_of(award, facts, books, on)
    if not found:
        return _no_share(books, on)
    share = Fraction(str(found[0].data["share"]))
    return settle(from_(VALUE, found, value=needed(share, members)), found, on)


def _no_share(books: Books, on: date) -> Result:
    none = books.one("no_ballot", on)
    if none is None:
        return no_version(on)
    return from_(UNDETERMINED, [none])


def _yes_votes(facts: Facts) -> tuple[int | None, bool]:
    """Return the votes that agree, written ones too, and whether absent members were not asked."""
    written = pick(facts, "written", "written_opinions")
    asked = 0
    if isinstance(written, Mapping):
        asked = as_whole(pick(written, *_AGREE)) or 0
    elif isinstance(written, (list, tuple)):
        asked = sum(
            as_yes(pick(row, "vote", "opinion", "yes") if isinstance(row, Mapping) else row) is True
            for row in written
        )
    elif written is not None:
        asked = as_whole(written) or 0
    total = as_whole(pick(facts, *_AGREE))
    if total is None:
        here = as_whole(pick(facts, "yes_present", "present_yes"))
        total = None if here is None else here + asked
    present, members = (
        as_whole(pick(facts, "present")),
        _members(facts),
    )
    silent = present is not None and members is not None and present < members and written is None
    return total, silent


def enough(facts: Facts, books: Books, on: date) -> Result:
    """Judge a ballot; for several awards the value is `{award: verdict}`."""
    awards = awards_of(facts, books)
    if has_any(text_of(pick(facts, "council")) + " " + words_of(facts), ["initiative council"]):
        awards = awards or ["INITIATIVE"]
    if not awards:
        return lacking("award")
    results = {award: _enough_for(award, facts, books, on) for award in awards}
    if len(results) == 1:
        return next(iter(results.values()))
    cite = tuple(dict.fromkeys(c for r in results.values() for c in r.cite))
    why = Said(
        "; ".join(f"{a}: {r.why.vi}" for a, r in results.items()),
        "; ".join(f"{a}: {r.why.en}" for a, r in results.items()),
    )
    verdicts = {award: r.verdict for award, r in results.items()}
    unknown = all(v == UNDETERMINED for v in verdicts.values())
    return Result(UNDETERMINED if unknown else VALUE, value=verdicts, why=why, cite=cite)


def _enough_for(award: str, facts: Facts, books: Books, on: date) -> Result:
    members = _members(facts)
    yes, silent = _yes_votes(facts)
    found = ballot_of(award, facts, books, on)
    if not found:
        return _no_share(books, on)
    if not members or yes is None:
        return lacking("members" if not members else "yes", cite=found[0].cites)
    if yes > members:
        return unread("Số phiếu nhiều hơn số thành viên.", "More votes than members.", found)
    least = needed(Fraction(str(found[0].data["share"])), members)
    why = Said(
        f"{yes} trên {members} thành viên đồng ý, cần ít nhất {least}.",
        f"{yes} of {members} members agree, at least {least} are needed.",
    )
    result = from_(PASS if yes >= least else FAIL, found, why=why)
    if silent:
        result = result.warn(
            "absent_not_asked",
            "Thành viên vắng mặt phải được lấy ý kiến bằng văn bản và ghi vào biên bản.",
            "Absent members are to be asked in writing and shown in the minutes.",
        )
    return settle(result, found, on)


def quorum(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether enough members are present to meet."""
    members, present = (
        _members(facts),
        as_whole(pick(facts, "present")),
    )
    award, council = award_of(facts, books), _council(facts, books)
    about = f"{text_of(pick(facts, 'agenda'))} {words_of(facts)}"
    found = [p for p in books.of("quorum", on) if p.data["council"] == council]
    if not found:
        return unread(
            "Số người phải có mặt do quy chế của hội đồng đặt; quy chế chưa được nạp.",
            "Who must be present is set by the rules of the council, which are not loaded.",
        )
    special = [
        p
        for p in found
        if award in p.data.get("awards", ())
        or (p.data.get("any_award") and (award or has_any(about, p.data["words"])))
    ]
    rule = (special or [p for p in found if not p.data.keys() & {"awards", "any_award"}])[0]
    if not members or present is None:
        return lacking("members" if not members else "present", cite=rule.cites)
    least = needed(Fraction(str(rule.data["share"])), members)
    why = Said(
        f"Có mặt {present} trên {members}, cần ít nhất {least}.",
        f"{present} of {members} are present, at least {least} are needed.",
    )
    return settle(from_(PASS if present >= least else FAIL, [rule], why=why), [rule], on)


def voters(facts: Facts, books: Books, on: date) -> Result:
    """Say who of guest and substitute may vote."""
    council = _council(facts, books)
    found = [p for p in books.of("voters", on) if p.data["council"] == council]
    if not found:
        return unread(
            "Ai được biểu quyết do quy chế của hội đồng đặt; quy chế chưa được nạp.",
            "Who votes is set by the rules of the council, which are not loaded.",
        )
    substitute = pick(facts, "substitute")
    written: bool | None = None
    if isinstance(substitute, Mapping):
        written = as_yes(pick(substitute, "written", "in_writing"))
    elif given(facts, "substitute_in_writing", "written"):
        written = as_yes(pick(facts, "substitute_in_writing", "written"))
    if substitute is not None and written is None:
        return lacking("substitute.written", cite=found[0].cites)
    value = "substitute" if substitute is not None and written else "neither"
    if given(facts, "guest_votes") or (substitute is None and given(facts, "guest")):
        return settle(from_(FAIL, found), found, on)
    return settle(from_(VALUE, found, value=value), found, on)


def candidate(facts: Facts, books: Books, on: date) -> Result:
    """Answer whether a member who is a candidate votes: no text that was read says it."""
    del facts
    rule = books.one("candidate", on)
    return no_version(on) if rule is None else from_(UNDETERMINED, [rule])


def secrecy(facts: Facts, books: Books, on: date) -> Result:
    """Answer whether a ballot must be secret: the sentence read does not say it."""
    del facts
    rule = books.one("secrecy", on)
    return no_version(on) if rule is None else from_(UNDETERMINED, [rule])
