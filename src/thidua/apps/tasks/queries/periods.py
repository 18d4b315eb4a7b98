"""For which periods a clause is owed, and by when."""

from __future__ import annotations

import re

from thidua.apps.movements.models import Clause, Plan

YEARLY = "yearly"
EVERY_YEAR = re.compile(r"--(\d{2}(?:-\d{2})?)")


def periods_of(clause: Clause, plan: Plan) -> list[tuple[int | None, str]]:
    """Return (year or None, due text) for every time that the clause is owed.

    A yearly report is owed for each year from the one in which the plan applies to the last year
    of the movement; its due text is empty when the plan names no day. Everything else is owed
    once.
    """
    due = str(clause.data.get("due") or "")
    if clause.data.get("frequency") != YEARLY:
        return [(None, due)]
    first = plan.effect_from.year if plan.effect_from else plan.movement.starts
    last = plan.movement.ends
    if first is None or last is None:
        return [(None, due)]
    day = EVERY_YEAR.fullmatch(due)
    return [(year, f"{year}-{day[1]}" if day else "") for year in range(first, last + 1)]
