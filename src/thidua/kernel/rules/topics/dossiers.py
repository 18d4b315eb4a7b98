"""What a dossier must hold, in how many sets, and on which form a report is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books, Provision
from thidua.kernel.rules.topics.names import (
    all_named_in,
    applies,
    award_of,
    has,
    has_any,
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
from thidua.kernel.rules.topics.values import Facts, as_whole, as_yes, given, pick, rows, text_of


@dataclass(frozen=True)
class Need:
    """A paper that a provision asks for."""

    part: str
    rule: Provision


def bases_of(facts: Facts, books: Books) -> list[str]:
    """Return the ways to the award that the facts name (regular, unexpected, movement …)."""
    named = books.named["bases"]
    told: list[str] = []
    for name in ("basis", "type", "award_type", "merit", "reason", "act", "proposal"):
        told += all_named_in(text_of(pick(facts, name)), named)
        code = str(pick(facts, name) or "")
        if code in named:
            told.append(code)
    for base, fact in (("secret", "secret"), ("secret", "state_secrets")):
        if as_yes(pick(facts, fact)):
            told.append(base)
    return list(dict.fromkeys(told))


def needs_of(award: str, facts: Facts, books: Books, on: date) -> list[Need]:
    """Return the papers that the award, the basis and the level ask for on a day."""
    bases = bases_of(facts, books)
    commune = has_any(
        f"{words_of(facts)} {text_of(pick(facts, 'level', 'at'))}", ["commune", "xã", "phường"]
    )
    found: dict[str, Need] = {}
    for rule in books.of("parts", on):
        data = rule.data
        if not applies(rule, award, books):
            continue
        if "bases" in data and not set(data["bases"]) & set(bases):
            continue
        if set(data.get("except_bases", ())) & set(bases):
            continue
        if "levels" in data and not commune:
            continue
        for part in data["parts"]:
            found.setdefault(part, Need(part, rule))
    return list(found.values())


def parts(facts: Facts, books: Books, on: date) -> Result:
    """List the papers that an award needs."""
    award = award_of(facts, books)
    if award is None:
        return lacking("award")
    needs = needs_of(award, facts, books, on)
    if not needs:
        return no_version(on)
    names = [books.named["parts"][n.part].said for n in needs]
    why = Said("; ".join(n.vi for n in names), "; ".join(n.en for n in names))
    used = [n.rule for n in needs]
    return settle(from_(VALUE, used, value=[n.part for n in needs], why=why), used, on)


def _holds(need: Need, facts: Facts, books: Books) -> bool:
    """Tell whether the paper, or what may stand in for it, lies in the dossier."""
    listed = [text_of(part) for part in rows(pick(facts, "parts", "dossier", "papers"))]
    fact = need.rule.data.get("fact")
    if fact and given(facts, fact):
        said = pick(facts, fact)
        return said is not None and as_yes(said) is not False
    if any(_is_paper(part, need.part, books) for part in listed):
        return True
    stand_in = need.rule.data.get("stand_in")
    award = award_of(facts, books)
    if not stand_in or award not in stand_in["awards"]:
        return False
    return any(_is_paper(part, stand_in["part"], books) for part in listed)


def _is_paper(part: str, code: str, books: Books) -> bool:
    """Tell whether a part of the dossier is a paper.

    A loose word (*certificate*) says it only where the part is not the confirmation of something
    else.
    """
    paper = books.named["parts"][code]
    if any(has(part, word) for word in paper.words):
        return True
    others = [books.named["parts"][other].words for other in paper.data.get("not", ())]
    if any(has(part, word) for words in others for word in words):
        return False
    return has_any(part, paper.data.get("loose", ()))


def complete(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether every paper is there; the value lists what is lacking."""
    award = award_of(facts, books)
    if award is None:
        return lacking("award")
    if not given(facts, "parts", "dossier", "papers"):
        return lacking("parts")
    needs = needs_of(award, facts, books, on)
    if not needs:
        return no_version(on)
    told = text_of(pick(facts, "parts", "dossier", "papers"))
    gaps = (
        []
        if told in {"complete", "full", "du"}
        else [n for n in needs if not _holds(n, facts, books)]
    )
    solid = [n for n in gaps if n.rule.certain(on)] or gaps
    if gaps:
        names = [books.named["parts"][n.part].said for n in gaps]
        why = Said(
            f"Thiếu: {'; '.join(n.vi for n in names)}.",
            f"Missing: {'; '.join(n.en for n in names)}.",
        )
        used = [n.rule for n in solid]
        missing = [n.part for n in gaps]
        return settle(from_(FAIL, used, value=missing, why=why), used, on)
    return _hints(_all_there(needs, on), award, facts, books, on)


