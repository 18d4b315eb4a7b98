"""Whether a proposal may go on now, and when the simplified procedure is open to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Award, Books, Provision
from thidua.kernel.rules.topics.dossiers import bases_of
from thidua.kernel.rules.topics.names import all_named_in, award_of, has, has_any, words_of
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
from thidua.kernel.rules.topics.values import Facts, as_yes, given, pick, rows, text_of
from thidua.kernel.text.fold import fold


def simplified(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether the simplified procedure is open to a commendation."""
    rule = books.one("simplified", on)
    if rule is None:
        return no_version(on)
    code = award_of(facts, books)
    award = books.awards.get(code) if code else None
    if award is not None and award.kind == "title":
        why = Said(
            f"{rule.said.vi} {award.said.vi} là danh hiệu thi đua.",
            f"{rule.said.en} {award.said.en} is an emulation title.",
        )
        return settle(from_(FAIL, [rule], why=why), [rule], on)
    return settle(_open_case(rule, award, facts, books), [rule], on)


def _open_case(rule: Provision, award: Award | None, facts: Facts, books: Books) -> Result:
    bases = bases_of(facts, books)
    bases += all_named_in(words_of(facts), books.named["bases"])
    if award is not None:
        bases += [b for b, codes in rule.data["awards_by"].items() if award.code in codes]
    points = {p for p, cases in rule.data["cases"].items() if set(cases) & set(bases)}
    if points:
        cite = tuple(rule.cites[0].inherit({"point": p}) for p in sorted(points))
        return Result(PASS, value=sorted(points), why=rule.said, cite=cite)
    return from_(FAIL, [rule]) if bases else lacking("basis", cite=rule.cites)


def brave(facts: Facts, books: Books, on: date) -> Result:
    """Name the order for an act of bravery and say whether the simplified procedure is open."""
    rule = books.one("brave_act", on)
    if rule is None:
        return no_version(on)
    if not has_any(text_of(pick(facts, "act")), rule.data["words"]):
        return unread("Hành vi này chưa có quy định đã đọc.", "No text read covers this act.")
    judged = _judged(facts)
    if judged is None:
        return lacking("judgement", cite=rule.cites)
    if not judged:
        return settle(from_(FAIL, [rule]), [rule], on)
    way = simplified({**facts, "award": rule.data["award"], "basis": "unexpected"}, books, on)
    value = f"{rule.data['award']}, simplified procedure " + (
        "allowed" if way.verdict in {PASS, VALUE} else "not settled"
    )
    name = books.award(rule.data["award"])
    why = Said(f"{name.vi}. {rule.said.vi} {way.why.vi}", f"{name.en}. {rule.said.en} {way.why.en}")
    return settle(from_(VALUE, [rule], value=value, why=why), [rule], on)


def _judged(facts: Facts) -> bool | None:
    """Tell whether those asked judged the act worthy; None where one has not answered."""
    if not given(facts, "judgement"):
        return True
    said = pick(facts, "judgement")
    told = list(said.values()) if isinstance(said, Mapping) else rows(said)
    answers = [as_yes(one) for one in told]
    if False in answers:
        return False
    return True if answers and None not in answers else None


def not_now(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether a proposal may go on while something is being verified, or after it ended.

    Only a conclusion that nothing wrong was found lets it go on.
    """
    rule = books.one("not_now", on)
    if rule is None:
        return no_version(on)
    told = _cases(facts, "open_cases")
    if any(not _closed(row) for row in told):
        return from_(UNDETERMINED, [rule], value="not_now")
    found = [_clean(row, rule) for row in (*told, *_cases(facts, "closed_cases"))]
    missing = ["open_cases"] if not given(facts, "open_cases") else []
    missing += ["discipline"] if False in found else []
    missing += ["closed_cases.result"] if None in found else []
    if missing:
        return lacking(*missing, cite=rule.cites)
    others = text_of(pick(facts, "other_conditions"))
    if has_any(others, ["fail", "failed", "not met", "no", "không đạt"]):
        why = Said("Điều kiện khác không đạt.", "Another condition is not met.")
        return settle(from_(FAIL, [rule], why=why), [rule], on)
    cleared = books.one("cleared", on) or rule
    return settle(from_(PASS, [cleared]), [cleared], on)


def _cases(facts: Facts, name: str) -> list[object]:
    """Return the cases listed under a name; *none* is no case."""
    return [row for row in rows(pick(facts, name)) if as_yes(row) is not False]


def _closed(row: object) -> bool:
    if not isinstance(row, Mapping):
        return False
    return has_any(text_of(pick(row, "state", "result")), ["closed", "ended", "no wrongdoing"])


def _clean(row: object, rule: Provision) -> bool | None:
    """Tell whether a case ended with nothing wrong found; None where its result is not told."""
    text = _result_of(row)
    for phrase in sorted(map(fold, rule.data["clean"]), key=len, reverse=True):
        text = text.replace(phrase, " # ")
    if has_any(text, rule.data["wrong"]):
        return False
    return True if has(text, "#") else None


def _result_of(row: object) -> str:
    """Return the words of a result; `violation: no` reads as *no violation*."""
    if not isinstance(row, Mapping):
        return text_of(row)
    parts = []
    for name, value in row.items():
        answer = as_yes(value) if isinstance(value, (bool, str)) else None
        plain = text_of(name).replace("_", " ")
        only = isinstance(value, bool) or len(text_of(value).split()) == 1
        if answer is not None and only:
            parts.append(plain if answer else f"no {plain}")
        else:
            parts.append(text_of(value))
    return " | ".join(parts)
