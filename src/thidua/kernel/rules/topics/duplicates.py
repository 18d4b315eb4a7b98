"""One achievement, one award; one initiative, one use; no ceiling that the Law does not set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books
from thidua.kernel.rules.topics.names import award_of, awards_in
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
from thidua.kernel.rules.topics.values import (
    Facts,
    as_exact,
    as_whole,
    as_yes,
    given,
    pick,
    rows,
    text_of,
)

_CAP: Final = ("local_cap_loaded", "local_cap", "cap", "quota")
_HUNDRED: Final = 100


def _achievement(block: Any) -> str | None:
    if not isinstance(block, Mapping):
        return None
    said = pick(block, "achievement", "achievement_id", "for_achievement")
    return None if said is None else text_of(said)


def _of_another(row: object, proposal: object) -> bool:
    """Tell whether two blocks name different holders."""
    if not isinstance(row, Mapping) or not isinstance(proposal, Mapping):
        return False
    one, other = (text_of(pick(block, "person", "holder", "who")) for block in (row, proposal))
    return bool(one and other) and one != other


def achievement(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether a new award may be proposed beside earlier ones for the same achievement."""
    rule = next((p for p in books.of("principle", on) if p.id == "common.one_achievement"), None)
    if rule is None:
        return no_version(on)
    proposal = pick(facts, "new_proposal", "proposal")
    new = _achievement(proposal) or _achievement(facts)
    if new is None:
        return _title_beside(facts, books, on)
    if not given(facts, "awards", "commendations"):
        return lacking("awards", cite=rule.cites)
    earlier = [*rows(pick(facts, "awards")), *rows(pick(facts, "commendations"))]
    earlier = [row for row in earlier if not _of_another(row, proposal)]
    told = [_achievement(row) for row in earlier]
    if new in told:
        return settle(from_(FAIL, [rule]), [rule], on)
    if None in told:
        return lacking("awards.achievement", cite=rule.cites)
    why = Said(
        "Thành tích khác với các lần đã khen.", "The achievement differs from those awarded."
    )
    return settle(from_(PASS, [rule], why=why), [rule], on)


def _title_beside(facts: Facts, books: Books, on: date) -> Result:
    """Answer where no achievement is named: a title beside a commendation is no duplicate."""
    rule = next(p for p in books.of("principle", on) if p.id == "common.one_achievement")
    new = _kinds(str(pick(facts, "new_proposal", "proposal", "award") or ""), books)
    told = " ".join(str(pick(facts, name) or "") for name in ("titles", "commendations", "awards"))
    old = _kinds(told, books)
    forms = [code for code in awards_in(told, books) if books.awards[code].kind != "title"]
    beside = not new & old if new else len(old) > 1 and len(forms) == 1
    if not old or not beside:
        return lacking("new_proposal.achievement", cite=rule.cites)
    why = Said(
        "Danh hiệu và hình thức khen thưởng của cùng một năm tự nó không phải là trùng.",
        "A title and a commendation of one year are not by themselves a duplicate.",
    )
    return settle(from_(PASS, [rule], why=why), [rule], on)


def initiative(facts: Facts, books: Books, on: date) -> Result:
    """Say whether an initiative that served once may serve again."""
    rule = books.one("initiative_once", on)
    if rule is None:
        return no_version(on)
    proposal = pick(facts, "new_proposal", "proposal")
    block = proposal if isinstance(proposal, Mapping) else {}
    name = pick(block, "uses", "initiative", "initiative_id") or pick(facts, "initiative_id")
    used = rows(pick(facts, "used_in", "used_for", "earlier_uses"))
    if name is None:
        return lacking("initiative_id", cite=rule.cites)
    if not given(facts, "used_in", "used_for", "earlier_uses"):
        return lacking("used_in", cite=rule.cites)
    own = pick(facts, "initiative_id")
    if not used or (own is not None and text_of(own) != text_of(name)):
        why = Said("Sáng kiến chưa được dùng.", "The initiative was not used.")
        return from_(PASS, [rule], why=why)
    earlier = _kinds(" ".join(str(u) for u in used), books)
    new = _kinds(str(pick(block, "award") or award_of(facts, books) or ""), books)
    return _used_again(earlier, new, books, on)


def _kinds(text: str, books: Books) -> set[str]:
    return {books.awards[code].kind for code in awards_in(text, books)}


def _used_again(earlier: set[str], new: set[str], books: Books, on: date) -> Result:
    rule = books.of("initiative_once", on)[0]
    if earlier == {"title"} and new == {"title"}:
        why = Said(
            "Văn bản không nói về việc dùng lại cho danh hiệu khác; người có thẩm quyền xét.",
            "Using it for a second title is not settled; a person decides.",
        )
        result = from_(UNDETERMINED, [rule], why=why, value="open")
        return result.warn("used_before", "Sáng kiến đã dùng.", "The initiative served before.")
    result = from_(UNDETERMINED, [rule], value="warn as duplicate")
    return result.warn(
        "used_before",
        "Sáng kiến đã dùng cho một danh hiệu hoặc hình thức; công văn viết cho luật trước đây.",
        "The initiative already served a title or commendation; the letter is guidance for the "
        "earlier law.",
    )


def cap(facts: Facts, books: Books, on: date) -> Result:
    """Say whether a ceiling refuses a proposal: the Law sets none, a loaded rule may."""
    rule = books.one("no_cap", on)
    if rule is None:
        return no_version(on)
    local = pick(facts, *_CAP)
    if local is None or as_yes(local) is False:
        result = settle(from_(VALUE, [rule], value="no"), [rule], on)
        return result.warn(
            "no_local_cap",
            "Chưa nạp tỷ lệ trần riêng nào.",
            "No ceiling of the place is loaded.",
        )
    share = _share(local)
    if share is None or not 0 <= share <= 1:
        return lacking(next(name for name in _CAP if given(facts, name)), cite=rule.cites)
    return replace(_within(share, facts), cite=rule.cites)


def _share(local: object) -> Fraction | None:
    """Read a ceiling: a share, or a number of per cent told as such."""
    if not isinstance(local, Mapping):
        return as_exact(local)
    share = as_exact(pick(local, "share", "value", "cap"))
    if share is not None:
        return share
    per_cent = as_exact(pick(local, "percent", "per_cent"))
    return None if per_cent is None else per_cent / _HUNDRED


def _within(share: Fraction, facts: Facts) -> Result:
    """Compare whole people with the ceiling that was loaded."""
    base = next((as_whole(v) for k, v in facts.items() if str(k).startswith("members")), None)
    names = [str(k) for k in facts if str(k).startswith("proposed") and "_by" not in str(k)]
    asked = next((as_whole(facts[name]) for name in names), None)
    if not base or asked is None:
        return lacking("members" if not base else "proposed")
    most = int(share * base)
    why = Said(
        f"Đề nghị {asked}, trần là {most} trên {base} người.",
        f"{asked} proposed, the ceiling is {most} of {base} people.",
    )
    return Result(PASS if asked <= most else FAIL, value=most, why=why)
