"""For which periods a clause is owed, and by when."""

from __future__ import annotations

import re

from thidua.apps.movements.models import Clause, Plan
from thidua.apps.movements.queries.dues import last_day

YEARLY = "yearly"
EVERY_YEAR = re.compile(r"--(\d{2}(?:-\d{2})?)")

Owed = tuple[int | None, int, str]


def periods_of(clause: Clause, plan: Plan) -> list[Owed]:
    """Return (year or None, turn, due text) for every time that the clause is owed.

    A report that returns every year is owed on each day that the plan names (15/6 and 15/11: two
    turns), in each year from the one in which the plan applies to the last of the movement; days
    before the plan applies are left out. A yearly report without a day is owed once a year, with
    an empty due text. Everything else is owed once for each day named, else once.
    """
    if clause.kind != "reporting":
        return [(None, 1, str(clause.data.get("due") or ""))]
    days = sorted(day[1] for due in clause.dues if (day := EVERY_YEAR.fullmatch(due)))
    first = plan.effect_from.year if plan.effect_from else plan.movement.starts
    last = plan.movement.ends
    returns = bool(days) or clause.data.get("frequency") == YEARLY
    if not returns or first is None or last is None:
        return [(None, turn, due) for turn, due in enumerate(clause.dues or [""], 1)]
    years = range(first, last + 1)
    if not days:
        return [(year, 1, "") for year in years]
    found: list[Owed] = [
        (year, turn, f"{year}-{named}") for year in years for turn, named in enumerate(days, 1)
    ]
    return [owed for owed in found if not _is_past(owed[2], plan)] or found


def _is_past(due: str, plan: Plan) -> bool:
    """Say whether a day lies before the plan applies."""
    day = last_day(due)
    return bool(day and plan.effect_from and day < plan.effect_from)
