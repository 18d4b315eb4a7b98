"""Which unit people mean: by identity, by code, by name, by name and the places above it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from thidua.books.places.words import canonical
from thidua.kernel.orgs import Register, Version
from thidua.kernel.problems import RefusedError
from thidua.kernel.text.fold import fold

_CODE: Final = "code:"
_LISTED: Final = 9


def find_unit(history: Register, text: str, on: date) -> str:
    """Return the identity of the unit that is meant, one that exists on the day.

    Args:
        history: the whole history.
        text: an identity (`p-52.1`), a code on the day (`code:52`), a name, or a name followed by
            places above it ("xã Nhơn Châu, tỉnh Bình Định").
        on: the day on which it bears the name or holds the code.

    Raises:
        RefusedError: `unknown_unit`, or `ambiguous_unit` with the first identities.
    """
    if text in history.versions:
        return text
    if text.startswith(_CODE):
        found = history.holder(text.removeprefix(_CODE).strip(), on)
    else:
        found = _named(history, text, on)
    if len(found) == 1:
        return found[0]
    raise _unknown(text, on) if not found else _ambiguous(history, text, on, found)


def _named(history: Register, text: str, on: date) -> list[str]:
    """Return the units with this name on the day, those under the places that the text adds."""
    alive = history.as_of(on)
    found = _bearing(alive, canonical(text))
    if found or "," not in text:
        return found
    name, *places = (canonical(part) for part in text.split(","))
    return [unit for unit in _bearing(alive, name) if _stands_in(alive, unit, places)]


def _bearing(alive: dict[str, Version], key: str) -> list[str]:
    """Return the units whose name, spelled in one way, is `key`."""
    if not key:
        return []
    last = key.rsplit(" ", 1)[-1]
    likely = {u: v for u, v in alive.items() if last in fold(" ".join(_names(v)))}
    for pool in (likely, alive):
        found = sorted(u for u, v in pool.items() if key in map(canonical, _names(v)))
        if found:
            return found
    return []


def _names(version: Version) -> tuple[str, ...]:
    own = version.attributes
    return (own.name, own.acting_name, own.short_name, *own.other_names)


def _stands_in(alive: dict[str, Version], unit: str, places: Iterable[str]) -> bool:
    """Say whether the unit stands under all the places, the nearest one named first."""
    above = alive[unit].attributes.parent
    for place in places:
        while above in alive and place not in map(canonical, _names(alive[above])):
            above = alive[above].attributes.parent
        if above not in alive:
            return False
    return True


def _unknown(text: str, on: date) -> RefusedError:
    return RefusedError(
        "unknown_unit",
        f"Không có đơn vị nào mang tên hoặc mã “{text}” vào ngày {on:%d/%m/%Y}.",
        "Viết tên đầy đủ, hoặc dùng định danh mà `thidua org as-of` in ra.",
    )


def _ambiguous(history: Register, text: str, on: date, found: list[str]) -> RefusedError:
    told = ", ".join(f"{unit} ({_place(history, unit, on)})" for unit in found[:_LISTED])
    more = ", …" if len(found) > _LISTED else ""
    return RefusedError(
        "ambiguous_unit",
        f"Có {len(found)} đơn vị mang tên “{text}” vào ngày {on:%d/%m/%Y}: {told}{more}.",
        "Thêm nơi trực thuộc (“xã X, huyện Y, tỉnh Z”) hoặc dùng một trong các định danh trên.",
    )


def _place(history: Register, unit: str, on: date) -> str:
    """Return the name of what stands right above a unit."""
    above = history.nearest(unit, on).attributes.parent
    return history.nearest(above, on).attributes.name if above else ""
