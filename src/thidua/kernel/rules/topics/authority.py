"""Who decides an award, who proposes it, who may sign, and whether a printed form exists."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books, Named, Provision
from thidua.kernel.rules.topics.names import (
    applies,
    asked_day,
    award_of,
    has,
    has_any,
    named_in,
    spans_of,
    words_of,
)
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
from thidua.kernel.rules.topics.values import Facts, as_yes, given, pick, text_of
from thidua.kernel.text.fold import fold

NO_PERSON = "NO_PERSON_HEAD"


def deciders_of(award: str, books: Books, on: date) -> list[Provision]:
    """Return the provisions by which somebody decides the award on a day."""
    return [p for p in books.of("decider", on) if award in p.data["gives"]]


def deciders(facts: Facts, books: Books, on: date) -> Result:
    """Name everybody who decides the award on the day; the value is a list of codes."""
    award = award_of(facts, books)
    if award is None:
        return lacking("award")
    on = asked_day(facts, on, "decision_date", "signed_on")
    found = deciders_of(award, books, on)
    if not found:
        return no_version(on)
    who = list(dict.fromkeys(p.data["who"] for p in found))
    names = [books.body(code) for code in who]
    why = Said("; ".join(n.vi for n in names), "; ".join(n.en for n in names))
    result = from_(VALUE, found, value=who, why=why)
    solid = [p for p in found if p.certain(on)]
    return _conflicts(settle(result, solid or found, on), found)


def _conflicts(result: Result, used: list[Provision]) -> Result:
    for provision in used:
        if clash := provision.data.get("conflict"):
            result = result.warn("sources_differ", clash["vi"], clash["en"])
    return result


def signer(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether the signer has the power to decide the award on the day."""
    award = award_of(facts, books)
    said = pick(facts, "signer", "decider", "signed_by", "given_by", "decided_by", "issuer")
    if award is None or said is None:
        return lacking(*(["award"] if award is None else []), *(["signer"] if said is None else []))
    on = asked_day(facts, on, "decision_date", "signed_on", "signed")
    who = named_in(str(said), books.named["bodies"])
    if as_yes(pick(facts, "legal_personality")) is False:
        who = NO_PERSON
    if who is None and named_in(words_of(facts), books.named["bodies"]) == NO_PERSON:
        who = NO_PERSON
    if who is None:
        return lacking("signer")
    if not books.of("decider", on):
        return no_version(on)
    if who == NO_PERSON:
        return _delegated(award, facts, books, on)
    return _by_table(award, who, books, on)


def _by_table(award: str, who: str, books: Books, on: date) -> Result:
    """Compare a signer with the table of deciders."""
    rights = [p for p in books.of("decider", on) if p.data["who"] == who]
    holding = [p for p in rights if award in p.data["gives"]]
    if holding:
        name, body = books.award(award), books.body(who)
        why = Said(
            f"{body.vi} có thẩm quyền tặng {name.vi}.",
            f"{body.en} has the power to give: {name.en}.",
        )
        return settle(from_(PASS, holding, why=why), holding, on)
    if silent := [p for p in rights if award in p.data.get("silent", ())]:
        return from_(UNDETERMINED, silent)
    proper = deciders_of(award, books, on)
    for provision in proper:
        clash = provision.data.get("conflict")
        if clash and clash["who"] == who:
            why = Said(clash["vi"], clash["en"])
            return from_(UNDETERMINED, [provision], why=why)
    if not proper:
        return unread(
            "Chưa biết ai quyết định hình thức này.", "Who decides this award is not known."
        )
    return settle(
        _refused(award, who, proper, books), [p for p in proper if p.certain(on)] or proper, on
    )


def _refused(award: str, who: str, proper: list[Provision], books: Books) -> Result:
    name, body = books.award(award), books.body(who)
    allowed = [books.body(p.data["who"]) for p in proper]
    return from_(
        FAIL,
        proper,
        why=Said(
            f"{body.vi} không có thẩm quyền tặng {name.vi}; thẩm quyền thuộc: "
            f"{'; '.join(dict.fromkeys(a.vi for a in allowed))}.",
            f"{body.en} has no power to give: {name.en}. The power lies with: "
            f"{'; '.join(dict.fromkeys(a.en for a in allowed))}.",
        ),
    )


def _delegated(award: str, facts: Facts, books: Books, on: date) -> Result:
    """Judge the head of a part without legal personality."""
    rule = books.one("delegation", on)
    if rule is None:
        return no_version(on)
    delegated, giver = _delegation_told(facts), _giver(facts, books)
    barred = giver != rule.data["giver"] if giver else _in_a_province(facts)
    if award not in rule.data["awards"] or barred or delegated is False:
        return settle(from_(FAIL, [rule]), [rule], on)
    if delegated is None:
        return lacking("delegated", cite=rule.cites)
    return settle(from_(PASS, [rule]), [rule], on)


