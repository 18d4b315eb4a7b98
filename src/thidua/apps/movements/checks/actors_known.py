"""Is every actor a unit, a kind of units, or set aside by a person?"""

from datetime import date

from thidua.apps.movements.models import Plan
from thidua.apps.movements.queries import assignments
from thidua.kernel.problems import Problem


def actors_known(plan: Plan, today: date) -> list[Problem]:
    """Mọi chủ thể được giao việc đã xác định được đơn vị."""
    found: dict[str, Problem] = {}
    asked = assignments(plan, today)
    for one in asked:
        params = {"actor": one.actor, "reason": one.reason}
        if one.how == "unknown":
            found[one.actor] = Problem("movements.actor_unknown", ("actors",), params)
        elif one.how in {"unit", "kind"} and not one.units:
            found[one.actor] = Problem(
                "movements.actor_without_units", ("actors",), params, "warns"
            )
    if not asked:
        found[""] = Problem("movements.nobody_asked", ("responsibilities",), {}, "warns")
    return list(found.values())
