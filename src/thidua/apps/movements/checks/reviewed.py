"""Has a person looked at everything that was read?"""

from datetime import date

from thidua.apps.movements.models import Plan
from thidua.apps.movements.models.clause import READ
from thidua.kernel.problems import Problem


def reviewed(plan: Plan, today: date) -> list[Problem]:
    """Mọi mục máy đọc đã được người soát xác nhận."""
    count = plan.clauses.filter(status=READ).count()
    return [Problem("movements.not_reviewed", ("clauses",), {"count": count})] if count else []
