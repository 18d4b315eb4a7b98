"""How a new unit is named and where it stands when only its kind and name are said."""

from __future__ import annotations

from functools import cache

from thidua.books.places.naming import COMMITTEE, tier

TERRITORIES = frozenset({"province", "district", "commune"})

_LEVELS = {
    "province": "province",
    "city": "province",
    "urban_district": "district",
    "rural_district": "district",
    "town": "district",
    "provincial_city": "district",
    "commune": "commune",
    "ward": "commune",
    "townlet": "commune",
    "special_zone": "commune",
    "ministry": "central",
    "ministerial_agency": "central",
    "government_agency": "central",
    "government": "central",
    "department": "province_agency",
    "nation": "nation",
}
_BELOW = {
    "nation": "central",
    "province": "province_agency",
}
_SCHEMES = {"province": "gso-province", "district": "gso-district", "commune": "gso-commune"}


def level_of(kind: str, above: str) -> str:
    """Return the tier of a kind; where the kind has none of its own, by the tier above."""
    return _LEVELS.get(kind) or _BELOW.get(above, "subordinate")


def scheme_of(level: str) -> str:
    """Return the list that a code of this tier belongs to."""
    return _SCHEMES.get(level, "local")


@cache
def _words() -> tuple[str, ...]:
    """Return the words for kinds of territories, in lower case."""
    return tuple(sorted({tier(kind) for kind, at in _LEVELS.items() if at in TERRITORIES}))


def names_of(kind: str, name: str) -> dict[str, str]:
    """Return the names of a unit from what people call it.

    A territory gets the word for its kind in front, and acts as its people's committee.

    >>> names_of("ward", "An Bình")["acting_name"]
    'Ủy ban nhân dân phường An Bình'
    """
    if _LEVELS.get(kind) not in TERRITORIES:
        return {"name": name, "acting_name": name, "short_name": ""}
    word = tier(kind)
    short = name
    for each in _words():
        if name.lower().startswith(f"{each} "):
            short = name[len(each) + 1 :]
    full = f"{word.capitalize()} {short}"
    return {
        "name": full,
        "acting_name": f"{COMMITTEE} {word} {short}",
        "short_name": full if short.isdigit() else short,
    }