def _all_there(needs: list[Need], on: date) -> Result:
    used = [n.rule for n in needs]
    why = Said(
        "Có đủ các phần mà văn bản đã đọc đòi hỏi.", "Every part that the texts read ask is there."
    )
    return settle(from_(PASS, used, value=[], why=why), used, on)


def _hints(result: Result, award: str, facts: Facts, books: Books, on: date) -> Result:
    """Add what the texts not read, the basis or the place may ask beyond."""
    for kind in ("local_lists", "decree_lists"):
        rule = books.one(kind, on)
        if rule is not None and ("awards" not in rule.data or award in rule.data["awards"]):
            result = result.warn(rule.kind, rule.said.vi, rule.said.en)
    if books.awards[award].kind == "commendation" and not bases_of(facts, books):
        result = result.warn(
            "basis_unknown",
            "Chưa ghi loại hình khen thưởng; khen đột xuất hoặc công trình cần thêm chứng nhận.",
            "The type of commendation is not recorded; unexpected merit or a work needs a "
            "certificate too.",
        )
    return result


def copies(facts: Facts, books: Books, on: date) -> Result:
    """Judge the number of original sets and the electronic files."""
    award = award_of(facts, books)
    rule, inside = books.one("copies", on), books.one("copies_inside", on)
    if rule is None or inside is None:
        return no_version(on)
    if award is not None and books.awards[award].level not in rule.data["levels"]:
        return from_(UNDETERMINED, [inside])
    sets = as_whole(pick(facts, "original_sets", "originals", "sets", "copies"))
    if sets is None:
        return lacking("original_sets", cite=rule.cites)
    secret = "secret" in bases_of(facts, books) or has_any(
        words_of(facts), books.named["bases"]["secret"].words
    )
    files = pick(facts, "electronic_files", "files")
    if not given(facts, "electronic_files", "files") and not secret:
        return lacking("electronic_files", cite=rule.cites)
    present = files is not None and as_yes(files) is not False
    good = sets >= rule.data["originals"] and (present or secret)
    result = settle(from_(PASS if good else FAIL, [rule]), [rule], on)
    if secret and present:
        result = result.warn(
            "secret_files",
            "Tài liệu mật không gửi tệp điện tử.",
            "Secret documents are not sent as electronic files.",
        )
    return result


def form_number(facts: Facts, books: Books, on: date) -> Result:
    """Say what the form of a number is under the decree of the day; numbers changed with it."""
    number = text_of(pick(facts, "form", "form_number", "mau")).removeprefix("mau ").zfill(2)
    report = pick(facts, "report", "report_kind", "used_for")
    rules = [p for p in books.of("form", on) if p.data["number"] == number]
    if not rules:
        return unread("Mẫu này chưa có trong văn bản đã đọc.", "No text read has this form.")
    if report is None:
        return settle(from_(VALUE, rules, value=rules[0].data["report"]), rules, on, figure=True)
    told = _words(report)
    if not told & {word for p in books.of("form", on) for word in _words(p.data["report"])}:
        return lacking("report", cite=rules[0].cites)
    good = _words(rules[0].data["report"]) <= told
    return settle(from_(PASS if good else FAIL, rules), rules, on)


def _words(report: object) -> set[str]:
    """Return the words that name a kind of report, in whatever order."""
    return set(re.findall(r"[^\W_]+", text_of(report)))
