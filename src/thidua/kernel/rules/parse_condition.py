"""From one block of a `rule.yaml` to a condition; each kind and its fields stand in `KINDS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from thidua.kernel.rules import conditions as kind_of
from thidua.kernel.rules.cite import Cite
from thidua.kernel.rules.conditions import Condition
from thidua.kernel.rules.fields import Reading, Where

RATINGS: Final = ("KHTNV", "HTNV", "HTTNV", "HTXSNV")
SCOPES: Final = ("grassroots", "commune", "district", "ministry_province", "nation")
FORMS: Final = ("khien_trach", "canh_cao", "giang_chuc", "cach_chuc", "buoc_thoi_viec")
WORKS: Final = ("initiative", "science", "combat")
LAUNCHERS: Final = ("STATE", "PM", "BBNT")
ORGANISERS: Final = ("BBNT", "CENTRAL")
REVIEWS: Final = ("interim", "final")

FieldReader = Callable[[Reading, Any, Where], Any]


def _word(*allowed: str) -> FieldReader:
    return lambda reading, tree, where: reading.one_of(tree, where, allowed)


def _words(*allowed: str) -> FieldReader:
    return lambda reading, tree, where: reading.some_of(tree, where, allowed)


def _whole(least: int) -> FieldReader:
    return lambda reading, tree, where: reading.whole(tree, where, least)


_codes: FieldReader = Reading.codes
_text: FieldReader = Reading.text
_share: FieldReader = Reading.fraction
_yes_no: FieldReader = Reading.yes_no
_until = _word("proposal", "any")

KINDS: Final[Mapping[str, tuple[type[Condition], Mapping[str, tuple[str, FieldReader]]]]] = {
    "rating": (
        kind_of.Rating,
        {
            "at_least": ("at_least", _word(*RATINGS)),
            "years": ("years", _whole(1)),
            "after": ("after", _codes),
            "until": ("until", _until),
            "or_grants": ("or_grants", _codes),
        },
    ),
    "rating_years": (
        kind_of.RatingYears,
        {
            "at_least": ("at_least", _word(*RATINGS)),
            "count": ("count", _whole(1)),
            "within": ("within", _word("run", "record")),
        },
    ),
    "grants": (
        kind_of.Grants,
        {
            "of": ("of", _codes),
            "count": ("count", _whole(1)),
            "consecutive": ("consecutive", _yes_no),
            "within": ("within", _word("run", "record", "year")),
            "after": ("after", _codes),
            "until": ("until", _until),
            "gaps": ("gaps", _word("break", "open")),
            "once_for": ("once_for", _text),
            "by": ("by", _word("force_ministry")),
        },
    ),
    "holds": (kind_of.Holds, {"any_of": ("any_of", _codes)}),
    "years_since": (
        kind_of.YearsSince,
        {
            "any_of": ("any_of", _codes),
            "at_least": ("at_least", _whole(1)),
            "which": ("which", _word("last", "first")),
        },
    ),
    "works": (
        kind_of.Works,
        {
            "kinds": ("kinds", _words(*WORKS)),
            "scope": ("scope", _word(*SCOPES)),
            "state": ("state", _word("recognised", "applied")),
            "count": ("count", _whole(1)),
            "within": ("within", _word("run", "record", "year")),
            "replicable": ("replicable", _yes_no),
        },
    ),
    "share": (
        kind_of.Share,
        {
            "at_least": ("at_least", _share),
            "with": ("holding", _text),
            "rated": ("rated", _word(*RATINGS)),
        },
    ),
    "members": (
        kind_of.Members,
        {"with": ("holding", _text), "at_least": ("at_least", _whole(1))},
    ),
    "members_disciplined": (
        kind_of.MembersDisciplined,
        {"from": ("form", _word(*FORMS)), "at_most": ("at_most", _whole(0))},
    ),
    "movement": (
        kind_of.Movement,
        {
            "launched_by": ("launched_by", _words(*LAUNCHERS)),
            "years": ("years", _whole(0)),
            "reviews": ("reviews", _words(*REVIEWS)),
        },
    ),
    "leads": (
        kind_of.Leads,
        {
            "organised_by": ("organised_by", _words(*ORGANISERS)),
            "movement": ("movement", _yes_no),
            "first": ("first", _yes_no),
        },
    ),
    "number": (
        kind_of.Number,
        {
            "name": ("name", _text),
            "at_least": ("at_least", _share),
            "below": ("below", _share),
            "doubled": ("doubled", _text),
            "unit": ("unit", _text),
        },
    ),
    "fact": (kind_of.Fact, {"name": ("name", _text), "is": ("expected", _yes_no)}),
}
"""Kinds with fields: the key in the book -> field of the class and how it is read."""

_GROUPS: Final = ("all", "any", "not")
_LISTS: Final = ("routes", "standard_of")
_WORDED: Final = ("judgement", "unread")
ALL_KINDS: Final = (*_GROUPS, *_LISTS, *_WORDED, *KINDS)
_AROUND: Final = frozenset({"id", "cite", "vi", "en", "proof", "warn", "note"})


def group(reading: Reading, tree: object, where: Where, cite: Cite) -> Condition | None:
    """Read what a route requires: one condition, in which no name stands twice."""
    found = condition(reading, tree, where, cite)
    if found is not None:
        seen: set[str] = set()
        for part in found.walk():
            if part.id in seen:
                reading.fault("rules.id_twice", where, id=part.id)
            seen.add(part.id)
    return found


def condition(  # noqa: PLR0911 -- one return for each family of kinds
    reading: Reading, tree: object, where: Where, cite: Cite, outer: str = ""
) -> Condition | None:
    """Read one condition and everything inside it; None when it cannot be read."""
    said = reading.mapping(tree, where, _AROUND | set(ALL_KINDS), ())
    if said is None:
        return None
    kinds = [key for key in said if key in ALL_KINDS]
    if len(kinds) != 1:
        found = ", ".join(kinds) or "none"
        reading.fault("rules.one_kind", where, found=found, allowed=", ".join(ALL_KINDS))
        return None
    kind = kinds[0]
    around = _around(reading, said, where, cite, outer)
    if kind in _GROUPS:
        return _joined(reading, kind, said[kind], (*where, kind), around)
    if kind in _WORDED:
        return _worded(reading, kind, said[kind], (*where, kind), around)
    if kind == "routes":
        return kind_of.Routes(names=reading.codes(said[kind], (*where, kind)), **around)
    if kind == "standard_of":
        return kind_of.StandardOf(awards=reading.codes(said[kind], (*where, kind)), **around)
    made, spec = KINDS[kind]
    return made(**around, **_fields(reading, said[kind], (*where, kind), spec, made))


def _around(
    reading: Reading, said: Mapping[str, Any], where: Where, cite: Cite, outer: str
) -> dict[str, Any]:
    """Read what every condition may have."""
    kind = next(key for key in said if key in ALL_KINDS)
    place = "" if not where or isinstance(where[-1], str) else f"-{int(where[-1]) + 1}"
    name = reading.text(said["id"], (*where, "id")) if "id" in said else f"{kind}{place}"
    around: dict[str, Any] = {
        "id": f"{outer}.{name}" if outer else name,
        "cite": reading.cite(said["cite"], (*where, "cite"), cite) if "cite" in said else cite,
    }
    if "vi" in said or "en" in said:
        around["said"] = reading.said({k: said.get(k) for k in ("vi", "en")}, where)
    for key in ("proof", "warn"):
        if key in said:
            around[key] = reading.said(said[key], (*where, key))
    return around


def _joined(
    reading: Reading, kind: str, tree: object, where: Where, around: dict[str, Any]
) -> Condition | None:
    """Read `all`, `any` or `not` with what is inside."""
    name, cite = around["id"], around["cite"]
    outer = "" if name in {"all", "any"} else name
    if kind == "not":
        inner = condition(reading, tree, where, cite, outer)
        return None if inner is None else kind_of.Not(inner=inner, **around)
    parts = [
        condition(reading, part, (*where, place), cite, outer)
        for place, part in enumerate(reading.several(tree, where))
    ]
    made = kind_of.AllOf if kind == "all" else kind_of.AnyOf
    return made(inner=tuple(part for part in parts if part is not None), **around)


def _worded(
    reading: Reading, kind: str, tree: object, where: Where, around: dict[str, Any]
) -> Condition | None:
    """Read a judgement or an unread text: its words stand inside the block."""
    said = reading.mapping(tree, where, frozenset({"vi", "en", "words"}), ("vi", "en"))
    if said is None:
        return None
    around["said"] = reading.said({k: said.get(k) for k in ("vi", "en")}, where)
    if kind == "unread":
        return kind_of.Unread(**around)
    words = reading.codes(said.get("words", []), (*where, "words"))
    return kind_of.Judgement(words=frozenset(word.lower() for word in words), **around)


def _fields(
    reading: Reading,
    tree: object,
    where: Where,
    spec: Mapping[str, tuple[str, FieldReader]],
    made: type[Condition],
) -> dict[str, Any]:
    """Read the fields of a kind; those the class has no default for must stand there."""
    needed = [
        key
        for key, (name, _) in spec.items()
        if name in made.__dataclass_fields__ and not hasattr(made, name)
    ]
    said = reading.mapping(tree, where, frozenset(spec), needed)
    found: dict[str, Any] = {}
    for key, (name, reader) in spec.items():
        if said is not None and key in said:
            found[name] = reader(reading, said[key], (*where, key))
        elif key in needed:
            found[name] = reader(Reading(), None, where)
    return found
