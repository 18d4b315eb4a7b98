"""The standards of an award as text: routes and conditions, each with its place in the law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thidua.books.law.awards import lexicon
from thidua.books.law.on_day import AwardDay, stopped
from thidua.core import locale
from thidua.kernel.rules.cite import Cite
from thidua.kernel.rules.conditions import Judgement, Unread
from thidua.kernel.rules.model import Route, Version
from thidua.kernel.rules.say import asked
from thidua.surfaces.portal.law.words import (
    GROUPS,
    MERITS,
    SUBJECTS,
    Place,
    labelled,
    place,
    sentence,
    told,
)


@dataclass(frozen=True)
class Line:
    """One condition: what it asks, how it is decided, and what stands inside it."""

    text: str
    place: Place | None
    proof: str
    decided: str
    inner: tuple[Line, ...]


@dataclass(frozen=True)
class Way:
    """One route to the award."""

    id: str
    label: str
    who: str
    merit: str
    place: Place
    lines: tuple[Line, ...]
    common: bool
    stopped: str
    stop_place: Place | None
    warnings: tuple[str, ...]


def common_lines(one: AwardDay) -> list[Line]:
    """Return what every route asks."""
    version = one.shown
    return [_line(part, version, version.basis) for part in version.common]


def ways(one: AwardDay) -> list[Way]:
    """Return every route of the version shown, those that stopped last."""
    found = [_way(route, one) for route in one.shown.routes]
    return sorted(found, key=lambda way: bool(way.stopped))


def _way(route: Route, one: AwardDay) -> Way:
    """Return a route in words."""
    who = labelled(GROUPS, route.groups) or labelled(SUBJECTS, route.kinds)
    stop = route.stopped if stopped(route, one.day) else None
    return Way(
        id=route.id,
        label=told(route.label),
        who=who,
        merit=str(MERITS[route.merit]),
        place=place(route.cite),
        lines=_lines(route, one.shown),
        common=route.common and bool(one.shown.common),
        stopped=_stop(stop) if stop else "",
        stop_place=place(stop.cite) if stop else None,
        warnings=tuple(told(one.said) for one in route.warnings),
    )


def _stop(stop: Any) -> str:
    """Return since when and why a route has no known reading."""
    return _("Từ ngày %(day)s: %(why)s") % {
        "day": locale.day(stop.day),
        "why": told(stop.said),
    }


def _lines(route: Route, version: Version) -> tuple[Line, ...]:
    """Return the conditions of a route; an outermost *all of* is the list itself."""
    outer = route.requires
    if type(outer).__name__ == "AllOf" and outer.said is None:
        return tuple(_line(part, version, route.cite) for part in outer.parts)
    return (_line(outer, version, route.cite),)


def _line(condition: Any, version: Version, above: Cite) -> Line:
    """Return a condition in words; its place is shown where it differs from the one above."""
    here = condition.cite
    return Line(
        text=sentence(asked(condition, lexicon(), version)),
        place=None if here == above else place(here),
        proof=told(condition.proof) if condition.proof else "",
        decided=_decided(condition),
        inner=tuple(_line(part, version, here) for part in _shown_parts(condition)),
    )


def _shown_parts(condition: Any) -> Iterable[Any]:
    """Return the conditions to list inside one; *not* says its single part itself."""
    parts = condition.parts
    if type(condition).__name__ == "Not" and not parts[0].parts:
        return ()
    return parts  # type: ignore[no-any-return]


def _decided(condition: Any) -> str:
    """Return how a condition is decided when it is not computed from records."""
    if isinstance(condition, Judgement):
        return _("người có thẩm quyền xem xét, không tính máy")
    if isinstance(condition, Unread):
        return _("chưa đọc được văn bản quy định điều này")
    return ""
