"""Words in both languages, and places in the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple


class Said(NamedTuple):
    """One text in both languages."""

    vi: str
    en: str

    def plain(self) -> dict[str, str]:
        """Return it as `{vi, en}`."""
        return {"vi": self.vi, "en": self.en}


@dataclass(frozen=True)
class Cite:
    """A place in an instrument.

    Attributes:
        instrument: official number, e.g. `06/2022/QH15`.
        article, clause: Điều and khoản, or None.
        point: điểm as printed (`a`, `đ`), several joined by a comma, or empty.
    """

    instrument: str
    article: int | None = None
    clause: int | None = None
    point: str = ""

    def inherit(self, said: Mapping[str, Any]) -> Cite:
        """Return this place with what `said` names; naming a wider part clears the narrower."""
        place = self
        for key, cleared in _NARROWER.items():
            if key in said:
                place = replace(place, **{**cleared, key: said[key]})
        return place

    def within(self, other: Cite) -> bool:
        """Tell whether this place is `other` or lies inside it."""
        pairs = (
            (self.instrument, other.instrument),
            (self.article, other.article),
            (self.clause, other.clause),
        )
        if any(theirs is not None and mine != theirs for mine, theirs in pairs):
            return False
        return not other.point or bool(set(_points(self.point)) & set(_points(other.point)))

    def say(self) -> Said:
        """Return the place as people write it, narrowest part first."""
        vi = [f"điểm {self.point.replace(',', ', ')}"] if self.point else []
        en = [f"point {self.point.replace(',', ', ')}"] if self.point else []
        if self.clause is not None:
            vi.append(f"khoản {self.clause}")
            en.append(f"clause {self.clause}")
        if self.article is not None:
            vi.append(f"Điều {self.article}")
            en.append(f"article {self.article}")
        return Said(
            " ".join([*vi, self.instrument]),
            ", ".join([*en, self.instrument]),
        )

    def plain(self) -> dict[str, object]:
        """Return it as `{instrument, article, clause, point, text}`."""
        return {
            "instrument": self.instrument,
            "article": self.article,
            "clause": self.clause,
            "point": self.point or None,
            "text": self.say().plain(),
        }


_NARROWER: dict[str, dict[str, Any]] = {
    "instrument": {"article": None, "clause": None, "point": ""},
    "article": {"clause": None, "point": ""},
    "clause": {"point": ""},
    "point": {},
}


def _points(text: str) -> list[str]:
    """Return the single letters of a point."""
    return [letter.strip() for letter in text.split(",") if letter.strip()]
