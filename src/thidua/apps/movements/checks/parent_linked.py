"""Is the plan tied to the higher plan that it names?"""

from datetime import date

from thidua.apps.movements import states
from thidua.apps.movements.models import Plan
from thidua.kernel.problems import Problem


def parent_linked(plan: Plan, today: date) -> list[Problem]:
    """Kế hoạch cấp trên được viện dẫn đã được liên kết, và vẫn là phiên bản đang thực hiện."""
    if plan.parent is None and plan.parent_text:
        params = {"number": plan.parent_text}
        return [Problem("movements.parent_not_linked", ("parent",), params, "warns")]
    if plan.parent is not None and plan.parent.state == states.REPLACED:
        params = {"number": str(plan.parent)}
        return [Problem("movements.parent_replaced", ("parent",), params, "warns")]
    return []
