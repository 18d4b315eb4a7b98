"""Checks of a plan: one question a module, sets by name; all problems of a set come at once."""

from collections.abc import Callable
from datetime import date

from thidua.apps.movements.checks.actors_known import actors_known
from thidua.apps.movements.checks.agrees_with_parent import agrees_with_parent
from thidua.apps.movements.checks.basics_present import basics_present
from thidua.apps.movements.checks.dues_possible import dues_possible
from thidua.apps.movements.checks.parent_linked import parent_linked
from thidua.apps.movements.checks.phases_cover import phases_cover
from thidua.apps.movements.checks.reviewed import reviewed
from thidua.apps.movements.models import Plan
from thidua.kernel.problems import Problem

Check = Callable[[Plan, date], list[Problem]]
SETS: dict[str, tuple[Check, ...]] = {
    "": (),
    "complete": (
        basics_present,
        reviewed,
        actors_known,
        phases_cover,
        dues_possible,
        parent_linked,
        agrees_with_parent,
    ),
}


def run(name: str, plan: Plan, today: date) -> list[Problem]:
    """Return every problem that the set `name` finds in `plan`, errors first."""
    found = [problem for check in SETS[name] for problem in check(plan, today)]
    return sorted(found, key=lambda p: p.severity)
