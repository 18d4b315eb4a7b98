"""What was granted, from the facts of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from thidua.kernel.rules.facts import Grant
from thidua.kernel.rules.fields import Reading, Where
from thidua.kernel.rules.read_words import day_of, first_told, giver, is_none, year_in, year_of
from thidua.kernel.text.fold import fold

_TYPES: Final = (
    ("chuyen de", "CHUYEN_DE"),
    ("thematic", "CHUYEN_DE"),
    ("dot xuat", "DOT_XUAT"),
    ("unexpected", "DOT_XUAT"),
    ("phong trao", "PHONG_TRAO"),
    ("movement", "PHONG_TRAO"),
    ("cong trang", "CONG_TRANG"),
    ("regular", "CONG_TRANG"),
    ("cong hien", "CONG_HIEN"),
    ("long service", "CONG_HIEN"),
    ("nien han", "NIEN_HAN"),
    ("doi ngoai", "DOI_NGOAI"),
)
_BETWEEN: Final = "award_between"
_OPEN: Final = re.compile(r"\b(not|whether|unknown|khong|chua)\b")


def type_code(value: object) -> str:
    """Return the type of a commendation; the narrower word decides.

    >>> [type_code(said) for said in ("PHONG_TRAO (chuyên đề)", "movement, not thematic", None)]
    ['CHUYEN_DE', 'PHONG_TRAO', '']
    """
    words = fold(str(value or "")).replace("_", " ")
    if _OPEN.search(words):
        words = words.replace("chuyen de", "").replace("thematic", "")
    return next((code for word, code in _TYPES if word in words), "")


def grants_from(
    reading: Reading, tree: Mapping[str, Any], on: date, codes: frozenset[str]
) -> list[Grant]:
    """Return every award granted, from `titles`, `commendations`, `awards` and `holds`."""
    found: list[Grant] = []
    seen: set[tuple[str, int]] = set()
    for award, one, where in _told(reading, tree):
        code, _, bracket = award.strip().partition("(")
        code = (code.split() or [""])[0]
        if code not in codes:
            reading.fault("case.no_such_award", where, value=award)
            continue
        grant = _grant(reading, code, one, on, where)
        if grant is None:
            continue
        for said in (bracket, tree.get("titles_given_by") if where[0] == "titles" else ""):
            grant = grant if grant.giver else replace(grant, giver=giver(said))
        if where[0] == "titles" and (code, grant.year) in seen:
            reading.fault("case.granted_twice", where, award=code, year=grant.year)
        if where[0] == _BETWEEN and (code, grant.year) in seen:
            continue
        seen.add((code, grant.year))
        found.append(grant)
    return found


def _told(reading: Reading, tree: Mapping[str, Any]) -> Iterator[tuple[str, Any, Where]]:
    """Yield code, what is said and place of every grant."""
    for key in ("titles", "commendations"):
        block = tree.get(key)
        if isinstance(block, dict):
            for award, several in block.items():
                for place, one in enumerate(several if isinstance(several, list) else [several]):
                    yield str(award), one, (key, str(award), place)
        elif block is not None:
            yield from _listed(reading, block, key)
    if "awards" in tree:
        yield from _listed(reading, tree["awards"], "awards")
    for place, one in enumerate(reading.several(tree.get("holds", []), ("holds",))):
        yield str(one), {"year": None}, ("holds", place)
    for place, one in enumerate(_between(tree)):
        if one.get("year") is not None:
            yield str(one.get("award")), one, (_BETWEEN, place)


def is_complete(tree: Mapping[str, Any]) -> bool:
    """Tell whether the commendations are told, and the year of each that came between others."""
    told = [tree[key] for key in ("awards", "commendations", "holds") if key in tree]
    undated = (str(one.get("award")) for one in _between(tree) if one.get("year") is None)
    return bool(told) and all(code in str(told) for code in undated)


def _between(tree: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the awards told as granted between others, from blocks or words (`HCQC1 in 2018`)."""
    told = tree.get(_BETWEEN)
    if told is None or is_none(told):
        return []
    several = told if isinstance(told, list) else [told]
    return [one if isinstance(one, dict) else _worded(str(one)) for one in several]


def _worded(text: str) -> Mapping[str, Any]:
    """Return the award and the year that words name."""
    return {"award": text, "year": year_in(text)}


def _listed(reading: Reading, block: object, key: str) -> Iterator[tuple[str, Any, Where]]:
    """Yield the grants of a list of blocks, each with its award or title."""
    for place, one in enumerate(reading.several(block, (key,))):
        said = one if isinstance(one, dict) else {}
        award = said.get("award") or said.get("title")
        if award is None:
            reading.fault("case.wrong_type", (key, place), value=one)
        else:
            yield str(award), said, (key, place)


def _grant(reading: Reading, code: str, one: Any, on: date, where: Where) -> Grant | None:
    """Return one grant; a bare year, or a block with year, type, cancelled, used years."""
    said = one if isinstance(one, dict) else {"year": one}
    decided = day_of(said.get("decided") or said.get("date"))
    year = year_of(said.get("year") or said.get("period"))
    if year is None and decided is not None:
        year = decided.year
    if year is None:
        if said.get("year") is not None:
            reading.fault("case.not_a_year", where, value=said.get("year"))
            return None
        year = on.year - 1 if "achievement" not in said else on.year
    if year > on.year:
        reading.fault("case.future_year", where, year=year, on=on)
        return None
    used = next((value for key, value in said.items() if str(key).startswith("used_")), ())
    return Grant(
        code,
        year,
        type_code(said.get("type")),
        day_of(said.get("cancelled")),
        tuple(int(y) for y in used if isinstance(y, int)),
        decided,
        giver(first_told(said, ("given_by", "giver", "by"))),
    )
