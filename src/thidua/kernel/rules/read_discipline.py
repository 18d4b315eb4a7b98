"""Disciplinary measures, from the facts of a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from thidua.kernel.rules.facts import Measure, Usage
from thidua.kernel.rules.fields import Reading, Where
from thidua.kernel.rules.read_words import day_of, first_told, form_code, is_none, year_in, year_of

_ENDS: Final = ("measure_ends", "ends", "until")
_TAKEN: Final = ("in_year", "year", "decided", "date")


def measures_from(
    reading: Reading, tree: object, name: str, usage: Usage
) -> tuple[Measure, ...] | None:
    """Return measures told in a list, in one block or in words; None when nobody told."""
    if tree is None:
        return None
    if is_none(tree):
        return ()
    several = [tree] if isinstance(tree, str | dict) else reading.several(tree, (name,))
    found = (_measure(reading, one, (name, place), usage) for place, one in enumerate(several))
    return tuple(one for one in found if one is not None)


def doubtful(
    measures: tuple[Measure, ...] | None, usage: Usage, year: int
) -> tuple[Measure, ...] | None:
    """Return the measures with those of unordered forms as the hardest, but in a year not told.

    How hard such a form is the books do not say, so that in the year under review it counts
    perhaps, and in no other.
    """
    if measures is None:
        return None
    return tuple(
        one
        if one.form in usage.forms
        else Measure(usage.forms[-1], one.ends, None if one.year == year else one.year)
        for one in measures
    )


def _measure(reading: Reading, one: object, where: Where, usage: Usage) -> Measure | None:
    """Return one measure, from a block or from words such as *cảnh cáo 2025*."""
    if isinstance(one, str):
        said: Mapping[str, Any] = {"form": one, "in_year": year_in(one)}
    else:
        block = reading.mapping(one, where, None, ("form",))
        if block is None or "form" not in block:
            return None
        said = block
    form = form_code(said["form"])
    if form not in usage.forms and not isinstance(said["form"], str):
        reading.fault("case.no_such_form", (*where, "form"), value=said["form"])
        return None
    ends, taken = (first_told(said, keys) for keys in (_ENDS, _TAKEN))
    return Measure(form, day_of(ends), year_of(taken))