_GIVER: Final = ("giver", "delegator", "delegated_by")
_DELEGATED: Final = ("delegated", "delegation", "delegated_in_writing")


def _delegation_told(facts: Facts) -> bool | None:
    """Tell whether the facts speak of a delegation; whoever delegated did delegate."""
    names = _DELEGATED if given(facts, *_DELEGATED) else _GIVER
    if not given(facts, *names):
        return None
    said = pick(facts, *names)
    answer = as_yes(said)
    return said is not None if answer is None else answer


def _giver(facts: Facts, books: Books) -> str | None:
    """Return the code of the one who delegates."""
    told = " ".join(str(pick(facts, name) or "") for name in (*_GIVER, *_DELEGATED))
    return named_in(told, books.named["bodies"])


def _in_a_province(facts: Facts) -> bool:
    names = ("signer", "decider", "body", "under", "by")
    told = " ".join(text_of(pick(facts, name)) for name in names)
    places = ["sở", "province", "provincial", "tỉnh", "commune", "xã"]
    return has_any(f"{told} {words_of(facts)}", places)


def delegation(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether a giver may delegate the award to a head without legal personality."""
    award = award_of(facts, books)
    rule = books.one("delegation", on)
    if rule is None:
        return no_version(on)
    asked = re.split(r"delegat|uy quyen|giao", words_of(facts))[0]
    giver = _giver(facts, books) or named_in(asked, books.named["bodies"])
    if award is None or giver is None:
        return lacking("award" if award is None else "giver", cite=rule.cites)
    good = giver == rule.data["giver"] and award in rule.data["awards"]
    return settle(from_(PASS if good else FAIL, [rule]), [rule], on)


def form(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether a form as printed (*Bằng khen của …*) exists for the body named in it."""
    text = str(pick(facts, "award_text", "form_text", "printed", "award_name") or "")
    which = named_in(text, books.named["forms"])
    if which is None:
        return lacking("award_text")
    found = books.named["forms"][which]
    who = _printed_body(text, found, books) or named_in(text, books.named["bodies"])
    if who is None:
        return lacking("award_text")
    anchor = books.of("decider", on)
    if not anchor:
        return no_version(on)
    return settle(_form_result(found, who, books, on), [anchor[0]], on)


def _printed_body(text: str, found: Named, books: Books) -> str | None:
    """Return the body whose name follows the name of the form; the longest name wins."""
    plain = fold(text)
    ends = [end for word in found.words for _, end in spans_of(word, plain)]
    rest = re.sub(r"^\s*(?:(?:cua|of|the)\s+)*", "", plain[max(ends, default=0) :])
    hits = [
        (len(word), code)
        for code, body in books.named["bodies"].items()
        for word in (*body.words, *map(fold, body.data.get("named", ())))
        if rest.startswith(word) and has(rest[: len(word) + 1], word)
    ]
    return max(hits)[1] if hits else None


def _form_result(found: Named, who: str, books: Books, on: date) -> Result:
    rights = [p for p in books.of("decider", on) if p.data["who"] == who]
    if silent := [p for p in rights if found.data.get("award") in p.data.get("silent", ())]:
        return from_(UNDETERMINED, silent)
    allowed = [code for code in found.data["by"] if _still_decides(code, books, on)]
    body = books.body(who)
    names = [books.body(code) for code in allowed]
    cite = (books.of("decider", on)[0].cites[0].inherit(found.data["cite"]),)
    if who in allowed:
        why = Said(f"{body.vi} được tặng {found.said.vi}.", f"{body.en} gives {found.said.en}.")
        return Result(PASS, why=why, cite=cite)
    why = Said(
        f"Không có {found.said.vi} của {body.vi}; chỉ có của: {'; '.join(n.vi for n in names)}.",
        f"There is no {found.said.en} of {body.en}; only of: {'; '.join(n.en for n in names)}.",
    )
    return Result(FAIL, why=why, cite=cite)


def _still_decides(code: str, books: Books, on: date) -> bool:
    """Tell whether a body has not lost every power to decide by the day."""
    rights = [p for p in books.all("decider") if p.data["who"] == code]
    return not rights or any(p.in_force(on) for p in rights)


def proposer(facts: Facts, books: Books, on: date) -> Result:
    """Say by which way an award is proposed; with a `proposer` judge whether that one may."""
    award = award_of(facts, books)
    if award is None:
        return lacking("award")
    found = [p for p in books.of("proposer", on) if applies(p, award, books)]
    exact = [p for p in found if award in p.data.get("awards", ())] or found
    if not exact:
        return no_version(on)
    rule = exact[0]
    said = pick(facts, "proposer", "proposed_by")
    who = named_in(str(said), books.named["bodies"]) if said is not None else None
    if who is None or not rule.data["by"]:
        return settle(from_(VALUE, [rule], value=rule.said.en), [rule], on)
    return settle(from_(PASS if who in rule.data["by"] else FAIL, [rule]), [rule], on)
