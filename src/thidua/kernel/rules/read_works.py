"""Initiatives, scientific works and ingenuity in combat, from the facts of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from thidua.kernel.rules.facts import Usage, Work
from thidua.kernel.rules.fields import Reading, Where
from thidua.kernel.rules.read_words import day_of, is_open, recogniser, truth, year_in, year_of
from thidua.kernel.text.fold import fold

LISTS: Final[Mapping[str, str]] = {
    "initiatives": "initiative",
    "science": "science",
    "combat": "combat",
    "combat_ingenuity": "combat",
}
"""The lists of a case with the kind of work in each."""

COMBAT: Final = tuple(key for key, kind in LISTS.items() if kind == "combat")
_SETTLED: Final = ("recognised", "recognized", "accepted")
_STATE: Final = ("state", "status")
_REPLICABLE: Final = ("replicable", "can_be_replicated", "replicated", "replication")
_EARLY: Final = re.compile(r"\b(registered|submitted|proposed|draft|dang ky|de nghi|de xuat)\b")
_DONE: Final = re.compile(r"\b(recogni[sz]ed|accepted|cong nhan|nghiem thu)\b")
_SCOPES: Final = {
    "nation": r"nation(al|wide|-wide)?|country|toan quoc|ca nuoc|quoc gia|nha nuoc",
    "grassroots": r"co so|grassroots|unit|don vi|co quan|department|cap (so|truong|khoa)|school"
    r"|enterprise|(su|trung|lu|tieu) doan|dai doi|regiment|battalion|company",
    "ministry_province": r"bbnt|province|provincial|tinh|thanh pho|city|ministry|ministerial"
    r"|(?<!can )bo|sector|nganh|toan quan|toan luc luong|whole (army|force|public security)",
    "district": r"district|huyen|quan",
    "commune": r"commune|ward|xa(?! hoi)|phuong",
}
"""Words of scopes, in the order in which they decide."""


def works_from(
    reading: Reading, tree: Mapping[str, Any], usage: Usage, on: date
) -> tuple[Work, ...] | None:
    """Return initiatives, scientific works and ingenuity in combat; None when nobody told."""
    told = [key for key in LISTS if is_told(tree, key)]
    found = []
    for key in told:
        for one, where in _several(reading, tree[key], key):
            said = _said(reading, one, where)
            if said is not None:
                scope = _scope(reading, said, LISTS[key], usage, where)
                found.append(_work(LISTS[key], scope, said, on))
    return tuple(found) if told else None


def is_told(tree: Mapping[str, Any], key: str) -> bool:
    """Tell whether a list is given; null is not told."""
    return tree.get(key) is not None


def _several(reading: Reading, told: object, key: str) -> Iterator[tuple[Any, Where]]:
    """Yield each work with its place: from a list, from one block or from bare words."""
    if isinstance(told, list):
        yield from ((one, (key, place)) for place, one in enumerate(told))
    elif LISTS[key] == "combat" and truth(told) is True:
        yield {"recognised": True}, (key,)
    elif isinstance(told, dict) or (isinstance(told, str) and truth(told) is None):
        yield told, (key,)
    elif told and truth(told) is not False:
        reading.fault("rules.not_a_list", (key,))


def _said(reading: Reading, one: object, where: Where) -> Mapping[str, Any] | None:
    """Return the block of one work; of bare words what they tell."""
    if not isinstance(one, str):
        return reading.mapping(one, where, None, ())
    scope = {"scope": one} if _scope_in(one) else {}
    return {"state": one, "year": year_in(one), **scope}


def _scope(reading: Reading, said: Mapping[str, Any], kind: str, usage: Usage, where: Where) -> str:
    """Return how wide a work is recognised.

    Clause 2 of article 23 names no scope for scientific works and ingenuity in combat: one that
    tells none counts where the narrowest does, unless a head recognised it who stands for more.
    """
    told = said.get("scope")
    if told in usage.scopes:
        return str(told)
    if told is None and kind != "initiative" and recogniser(said.get("recognised_by")) != "BBNT":
        return usage.scopes[0]
    if told is None:
        reading.fault("rules.key_missing", where, key="scope")
        return ""
    scope = _scope_in(str(told))
    if scope not in usage.scopes:
        allowed = ", ".join(usage.scopes)
        reading.fault("case.no_such_scope", (*where, "scope"), value=told, allowed=allowed)
    return scope


def _scope_in(text: str) -> str:
    """Return the scope that words name, or nothing."""
    words = fold(text).replace("_", " ")
    return next((code for code, said in _SCOPES.items() if re.search(rf"\b({said})\b", words)), "")


def _work(kind: str, scope: str, said: Mapping[str, Any], on: date) -> Work:
    """Return one work; what is not recognised is no work yet (art. 3.4), applied or not."""
    recognised = _recognised(said, on)
    by = said.get("recognised_by")
    settled = [said[key] for key in _SETTLED if key in said]
    years = (year_of(_day(one) or one) for one in (said.get("year"), *settled))
    replicable = (truth(said.get(key)) for key in _REPLICABLE)
    return Work(
        kind,
        scope,
        recognised,
        False if recognised is False else truth(said.get("applied")),
        next((one for one in replicable if one is not None), None),
        recogniser(by),
        next((one for one in years if one is not None), None),
    )


def _recognised(said: Mapping[str, Any], on: date) -> bool | None:
    """Return whether a work is recognised by the day; what is told and open is a no."""
    found = [_settled(said[key], on) for key in _SETTLED if key in said]
    for key in _STATE:
        words = fold(str(said.get(key) or ""))
        if words and (is_open(words) or _EARLY.search(words) or _DONE.search(words)):
            found.append(_settled(words, on))
    if not found and "recognised_by" in said:
        found.append(not is_open(said["recognised_by"]))
    return all(found) if found else None


def _day(told: object) -> date | None:
    """Return a day, also of a text such as 12/10/2025, or None."""
    found = re.search(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b", str(told))
    return day_of(told if found is None else found[0])


def _settled(told: object, on: date) -> bool:
    """Tell whether a work is recognised: a yes, a day that has come, or a name is one."""
    day, year = _day(told), year_of(told)
    if isinstance(told, bool):
        return told
    if day is not None or year is not None:
        return day <= on if day is not None else year is not None and year <= on.year
    words = fold(str("" if told is None else told))
    if truth(words) is True:
        return True
    return not is_open(words) and (not _EARLY.search(words) or bool(_DONE.search(words)))
