"""An outcome as the screen and the printed sheet show it: words, icons, places of the law.

It is read from plain data, as the judge returned it or as it was kept; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.apps.records.pages.check_words import VERDICTS, sentence, told
from thidua.apps.records.queries import survey
from thidua.books.law import leaning, topics
from thidua.core import locale

Plain = Mapping[str, Any]
_GROUPS_OF_WAYS: Final = ("AnyOf", "Routes")


@dataclass(frozen=True)
class Place:
    """A place in the law: its words and the page that shows it, empty when there is none."""

    text: str
    url: str


@dataclass(frozen=True)
class Verdict:
    """A verdict as word, tone and icon."""

    code: str
    word: str
    tone: str
    icon: str


@dataclass(frozen=True)
class Line:
    """One condition: what it asks, how it came out and why, its place, the paper that proves it."""

    text: str
    why: str
    verdict: Verdict
    place: Place | None
    proof: str
    inner: tuple[Line, ...]


@dataclass(frozen=True)
class Way:
    """One route judged."""

    label: str
    why: str
    verdict: Verdict
    place: Place | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Shown:
    """A whole outcome.

    Attributes:
        title: the answer in one sentence; `why` beside it when it is not for the conditions.
        ways: the nearest route; `others` the rest.
        missing: what is not known, with the paper that proves it and the field that asks it.
        warnings: what the reader should heed.
        rule: which version was applied.
        before: what the rule before says, or None.
    """

    award: str
    name: str
    verdict: Verdict
    title: str
    why: str
    ways: tuple[Way, ...]
    others: tuple[Way, ...]
    missing: tuple[tuple[str, str, str], ...]
    warnings: tuple[str, ...]
    rule: str
    before: Shown | None


def place_of(cite: Plain | None) -> Place | None:
    """Return a citation as a link to its article, else to its instrument."""
    if not cite:
        return None
    number, text = str(cite["instrument"]), told(cite["text"])
    if number not in topics.instruments():
        return Place(text, "")
    slug = leaning.slug_of(number)
    if cite.get("article") is None:
        return Place(text, reverse("portal:law_instrument", args=[slug]))
    return Place(text, reverse("portal:law_article", args=[slug, cite["article"]]))


def verdict_of(code: str) -> Verdict:
    """Return a verdict in words."""
    word, tone, icon = VERDICTS[code]
    return Verdict(code, str(word), tone, icon)


def shown(outcome: Plain, *, before: bool = False) -> Shown:
    """Return an outcome in words.

    Args:
        outcome: plain data of the judge.
        before: whether it is what the rule before says.
    """
    verdict = verdict_of(outcome["verdict"])
    ways = tuple(_way(one) for one in outcome["conditions"])
    inner = outcome.get("before")
    return Shown(
        str(outcome["award"]),
        told(outcome["name"]),
        verdict,
        _title(outcome, ways),
        "" if outcome["code"] == "judged" else sentence(outcome["why"]),
        ways[:1],
        ways[1:],
        tuple(_missing(one) for one in outcome["missing"]),
        tuple(told(one) for one in outcome["warnings"]),
        _rule(outcome["rule"]),
        shown(inner, before=True) if inner and not before else None,
    )


def _title(outcome: Plain, ways: Sequence[Way]) -> str:
    """Return the answer in one sentence."""
    name = told(outcome["name"])
    if outcome["verdict"] == "pass":
        return _("Đủ điều kiện đề nghị %(award)s") % {"award": name}
    if outcome["verdict"] == "undetermined":
        return _("Chưa kết luận được về %(award)s") % {"award": name}
    lacking = [line for way in ways[:1] for line in _lacking(way.lines)]
    if not lacking:
        return _("Chưa đủ điều kiện đề nghị %(award)s") % {"award": name}
    text = ngettext(
        "Chưa đủ điều kiện đề nghị %(award)s: còn thiếu %(n)s điều",
        "Chưa đủ điều kiện đề nghị %(award)s: còn thiếu %(n)s điều",
        len(lacking),
    )
    return text % {"award": name, "n": len(lacking)}


def _lacking(lines: Sequence[Line]) -> list[Line]:
    """Return the outermost conditions that failed."""
    return [line for line in lines if line.verdict.code == "fail"]


def _way(route: Plain) -> Way:
    """Return one route; an outermost *all of* is the list itself."""
    parts: list[Plain] = []
    for one in route["conditions"]:
        parts += one["conditions"] if one["kind"] == "AllOf" else [one]
    return Way(
        sentence(route["label"]),
        "" if route["code"] == "judged" else sentence(route["why"]),
        verdict_of(route["verdict"]),
        place_of(route["cite"]),
        tuple(_line(one, route["cite"]) for one in parts),
    )


def _line(one: Plain, above: Plain | None, *, spare: bool = False) -> Line:
    """Return one condition; its place is shown where it differs from the one above it.

    Another way than the one by which its group passes is spare, and shown without colour.
    """
    verdict = verdict_of(one["verdict"])
    spare = spare and verdict.code != "pass"
    passed = one["kind"] in _GROUPS_OF_WAYS and verdict.code == "pass"
    lone = one["kind"] == "Not" and not any(part["conditions"] for part in one["conditions"])
    proof = one.get("proof")
    return Line(
        sentence(one["asks"]),
        sentence(one["why"]),
        replace(verdict, tone="neutral", icon="dot") if spare else verdict,
        None if one["cite"] == above else place_of(one["cite"]),
        told(proof) if proof else "",
        ()
        if lone
        else tuple(_line(part, one["cite"], spare=passed or spare) for part in one["conditions"]),
    )


def _missing(one: Plain) -> tuple[str, str, str]:
    """Return what is asked for, the paper that proves it, and the field that asks."""
    kind, _dot, rest = str(one["fact"]).partition(".")
    text = sentence(one["ask"])
    if kind == "rating" and rest:
        text = _("Xếp loại năm %(year)s") % {"year": rest}
    fields = {
        "titles": "all-grants",
        "awards": "all-grants",
        "works": "work-0-scope",
        "movement": "movement-launched_by",
        "rating": f"rating-{rest}",
        "judgement": f"judgement-{rest.rsplit('.', 1)[-1]}",
        "rank": "rank",
        "cluster_organised_by": "cluster",
        "disciplined": "disciplined",
    }
    return text, told(one["proof"]) if one["proof"] else "", fields.get(kind, kind)


def _rule(rule: Plain) -> str:
    """Return which version of the rule was applied."""
    if not rule["version"]:
        return ""
    start = locale.day(date.fromisoformat(rule["valid_from"]))
    if not rule["certain_until"]:
        return _("Quy định có hiệu lực từ ngày %(start)s") % {"start": start}
    until = locale.day(date.fromisoformat(rule["certain_until"]))
    return _("Quy định có hiệu lực từ ngày %(start)s, đã đọc chắc chắn đến hết ngày %(until)s") % {
        "start": start,
        "until": until,
    }


def looked(looks: Sequence[survey.Look]) -> list[dict[str, Any]]:
    """Return the look over every award by standing, each with its heading and rows."""
    heads = {
        survey.MET: (_("Đề nghị được"), _("Mọi điều kiện đều đạt."), "good", "check"),
        survey.WAITS: (
            _("Đạt phần tính được, chờ người có thẩm quyền xem xét"),
            _("Hồ sơ đã đủ; còn điều luật để con người xem xét."),
            "info",
            "clock",
        ),
        survey.ONE_SHORT: (_("Còn thiếu một điều"), "", "bad", "stop"),
        survey.OPEN: (
            _("Chưa kết luận: còn điều chưa biết"),
            _("Ghi thêm ở trang của từng danh hiệu, hình thức để có kết luận."),
            "warn",
            "warning",
        ),
        survey.SHORT: (_("Còn thiếu nhiều điều"), "", "bad", "stop"),
        survey.PEOPLE: (
            _("Luật để con người xem xét toàn bộ"),
            _("Không có điều kiện nào tính được từ hồ sơ."),
            "neutral",
            "people",
        ),
    }
    found = []
    for standing, (title, note, tone, icon) in heads.items():
        rows = [_look(look) for look in looks if look.standing == standing]
        if rows:
            folded = standing in {survey.OPEN, survey.SHORT, survey.PEOPLE}
            words = {"title": title, "note": note, "tone": tone, "icon": icon}
            found.append({**words, "id": standing, "rows": rows, "folded": folded})
    return found


def _look(look: survey.Look) -> dict[str, Any]:
    """Return one award as a row."""
    notes = [
        {
            "text": sentence(one["asks"]),
            "why": sentence(one["why"]) if one["why"] else "",
            "proof": told(one["proof"]) if one["proof"] else "",
            "verdict": verdict_of(one["verdict"]),
        }
        for one in look.notes
    ]
    return {
        "award": look.award,
        "name": told(look.name),
        "route": sentence(look.route) if look.route else "",
        "place": place_of(look.cite),
        "notes": notes,
        "warnings": [told(one) for one in look.warnings],
        "slug": look.award.lower(),
    }
